import type { Approval } from '../../tools/hr-api/schemas/index.ts'
import { waitingStep } from '../leave/views.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow } from '../record.ts'
import { staffOf, unitOf } from '../world.ts'
import { standsInFor } from './delegation.ts'
import type { Subject } from './matter.ts'

/** Whom the caller stands in for on what waits now: null when it is theirs; undefined when it is not for them. */
export function waitsFor(
  { world, staff, today }: Caller,
  row: ApprovalRow,
  { kind, aboutId }: Subject,
): string | null | undefined {
  const approverId = waitingStep(row)?.approverId
  if (approverId === undefined || [row.requesterId, aboutId].includes(staff.id)) return undefined
  if (approverId === staff.id) return null
  return standsInFor(world, approverId, staff.id, kind, today) ? approverId : undefined
}

/** An approval as the one who decides sees it. */
export function showApproval(caller: Caller, row: ApprovalRow, subject: Subject): Approval {
  const { world } = caller
  const requester = staffOf(world, row.requesterId)
  const nameOf = (id: string) => staffOf(world, id).name
  const standsFor = waitsFor(caller, row, subject) ?? null
  const { leave, aboutName, matter, facts, checks, dueOn } = subject
  return {
    ...row,
    requesterName: requester.name,
    requesterUnit: unitOf(world, requester.unitId).name,
    steps: row.steps.map((step) => ({
      ...step,
      approverName: nameOf(step.approverId),
      ...(step.actedById ? { actedByName: nameOf(step.actedById) } : {}),
    })),
    ...{ leave, aboutName, matter, facts, checks, dueOn },
    onBehalfOf: standsFor === null ? null : { staffId: standsFor, name: nameOf(standsFor) },
  }
}
