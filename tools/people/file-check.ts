import { type Api, defineTool, type Locale, z } from '#sdk'
import { FileCheckRow, type FileItem, FileList, Instant, page } from '../hr-api/schemas/index.ts'
import { resolvePerson, tablePart, textPart } from './words.ts'

const categories = [
  '履历',
  '自传和思想',
  '考核鉴定',
  '学历学位职称培训',
  '政审审计审核',
  '党团',
  '表彰奖励',
  '违规违纪处理处分',
  '工资任免出国会议代表',
  '其他',
]
const states: Readonly<Record<FileItem['status'], readonly [string, string]>> = {
  IN_FILE: ['在档', 'in file'],
  MISSING: ['缺失', 'missing'],
  CONFLICT: ['记载矛盾', 'in conflict'],
  UNDER_REVIEW: ['审核中', 'under review'],
}
const columns = [
  ['类别', 'Category'],
  ['材料', 'Paper'],
  ['形成时间', 'Formed on'],
  ['页数', 'Pages'],
  ['状态', 'State'],
] as const

async function allChecks(api: Api): Promise<z.output<typeof FileCheckRow>[]> {
  const { items } = await api.get('/file-checks', { expect: page(FileCheckRow), query: { limit: 100 } })
  return items
}

/** What a personnel file holds and lacks; never what it says. */
export const fileCheck = defineTool({
  name: 'check',
  title: { zh: '档案核查', en: 'File check' },
  description:
    'The ten categories of a personnel file: what is there, missing or in conflict; metadata only. Staff see their own ' +
    'list; HR officers a colleague, or with everyone all files that have something wrong.',
  effect: 'read',
  scopes: ['file:read:self'],
  wider: ['file:read:unit', 'people:read:unit'],
  input: z.strictObject({
    person: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('Colleague by name or staff id; the person who asks if left out'),
    everyone: z.boolean().optional().describe('All files with something missing or in conflict'),
  }),
  output: z.object({
    list: FileList.nullable(),
    problems: z.array(FileCheckRow),
    asOf: Instant,
  }),
  examples: [
    { say: '我的档案里有哪些材料', input: {} },
    { say: '看看我的档案目录', input: {} },
    { say: '我的档案缺什么材料', input: {} },
    { say: '哪些人的档案有问题', input: { everyone: true } },
    { say: '哪些人的档案不齐', input: { everyone: true } },
    { say: '查一下全局档案缺件情况', input: { everyone: true } },
    { say: '核查李测试的档案', input: { person: '李测试' } },
    { say: 'What is in my personnel file', input: {} },
  ],
  async run({ person, everyone }, { api, now, person: self }) {
    if (everyone && person === undefined) return { list: null, problems: await allChecks(api), asOf: now }
    const isOwn = person === undefined || person === self.name || person === self.id
    const staffId = isOwn ? undefined : (await resolvePerson(person, api)).id
    const list = await api.get('/file-items', { expect: FileList, ...(staffId ? { query: { staffId } } : {}) })
    return { list, problems: [], asOf: now }
  },
  async show({ list, problems }, { locale }) {
    const at = locale === 'zh' ? 0 : 1
    const row = (item: FileItem) => [
      `${item.category} ${categories[item.category - 1] ?? ''}`,
      item.title,
      item.formedOn,
      item.pages,
      states[item.status][at],
    ]
    if (list) {
      const wrong = list.items.filter(({ status }) => status !== 'IN_FILE')
      return [
        tablePart({ zh: `${list.name}的档案目录`, en: `File of ${list.name}` }, columns, list.items.map(row), locale),
        textPart(summary(list.items, wrong, locale), locale),
      ]
    }
    if (problems.length === 0)
      return [
        textPart({ zh: '您负责范围内的档案没有缺失或矛盾。', en: 'No file within your reach lacks anything.' }, locale),
      ]
    return [
      tablePart(
        { zh: `有缺失或矛盾的档案：${problems.length}人`, en: `Files with something wrong: ${problems.length}` },
        [['姓名', 'Name'], ['单位', 'Unit'], ...columns],
        problems.flatMap(({ name, unitName, missing, conflicts }) =>
          [...missing, ...conflicts].map((item) => [name, unitName, ...row(item)]),
        ),
        locale,
      ),
    ]
  },
})

function summary(items: readonly FileItem[], wrong: readonly FileItem[], _locale: Locale) {
  const has = new Set(items.filter(({ status }) => status !== 'MISSING').map(({ category }) => category))
  const without = categories.flatMap((name, at) => (has.has(at + 1) ? [] : [name]))
  return {
    zh: `共${items.length}件，其中${wrong.length}件需要关注。十类中没有材料的：${without.join('、') || '无'}（没有相应情形的不算缺件）。`,
    en: `${items.length} papers, ${wrong.length} to look at. Categories without any: ${without.join(', ') || 'none'} (where there was no occasion nothing is missing).`,
  }
}
