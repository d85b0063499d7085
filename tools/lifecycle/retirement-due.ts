import { type Api, defineTool, type Locale, type ReplyPart, type Text, z } from '#sdk'
import { Day, Instant, page, RetirementDue, staffTypeNames } from '../hr-api/schemas/index.ts'

async function dueRows(api: Api, query: Readonly<Record<string, string | undefined>>): Promise<RetirementDue[]> {
  const items: RetirementDue[] = []
  let cursor: string | undefined
  do {
    const answer = await api.get('/retirement/due', {
      expect: page(RetirementDue),
      query: { ...query, limit: 100, cursor },
    })
    items.push(...answer.items)
    cursor = answer.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}

/** Who reaches the statutory age when. */
export const due = defineTool({
  name: 'due',
  title: { zh: '到龄退休人员', en: 'Retirements due' },
  description:
    'People who reach the statutory retirement age in a span of days (the next twelve months if left out), or with ' +
    'overdue those who are past it and still in service. For HR officers and the supervision office.',
  effect: 'read',
  scopes: ['retirement:read:unit'],
  wider: ['retirement:read:all'],
  input: z.strictObject({
    from: Day.optional().describe('First day'),
    to: Day.optional().describe('Last day'),
    unit: z.string().trim().min(1).optional().describe('Id of a unit'),
    overdue: z.boolean().optional().describe('Only those past the day and still in service: 该退没退, 逾期未办'),
  }),
  output: z.object({
    items: z.array(RetirementDue),
    from: Day.nullable(),
    to: Day.nullable(),
    overdue: z.boolean(),
    asOf: Instant,
  }),
  examples: [
    { say: '有哪些人该退休没办', input: { overdue: true } },
    { say: '到龄还没退的有几个', input: { overdue: true } },
    { say: '谁超过退休年龄还在岗', input: { overdue: true } },
    { say: '今后一年有哪些人要退休', input: {} },
    { say: '近期到龄退休人员名单', input: {} },
    { say: '2027年上半年谁到退休年龄', input: { from: '2027-01-01', to: '2027-06-30' } },
    { say: '明年3月到龄的有谁', input: { from: '2027-03-01', to: '2027-03-31' } },
    { say: 'Who is due to retire in the next year', input: {} },
  ],
  async run({ from, to, unit, overdue }, { api, now }) {
    const items = await dueRows(api, { from, to, unit, overdue: overdue ? 'true' : undefined })
    return { items, from: from ?? null, to: to ?? null, overdue: overdue ?? false, asOf: now }
  },
  async show({ items, overdue }, { locale }) {
    if (items.length === 0) return [textPart({ zh: '没有符合条件的人员。', en: 'There is nobody.' }, locale)]
    return [
      tablePart(
        overdue
          ? {
              zh: `已到法定退休日期仍在职：${items.length}人`,
              en: `Past the statutory date and in service: ${items.length}`,
            }
          : { zh: `到龄退休人员：${items.length}人`, en: `Retirements due: ${items.length}` },
        [
          ['姓名', 'Name'],
          ['单位', 'Unit'],
          ['人员类别', 'Kind of staff'],
          ['出生日期', 'Born'],
          ['法定退休日期', 'Statutory date'],
          ['情况', 'Standing'],
        ],
        items.map((one) => [
          one.name,
          one.unitName,
          staffTypeNames[one.staffType][locale],
          one.birthDate,
          one.statutoryDate,
          standing(one, locale),
        ]),
        locale,
      ),
    ]
  },
})

function standing({ overdue, lateAgreementUntil, lateAllowed }: RetirementDue, locale: Locale): string {
  const zh = locale === 'zh'
  const time = overdue ? (zh ? '逾期未办' : 'overdue') : zh ? '未到期' : 'not yet'
  const unlawful = lateAgreementUntil !== null && !lateAllowed
  if (!unlawful) return time
  return zh ? `${time}，有违规延迟协议` : `${time}, unlawful late agreement`
}

function textPart(text: Text, locale: Locale): ReplyPart {
  return { kind: 'text', text: text[locale] }
}

function tablePart(
  title: Text,
  columns: readonly (readonly [zh: string, en: string])[],
  rows: readonly (readonly (string | null)[])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'table',
    title: title[locale],
    columns: columns.map(([zh, en]) => (locale === 'zh' ? zh : en)),
    rows: rows.map((row) => row.map((cell) => cell ?? '—')),
  }
}
