import { chainFor } from '../leave/chain.ts'
import { countByYear, countSpan } from '../leave/count.ts'
import { movements } from '../leave/ledger.ts'
import { leaveTypeOf } from '../leave/types.ts'
import type { ApprovalRow, Change, RequestRow, StepRow } from '../record.ts'
import type { World } from '../world.ts'

/** A leave that is already in the books when the system starts. */
export type Planted = {
  readonly staffId: string
  readonly type: RequestRow['type']
  readonly start: string
  readonly end: string
  readonly startHalf?: 'am' | 'pm'
  readonly endHalf?: 'am' | 'pm'
  readonly reason?: string
  /** The day on which it was asked for. */
  readonly asked: string
  readonly outcome: 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | 'PENDING' | 'PENDING_CANCEL'
  /** Another approver to whom the first has handed it. */
  readonly forwardedTo?: string
  readonly comment?: string
}

const done = (step: StepRow, action: StepRow['action'], at: string, comment: string | null): StepRow => ({
  ...step,
  action,
  at,
  comment,
})

function stepsOf(
  chain: ReturnType<typeof chainFor>,
  { outcome, forwardedTo, comment }: Planted,
  at: string,
): StepRow[] {
  const open = chain.map(
    ({ rule, staffId }, index): StepRow => ({
      order: index + 1,
      approverRule: rule,
      approverId: staffId,
      action: null,
      comment: null,
      at: null,
    }),
  )
  const [first] = open
  if (!first) return []
  if (outcome === 'APPROVED' || outcome === 'PENDING_CANCEL') return open.map((step) => done(step, 'APPROVE', at, null))
  if (outcome === 'REJECTED') return [done(first, 'REJECT', at, comment ?? null), ...open.slice(1)]
  if (!forwardedTo) return open
  const handed: StepRow = { ...first, order: 2, approverRule: '转办', approverId: forwardedTo }
  return [
    done(first, 'FORWARD', at, comment ?? null),
    handed,
    ...open.slice(1).map((step) => ({ ...step, order: step.order + 1 })),
  ]
}

const approvalState: Readonly<Record<Planted['outcome'], ApprovalRow['state']>> = {
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
  PENDING: 'PENDING',
  PENDING_CANCEL: 'APPROVED',
}
const requestState: Readonly<Record<Planted['outcome'], RequestRow['state']>> = {
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
  PENDING: 'IN_APPROVAL',
  PENDING_CANCEL: 'IN_APPROVAL',
}

/** The request, approvals and ledger entries of a leave as they stand in the books. */
export function booksOf(world: World, planted: Planted): Required<Pick<Change, 'requests' | 'approvals' | 'ledger'>> {
  const { staffId, type, start, end, startHalf, endHalf, reason, asked, outcome } = planted
  const staff = world.staff.get(staffId)
  if (!staff) throw new Error(`The planted leave of ${staffId} has nobody. Check sandbox/seed/leave.ts.`)
  const span = { type, start, end, ...(startHalf ? { startHalf } : {}), ...(endHalf ? { endHalf } : {}) }
  const { countedHalfDays, calendarVersion } = countSpan(span)
  const chain = chainFor(world, staff, { countedHalfDays, destination: undefined })
  const number = (rows: ReadonlyMap<string, unknown>, plus: number) =>
    `2026-${String(rows.size + plus).padStart(5, '0')}`
  const at = `${asked}T09:20:00+08:00`
  const approval: ApprovalRow = {
    id: `AP-${number(world.approvals, 1)}`,
    template: '请假审批',
    subjectType: 'LEAVE_REQUEST',
    subjectId: `LR-${number(world.requests, 1)}`,
    requesterId: staffId,
    steps: stepsOf(chain, planted, `${asked}T15:40:00+08:00`),
    state: approvalState[outcome],
    submittedAt: at,
    version: 1,
  }
  const cancel: ApprovalRow = {
    ...approval,
    id: `AP-${number(world.approvals, 2)}`,
    template: '撤销请假审批',
    subjectType: 'LEAVE_CANCEL',
    steps: approval.steps.slice(0, 1).map((step) => ({ ...step, action: null, at: null, comment: null })),
    state: 'PENDING',
    submittedAt: '2026-11-20T10:05:00+08:00',
  }
  const isCancelling = outcome === 'PENDING_CANCEL'
  const request: RequestRow = {
    ...span,
    ...(reason ? { reason } : {}),
    id: approval.subjectId,
    staffId,
    countedHalfDays,
    calendarVersion,
    state: requestState[outcome],
    approvalId: isCancelling ? cancel.id : approval.id,
    createdVia: 'WEB',
    createdAt: at,
    version: 1,
  }
  const shares = leaveTypeOf(type).hasBalance ? countByYear(span) : []
  const taken = movements(world, request, 'TAKE', shares, { by: staffId, at })
  const isGivenBack = outcome === 'REJECTED' || outcome === 'WITHDRAWN'
  const back = movements(world, request, 'CANCEL', isGivenBack ? shares : [], {
    by: staffId,
    at,
    entered: taken.length,
  })
  const ledger = [...taken, ...back]
  return { requests: [request], approvals: isCancelling ? [approval, cancel] : [approval], ledger }
}
