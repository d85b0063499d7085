import type { StaffView } from '../../tools/hr-api/schemas/index.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { covers } from '../roles.ts'
import { staffOf, unitOf, type World } from '../world.ts'
import { levelSince, rankSince } from './standing.ts'

/** How much of a colleague a caller sees. */
type View = StaffView['view']

/** By role and token: the officer everything (masked), the supervisor what patrols need, a manager the basic fields. */
export function viewOf({ staff, scopes }: Pick<Caller, 'staff' | 'scopes'>): View {
  if (staff.roles.includes('hr_officer') && covers(scopes, 'people:read:unit')) return 'FULL'
  return covers(scopes, 'people:read:all') ? 'LIMITED' : 'BASIC'
}

/** An identity number as it may be shown. */
export function maskedId(nationalId: string): string {
  return `${nationalId.slice(0, 4)}${'*'.repeat(12)}${nationalId.slice(-2)}`
}

/** A phone number as it may be shown. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

function limited(world: World, row: StaffRow): Partial<StaffView> {
  const { gender, birthDate, rank, workStartDate, entryDate, retirementCategory, politicalStatus, education, degree } =
    row
  const dossier = world.people.dossiers.get(row.id)
  return {
    gender,
    birthDate,
    rank,
    workStartDate,
    entryDate,
    retirementCategory,
    politicalStatus,
    education,
    degree,
    level: dossier?.level ?? null,
    levelSince: levelSince(world, row.id),
    rankSince: rankSince(world, row.id),
    establishmentKind: dossier?.establishmentKind ?? null,
  }
}

function full(world: World, row: StaffRow): Partial<StaffView> {
  const dossier = world.people.dossiers.get(row.id)
  const supervisor = row.supervisorId === null ? null : staffOf(world, row.supervisorId)
  return {
    nationalIdMasked: maskedId(row.nationalId),
    phoneMasked: maskedPhone(row.phone),
    email: row.email,
    ethnicity: row.ethnicity,
    maritalStatus: row.maritalStatus,
    supervisor: supervisor && { id: supervisor.id, name: supervisor.name },
    certificates: row.certificates,
    ...(dossier
      ? {
          nativePlace: dossier.nativePlace,
          birthDateSource: dossier.birthDateSource,
          partyJoinedOn: dossier.partyJoinedOn,
          educationHistory: dossier.educationHistory,
          workYearsAdjustMonths: dossier.workYearsAdjustMonths,
        }
      : {}),
  }
}

/** A colleague as one view shows them. */
export function showStaff(world: World, row: StaffRow, view: View): StaffView {
  const { id, name, unitId, position, staffType, status } = row
  const unit = unitOf(world, unitId)
  return {
    id,
    name,
    unit: { id: unit.id, name: unit.name },
    position,
    staffType,
    status,
    view,
    ...(view === 'BASIC' ? {} : limited(world, row)),
    ...(view === 'FULL' ? full(world, row) : {}),
  }
}

/**
 * A colleague within the caller's reach.
 * @throws Refusal OUT_OF_SCOPE for somebody outside the own units, NOT_FOUND for nobody
 */
export function reachedStaff(caller: Caller, id: string, all = covers(caller.scopes, 'people:read:all')): StaffRow {
  const row = staffOf(caller.world, id)
  if (reachedUnits(caller, all, undefined).has(row.unitId)) return row
  throw new Refusal(
    'OUT_OF_SCOPE',
    '此人不在您负责的单位，不能查看。',
    'This person is outside the units you are responsible for.',
  )
}
