import { addDays } from '../../tools/rules/index.ts'
import { kindOfUnit, organisationOf } from '../establishment/count.ts'
import type { Change, StaffRow } from '../record.ts'
import { unitOf, type World } from '../world.ts'
import type { DossierRow } from './record.ts'

const offBook: readonly StaffRow['staffType'][] = ['CONTRACT_OFFBOOK', 'DISPATCHED']

/** 编制 that somebody of a unit holds; null for those off the books. */
function heldKind(world: World, { staffType, unitId }: StaffRow): DossierRow['establishmentKind'] {
  if (offBook.includes(staffType)) return null
  return kindOfUnit(unitOf(world, organisationOf(world, unitId)))
}

/** A new main post of a person from a day on; the one before ends on the day before. */
export function newPost(
  world: World,
  staff: StaffRow,
  { from, basisDoc }: { readonly from: string; readonly basisDoc: string },
): Required<Pick<Change, 'assignments'>> {
  const posts = world.people.assignments.get(staff.id) ?? []
  const last = posts.findLast(({ kind, to }) => kind === 'MAIN' && to === null)
  const ended = last ? [{ ...last, to: last.from < from ? addDays(from, -1) : from }] : []
  const post = {
    ...{ id: `AS-${staff.id.slice(2)}-${posts.length + 1}`, staffId: staff.id, unitId: staff.unitId },
    ...{ title: staff.position, level: null, kind: 'MAIN' as const, postGrade: last?.postGrade ?? null },
    ...{ from, to: null, basisDoc, source: 'online' as const },
  }
  return { assignments: [...ended, post] }
}

/** What the personnel office knows of somebody who has just come. */
export function newDossier(world: World, staff: StaffRow): DossierRow {
  const kind = heldKind(world, staff)
  return {
    ...{ staffId: staff.id, nativePlace: '', birthDateSource: 'ID_CARD', partyJoinedOn: null, educationHistory: [] },
    ...{ workYearsAdjustMonths: 0, establishmentKind: kind, occupiesKind: kind, level: null },
    ...{ secretPostUntil: null, disabilityGrade: null, version: 1 },
  }
}

/** The dossier of somebody who has moved to another unit: they hold and work on its 编制, and no leading post. */
export function movedDossier(world: World, staff: StaffRow): DossierRow[] {
  const known = world.people.dossiers.get(staff.id)
  if (!known) return []
  const kind = heldKind(world, staff)
  return [{ ...known, establishmentKind: kind, occupiesKind: kind, level: null, version: known.version + 1 }]
}
