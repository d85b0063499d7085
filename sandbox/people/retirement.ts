import type { RetirementDue } from '../../tools/hr-api/schemas/index.ts'
import { addMonths, mayRetireLate, statutoryRetirement } from '../../tools/rules/index.ts'
import { isInService } from '../establishment/count.ts'
import type { Caller } from '../plan.ts'
import { reachedUnits } from '../reach.ts'
import type { StaffRow } from '../record.ts'
import { covers } from '../roles.ts'
import { unitOf, type World } from '../world.ts'

/** The category as the rules name it; who has no formula is a matter for the competent office. */
export function categoryOf({ retirementCategory }: Pick<StaffRow, 'retirementCategory'>): string {
  return retirementCategory === 'NEEDS_REVIEW' ? 'female60' : retirementCategory.toLowerCase()
}

/** The statutory day of a person, or why there is none. */
export function statutoryOf(staff: Pick<StaffRow, 'retirementCategory' | 'birthDate'>): {
  statutoryDate: string | null
  needsReview: string | null
} {
  const result = statutoryRetirement({ category: categoryOf(staff), birthDate: staff.birthDate })
  return 'status' in result
    ? { statutoryDate: null, needsReview: result.reason }
    : { statutoryDate: result.statutoryDate, needsReview: null }
}

function dueOf(world: World, staff: StaffRow, today: string): RetirementDue {
  const { statutoryDate, needsReview } = statutoryOf(staff)
  const until = staff.lateAgreementUntil
  const lateAllowed = mayRetireLate(staff.staffType.toLowerCase())
  const isCovered =
    lateAllowed && until !== null && statutoryDate !== null && until >= today && until <= addMonths(statutoryDate, 36)
  return {
    staffId: staff.id,
    name: staff.name,
    unitName: unitOf(world, staff.unitId).name,
    position: staff.position,
    staffType: staff.staffType,
    birthDate: staff.birthDate,
    retirementCategory: staff.retirementCategory,
    statutoryDate,
    needsReview,
    overdue: statutoryDate !== null && statutoryDate < today && !isCovered,
    lateAgreementUntil: until,
    lateAllowed,
  }
}

/** What `GET /retirement/due` asks; days are inclusive, without them the next twelve months and all that is overdue. */
export type DueQuery = {
  readonly from?: string
  readonly to?: string
  readonly unit?: string
  readonly overdue?: 'true' | 'false'
  readonly cursor?: string
  readonly limit?: number
}

/** Who reaches the statutory age, soonest first; people whose age the rules do not give are not dated and not listed. */
export function retirementsDue(caller: Caller, query: DueQuery): RetirementDue[] {
  const { world, scopes, today } = caller
  const units = reachedUnits(caller, covers(scopes, 'retirement:read:all'), query.unit)
  const to = query.to ?? addMonths(today, 12)
  const isAsked = ({ overdue, statutoryDate }: RetirementDue): boolean => {
    if (query.overdue === 'true') return overdue
    if (query.overdue === 'false' && overdue) return false
    if (statutoryDate === null || statutoryDate > to) return false
    return query.from === undefined ? overdue || statutoryDate >= today : statutoryDate >= query.from
  }
  return [...world.staff.values()]
    .filter((staff) => isInService(staff) && units.has(staff.unitId))
    .map((staff) => dueOf(world, staff, today))
    .filter(isAsked)
}
