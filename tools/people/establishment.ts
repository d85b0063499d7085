import { type Api, defineTool, type ReplyPart, ToolError, z } from '#sdk'
import {
  Establishment,
  EstablishmentKind,
  Instant,
  LeaderQuota,
  OrgUnit,
  PostQuota,
  page,
  RankQuota,
} from '../hr-api/schemas/index.ts'
import { establishmentChart, establishmentPicture } from './establishment-chart.ts'
import { tablePart, textPart } from './words.ts'

const Group = z.enum(['establishment', 'leader', 'rank', 'post'])
// One kind of 编制 alone may be asked for as well.
const Kind = z.enum([...EstablishmentKind.options, ...Group.options])
const Row = z.object({
  unit: z.string(),
  what: z.string(),
  approved: z.number().int(),
  held: z.number().int(),
  over: z.number().int(),
  vacant: z.number().int(),
  basis: z.string(),
})
const titles = {
  establishment: { zh: '编制', en: 'Establishment' },
  leader: { zh: '领导职数', en: 'Leading posts' },
  rank: { zh: '职级职数', en: 'Ranks' },
  post: { zh: '岗位结构', en: 'Post structure' },
} as const
const kinds: Readonly<Record<string, string>> = {
  ADMIN: '行政编制',
  INSTITUTION: '事业编制',
  SPECIAL_ADMIN: '政法专项编制',
  LOGISTICS: '工勤编制',
}

async function rowsOf(
  api: Api,
  kind: z.output<typeof Group>,
  unit: string | undefined,
  sort: EstablishmentKind | undefined,
): Promise<z.output<typeof Row>[]> {
  const query = { limit: 100, ...(unit ? { unit } : {}) }
  switch (kind) {
    case 'establishment': {
      const { items } = await api.get('/establishment', { expect: page(Establishment), query })
      const wanted = sort ? items.filter((one) => one.kind === sort) : items
      return wanted.map((one) => ({
        unit: one.unitName,
        what: kinds[one.kind] ?? one.kind,
        approved: one.approved,
        held: one.occupied,
        over: one.over,
        vacant: one.vacant,
        basis: one.approvalDoc,
      }))
    }
    case 'leader': {
      const { items } = await api.get('/leader-quotas', { expect: page(LeaderQuota), query })
      return items.map((one) => ({
        unit: one.unitName,
        what: one.level,
        approved: one.approved,
        held: one.actual,
        over: one.over,
        vacant: one.vacant,
        basis: one.approvalDoc,
      }))
    }
    case 'rank': {
      const { items } = await api.get('/rank-quotas', { expect: page(RankQuota), query })
      return items.map((one) => ({
        unit: one.unitName,
        what: one.band,
        approved: one.limit,
        held: one.used,
        over: one.over,
        vacant: Math.max(0, one.limit - one.used),
        basis: one.approvalDoc,
      }))
    }
    case 'post': {
      const { items } = await api.get('/post-quotas', { expect: page(PostQuota), query })
      return items.map((one) => ({
        unit: one.unitName,
        what: one.grade,
        approved: one.approved,
        held: one.used,
        over: one.over,
        vacant: Math.max(0, one.approved - one.used),
        basis: one.approvalDoc,
      }))
    }
  }
}

async function unitNamed(words: string, api: Api): Promise<string> {
  const { items } = await api.get('/units', { expect: page(OrgUnit) })
  const exact = items.filter(({ id, name }) => id === words || name === words)
  const found = exact.length > 0 ? exact : items.filter(({ name }) => name.includes(words))
  const [first, second] = found
  if (first && !second) return first.id
  const names = found.slice(0, 8).map(({ name }) => name)
  if (!first)
    throw new ToolError('not_found', {
      zh: `没有名为“${words}”的单位，请说全称。`,
      en: `No unit is called “${words}”.`,
    })
  throw new ToolError(
    'ambiguous',
    {
      zh: `“${words}”可能是：${names.join('、')}。请说明是哪一个。`,
      en: `“${words}” may be ${names.join(', ')}. Which one?`,
    },
    { needs: names },
  )
}

