import { type SourceFact, type SourceId, staffStatusNames, staffTypeNames } from '../../tools/hr-api/schemas/index.ts'
import { organisationOf } from '../establishment/count.ts'
import { contractsOf } from '../flows/own-contracts.ts'
import { holdsDays, stateOn } from '../leave/ledger.ts'
import { levelSince, rankSince } from '../people/standing.ts'
import type { StaffRow } from '../record.ts'
import { requestsOf, unitOf, type World } from '../world.ts'
import { sources } from './sources.ts'

const kindNames: Readonly<Record<string, string>> = {
  ADMIN: '行政编制',
  INSTITUTION: '事业编制',
  SPECIAL_ADMIN: '政法专项编制',
  LOGISTICS: '工勤编制',
}

type Held = { readonly value: string | null; readonly on: string | null }

const isAway = (world: World, { id }: StaffRow, today: string): boolean =>
  requestsOf(world, id).some(
    (row) => row.start <= today && today <= row.end && row.state !== 'IN_APPROVAL' && holdsDays(stateOn(row, today)),
  )

const readers: Readonly<Record<string, (world: World, staff: StaffRow, today: string) => Held>> = {
  unit: (world, { unitId, entryDate }) => ({
    value: unitOf(world, organisationOf(world, unitId)).name,
    on: entryDate,
  }),
  establishmentKind: (world, { id, entryDate }) => ({
    value: kindNames[world.people.dossiers.get(id)?.establishmentKind ?? ''] ?? '编外',
    on: entryDate,
  }),
  occupiesKind: (world, { id, entryDate }) => ({
    value: kindNames[world.people.dossiers.get(id)?.occupiesKind ?? ''] ?? '编外',
    on: entryDate,
  }),
  position: (world, { id, position }) => {
    const held = world.people.assignments.get(id)?.at(-1)
    return { value: held?.title ?? position, on: held?.from ?? null }
  },
  level: (world, { id }) => ({
    value: world.people.dossiers.get(id)?.level ?? null,
    on: levelSince(world, id),
  }),
  levelSince: (world, { id }) => ({ value: levelSince(world, id), on: levelSince(world, id) }),
  rank: (world, { id, rank }) => ({ value: rank, on: rankSince(world, id) }),
  rankSince: (world, { id }) => ({ value: rankSince(world, id), on: rankSince(world, id) }),
  politicalStatus: (world, { id, politicalStatus }) => ({
    value: politicalStatus,
    on: world.people.dossiers.get(id)?.partyJoinedOn ?? null,
  }),
  partyJoinedOn: (world, { id }) => {
    const day = world.people.dossiers.get(id)?.partyJoinedOn ?? null
    return { value: day, on: day }
  },
  degree: (world, { id, degree }) => ({
    value: degree,
    on: world.people.dossiers.get(id)?.educationHistory.at(-1)?.to ?? null,
  }),
  staffType: (_, { staffType, entryDate }) => ({ value: staffTypeNames[staffType].zh, on: entryDate }),
  status: (_, { status, entryDate }) => ({ value: staffStatusNames[status].zh, on: entryDate }),
  workStartDate: (_, { workStartDate }) => ({ value: workStartDate, on: workStartDate }),
  contractEnd: (world, { id }) => {
    const row = contractsOf(world, id)[0]
    return { value: row?.to ?? null, on: row?.from ?? null }
  },
  paid: (_, { status }) => ({ value: status === 'TRANSFERRED_OUT' ? '否' : '是', on: null }),
  enrolled: () => ({ value: '是', on: null }),
  presence: (world, staff, today) => ({ value: isAway(world, staff, today) ? '休假' : '在岗', on: today }),
}

/**
 * What one source holds of a person. The stand-in keeps five sources in step with its own record, and apart where a
 * difference was put there on purpose.
 */
export function factsOf(world: World, source: SourceId, staff: StaffRow, now: string): SourceFact[] {
  const today = sources[source].syncedAt(now).slice(0, 10)
  const own = [...world.people.sourceFacts.values()].filter((row) => row.source === source && row.staffId === staff.id)
  return sources[source].fields.flatMap((field) => {
    const other = own.find((row) => row.field === field)
    if (other) return [{ field, value: other.value, recordedOn: other.recordedAt.slice(0, 10) }]
    const held = readers[field]?.(world, staff, today)
    return held ? [{ field, value: held.value, recordedOn: held.on }] : []
  })
}
