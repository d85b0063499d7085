import type * as z from 'zod'
import type { CaseAdvance, CaseAdvanced } from '../../tools/hr-api/schemas/index.ts'
import { standsInFor } from '../approval/delegation.ts'
import type { Caller, Plan } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import { Refusal } from '../refusal.ts'
import { withdrawn } from './definition.ts'
import { flows, stateTitle } from './definitions/index.ts'
import { enterState } from './enter.ts'
import { currentStep, finishStep } from './finish.ts'
import type { CaseRow } from './record.ts'
import { personOf, subjectOf } from './views.ts'

type Advance = z.output<typeof CaseAdvance>

/** True for an HR officer within whose units a case lies. */
export function isOfficerOf(caller: Caller, row: CaseRow): boolean {
  return caller.staff.roles.includes('hr_officer') && reachedUnits(caller, false, undefined).has(row.unitId)
}

/** True for everybody who has a part in a case. */
export function maySee(caller: Caller, row: CaseRow): boolean {
  const { id } = caller.staff
  const took = row.history.some(({ by, onBehalfOf }) => by === id || onBehalfOf === id)
  const approval = row.approvalId === null ? undefined : caller.world.approvals.get(row.approvalId)
  const decides = approval?.steps.some(({ approverId }) => approverId === id) ?? false
  return [row.staffId, row.startedBy, row.ownerId].includes(id) || took || decides || isOfficerOf(caller, row)
}

/**
 * A case that the caller may see.
 * @throws Refusal NOT_FOUND for every other, as if there were none
 */
export function caseFor(caller: Caller, id: string): CaseRow {
  const row = caller.world.cases.get(id)
  if (row && maySee(caller, row)) return row
  throw new Refusal(
    'NOT_FOUND',
    `没有您可以查看的事项 ${id}，请核对编号。`,
    `There is no case ${id} for you. Check the number.`,
  )
}

/** For whom the caller acts in a step: null for themselves. */
function actsFor(caller: Caller, row: CaseRow): string | null {
  const { world, staff, today } = caller
  if (row.ownerId === staff.id) return null
  if (row.ownerId !== null && standsInFor(world, row.ownerId, staff.id, 'LIFECYCLE', today)) return row.ownerId
  // The HR section keeps the papers of other offices and records what they have decided; never what the person does.
  if (row.ownerId !== row.staffId && isOfficerOf(caller, row)) return row.ownerId
  const owner = personOf(world, row.ownerId)
  throw new Refusal(
    'OUT_OF_SCOPE',
    `这一步由${owner?.name ?? '他人'}办理，不在您这里。`,
    `This step belongs to ${owner?.name ?? 'somebody else'}.`,
  )
}

/** What finishing a step comes to, as it is shown before and after. */
export function advancedOf(
  { world }: Pick<Caller, 'world'>,
  before: CaseRow,
  after: CaseRow,
  outcome: string,
  onBehalfOf: string | null,
): z.output<typeof CaseAdvanced> {
  const flow = flows[after.flow]
  return {
    caseId: after.id,
    flow: after.flow,
    subject: subjectOf(world, after),
    fromState: before.state,
    fromTitle: stateTitle(flow, before.state),
    outcome,
    toState: after.state,
    toTitle: stateTitle(flow, after.state),
    nextOwner: personOf(world, after.ownerId),
    dueOn: after.dueOn,
    closed: after.closedAt !== null,
    onBehalfOf: personOf(world, onBehalfOf),
  }
}

/** `POST /cases/{id}:advance`: ends a step that is no approval. */
export function planAdvance(caller: Caller, id: string, body: Advance): Plan {
  const row = caseFor(caller, id)
  const step = currentStep(row, body.step)
  if (step.kind === 'APPROVAL')
    throw new Refusal(
      'BLOCKED_BY_RULE',
      `“${step.title.zh}”是审批，请审批人在审批待办里处理（${row.approvalId ?? ''}）。`,
      `'${step.title.en}' is an approval and is decided in the inbox (${row.approvalId ?? ''}).`,
      { needs: ['approval'], citations: flows[row.flow].order },
    )
  const onBehalfOf = actsFor(caller, row)
  const outcome = body.outcome ?? 'DONE'
  const { row: after, change } = finishStep(caller, row, { ...body, outcome, by: caller.staff.id, onBehalfOf })
  const result = advancedOf(caller, row, after, outcome, onBehalfOf)
  return { counted: result, change, status: 200, answer: result }
}

/** `POST /cases/{id}:withdraw`: by the person or whoever started it, while nothing is decided for good. */
export function planCaseWithdraw(caller: Caller, id: string, { reason }: { reason?: string }): Plan {
  const row = caseFor(caller, id)
  currentStep(row, undefined)
  if (![row.staffId, row.startedBy].includes(caller.staff.id))
    throw new Refusal('OUT_OF_SCOPE', '只有本人或者发起人可以撤回。', 'Only the person or the starter can withdraw it.')
  if (row.flow === 'SECONDMENT' && row.state === 'ACTIVE')
    throw new Refusal('BLOCKED_BY_RULE', '借调已经开始，请办理返回。', 'The secondment has begun; end it instead.')
  const done: CaseRow = {
    ...row,
    history: [
      ...row.history,
      {
        state: row.state,
        outcome: 'WITHDRAW',
        by: caller.staff.id,
        onBehalfOf: null,
        comment: reason ?? null,
        at: caller.now,
      },
    ],
    version: row.version + 1,
  }
  const { row: after, change } = enterState(caller, done, withdrawn.state)
  const approval = row.approvalId === null ? undefined : caller.world.approvals.get(row.approvalId)
  const result = advancedOf(caller, row, after, 'WITHDRAW', null)
  return {
    counted: result,
    change: {
      ...change,
      ...(approval ? { approvals: [{ ...approval, state: 'WITHDRAWN' as const, version: approval.version + 1 }] } : {}),
    },
    status: 200,
    answer: result,
  }
}
