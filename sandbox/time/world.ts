import type {
  CertificateRow,
  ContactRow,
  CorrectionRow,
  DeviceRow,
  InsuranceBaseRow,
  OvertimeRow,
  PayEventRow,
  PlanRow,
  PunchRow,
  TravelRow,
} from './record.ts'

/** What the HR system knows of time, pay, certificates and contact data. */
export type TimeWorld = {
  readonly corrections: Map<string, CorrectionRow>
  readonly overtime: Map<string, OvertimeRow>
  readonly travels: Map<string, TravelRow>
  readonly plans: Map<string, PlanRow>
  readonly devices: DeviceRow[]
  /** By person and day. */
  readonly punches: Map<string, PunchRow>
  readonly payEvents: PayEventRow[]
  /** By person. */
  readonly insuranceBases: Map<string, InsuranceBaseRow>
  /** By person. */
  readonly contacts: Map<string, ContactRow>
  readonly issued: Map<string, CertificateRow>
  readonly issuedByCode: Map<string, CertificateRow>
}

/** The rows of this part within a change. */
type TimeRows = {
  readonly corrections?: readonly CorrectionRow[] | undefined
  readonly overtime?: readonly OvertimeRow[] | undefined
  readonly travels?: readonly TravelRow[] | undefined
  readonly plans?: readonly PlanRow[] | undefined
  readonly devices?: readonly DeviceRow[] | undefined
  readonly punches?: readonly PunchRow[] | undefined
  readonly payEvents?: readonly PayEventRow[] | undefined
  readonly insuranceBases?: readonly InsuranceBaseRow[] | undefined
  readonly contacts?: readonly ContactRow[] | undefined
  readonly issued?: readonly CertificateRow[] | undefined
}

/** A world in which nobody has punched, asked or been paid yet. */
export function createTimeWorld(): TimeWorld {
  return {
    corrections: new Map(),
    overtime: new Map(),
    travels: new Map(),
    plans: new Map(),
    devices: [],
    punches: new Map(),
    payEvents: [],
    insuranceBases: new Map(),
    contacts: new Map(),
    issued: new Map(),
    issuedByCode: new Map(),
  }
}

/** The key of a person's day. */
export function dayKey(staffId: string, date: string): string {
  return `${staffId} ${date}`
}

function put<V>(map: Map<string, V>, rows: readonly V[] | undefined, keyOf: (row: V) => string): void {
  for (const row of rows ?? []) map.set(keyOf(row), row)
}
const byId = ({ id }: { readonly id: string }): string => id

/** Takes the rows of this part into the world. */
export function applyTime(world: TimeWorld, change: TimeRows): void {
  put(world.insuranceBases, change.insuranceBases, ({ staffId }) => staffId)
  put(world.corrections, change.corrections, byId)
  put(world.overtime, change.overtime, byId)
  put(world.travels, change.travels, byId)
  put(world.plans, change.plans, byId)
  put(world.punches, change.punches, ({ staffId, date }) => dayKey(staffId, date))
  put(world.contacts, change.contacts, ({ staffId }) => staffId)
  put(world.issued, change.issued, byId)
  put(world.issuedByCode, change.issued, ({ code }) => code)
  world.devices.push(...(change.devices ?? []))
  world.payEvents.push(...(change.payEvents ?? []))
}
