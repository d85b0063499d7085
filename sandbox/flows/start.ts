import type * as z from 'zod'
import type { CaseStart } from '../../tools/hr-api/schemas/index.ts'
import { nextId } from '../ids.ts'
import type { Caller, Plan } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import { ownerNames } from './definition.ts'
import { flows, stateTitle } from './definitions/index.ts'
import { enterState, type Moment } from './enter.ts'
import { articlesOf, checksOf, requireGuards } from './guards/index.ts'
import { ownerOf } from './owners.ts'
import type { CaseRow } from './record.ts'
import { applies, missingMaterials, stepFrom } from './steps.ts'
import { showCase, showFacts, subjectOf } from './views.ts'

/** What a case begins with. */
export type Beginning = Pick<CaseRow, 'flow' | 'staffId' | 'unitId' | 'facts'> &
  Partial<Pick<CaseRow, 'hostUnitId' | 'relatives' | 'form' | 'materials' | 'history'>> & {
    /** Instead of the first step. */
    readonly state?: string
  }

/** A running case of the same kind on the same person. */
function runningCase(world: World, { flow, staffId }: Beginning): CaseRow | undefined {
  const alike = flow === 'LATE_RETIREMENT' || flow === 'RETIREMENT' ? ['LATE_RETIREMENT', 'RETIREMENT'] : [flow]
  return [...world.cases.values()].find(
    (row) => row.staffId === staffId && alike.includes(row.flow) && row.closedAt === null,
  )
}

function rowOf({ world, now, today }: Moment, startedBy: string, begins: Beginning): CaseRow {
  const { state = '', ...given } = begins
  return {
    hostUnitId: null,
    relatives: [],
    form: [],
    materials: {},
    history: [],
    ...given,
    id: nextId(world.cases, 'LC', today),
    state,
    ownerId: null,
    dueOn: null,
    approvalId: null,
    startedBy,
    startedAt: now,
    closedAt: null,
    version: 1,
  }
}

/** What starting would do, without the number it will get. */
function countedOf(moment: Moment, row: CaseRow): z.output<typeof CaseStart> {
  const { world, today } = moment
  const flow = flows[row.flow]
  const staff = world.staff.get(row.staffId) ?? null
  const input = { world, today, row, staff }
  const guards = [
    ...flow.startGuards,
    ...flow.steps.filter((step) => applies(step, row)).flatMap(({ guards: own = [] }) => own),
  ]
  const owner = row.ownerId === null ? null : staffOf(world, row.ownerId)
  const coming = flow.steps
    .slice(flow.steps.findIndex(({ state }) => state === row.state))
    .filter((step) => applies(step, row))
  return {
    flow: row.flow,
    subject: subjectOf(world, row),
    facts: showFacts(world, row),
    form: row.form,
    checks: checksOf(guards, input).filter(({ code }) => !laterOnly.has(code)),
    steps: coming.map((step) => ({
      state: step.state,
      title: step.title,
      ownerRule: ownerNames[step.owner],
      owner: nameOf(world, ownerOf(world, step, row)),
    })),
    firstState: row.state,
    firstTitle: stateTitle(flow, row.state),
    firstOwner: owner && { staffId: owner.id, name: owner.name },
    dueOn: row.dueOn,
    materials: coming.flatMap((step) => missingMaterials(step, row)),
    citations: articlesOf(flow.startGuards, input, flow.order),
  }
}

// Conditions that cannot hold yet when a case begins.
const laterOnly: ReadonlySet<string> = new Set([
  'WATCH_REACHED',
  'RETIREMENT_REACHED',
  'LAST_DAY_REACHED',
  'PUBLIC_NOTICE',
])

function nameOf(world: World, id: string | null): string | null {
  return id === null ? null : staffOf(world, id).name
}

/**
 * Begins a case: its conditions are checked, its first step gets an owner, who is told.
 * @throws Refusal BLOCKED_BY_RULE with the articles, DUPLICATE when one runs already
 */
export function planStart(caller: Caller, begins: Beginning): Plan {
  const { world, staff } = caller
  const running = runningCase(world, begins)
  if (running)
    throw new Refusal(
      'DUPLICATE',
      `已有一件${flows[running.flow].title.zh}正在办理：${running.id}，请先办结或者撤回。`,
      `A case is running already: ${running.id}. Finish or withdraw it first.`,
    )
  unitOf(world, begins.unitId)
  const row = rowOf(caller, staff.id, begins)
  const subject = world.staff.get(row.staffId) ?? null
  requireGuards(flows[row.flow].startGuards, { world, today: caller.today, row, staff: subject })
  const state = begins.state ?? stepFrom(flows[row.flow], 0, row)?.state
  if (state === undefined) throw new Error(`The flow ${row.flow} has no step for this case.`)
  const entered = enterState(caller, row, state)
  return {
    counted: countedOf(caller, entered.row),
    change: entered.change,
    status: 201,
    answer: showCase(caller, entered.row, entered.change.approvals?.[0]),
  }
}
