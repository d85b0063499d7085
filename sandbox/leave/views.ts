import type * as z from 'zod'
import type { Approver, AskedLeave, LeaveRequest, TeamLeave } from '../../tools/hr-api/schemas/index.ts'
import type { ApprovalRow, RequestRow, StepRow } from '../record.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import type { ChainStep } from './chain.ts'
import { stateOn } from './ledger.ts'
import { medicalTypes } from './types.ts'

const nameOf = (world: World, staffId: string): string => staffOf(world, staffId).name

/** Approvers as a quote lists them. */
export function showChain(world: World, chain: readonly ChainStep[]): z.output<typeof Approver>[] {
  return chain.map(({ rule, staffId }, index) => ({ order: index + 1, rule, staffId, name: nameOf(world, staffId) }))
}

/** The step that waits for somebody; undefined when the approval is closed. */
export function waitingStep({ state, steps }: Pick<ApprovalRow, 'state' | 'steps'>): StepRow | undefined {
  return state === 'PENDING' ? steps.find(({ action }) => action === null) : undefined
}

/** A request as its owner sees it. */
export function showRequest(
  world: World,
  row: RequestRow,
  approval: ApprovalRow | undefined,
  today: string,
): LeaveRequest {
  const waiting = approval && waitingStep(approval)
  const { enteredById, ...shown } = row
  return {
    ...shown,
    ...(enteredById ? { enteredBy: { staffId: enteredById, name: nameOf(world, enteredById) } } : {}),
    state: stateOn(row, today),
    staffName: nameOf(world, row.staffId),
    waitingFor: waiting ? { staffId: waiting.approverId, name: nameOf(world, waiting.approverId) } : null,
    approvers: (approval?.steps ?? []).map(({ order, approverRule, approverId, action, at, comment }) => ({
      order,
      rule: approverRule,
      staffId: approverId,
      name: nameOf(world, approverId),
      action,
      at,
      comment,
    })),
  }
}

/** A colleague's absence, without reason. */
export function showTeamLeave(world: World, row: RequestRow, today: string): z.output<typeof TeamLeave> {
  const { id, staffId, type, start, end, countedHalfDays } = row
  const { name, unitId } = staffOf(world, staffId)
  const unitName = unitOf(world, unitId).name
  return {
    requestId: id,
    staffId,
    staffName: name,
    unitName,
    type,
    start,
    end,
    countedHalfDays,
    state: stateOn(row, today),
  }
}

/** What is asked for, as the approver sees it; a medical reason never leaves the system. */
export function showAsked({ type, start, end, countedHalfDays, reason }: RequestRow): AskedLeave {
  return { type, start, end, countedHalfDays, reason: medicalTypes.has(type) ? null : (reason ?? null) }
}
