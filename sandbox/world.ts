import { type AssessmentWorld, applyAssessment, createAssessmentWorld } from './assessment/world.ts'
import { applyDepartments, createDepartmentWorld, type DepartmentWorld } from './departments/world.ts'
import { applyEstablishment, createEstablishmentWorld, type EstablishmentWorld } from './establishment/world.ts'
import { applyFlows, createFlowWorld, type FlowWorld } from './flows/world.ts'
import { applyPeople, createPeopleWorld, type PeopleWorld } from './people/world.ts'
import type {
  ApprovalRow,
  Change,
  JournalRecord,
  LedgerRow,
  OperationRow,
  RequestRow,
  StaffRow,
  UnitRow,
} from './record.ts'
import { Refusal } from './refusal.ts'
import { applySharing, createSharingWorld, type SharingWorld } from './sharing/world.ts'
import { applySupervision, createSupervisionWorld, type SupervisionWorld } from './supervision/world.ts'
import { applyTime, createTimeWorld, type TimeWorld } from './time/world.ts'
import { applyTraining, createTrainingWorld, type TrainingWorld } from './training/world.ts'
import type { WebhookRow } from './webhooks/record.ts'

/** Everything the HR system knows at this moment, built from the journal and from nothing else. */
export type World = {
  readonly units: Map<string, UnitRow>
  readonly staff: Map<string, StaffRow>
  readonly requests: Map<string, RequestRow>
  readonly requestsByStaff: Map<string, Set<string>>
  readonly approvals: Map<string, ApprovalRow>
  readonly ledger: Map<string, LedgerRow[]>
  /** By client and key. */
  readonly operations: Map<string, OperationRow>
  /** Ids of confirmation tokens that are used up. */
  readonly consents: Set<string>
  /** Parts of the invented start that the journal holds. */
  readonly seeded: Set<string>
  readonly people: PeopleWorld
  readonly establishment: EstablishmentWorld
  readonly sharing: SharingWorld
  readonly supervision: SupervisionWorld
  readonly webhooks: Map<string, WebhookRow>
} & DepartmentWorld &
  FlowWorld &
  AssessmentWorld &
  TrainingWorld &
  TimeWorld

/** A world in which nobody works yet. */
export function createWorld(): World {
  return {
    units: new Map(),
    staff: new Map(),
    requests: new Map(),
    requestsByStaff: new Map(),
    approvals: new Map(),
    ledger: new Map(),
    operations: new Map(),
    consents: new Set(),
    seeded: new Set(),
    people: createPeopleWorld(),
    establishment: createEstablishmentWorld(),
    sharing: createSharingWorld(),
    supervision: createSupervisionWorld(),
    webhooks: new Map(),
    ...createDepartmentWorld(),
    ...createFlowWorld(),
    ...createAssessmentWorld(),
    ...createTrainingWorld(),
    ...createTimeWorld(),
  }
}

/** The key under which an operation of a client is kept. */
export function operationId(client: string, key: string): string {
  return `${client} ${key}`
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** Takes new rows into the world. */
export function applyChange(world: World, change: Change): void {
  for (const row of change.units ?? []) world.units.set(row.id, row)
  for (const row of change.staff ?? []) world.staff.set(row.id, row)
  for (const row of change.approvals ?? []) world.approvals.set(row.id, row)
  for (const row of change.requests ?? []) {
    world.requests.set(row.id, row)
    entry(world.requestsByStaff, row.staffId, () => new Set<string>()).add(row.id)
  }
  applyFlows(world, change)
  applyAssessment(world, change)
  applyTraining(world, change)
  applyTime(world, change)
  for (const row of change.ledger ?? []) entry(world.ledger, row.staffId, (): LedgerRow[] => []).push(row)
  applyPeople(world.people, change)
  applyEstablishment(world.establishment, change)
  applySharing(world.sharing, change)
  applySupervision(world.supervision, change)
  for (const row of change.webhooks ?? []) world.webhooks.set(row.id, row)
  applyDepartments(world, change)
}

/** Takes one line of the journal into the world. */
export function applyRecord(world: World, record: JournalRecord): void {
  applyChange(world, record.change)
  if (record.kind === 'seed') world.seeded.add(record.part)
  else if (record.kind === 'write') {
    world.operations.set(operationId(record.operation.client, record.operation.key), record.operation)
    world.consents.add(record.consent)
  }
}

/** A member of staff who must exist, because a row of the world names them. */
export function staffOf(world: World, id: string): StaffRow {
  const found = world.staff.get(id)
  if (!found)
    throw new Refusal('NOT_FOUND', `没有编号为 ${id} 的人员，请核对编号。`, `Nobody has the id ${id}. Check it.`)
  return found
}

/** A unit that must exist. */
export function unitOf(world: World, id: string): UnitRow {
  const found = world.units.get(id)
  if (!found)
    throw new Refusal('NOT_FOUND', `没有编号为 ${id} 的单位，请核对编号。`, `No unit has the id ${id}. Check it.`)
  return found
}

/** The leave requests of one person. */
export function requestsOf(world: World, staffId: string): RequestRow[] {
  return [...(world.requestsByStaff.get(staffId) ?? [])].flatMap((id) => world.requests.get(id) ?? [])
}
