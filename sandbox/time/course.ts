import type { AttendanceCorrection } from '../../tools/hr-api/schemas/index.ts'
import { waitingStep } from '../leave/views.ts'
import type { ApprovalRow } from '../record.ts'
import { staffOf, type World } from '../world.ts'

/** Who has to act on something that waits for approval, and what was done so far. */
export function courseOf(
  world: World,
  approvalId: string | null,
  fresh?: ApprovalRow,
): Pick<AttendanceCorrection, 'waitingFor' | 'approvers'> {
  const approval = fresh ?? (approvalId === null ? undefined : world.approvals.get(approvalId))
  const nameOf = (id: string) => staffOf(world, id).name
  const waiting = approval && waitingStep(approval)
  return {
    waitingFor: waiting ? { staffId: waiting.approverId, name: nameOf(waiting.approverId) } : null,
    approvers: (approval?.steps ?? []).map(({ order, approverRule, approverId, action }) => ({
      ...{ order, rule: approverRule, staffId: approverId, name: nameOf(approverId), action },
    })),
  }
}

/** The state of a request of this part after its approval has moved. */
export function stateAfter({ state }: ApprovalRow): AttendanceCorrection['state'] {
  return state === 'PENDING' ? 'IN_APPROVAL' : state
}
