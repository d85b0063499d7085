import type { Decided, Effect, Subject } from '../approval/matter.ts'
import type { Caller } from '../plan.ts'
import type { ApprovalRow } from '../record.ts'
import type { World } from '../world.ts'
import { flows, stateTitle, stepOf } from './definitions/index.ts'
import { eventFor } from './enter.ts'
import { finishStep } from './finish.ts'
import { checksOf } from './guards/index.ts'
import type { CaseRow } from './record.ts'
import { showFacts, subjectOf } from './views.ts'

function forward(caller: Caller, row: CaseRow, { after }: Decided): Effect {
  const to = after.steps.find(({ action }) => action === null)?.approverId ?? null
  const moved: CaseRow = { ...row, ownerId: to, version: row.version + 1 }
  return {
    change: { cases: [moved], events: to === null ? [] : [eventFor(caller, moved, to, 'STEP_READY')] },
    nextId: to,
    becomes: stateTitle(flows[row.flow], row.state),
  }
}

function decideStep(caller: Caller, row: CaseRow, decided: Decided): Effect {
  if (decided.decision === 'FORWARD') return forward(caller, row, decided)
  const { row: after, change } = finishStep(caller, row, {
    outcome: decided.decision,
    comment: decided.comment,
    by: caller.staff.id,
    onBehalfOf: decided.onBehalfOf,
  })
  return { change, nextId: after.ownerId, becomes: stateTitle(flows[after.flow], after.state) }
}

/** The present step of a case as something to decide on. */
export function caseSubject(world: World, approval: ApprovalRow, today: string): Subject | undefined {
  const row = world.cases.get(approval.subjectId)
  if (!row) return undefined
  const flow = flows[row.flow]
  const step = stepOf(flow, row.state)
  const { name, unitName } = subjectOf(world, row)
  const staff = world.staff.get(row.staffId) ?? null
  return {
    kind: 'LIFECYCLE',
    aboutId: row.staffId,
    aboutName: name,
    leave: null,
    matter: {
      zh: `${flow.title.zh}（${name}，${unitName}）：${stateTitle(flow, row.state).zh}`,
      en: `${flow.title.en} (${name}, ${unitName}): ${stateTitle(flow, row.state).en}`,
    },
    facts: [
      { label: { zh: '事项编号', en: 'Case' }, value: row.id },
      ...showFacts(world, row),
      ...Object.entries(row.materials).map(([zh, { reference }]) => ({ label: { zh, en: zh }, value: reference })),
    ],
    checks: checksOf([...(step?.guards ?? []), ...flow.startGuards], { world, today, row, staff }),
    dueOn: row.dueOn,
    decide: (caller, decided) => decideStep(caller, row, decided),
  }
}
