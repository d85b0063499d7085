import type { LeaveChangeInput, LeaveRequestInput } from '../../tools/hr-api/schemas/index.ts'
import type { Caller, Plan } from '../plan.ts'
import type { ApprovalRow, Change, LedgerRow, RequestRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { countByYear } from './count.ts'
import { givingBack, heldByYear, movements, stateOn } from './ledger.ts'
import { ownRequest, requireSettled, stale } from './own.ts'
import { type Assessed, assess, toQuote } from './quote.ts'
import { approvalFor, checkAllowed, newRequest } from './submit.ts'
import { leaveTypeOf } from './types.ts'
import { showRequest } from './views.ts'

function inputOf(
  old: RequestRow,
  { type, start, end, startHalf, endHalf, reason }: LeaveChangeInput,
): LeaveRequestInput {
  const why = reason ?? old.reason
  return {
    type: type ?? old.type,
    start,
    end,
    ...(startHalf ? { startHalf } : {}),
    ...(endHalf ? { endHalf } : {}),
    ...(why ? { reason: why } : {}),
    ...(old.destination ? { destination: old.destination } : {}),
  }
}

function checkDifferent(old: RequestRow, input: LeaveRequestInput): void {
  const isSame = (['type', 'start', 'end', 'startHalf', 'endHalf'] as const).every((name) => old[name] === input[name])
  if (isSame)
    throw new Refusal(
      'INVALID',
      '改后的日期和假别与原来一样，请说明要改成哪几天。',
      'The new days and kind are the same as before. Say what they should be.',
      { status: 422, needs: ['start', 'end'] },
    )
}

/** A leave that has begun can be made longer, never be moved. */
function checkBegun(old: RequestRow, input: LeaveRequestInput, today: string): void {
  if (old.state !== 'APPROVED' || old.start > today) return
  if (input.start === old.start && input.startHalf === old.startHalf && input.end >= today && input.type === old.type)
    return
  throw new Refusal(
    'BLOCKED_BY_RULE',
    '假期已经开始，只能续假（开始日期不变），提前回来请办理销假。',
    'The leave has begun: it can be made longer from the same first day, or be ended by reporting your return.',
    { needs: ['start'] },
  )
}

/** What of each year the new leave draws at once, so that at no time more is drawn than is there. */
function drawnNow(world: World, old: RequestRow, input: LeaveRequestInput, shares: Assessed['shares']) {
  const held = old.type === input.type ? heldByYear(world, old) : new Map<number, number>()
  return shares.map(({ year, halfDays }) => ({ year, halfDays: Math.max(0, halfDays - (held.get(year) ?? 0)) }))
}

type Planned = { readonly request: RequestRow; readonly approval: ApprovalRow; readonly change: Change }

/** An approved leave stays as it is until the change is approved. */
function changeApproved(caller: Caller, old: RequestRow, input: LeaveRequestInput, assessed: Assessed): Planned {
  const { world, staff, now } = caller
  const draft = newRequest(caller, staff.id, input, assessed.counted)
  const approval = approvalFor(world, draft, 'LEAVE_CHANGE', assessed.chain, caller)
  const request: RequestRow = { ...draft, approvalId: approval.id, replaces: old.id }
  const drawn = drawnNow(world, old, input, assessed.shares)
  const ledger = movements(world, request, 'TAKE', drawn, { by: staff.id, at: now })
  return { request, approval, change: { requests: [request], approvals: [approval], ledger } }
}

/** What was not approved yet, or was returned, is taken back and asked for anew in one record. */
function changeOpen(caller: Caller, old: RequestRow, input: LeaveRequestInput, assessed: Assessed): Planned {
  const { world, staff, now } = caller
  const before = old.approvalId === null ? undefined : world.approvals.get(old.approvalId)
  const closed: ApprovalRow[] =
    before?.state === 'PENDING' ? [{ ...before, state: 'WITHDRAWN', version: before.version + 1 }] : []
  const draft = newRequest(caller, staff.id, input, assessed.counted)
  const approval = approvalFor(world, draft, 'LEAVE_REQUEST', assessed.chain, caller)
  const request: RequestRow = { ...draft, approvalId: approval.id, replaces: old.id }
  const when = { by: staff.id, at: now }
  return {
    request,
    approval,
    change: {
      requests: [{ ...old, state: 'WITHDRAWN', version: old.version + 1 }, request],
      approvals: [...closed, approval],
      ledger: [...givingBack(world, old, staff.id, now), ...movements(world, request, 'TAKE', assessed.shares, when)],
    },
  }
}

function isOpen({ state, approvalId }: RequestRow, world: World): boolean {
  const subject = approvalId === null ? undefined : world.approvals.get(approvalId)?.subjectType
  return state === 'RETURNED' || (state === 'IN_APPROVAL' && subject !== 'LEAVE_CANCEL')
}

/**
 * Moves a leave, makes it longer or changes its kind: a new request that takes the place of the old one.
 * @throws Refusal when the leave is over or being ended, and as asking for leave does
 */
export function planChange(caller: Caller, id: string, body: LeaveChangeInput): Plan {
  const { world, staff, today } = caller
  const old = ownRequest(caller, id)
  const state = stateOn(old, today)
  const open = isOpen(old, world)
  if (!open && state !== 'APPROVED') throw stale(old, state, '不能再变更。', 'it can no longer be changed.')
  requireSettled(world, old)
  const input = inputOf(old, body)
  checkDifferent(old, input)
  checkBegun(old, input, today)
  const assessed = assess(world, staff, input, today, { replacing: old })
  checkAllowed(input, assessed)
  const planned = open ? changeOpen(caller, old, input, assessed) : changeApproved(caller, old, input, assessed)
  const { type, start, end, startHalf, endHalf, countedHalfDays } = old
  return {
    counted: {
      ...toQuote(world, staff, input, assessed, today),
      replaces: {
        requestId: old.id,
        ...{ type, start, end, countedHalfDays, state },
        ...(startHalf ? { startHalf } : {}),
        ...(endHalf ? { endHalf } : {}),
      },
    },
    change: planned.change,
    status: 201,
    answer: showRequest(world, planned.request, planned.approval, today),
  }
}

/** What the approval of a change moves: the old leave gives back everything, the new one draws what it still lacks. */
export function settleChange(
  world: World,
  request: RequestRow,
  by: string,
  at: string,
): { requests: RequestRow[]; ledger: LedgerRow[] } {
  const old = request.replaces === undefined ? undefined : world.requests.get(request.replaces)
  const ended: RequestRow[] = old ? [{ ...old, state: 'CANCELLED', version: old.version + 1 }] : []
  const held = heldByYear(world, request)
  const missing = leaveTypeOf(request.type).hasBalance
    ? countByYear(request).map(({ year, halfDays }) => ({ year, halfDays: halfDays - (held.get(year) ?? 0) }))
    : []
  const ledger: LedgerRow[] = [
    ...(old ? givingBack(world, old, by, at) : []),
    ...movements(world, request, 'TAKE', missing, { by, at }),
  ]
  return { requests: ended, ledger }
}
