import type * as z from 'zod'
import type { LeaveEnding } from '../../tools/hr-api/schemas/index.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow, LedgerRow, RequestRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { type ChainStep, chainFor } from './chain.ts'
import { givingBack, stateOn } from './ledger.ts'
import { ownRequest, requireSettled, stale } from './own.ts'
import { approvalFor } from './submit.ts'
import { showChain, showRequest } from './views.ts'

function ending(
  world: World,
  before: RequestRow,
  after: RequestRow,
  back: readonly LedgerRow[],
  chain: readonly ChainStep[],
): z.output<typeof LeaveEnding> {
  return {
    requestId: before.id,
    type: before.type,
    start: before.start,
    end: before.end,
    fromState: before.state,
    toState: after.state,
    returnedHalfDays: back.reduce((total, { deltaHalfDays }) => total + deltaHalfDays, 0),
    approvers: showChain(world, chain),
  }
}

/** The wish to be taken for back early is dropped; the leave stays as it was. */
function withdrawReturn({ world, today }: Caller, request: RequestRow, approval: ApprovalRow): Plan {
  const { returning: _, ...rest } = request
  const closed: ApprovalRow = { ...approval, state: 'WITHDRAWN', version: approval.version + 1 }
  const after: RequestRow = { ...rest, version: request.version + 1 }
  return {
    counted: ending(world, request, after, [], []),
    change: { requests: [after], approvals: [closed] },
    status: 200,
    answer: showRequest(world, after, closed, today),
  }
}

/** Takes back what is not yet decided: the request itself, or the wish to cancel an approved one. */
export function planWithdraw(caller: Caller, id: string): Plan {
  const { world, staff, now, today } = caller
  const request = ownRequest(caller, id)
  const approval = request.approvalId === null ? undefined : world.approvals.get(request.approvalId)
  if (request.returning && approval?.state === 'PENDING') return withdrawReturn(caller, request, approval)
  if (request.state !== 'IN_APPROVAL' || !approval) {
    const hint = request.state === 'APPROVED' ? '已批准的假请用“撤销”。' : '不能撤回。'
    throw stale(
      request,
      stateOn(request, today),
      hint,
      request.state === 'APPROVED' ? 'cancel it instead.' : 'it cannot be withdrawn.',
    )
  }
  const wasCancelling = approval.subjectType === 'LEAVE_CANCEL'
  const closed: ApprovalRow = { ...approval, state: 'WITHDRAWN', version: approval.version + 1 }
  const after: RequestRow = {
    ...request,
    state: wasCancelling ? 'APPROVED' : 'WITHDRAWN',
    version: request.version + 1,
  }
  const back = wasCancelling ? [] : givingBack(world, request, staff.id, now)
  return {
    counted: ending(world, request, after, back, []),
    change: { requests: [after], approvals: [closed], ledger: back },
    status: 200,
    answer: showRequest(world, after, closed, today),
  }
}

/** Asks to cancel an approved leave that has not begun; the days come back when that is approved. */
export function planCancel(caller: Caller, id: string): Plan {
  const { world, staff, today } = caller
  const request = ownRequest(caller, id)
  const state = stateOn(request, today)
  if (state === 'IN_APPROVAL')
    throw stale(request, state, '还没有批准，请用“撤回”。', 'it is not approved yet. Withdraw it instead.')
  if (state !== 'APPROVED') throw stale(request, state, '不能撤销。', 'it cannot be cancelled.')
  if (request.start <= today)
    throw new Refusal(
      'BLOCKED_BY_RULE',
      '假期已经开始，不能撤销，请办理销假。',
      'The leave has begun and cannot be cancelled. Report your return instead.',
    )
  requireSettled(world, request)
  const chain = chainFor(world, staff, { ...request, countedHalfDays: 1, destination: undefined })
  const approval = approvalFor(world, request, 'LEAVE_CANCEL', chain, caller)
  const after: RequestRow = { ...request, state: 'IN_APPROVAL', approvalId: approval.id, version: request.version + 1 }
  const expected = givingBack(world, request, staff.id, caller.now)
  return {
    counted: ending(world, request, after, expected, chain),
    change: { requests: [after], approvals: [approval] },
    status: 200,
    answer: showRequest(world, after, approval, today),
  }
}
