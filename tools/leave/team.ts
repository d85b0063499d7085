import { type Api, defineTool, ToolError, z } from '#sdk'
import {
  Day,
  Instant,
  LeaveTypeCode,
  leaveStateNames,
  OrgUnit,
  page,
  TeamBalance,
  TeamBalanceKind,
  TeamLeave,
} from '../hr-api/schemas/index.ts'
import { addDays } from '../rules/dates.ts'
import { daysText, spanText } from '../rules/day-text.ts'
import { teamRequests } from './requests.ts'
import { balancesOf, showBalances } from './team-balances.ts'
import { leaveName, tablePart, textPart } from './words.ts'

const Result = z.object({
  from: Day,
  to: Day,
  items: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      leaveType: LeaveTypeCode,
      start: Day,
      end: Day,
      days: z.number(),
      state: TeamLeave.shape.state,
    }),
  ),
  /** Asked for instead of who is away. */
  balances: z.array(TeamBalance).nullable(),
  asOf: Instant,
})

/** Who of the team is away. */
export const team = defineTool({
  name: 'team',
  title: { zh: '团队休假情况', en: 'Who is away' },
  description:
    "Who of the manager's own unit is away in some days, approved or in approval, without reasons; with balances the annual leave of the team instead: left days, who has none this year, whose number of days rises next month. For managers and HR officers.",
  effect: 'read',
  scopes: ['leave:read:unit', 'directory:read:all'],
  input: z.strictObject({
    from: z.iso.date().optional().describe('First day; today if left out'),
    to: z.iso.date().optional().describe('Last day, included; six days after the first if left out'),
    unit: z.string().trim().min(1).optional().describe('Name or id of a unit below; the own unit if left out'),
    balances: z
      .union([z.literal(true), TeamBalanceKind.exclude(['ALL'])])
      .optional()
      .describe(
        'Annual leave instead of absences: true 余额/还剩几天, NONE 今年没有年休假, FORFEIT 因病假事假取消年休假, RISING 下个月升档',
      ),
  }),
  output: Result,
  examples: [
    { say: '这几天科里谁休假', input: {} },
    { say: '11月24号我们科有谁请假', input: { from: '2026-11-24', to: '2026-11-24' } },
    { say: '12月上旬团队的休假安排', input: { from: '2026-12-01', to: '2026-12-10' } },
    { say: '看看综合科12月7号到11号有没有人不在', input: { from: '2026-12-07', to: '2026-12-11', unit: '综合科' } },
    { say: '我们科每个人年假还剩几天', input: { balances: true } },
    { say: '今年谁没有年休假', input: { balances: 'NONE' } },
    { say: '下个月谁的年休假要升档', input: { balances: 'RISING' } },
    { say: 'Who in my team is on leave from 1 to 4 December?', input: { from: '2026-12-01', to: '2026-12-04' } },
  ],
  async run(input, { api, now }) {
    const today = now.slice(0, 10)
    if (input.balances) {
      const unit = input.unit ? await unitId(input.unit, api) : undefined
      const { items, asOf } = await balancesOf(api, { kind: input.balances === true ? 'ALL' : input.balances, unit })
      return { from: today, to: today, items: [], balances: items, asOf }
    }
    const from = input.from ?? today
    const to = input.to ?? addDays(from, 6)
    if (to < from)
      throw new ToolError('invalid', {
        zh: `截止日期 ${to} 早于起始日期 ${from}，请把日期范围改过来。`,
        en: `The last day ${to} is before the first day ${from}. Please give the range again.`,
      })
    const unit = input.unit ? await unitId(input.unit, api) : undefined
    const { items, asOf } = await teamRequests(api, { from, to, unit })
    return {
      from,
      to,
      items: items
        .filter(({ state }) => ['SUBMITTED', 'IN_APPROVAL', 'APPROVED', 'TAKEN'].includes(state))
        .map((item) => ({
          name: item.staffName,
          unit: item.unitName,
          leaveType: item.type,
          start: item.start,
          end: item.end,
          days: item.countedHalfDays / 2,
          state: item.state,
        })),
      balances: null,
      asOf,
    }
  },
  async show({ from, to, items, balances }, { locale }) {
    if (balances) return showBalances(balances, locale)
    const span = spanText({ start: from, end: to }, locale)
    if (items.length === 0) return [textPart({ zh: `${span}没有人请假。`, en: `Nobody is away: ${span}.` }, locale)]
    return [
      tablePart(
        { zh: `休假人员：${span}`, en: `Away: ${span}` },
        [
          ['姓名', 'Name'],
          ['单位', 'Unit'],
          ['假别', 'Leave'],
          ['时间', 'When'],
          ['天数', 'Days'],
          ['状态', 'State'],
        ],
        items.map((item) => [
          item.name,
          item.unit,
          leaveName(item.leaveType, locale),
          spanText(item, locale),
          daysText(item.days, locale),
          leaveStateNames[item.state][locale],
        ]),
        locale,
      ),
    ]
  },
})

/** The id of a unit by its id or name; a part of the name is enough when it names one unit only. */
async function unitId(words: string, api: Api): Promise<string> {
  const { items } = await api.get('/units', { expect: page(OrgUnit) })
  const exact = items.find(({ id, name }) => id === words || name === words)
  if (exact) return exact.id
  const partly = items.filter(({ name }) => name.includes(words))
  const [first, second] = partly
  if (first && !second) return first.id
  const names = partly.slice(0, 8).map(({ name }) => name)
  if (!first)
    throw new ToolError('not_found', {
      zh: `没有找到名为“${words}”的单位，请说出单位全称。`,
      en: `There is no unit called “${words}”. Please give its full name.`,
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
