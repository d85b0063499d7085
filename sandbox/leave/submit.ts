import type { LeaveRequestInput } from '../../tools/hr-api/schemas/index.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow, RequestRow, StepRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import type { ChainStep } from './chain.ts'
import { inDays } from './checks.ts'
import { drawing } from './ledger.ts'
import { type Assessed, assess, shortBy, toQuote } from './quote.ts'
import { leaveTypeOf } from './types.ts'
import { showRequest } from './views.ts'

/** The steps of a new approval. */
function stepsFrom(chain: readonly ChainStep[]): StepRow[] {
  return chain.map(({ rule, staffId }, index) => ({
    order: index + 1,
    approverRule: rule,
    approverId: staffId,
    action: null,
    comment: null,
    at: null,
  }))
}

/** The approval that a request waits for. */
export function approvalFor(
  world: World,
  request: Pick<RequestRow, 'id' | 'staffId'>,
  subjectType: 'LEAVE_REQUEST' | 'LEAVE_CANCEL',
  chain: readonly ChainStep[],
  when: Pick<Caller, 'now' | 'today'>,
): ApprovalRow {
  return {
    id: nextId(world.approvals, 'AP', when.today),
    template: subjectType === 'LEAVE_REQUEST' ? '请假审批' : '撤销请假审批',
    subjectType,
    subjectId: request.id,
    requesterId: request.staffId,
    steps: stepsFrom(chain),
    state: 'PENDING',
    submittedAt: when.now,
    version: 1,
  }
}

function checkAllowed(input: LeaveRequestInput, assessed: Assessed): void {
  const { counted, left, clash } = assessed
  const { name, nameEn } = leaveTypeOf(input.type)
  if (clash)
    throw new Refusal(
      'DUPLICATE',
      `这段时间与您的申请 ${clash.id}（${clash.start} 至 ${clash.end}）重叠，请先撤回或改期。`,
      `These days overlap your request ${clash.id} (${clash.start} to ${clash.end}). Withdraw that one or choose other days.`,
    )
  if (counted.countedHalfDays === 0)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '所选日期都不是工作日，不需要请假，请核对日期。',
      'None of these days is a working day, so no leave is needed. Check the dates.',
    )
  if (left !== null && shortBy(assessed) > 0)
    throw new Refusal(
      'BALANCE_SHORT',
      `${name}还剩${inDays(left)}天，这次需要${inDays(counted.countedHalfDays)}天，请缩短天数或换一种假。`,
      `${nameEn}: ${inDays(left)} days left, ${inDays(counted.countedHalfDays)} needed. Ask for fewer days or another kind of leave.`,
    )
}

/**
 * Asks for leave: the request, its approval and its draw on the balance.
 * @throws Refusal when the days overlap another request, none of them counts, or the balance is short
 */
export function planSubmit(caller: Caller, input: LeaveRequestInput): Plan {
  const { world, staff, now, today } = caller
  const assessed = assess(world, staff, input, today)
  checkAllowed(input, assessed)
  const id = nextId(world.requests, 'LR', today)
  const approval = approvalFor(world, { id, staffId: staff.id }, 'LEAVE_REQUEST', assessed.chain, caller)
  const request: RequestRow = {
    ...input,
    id,
    staffId: staff.id,
    countedHalfDays: assessed.counted.countedHalfDays,
    calendarVersion: assessed.counted.calendarVersion,
    state: 'IN_APPROVAL',
    approvalId: approval.id,
    createdVia: 'CHAT',
    createdAt: now,
    version: 1,
  }
  const ledger = leaveTypeOf(input.type).hasBalance ? [drawing(request, staff.id, now)] : []
  return {
    counted: toQuote(world, staff, input, assessed, today),
    change: { requests: [request], approvals: [approval], ledger },
    status: 201,
    answer: showRequest(world, request, approval, today),
  }
}
