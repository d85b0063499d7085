import { defineTool, type ToolContext, z } from '#sdk'
import { Instant, LeaveRequest, LeaveReturn } from '../hr-api/schemas/index.ts'
import { addDays } from '../rules/dates.ts'
import { daysText, dayText } from '../rules/day-text.ts'
import { findOwn, leaveNamed } from './find.ts'
import { RequestView, viewOf } from './requests.ts'
import { both, chainText, factsPart, leaveName, leaveText } from './words.ts'

const Input = z.strictObject({
  ...leaveNamed,
  returnedOn: z.iso.date().optional().describe('First day back at work; today if left out'),
  half: z.literal('pm').optional().describe('pm: back at noon, the morning was still leave'),
})
type Input = z.output<typeof Input>

function find({ request, date }: Input, { api, now }: Pick<ToolContext, 'api' | 'now'>): Promise<LeaveRequest> {
  const today = now.slice(0, 10)
  return findOwn({ request, date }, api, {
    // Without a word on which one, the leave that runs or has just ended is meant.
    fits: ({ state, start, end, returnedOn }) =>
      (state === 'APPROVED' || state === 'TAKEN') && start <= today && end >= addDays(today, -lately) && !returnedOn,
    none: {
      zh: '没有找到要销假的请假：现在没有正在休或者刚休完、还没销的假。',
      en: 'There is no leave to report back from: none runs or has just ended.',
    },
  })
}

/** Who comes back from a leave that ended longer ago has other matters to settle. */
const lately = 7

function send({ returnedOn, half }: Input, now: string) {
  return { returnedOn: returnedOn ?? now.slice(0, 10), ...(half ? { half } : {}) }
}

/** Reports being back (销假); days not taken come back. */
export const giveBack = defineTool({
  name: 'return',
  title: { zh: '销假', en: 'Report being back' },
  description:
    'Report being back at work from an own leave that has begun (销假), early or in time. Days not taken come back ' +
    'after approval. For a leave that has not begun use leave_cancel.',
  effect: 'submit',
  scopes: ['leave:submit:self', 'leave:read:self'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    request: RequestView,
    returnedOn: z.iso.date(),
    /** Days that come back once it is approved; 0 when it was noted at once. */
    returnedDays: z.number(),
    asOf: Instant,
  }),
  examples: [
    { say: '我提前回来上班了，帮我销假', input: {} },
    { say: '销一下11月20号的假', input: { date: '2026-11-20' } },
    { say: '我的年假11月20日就回来了，剩下的退给我', input: { request: '年休假', returnedOn: '2026-11-20' } },
    { say: '休完假了，今天返岗', input: {} },
    { say: '病假只休了一天，11月23号已经上班', input: { request: '病假', returnedOn: '2026-11-23' } },
    {
      say: '请假单LR-2026-0042销假，11月23日下午返岗',
      input: { request: 'LR-2026-0042', returnedOn: '2026-11-23', half: 'pm' },
    },
    { say: 'I am back from leave earlier than planned', input: {} },
    { say: 'Report my return on 20 November', input: { returnedOn: '2026-11-20' } },
  ],
  async prepare(input, context) {
    const { api, person, now } = context
    const leave = await find(input, context)
    const body = send(input, now)
    const back = await api.preview(`/leave-requests/${leave.id}:return`, { expect: LeaveReturn, send: body })
    const { locale } = person
    const chain = chainText(back.approvers)
    const view = viewOf(leave)
    return {
      input: { request: leave.id, ...body },
      changes: [
        {
          label: both((one) => `${leaveName(view.leaveType, one)} ${leave.id}`),
          before: `${dayText(back.start, locale)}—${dayText(back.end, locale)}，${daysText(back.countedHalfDays / 2, locale)}`,
          after: `${dayText(back.start, locale)}—${dayText(back.newEnd, locale)}，${daysText(back.usedHalfDays / 2, locale)}`,
        },
      ],
      sentence: {
        zh: `销假：${leaveText(view, 'zh')}，${dayText(back.returnedOn, 'zh')}返岗${back.returnedHalfDays > 0 ? `，退回${daysText(back.returnedHalfDays / 2, 'zh')}` : ''}${chain ? `，审批人 ${chain}` : ''}。`,
        en: `Back from ${leaveText(view, 'en')} on ${dayText(back.returnedOn, 'en')}${back.returnedHalfDays > 0 ? `; ${daysText(back.returnedHalfDays / 2, 'en')} come back` : ''}${chain ? `, approved by ${chain}` : ''}.`,
      },
      notes: back.notes,
    }
  },
  async run(input, context) {
    const leave = await find(input, context)
    const body = send(input, context.now)
    const path = `/leave-requests/${leave.id}:return` as const
    const after = await context.api.post(path, { expect: LeaveRequest, send: body })
    return {
      receipt: after.id,
      request: viewOf(after),
      returnedOn: body.returnedOn,
      returnedDays: (after.returning?.returnedHalfDays ?? 0) / 2,
      asOf: context.now,
    }
  },
  async show({ receipt, request, returnedOn, returnedDays }, { locale }) {
    return [
      factsPart(
        returnedDays > 0
          ? { zh: '销假已提交，等待审批', en: 'Return reported; it needs approval' }
          : { zh: '已销假', en: 'Return noted' },
        [
          ['编号', 'Request', receipt],
          ['请假', 'Leave', leaveText(request, locale)],
          ['返岗', 'Back on', dayText(returnedOn, locale)],
          ['退回', 'Comes back', returnedDays > 0 ? daysText(returnedDays, locale) : null],
          ['等待谁', 'Waits for', returnedDays > 0 ? request.waitingFor : null],
        ],
        locale,
      ),
    ]
  },
})
