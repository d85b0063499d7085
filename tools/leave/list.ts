import { defineTool, type Locale, type ReplyPart, ToolError, z } from '#sdk'
import { Day, Instant, LeaveState, leaveStateNames } from '../hr-api/schemas/index.ts'
import { daysText, spanText } from '../rules/day-text.ts'
import { ownRequests, RequestView, viewOf } from './requests.ts'
import { chainText, factsPart, leaveName, tablePart, textPart } from './words.ts'

const Result = z.object({
  items: z.array(RequestView),
  from: Day.nullable(),
  to: Day.nullable(),
  asOf: Instant,
})

/** Own leave requests and where each stands. */
export const list = defineTool({
  name: 'list',
  title: { zh: '我的请假记录', en: 'My leave requests' },
  description: 'Own leave requests with state and who has to act next, optionally of one state or of some days.',
  effect: 'read',
  scopes: ['leave:read:self'],
  input: z.strictObject({
    state: LeaveState.optional().describe(
      'Only requests of this state: IN_APPROVAL 审批中, APPROVED 已批准, REJECTED 未批准, RETURNED 退回, WITHDRAWN 已撤回, ' +
        'CANCELLED 已取消, TAKEN 已休, SUBMITTED 已提交, DRAFT 草稿',
    ),
    from: z.iso.date().optional().describe('Only leave that touches this day or later'),
    to: z.iso.date().optional().describe('Only leave that touches this day or earlier'),
  }),
  output: Result,
  examples: [
    { say: '我的假批到哪一步了', input: {} },
    { say: '我有哪些请假还在审批', input: { state: 'IN_APPROVAL' } },
    { say: '列一下我今年上半年休过的假', input: { from: '2026-01-01', to: '2026-06-30' } },
    { say: '我的请假被退回来了吗', input: { state: 'RETURNED' } },
    { say: '12月份我请了哪些假', input: { from: '2026-12-01', to: '2026-12-31' } },
    { say: 'Which of my leave requests are approved?', input: { state: 'APPROVED' } },
  ],
  async run({ state, from, to }, { api }) {
    if (from && to && to < from)
      throw new ToolError('invalid', {
        zh: `截止日期 ${to} 早于起始日期 ${from}，请把日期范围改过来。`,
        en: `The last day ${to} is before the first day ${from}. Please give the range again.`,
      })
    const { items, asOf } = await ownRequests(api, { state, from, to })
    return { items: items.map(viewOf), from: from ?? null, to: to ?? null, asOf }
  },
  async show({ items }, { locale }) {
    const [only] = items
    if (!only) return [textPart({ zh: '没有符合条件的请假记录。', en: 'There is no such leave request.' }, locale)]
    if (items.length === 1) return [requestFacts(only, locale)]
    return [
      tablePart(
        { zh: `我的请假（${items.length}条）`, en: `My leave requests (${items.length})` },
        [
          ['编号', 'Request'],
          ['假别', 'Leave'],
          ['时间', 'When'],
          ['天数', 'Days'],
          ['状态', 'State'],
          ['等待谁', 'Waits for'],
        ],
        items.map((item) => [
          item.request,
          leaveName(item.leaveType, locale),
          spanText(item, locale),
          daysText(item.days, locale),
          leaveStateNames[item.state][locale],
          item.waitingFor ?? '—',
        ]),
        locale,
      ),
    ]
  },
})

function requestFacts(item: RequestView, locale: Locale): ReplyPart {
  const name = leaveName(item.leaveType, locale)
  return factsPart(
    { zh: name, en: name },
    [
      ['编号', 'Request', item.request],
      ['时间', 'When', spanText(item, locale)],
      ['计假', 'Counts', daysText(item.days, locale)],
      ['状态', 'State', leaveStateNames[item.state][locale]],
      ['等待谁', 'Waits for', item.waitingFor],
      ['审批顺序', 'Approvers', item.approvers.length > 1 ? chainText(item.approvers) : null],
    ],
    locale,
  )
}
