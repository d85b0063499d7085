import { defineTool, isToolError, type Locale, type ToolContext, type Workbook, z } from '#sdk'
import { Instant, PeopleExport, PeopleExportCount, StaffColumn, StaffFilter } from '../hr-api/schemas/index.ts'
import { cell, columnNames, columnsFor } from './columns.ts'
import { filterWords } from './filter-words.ts'
import { textPart } from './words.ts'

const Input = z.strictObject({
  filter: StaffFilter.describe('Every condition the person named, nothing else'),
  columns: z.array(StaffColumn).min(1).optional().describe('Columns to show, only if named'),
  purpose: z.string().trim().min(2).max(100).describe('What the list is for, such as 干部调研; it is kept and printed'),
})
type Input = z.output<typeof Input>

const File = z.object({ name: z.string(), mediaType: z.string(), url: z.string() })

function sendOf({ filter, columns, purpose }: Input) {
  return { filter, columns: columns ?? columnsFor(filter), purpose }
}

function workbook({ id, columns, purpose, items, exportedBy, asOf }: PeopleExport, locale: Locale): Workbook {
  const zh = locale === 'zh'
  const at = asOf.slice(0, 16).replace('T', ' ')
  const place = zh ? 0 : 1
  return {
    fileName: zh ? `人员名单-${id}.xlsx` : `people-${id}.xlsx`,
    watermark: zh
      ? `${id} ${exportedBy.name} ${at} 导出，仅用于${purpose}，不得外传`
      : `${id}, exported by ${exportedBy.name} ${at}, for ${purpose} only, not to be passed on`,
    sheets: [
      {
        name: zh ? '人员名单' : 'People',
        columns: columns.map((column) => ({ title: columnNames[column][place], width: column === 'unit' ? 24 : 14 })),
        rows: items.map((row) => columns.map((column) => cell(row, column, asOf, locale) ?? null)),
      },
    ],
  }
}

/** The list has left the HR system by then: a file that cannot be made leaves the record as it is. */
async function fileFor(made: PeopleExport, { render, log, person }: Pick<ToolContext, 'render' | 'log' | 'person'>) {
  try {
    return await render.xlsx(workbook(made, person.locale))
  } catch (error) {
    log.warn('A list of people could not be made into a file.', {
      code: isToolError(error) ? error.code : error instanceof Error ? error.name : 'unknown',
    })
    return null
  }
}

/** A list of people as a workbook, for a purpose and with a second person. */
export const exportPeople = defineTool({
  name: 'export',
  title: { zh: '导出人员名单', en: 'Export a list of people' },
  description:
    'A list of people who fit typed conditions as an Excel workbook (xlsx) with a watermark. For HR officers; needs a ' +
    'purpose, and another HR officer has to agree. Everybody in it can see that it was made, by whom and what for.',
  effect: 'submit+',
  secondBy: 'people:submit:unit',
  scopes: ['people:submit:unit', 'people:read:unit'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    filter: StaffFilter,
    count: z.number().int(),
    file: File.nullable(),
    asOf: Instant,
  }),
  examples: [
    {
      say: '导出35岁以下硕士以上的党员名单，用于年轻干部调研',
      input: { filter: { ageMax: 35, degreeAtLeast: '硕士', political: ['中共党员'] }, purpose: '年轻干部调研' },
    },
    {
      say: '把50岁以上的女干部导成表格，用于体检安排',
      input: { filter: { ageMin: 50, gender: 'F' }, purpose: '体检安排' },
    },
    {
      say: '信息科本科以上学历的人员导出excel，用于培训报名',
      input: { filter: { unit: '信息科', educationAtLeast: '大学本科' }, purpose: '培训报名' },
    },
    {
      say: '民主党派人员名单给我导出一份，用途是统战统计',
      input: { filter: { political: ['民主党派'] }, purpose: '统战统计' },
    },
    {
      say: '下载副高以上职称的专业技术人员名单，用于职称评审',
      input: { filter: { rank: ['副高', '正高'], staffType: ['INSTITUTION_TECHNICAL'] }, purpose: '职称评审' },
    },
    {
      say: '导出工作满20年的科员花名册，用于荣誉证书发放',
      input: { filter: { workYearsMin: 20, position: '科员' }, purpose: '荣誉证书发放' },
    },
    {
      say: '二级主任科员满两年的导成xlsx，用于职级晋升测算',
      input: { filter: { rank: ['二级主任科员'], rankYears: 2 }, purpose: '职级晋升测算' },
    },
    {
      say: 'Export the party members under 30 with a master’s degree, for a survey of young staff',
      input: {
        filter: { ageMax: 29, degreeAtLeast: '硕士', political: ['中共党员'] },
        purpose: 'a survey of young staff',
      },
    },
  ],
  async prepare(input, { api, person: { locale } }) {
    const { filter, columns, purpose, count } = await api.preview('/people-exports', {
      expect: PeopleExportCount,
      send: sendOf(input),
    })
    const titles = columns.map((column) => columnNames[column])
    return {
      input: sendOf(input),
      sentence: {
        zh: `导出${count}人的名单，仅用于${purpose}。`,
        en: `Export a list of ${count} people, for ${purpose} only.`,
      },
      changes: [
        { label: { zh: '条件', en: 'Conditions' }, before: null, after: filterWords(filter, locale) },
        {
          label: { zh: '栏目', en: 'Columns' },
          before: null,
          after: titles.map(([zh, en]) => (locale === 'zh' ? zh : en)).join(locale === 'zh' ? '、' : ', '),
        },
        { label: { zh: '人数', en: 'People' }, before: null, after: String(count) },
        { label: { zh: '用途', en: 'Purpose' }, before: null, after: purpose },
      ],
      notes: [
        {
          zh: '还需要另一位人事干部同意；名单里的每个人都能查到这次导出和用途；表格带水印，七天后自动删除。',
          en: 'Another HR officer has to agree as well. Everybody in the list can see that it was made and what for. The workbook has a watermark and is deleted after seven days.',
        },
      ],
    }
  },
  async run(input, context) {
    const made = await context.api.post('/people-exports', { expect: PeopleExport, send: sendOf(input) })
    const file = await fileFor(made, context)
    return { receipt: made.id, filter: made.filter, count: made.count, file, asOf: made.asOf }
  },
  async show({ receipt, filter, count, file }, { locale }) {
    const told = textPart(
      {
        zh: `已导出${count}人（${receipt}）。条件：${filterWords(filter, 'zh')}。`,
        en: `${count} people were exported (${receipt}). Conditions: ${filterWords(filter, 'en')}.`,
      },
      locale,
    )
    if (file) return [told, { kind: 'file', ...file }]
    const none = textPart(
      { zh: '这里不能生成表格文件，请到人事系统下载。', en: 'No file can be made here. Fetch it in the HR system.' },
      locale,
    )
    return [told, none]
  },
})
