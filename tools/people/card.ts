import { type Api, defineTool, isToolError, type Locale, type ReplyPart, type Text, ToolError, z } from '#sdk'
import {
  Instant,
  page,
  Source,
  SourceFact,
  SourceId,
  SourceRecord,
  StaffView,
  staffStatusNames,
  staffTypeNames,
} from '../hr-api/schemas/index.ts'
import { factsPart, fieldName, resolvePerson, sourceNames, tablePart, textPart } from './words.ts'

const Part = z.object({
  source: SourceId,
  owner: z.string(),
  syncedAt: Instant,
  facts: z.array(SourceFact),
  /** Why there are no facts: the source is down, or its owner gives no grant. */
  missing: z
    .object({ why: z.enum(['unavailable', 'forbidden']), tell: z.object({ zh: z.string(), en: z.string() }) })
    .nullable(),
})
type Part = z.output<typeof Part>

async function partOf(api: Api, about: z.output<typeof Source>, staffId: string): Promise<Part> {
  const head = { source: about.id, owner: about.owner.unitName, syncedAt: about.syncedAt }
  try {
    const { facts, syncedAt } = await api.get(`/sources/${about.id}/staff/${staffId}`, {
      expect: SourceRecord,
      query: { purpose: '一人一屏' },
    })
    return { ...head, facts, syncedAt, missing: null }
  } catch (error) {
    if (!isToolError(error) || (error.code !== 'unavailable' && error.code !== 'forbidden')) throw error
    return { ...head, facts: [], missing: { why: error.code, tell: error.tell } }
  }
}

/** One screen of a person from every source. */
export const card = defineTool({
  name: 'card',
  title: { zh: '一人一屏', en: 'One screen of a person' },
  description:
    'One colleague on one screen: record and what each of the five sources holds, with origin and date. Managers see the ' +
    'basic fields of their own unit. Never pay, health or sanctions.',
  effect: 'read',
  scopes: ['people:read:unit', 'leave:read:unit'],
  wider: ['directory:read:all'],
  input: z.strictObject({
    person: z.string().trim().min(1).describe('Name or staff id'),
    sources: z
      .array(SourceId)
      .min(1)
      .optional()
      .describe(
        'Only these sources: 编办 ESTABLISHMENT, 组织 ORGANISATION, 人社 SOCIAL_SECURITY, 财政 FINANCE, 考勤 ATTENDANCE',
      ),
  }),
  output: z.object({ record: StaffView, parts: z.array(Part), asOf: Instant }),
  examples: [
    { say: '看一下张示例的一人一屏', input: { person: '张示例' } },
    { say: '打开李测试的全息信息', input: { person: '李测试' } },
    { say: '把马逾期的情况汇总到一张屏上', input: { person: '马逾期' } },
    { say: '陈模拟的干部信息卡', input: { person: '陈模拟' } },
    { say: '调出赵演示的人员卡片', input: { person: '赵演示' } },
    { say: '曹待核在各个系统里的信息一起看看', input: { person: '曹待核' } },
    { say: '财政和编办那边高将届是怎么登记的', input: { person: '高将届', sources: ['FINANCE', 'ESTABLISHMENT'] } },
    { say: 'Show me the one-screen view of 王样本', input: { person: '王样本' } },
  ],
  async run({ person, sources }, { api, now }) {
    const { id } = await resolvePerson(person, api)
    const record = await api.get(`/staff/${id}`, { expect: StaffView })
    if (record.view !== 'FULL') return { record, parts: [], asOf: now }
    const { items } = await api.get('/sources', { expect: page(Source) })
    const wanted = items.filter((source) => !sources || sources.includes(source.id))
    const parts = await Promise.all(wanted.map((source) => partOf(api, source, id)))
    const refused = parts.filter(({ missing }) => missing?.why === 'forbidden')
    if (refused.length === parts.length && refused[0]?.missing)
      throw new ToolError('forbidden', refused[0].missing.tell)
    return { record, parts, asOf: now }
  },
  async show({ record, parts }, { locale }) {
    return [recordPart(record, locale), ...factsTable(parts, locale), ...missingParts(parts, locale)]
  },
})

function recordPart(record: StaffView, locale: Locale): ReplyPart {
  const since = (day: string | null | undefined) => (day ? `（${day}）` : '')
  return factsPart(
    { zh: `${record.name}（${record.id}）`, en: `${record.name} (${record.id})` },
    [
      ['单位', 'Unit', record.unit.name],
      ['岗位', 'Post', record.position],
      ['人员类别', 'Kind of staff', staffTypeNames[record.staffType][locale]],
      ['状态', 'Status', staffStatusNames[record.status][locale]],
      [
        '性别',
        'Gender',
        record.gender && (locale === 'zh' ? { M: '男', F: '女' } : { M: 'male', F: 'female' })[record.gender],
      ],
      ['出生日期', 'Born', record.birthDate],
      ['身份证号', 'Identity number', record.nationalIdMasked],
      ['民族', 'Ethnicity', record.ethnicity],
      ['籍贯', 'Native place', record.nativePlace],
      ['学历学位', 'Education', record.education && [record.education, record.degree].filter(Boolean).join('，')],
      ['职务层次', 'Level', record.level && `${record.level}${since(record.levelSince)}`],
      ['职级职称', 'Rank', record.rank && `${record.rank}${since(record.rankSince)}`],
      ['参加工作', 'Work began', record.workStartDate],
      ['进入本单位', 'Here since', record.entryDate],
      ['直接上级', 'Supervisor', record.supervisor?.name],
    ],
    locale,
  )
}

function factsTable(parts: readonly Part[], locale: Locale): ReplyPart[] {
  const rows = parts.flatMap(({ source, facts, syncedAt }) =>
    facts.map(({ field, value, recordedOn }) => [
      sourceNames[source][locale],
      fieldName(field, locale),
      value,
      recordedOn,
      syncedAt.slice(0, 16).replace('T', ' '),
    ]),
  )
  if (rows.length === 0) return []
  return [
    tablePart(
      { zh: '各来源的数据', en: 'By source' },
      [
        ['来源', 'Source'],
        ['项目', 'Fact'],
        ['内容', 'Value'],
        ['登记日期', 'Recorded'],
        ['数据截至', 'Known up to'],
      ],
      rows,
      locale,
    ),
  ]
}

function missingParts(parts: readonly Part[], locale: Locale): ReplyPart[] {
  return parts.flatMap(({ source, syncedAt, owner, missing }) => {
    if (!missing) return []
    const down: Text = {
      zh: `${sourceNames[source].zh}系统暂时没有响应，以上不含该来源；上次同步 ${syncedAt.slice(0, 16).replace('T', ' ')}，负责单位 ${owner}。`,
      en: `The system of the ${sourceNames[source].en} does not answer, so its facts are missing; last synchronised ${syncedAt.slice(0, 16).replace('T', ' ')}, owner ${owner}.`,
    }
    return [textPart(missing.why === 'unavailable' ? down : missing.tell, locale)]
  })
}
