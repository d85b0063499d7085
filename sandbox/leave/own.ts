import { leaveStateNames } from '../../tools/hr-api/schemas/index.ts'
import type { Caller } from '../plan.ts'
import type { RequestRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { World } from '../world.ts'

/**
 * An own leave request.
 * @throws Refusal NOT_FOUND, for somebody else's number as well
 */
export function ownRequest({ world, staff }: Caller, id: string): RequestRow {
  const request = world.requests.get(id)
  // Somebody else's number is answered like one that does not exist.
  if (!request || request.staffId !== staff.id)
    throw new Refusal(
      'NOT_FOUND',
      `您没有编号为 ${id} 的请假申请，请核对编号。`,
      `You have no leave request ${id}. Check the number.`,
    )
  return request
}

/** A refusal of what the state of a request does not allow. */
export function stale(request: RequestRow, state: RequestRow['state'], zh: string, en: string): Refusal {
  return new Refusal(
    'STALE',
    `申请 ${request.id} 现在是${leaveStateNames[state].zh}状态，${zh}`,
    `Request ${request.id} is ${leaveStateNames[state].en}; ${en}`,
  )
}

/** Something on this leave that is not decided yet, by its number; undefined when nothing is. */
function openMatterOf(world: World, { id, returning, approvalId }: RequestRow): string | undefined {
  const change = [...world.requests.values()].find(({ replaces, state }) => replaces === id && state === 'IN_APPROVAL')
  if (change) return change.id
  return returning && approvalId !== null ? approvalId : undefined
}

/** @throws Refusal DUPLICATE while a change or an early return of this leave waits for its decision */
export function requireSettled(world: World, request: RequestRow): void {
  const open = openMatterOf(world, request)
  if (open === undefined) return
  throw new Refusal(
    'DUPLICATE',
    `这条请假已有变更或销假（${open}）在审批，请等它办完，或先撤回。`,
    `A change or return of this leave (${open}) is being decided. Wait for it, or withdraw it first.`,
  )
}
