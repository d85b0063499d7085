import { type Api, defineTool, type Text, ToolError, z } from '#sdk'
import { Instant, LeaveEnding, LeaveRequest, LeaveState, leaveStateNames } from '../hr-api/schemas/index.ts'
import { daysText } from '../rules/day-text.ts'
import { findOwn } from './find.ts'
import { endingOf, RequestView, viewOf } from './requests.ts'
import { both, chainText, factsPart, leaveName, leaveText } from './words.ts'

const Input = z.strictObject({
  request: z.string().trim().min(1).optional().describe('Number of the request, or words for it such as 年休假'),
  date: z.iso.date().optional().describe('A day of the leave to take back'),
})
type Input = z.output<typeof Input>

/** Withdraws a request that is not yet approved, or cancels an approved leave. */
export const cancel = defineTool({
  name: 'cancel',
  title: { zh: '撤回或取消请假', en: 'Take back a leave' },
  description:
    'Take back an own leave: a request still in approval is withdrawn, an approved leave is cancelled (which may ' +
    'need approval). Name it by number or by a day of it. Not for coming back early from a leave that has begun.',
  effect: 'submit',
  scopes: ['leave:submit:self', 'leave:read:self'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    request: RequestView,
    ending: z.enum(['withdraw', 'cancel']),
    /** State after it was done. */
    state: LeaveState,
    asOf: Instant,
  }),
  examples: [
    { say: '把我12月1号的假撤了', input: { date: '2026-12-01' } },
    { say: '那个年假申请不要了，帮我撤回', input: { request: '年休假' } },
    { say: '取消请假单 LR-2026-0042', input: { request: 'LR-2026-0042' } },
    { say: '11月27号那天不休了', input: { date: '2026-11-27' } },
    { say: '撤销我的请假', input: {} },
    { say: 'Cancel my leave on 8 December, please', input: { date: '2026-12-08' } },
  ],
  async prepare(input, { api, person: { locale } }) {
    const request = await find(input, api)
    const way = wayOf(request)
    const ending = await api.preview(`/leave-requests/${request.id}:${way}`, { expect: LeaveEnding, send: {} })
    const view = viewOf(request)
    const chain = chainText(ending.approvers)
    const notes: Text[] = []
    if (ending.returnedHalfDays > 0)
      notes.push(
        both((one) =>
          one === 'zh'
            ? `完成后退回额度${daysText(ending.returnedHalfDays / 2, one)}。`
            : `${daysText(ending.returnedHalfDays / 2, one)} go back to the balance.`,
        ),
      )
    if (chain) notes.push({ zh: `取消需要审批：${chain}。`, en: `The cancelling needs approval: ${chain}.` })
    return {
      input: { request: request.id },
      changes: [
        {
          label: both((one) => `${leaveName(view.leaveType, one)} ${request.id}`),
          before: leaveStateNames[ending.fromState][locale],
          after: leaveStateNames[ending.toState][locale],
        },
      ],
      sentence: {
        zh: `${way === 'withdraw' ? '撤回' : '取消'}请假：${leaveText(view, 'zh')}。`,
        en: `${way === 'withdraw' ? 'Withdraw' : 'Cancel'} ${leaveText(view, 'en')}.`,
      },
      notes,
    }
  },
  async run(input, { api, now }) {
    const request = await find(input, api)
    const way = wayOf(request)
    const after = await api.post(`/leave-requests/${request.id}:${way}`, { expect: LeaveRequest, send: {} })
    return { receipt: after.id, request: viewOf(after), ending: way, state: after.state, asOf: now }
  },
  async show({ receipt, request, ending, state }, { locale }) {
    return [
      factsPart(
        titleOf(ending, state),
        [
          ['编号', 'Request', receipt],
          ['请假', 'Leave', leaveText(request, locale)],
          ['状态', 'State', leaveStateNames[state][locale]],
          ['等待谁', 'Waits for', request.waitingFor],
        ],
        locale,
      ),
    ]
  },
})

function titleOf(ending: 'withdraw' | 'cancel', state: LeaveState): Text {
  if (state === 'WITHDRAWN' || ending === 'withdraw') return { zh: '请假已撤回', en: 'Leave request withdrawn' }
  if (state === 'CANCELLED') return { zh: '请假已取消', en: 'Leave cancelled' }
  return { zh: '取消请假已提交，等待审批', en: 'Cancelling asked for; it needs approval' }
}

function wayOf(request: LeaveRequest): 'withdraw' | 'cancel' {
  const way = endingOf(request.state)
  if (way) return way
  const state = leaveStateNames[request.state]
  throw new ToolError('blocked', {
    zh: `这条请假${state.zh}，不能再撤回或取消；如需更正请联系人事科。`,
    en: `This leave is ${state.en} and can no longer be taken back; please ask the HR office to correct it.`,
  })
}

function find(input: Input, api: Api): Promise<LeaveRequest> {
  return findOwn(input, api, {
    fits: ({ state }) => endingOf(state) !== null,
    none: {
      zh: '没有找到可以撤回的请假。请告诉我请假编号，或者这次假里的任意一天。',
      en: 'There is no such leave to take back. Please give its number or any day of it.',
    },
  })
}
