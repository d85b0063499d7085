import type { CandidateRow, CaseRow, ContractRow, DelegationRow, EventRow, HoldRow } from './record.ts'

/** What the HR system knows of flows. */
export type FlowWorld = {
  readonly cases: Map<string, CaseRow>
  readonly candidates: Map<string, CandidateRow>
  readonly contracts: Map<string, ContractRow>
  readonly holds: Map<string, HoldRow>
  readonly delegations: Map<string, DelegationRow>
  /** In the order of their numbers. */
  readonly events: EventRow[]
}

/** The rows of flows within a change. */
type FlowRows = {
  readonly cases?: readonly CaseRow[] | undefined
  readonly candidates?: readonly CandidateRow[] | undefined
  readonly contracts?: readonly ContractRow[] | undefined
  readonly holds?: readonly HoldRow[] | undefined
  readonly delegations?: readonly DelegationRow[] | undefined
  readonly events?: readonly EventRow[] | undefined
}

/** A world without flows. */
export function createFlowWorld(): FlowWorld {
  return {
    cases: new Map(),
    candidates: new Map(),
    contracts: new Map(),
    holds: new Map(),
    delegations: new Map(),
    events: [],
  }
}

/** Takes the rows of flows into the world. */
export function applyFlows(world: FlowWorld, change: FlowRows): void {
  for (const row of change.cases ?? []) world.cases.set(row.id, row)
  for (const row of change.candidates ?? []) world.candidates.set(row.id, row)
  for (const row of change.contracts ?? []) world.contracts.set(row.id, row)
  for (const row of change.holds ?? []) world.holds.set(row.id, row)
  for (const row of change.delegations ?? []) world.delegations.set(row.id, row)
  world.events.push(...(change.events ?? []))
}