/** Approved beside held. */
export const status = defineTool({
  name: 'status',
  title: { zh: '编制和职数', en: 'Establishment' },
  description:
    'Approved, held, over and vacant of 编制, leading posts, ranks and post grades by unit. For HR officers, the ' +
    'supervision office and managers (own unit).',
  effect: 'read',
  scopes: ['establishment:read:unit'],
  wider: ['establishment:read:all', 'directory:read:all'],
  input: z.strictObject({
    unit: z.string().trim().min(1).optional().describe('Name or id of a unit; all within reach if left out'),
    kind: Kind.optional().describe(
      'ADMIN 行政编制/行政编, INSTITUTION 事业编制/事业编, SPECIAL_ADMIN 政法专项编制/政法编制/政法编/专项编制, LOGISTICS 工勤编制/工勤编, establishment 编制/编制数/超编/空编/缺编/满编, leader 领导职数/职数/正处/副处/正科/副科, rank 职级职数/职级, post 岗位结构/岗位设置; all if left out',
    ),
    overOnly: z.boolean().optional().describe('Only what is over, when the person asks who is over 超编/超配'),
  }),
  output: z.object({
    groups: z.array(z.object({ kind: Group, rows: z.array(Row) })),
    overOnly: z.boolean(),
    /** Address of the picture of 编制 by unit. */
    picture: z.string().nullable(),
    asOf: Instant,
  }),
  examples: [
    { say: '各单位编制使用情况', input: { kind: 'establishment' } },
    { say: '哪个单位超编了', input: { kind: 'establishment', overOnly: true } },
    { say: '领导职数有没有超配的', input: { kind: 'leader', overOnly: true } },
    { say: '技能培训中心还有几个空编', input: { unit: '技能培训中心', kind: 'establishment' } },
    { say: '看看职级职数用了多少', input: { kind: 'rank' } },
    { say: '检测研究所的岗位设置情况', input: { unit: '检测研究所', kind: 'post' } },
    { say: '我们单位编制还空几个', input: { kind: 'establishment' } },
    { say: '技能培训中心事业编还剩几个', input: { unit: '技能培训中心', kind: 'INSTITUTION' } },
    { say: '全局行政编制用了多少', input: { kind: 'ADMIN' } },
    { say: 'Which units are over their establishment', input: { kind: 'establishment', overOnly: true } },
  ],
  async run({ unit, kind, overOnly }, { api, now, person, render }) {
    const id = unit === undefined ? undefined : await unitNamed(unit, api)
    const sort = EstablishmentKind.safeParse(kind).data
    const group = Group.safeParse(kind).data
    const groups: { kind: z.output<typeof Group>; rows: z.output<typeof Row>[] }[] = []
    for (const one of sort ? (['establishment'] as const) : group ? [group] : Group.options) {
      const rows = await rowsOf(api, one, id, sort)
      groups.push({ kind: one, rows: overOnly ? rows.filter(({ over }) => over > 0) : rows })
    }
    const posts = groups.find((each) => each.kind === 'establishment')?.rows ?? []
    const picture = await establishmentPicture(posts, person.locale, render)
    return { groups, overOnly: overOnly ?? false, picture, asOf: now }
  },
  async show({ groups, overOnly, picture }, { locale }) {
    return groups.flatMap(({ kind, rows }): ReplyPart[] => {
      const chart = kind === 'establishment' ? establishmentChart(rows, locale) : null
      const drawn: ReplyPart[] = chart ? [{ ...chart, ...(picture ? { picture } : {}) }] : []
      const table =
        rows.length === 0
          ? textPart(
              {
                zh: `${titles[kind].zh}：${overOnly ? '没有超出核定数的。' : '没有核定数。'}`,
                en: `${titles[kind].en}: ${overOnly ? 'nothing is over.' : 'nothing is approved.'}`,
              },
              locale,
            )
          : tablePart(
              titles[kind],
              [
                ['单位', 'Unit'],
                ['种类', 'Kind'],
                ['核定', 'Approved'],
                ['实有', 'Held'],
                ['超出', 'Over'],
                ['空缺', 'Vacant'],
                ['依据', 'Basis'],
              ],
              rows.map(({ unit, what, approved, held, over, vacant, basis }) => [
                unit,
                what,
                approved,
                held,
                over,
                vacant,
                basis,
              ]),
              locale,
            )
      return [...drawn, table]
    })
  },
})
