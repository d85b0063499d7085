import { type Api, defineTool, isToolError, ToolError, z } from '#sdk'
import { Instant, page, SourceId, SourceRoster } from '../hr-api/schemas/index.ts'
import { fieldName, sourceNames, tablePart, textPart } from './words.ts'

// What several sources state about the same thing; dates and standing of the day differ by their nature.
const compared = ['unit', 'establishmentKind', 'staffType', 'rank', 'politicalStatus'] as const

const Mismatch = z.object({
  staffId: z.string(),
  name: z.string(),
  field: z.string(),
  values: z.array(z.object({ source: SourceId, value: z.string() })),
})
type Mismatch = z.output<typeof Mismatch>

async function rosterOf(api: Api, source: SourceId): Promise<SourceRoster[]> {
  const items: SourceRoster[] = []
  let cursor: string | undefined
  do {
    const answer = await api.get(`/sources/${source}/staff`, {
      expect: page(SourceRoster),
      query: { purpose: '多源比对', limit: 100, cursor },
    })
    items.push(...answer.items)
    cursor = answer.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}

function mismatchesOf(rosters: readonly SourceRoster[]): Mismatch[] {
  const byPerson = new Map<string, SourceRoster[]>()
  for (const row of rosters) byPerson.set(row.staffId, [...(byPerson.get(row.staffId) ?? []), row])
  return [...byPerson.values()].flatMap((rows) =>
    compared.flatMap((field): Mismatch[] => {
      const values = rows.flatMap(({ source, facts }) =>
        facts.flatMap((fact) => (fact.field === field && fact.value !== null ? [{ source, value: fact.value }] : [])),
      )
      const [first] = rows
      return first && new Set(values.map(({ value }) => value)).size > 1
        ? [{ staffId: first.staffId, name: first.name, field, values }]
        : []
    }),
  )
}

/** Rosters of several sources beside each other. */
export const compare = defineTool({
  name: 'compare',
  title: { zh: '多源比对', en: 'Compare sources' },
  description:
    'Compares what 编办, 组织, 人社, 财政 and attendance hold of everybody and names each mismatch with both values. A source ' +
    'that is down is named and the rest compared.',
  effect: 'read',
  scopes: ['supervision:read:unit'],
  wider: ['supervision:read:all'],
  input: z.strictObject({
    sources: z.array(SourceId).min(2).optional().describe('Sources to compare; all five if left out'),
  }),
  output: z.object({
    compared: z.array(SourceId),
    down: z.array(SourceId),
    people: z.number().int(),
    mismatches: z.array(Mismatch),
    asOf: Instant,
  }),
  examples: [
    { say: '比对一下各部门的人员数据', input: {} },
    {
      say: '编办、人社、财政三家的名册对不对得上',
      input: { sources: ['ESTABLISHMENT', 'SOCIAL_SECURITY', 'FINANCE'] },
    },
    { say: '编办和财政的数据有没有不一致', input: { sources: ['ESTABLISHMENT', 'FINANCE'] } },
    { say: '多源数据核对', input: {} },
    { say: '哪些人的信息几个系统对不上', input: {} },
    { say: '组织和人社的登记比一比', input: { sources: ['ORGANISATION', 'SOCIAL_SECURITY'] } },
    { say: '数据一致性检查', input: {} },
    { say: 'Compare the rosters of all sources', input: {} },
  ],
  async run({ sources }, { api, now }) {
    const wanted = sources ?? SourceId.options
    const down: SourceId[] = []
    const rosters = await Promise.all(
      wanted.map(async (source) => {
        try {
          return await rosterOf(api, source)
        } catch (error) {
          if (!isToolError(error) || error.code !== 'unavailable') throw error
          down.push(source)
          return []
        }
      }),
    )
    const left = wanted.filter((source) => !down.includes(source))
    if (left.length < 2)
      throw new ToolError('unavailable', {
        zh: `${down.map((one) => sourceNames[one].zh).join('、')}系统暂时没有响应，剩下的不足两家，无法比对。请稍后再试。`,
        en: `These do not answer: ${down.map((one) => sourceNames[one].en).join(', ')}. Fewer than two sources are left. Try again later.`,
      })
    const all = rosters.flat()
    const people = new Set(all.map(({ staffId }) => staffId)).size
    return { compared: left, down, people, mismatches: mismatchesOf(all), asOf: now }
  },
  async show({ compared: names, down, people, mismatches }, { locale }) {
    const list = (ids: readonly SourceId[]) =>
      ids.map((one) => sourceNames[one][locale]).join(locale === 'zh' ? '、' : ', ')
    const told = textPart(
      {
        zh: `比对${list(names)}，共${people}人，发现${mismatches.length}处不一致。${down.length > 0 ? `${list(down)}系统暂时没有响应，未参加比对。` : ''}`,
        en: `Compared ${list(names)}: ${people} people, ${mismatches.length} mismatches.${down.length > 0 ? ` Not answering, so not compared: ${list(down)}.` : ''}`,
      },
      locale,
    )
    if (mismatches.length === 0) return [told]
    return [
      told,
      tablePart(
        { zh: '不一致', en: 'Mismatches' },
        [
          ['姓名', 'Name'],
          ['工号', 'Staff id'],
          ['项目', 'Fact'],
          ['各来源的值', 'Values'],
        ],
        mismatches.map(({ name, staffId, field, values }) => [
          name,
          staffId,
          fieldName(field, locale),
          values.map(({ source, value }) => `${sourceNames[source][locale]}：${value}`).join('；'),
        ]),
        locale,
      ),
    ]
  },
})
