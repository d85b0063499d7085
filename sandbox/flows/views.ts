import type * as z from 'zod'
import type { CaseFact, CaseStep, LifecycleCase } from '../../tools/hr-api/schemas/index.ts'
import type { ApprovalRow } from '../record.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import { ownerNames, type StepDefinition } from './definition.ts'
import { flows, stateTitle, stepOf } from './definitions/index.ts'
import { checksOf } from './guards/index.ts'
import { ownerOf } from './owners.ts'
import type { CaseRow } from './record.ts'
import { applies } from './steps.ts'

type Look = { readonly world: World; readonly today: string }

/** Somebody by id and name; null for nobody. */
export function personOf(world: World, id: string | null): { staffId: string; name: string } | null {
  if (id === null) return null
  const found = world.staff.get(id) ?? world.candidates.get(id)
  return found ? { staffId: found.id, name: found.name } : null
}

/** Whom a case is about. */
export function subjectOf(world: World, { staffId, unitId }: Pick<CaseRow, 'staffId' | 'unitId'>) {
  const found = world.candidates.get(staffId) ?? staffOf(world, staffId)
  return { staffId, name: found.name, unitName: unitOf(world, unitId).name }
}

const words: Readonly<Record<string, string>> = {
  TRANSFER_IN: '调任',
  ROTATE: '转任（交流）',
  EXTERNAL: '调出',
  STATUTORY: '到龄退休',
  EARLY_FLEX: '弹性提前退休',
  LATE_FLEX: '弹性延迟退休',
  EARLY_93: '公务员申请提前退休',
  true: '是',
  false: '否',
}

/** The facts of a case that are shown, in the order of its definition. */
export function showFacts(world: World, row: CaseRow): z.output<typeof CaseFact>[] {
  return Object.entries(flows[row.flow].facts).flatMap(([name, label]) => {
    const value = row.facts[name]
    if (value === null || value === undefined || value === '') return []
    const text = String(value)
    return [{ label, value: world.units.get(text)?.name ?? words[text] ?? text }]
  })
}

function materialsOf(step: StepDefinition, row: CaseRow): CaseStep['materials'] {
  return (step.materials ?? []).map((name) => {
    const given = row.materials[name.zh]
    return { name, reference: given?.reference ?? null, at: given?.at ?? null }
  })
}

function statusOf(step: StepDefinition, row: CaseRow, isDone: boolean): CaseStep['status'] {
  if (step.state === row.state) return 'CURRENT'
  if (isDone) return 'DONE'
  if (!applies(step, row)) return 'SKIPPED'
  // What lies before the state of a running case and was not done was passed over when it began.
  const at = flows[row.flow].steps.findIndex(({ state }) => state === row.state)
  const own = flows[row.flow].steps.indexOf(step)
  return row.closedAt !== null || own < at ? 'SKIPPED' : 'OPEN'
}

function showStep(world: World, row: CaseRow, step: StepDefinition, index: number): CaseStep {
  const done = row.history.filter(({ state, outcome }) => state === step.state && outcome !== 'RETURN').at(-1)
  const status = statusOf(step, row, done !== undefined)
  const isCurrent = status === 'CURRENT'
  const ended = isCurrent ? undefined : done
  return {
    order: index + 1,
    state: step.state,
    title: step.title,
    kind: step.kind,
    status,
    ownerRule: ownerNames[step.owner],
    owner: personOf(world, isCurrent ? row.ownerId : (done?.by ?? ownerOf(world, step, row))),
    dueOn: isCurrent ? row.dueOn : null,
    materials: materialsOf(step, row),
    outcomes: Object.keys(step.outcomes ?? {}),
    finishedAt: ended?.at ?? null,
    finishedBy: personOf(world, ended?.by ?? null),
    onBehalfOf: personOf(world, ended?.onBehalfOf ?? null),
    outcome: ended?.outcome ?? null,
    comment: ended?.comment ?? null,
  }
}

/**
 * A case as everybody who may see it sees it.
 * @param approval the approval of its present step, where it is not in the world yet
 */
export function showCase({ world, today }: Look, row: CaseRow, approval?: ApprovalRow): LifecycleCase {
  const flow = flows[row.flow]
  const staff = world.staff.get(row.staffId) ?? null
  const step = stepOf(flow, row.state)
  const waiting = approval ?? (row.approvalId === null ? undefined : world.approvals.get(row.approvalId))
  const approver = waiting?.steps.find(({ action }) => action === null)?.approverId ?? row.ownerId
  return {
    id: row.id,
    flow: row.flow,
    subject: subjectOf(world, row),
    state: row.state,
    stateTitle: stateTitle(flow, row.state),
    open: row.closedAt === null,
    owner: personOf(world, approver),
    dueOn: row.dueOn,
    approvalId: row.approvalId,
    steps: flow.steps.map((one, index) => showStep(world, row, one, index)),
    facts: showFacts(world, row),
    form: row.form,
    checks: checksOf(step?.guards ?? [], { world, today, row, staff }),
    startedBy: personOf(world, row.startedBy) ?? { staffId: row.startedBy, name: row.startedBy },
    startedAt: row.startedAt,
    closedAt: row.closedAt,
    version: row.version,
  }
}
