import type { TrainingRequirement } from '../../tools/hr-api/schemas/index.ts'
import type { Caller } from '../plan.ts'
import type { StaffRow } from '../record.ts'
import type { World } from '../world.ts'
import type { RequirementRow, TrainingRow } from './record.ts'
import { trainingsOf } from './world.ts'

/** True when a requirement is for this person. */
export function isFor(requirement: RequirementRow, staff: StaffRow): boolean {
  const { staffTypes, statuses, unitIds, enteredFrom, leaders } = requirement
  return (
    (staffTypes === null || staffTypes.includes(staff.staffType)) &&
    (statuses === null || statuses.includes(staff.status)) &&
    (unitIds === null || unitIds.includes(staff.unitId)) &&
    (enteredFrom === null || staff.entryDate >= enteredFrom) &&
    (!leaders || staff.leader)
  )
}

/** Finished courses of a year, up to today. */
function finished(world: World, staffId: string, year: number | null, today: string): TrainingRow[] {
  return trainingsOf(world, staffId).filter(
    ({ state, on }) => state === 'COMPLETED' && on <= today && (year === null || on.startsWith(`${year}-`)),
  )
}

function doneOf(world: World, staffId: string, requirement: RequirementRow, today: string): number {
  const { code, measure, year, once } = requirement
  const rows = finished(world, staffId, once ? null : year, today)
  if (measure === 'HOURS') return rows.reduce((sum, { hours }) => sum + hours, 0)
  return rows.filter(({ courseId }) => world.courses.get(courseId)?.covers.includes(code)).length
}

/** What a year asks of a person, against the record on a day. */
export function requirementsOf(world: World, staff: StaffRow, year: number, today: string): TrainingRequirement[] {
  return [...world.requirements.values()]
    .filter((requirement) => requirement.year === year && isFor(requirement, staff))
    .map((requirement) => {
      const { code, name, measure, required, why, basis, unconfirmed, dueOn } = requirement
      const done = doneOf(world, staff.id, requirement, today)
      return { code, name, measure, required, done, gap: Math.max(0, required - done), dueOn, why, basis, unconfirmed }
    })
}

/** `GET /training/requirements` */
export function ownRequirements({ world, staff, today, now }: Caller, { year }: { year: number }) {
  return { year, items: requirementsOf(world, staff, year, today), asOf: now }
}
