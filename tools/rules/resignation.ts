import { addDays, addMonths, addYears, type IsoDay } from './dates.ts'
import { type Deadline, daysAfter } from './deadlines.ts'

/** Last day for the answer to a resignation: 30 days, 90 for leaders. @see 公务员法 第八十五条 */
export function resignApprovalDeadline(input: { readonly applyDate: IsoDay; readonly leader: boolean }): Deadline {
  return daysAfter(input.applyDate, input.leader ? 90 : 30)
}

/** Facts of a person who wants to leave. */
export type Leaving = {
  readonly staffType: string
  readonly hireDate?: IsoDay | null | undefined
  readonly asOf?: IsoDay | null | undefined
  readonly underAudit?: boolean | null | undefined
  readonly unfinishedOfficialDuty?: boolean | null | undefined
  readonly classifiedPostEnd?: IsoDay | null | undefined
  readonly declassifyMonths?: number | null | undefined
  readonly noticeDate?: IsoDay | null | undefined
  readonly contractOtherwise?: boolean | null | undefined
}

/**
 * Whether a person may leave, and from when.
 * @see 公务员法 第八十五条, 第八十六条; 新录用公务员任职定级规定 第六条 (five years); 事业单位人事管理条例 第十七条
 */
export function resignCheck(person: Leaving): Record<string, unknown> {
  return person.staffType.startsWith('institution') ? leavingInstitution(person) : leavingService(person)
}

function leavingInstitution({ noticeDate, contractOtherwise }: Leaving): Record<string, unknown> {
  if (contractOtherwise)
    return {
      status: 'needs_review',
      reason: '双方对解除聘用合同另有约定的，按聘用合同的约定办理。',
      reasonEn: 'Where the contract agrees on something else for ending it, the contract decides.',
    }
  if (!noticeDate) return { status: 'needs_input', needs: ['noticeDate'] }
  return { allowed: true, earliest: addDays(noticeDate, 30) }
}

function leavingService(person: Leaving): Record<string, unknown> {
  const { hireDate, asOf, classifiedPostEnd, declassifyMonths } = person
  if (!hireDate || !asOf) return { status: 'needs_input', needs: [hireDate ? 'asOf' : 'hireDate'] }
  const served = addYears(hireDate, 5)
  if (asOf < served) return { allowed: false, reason: 'min_service_5_years', earliest: served }
  if (classifiedPostEnd && typeof declassifyMonths !== 'number')
    return { status: 'needs_input', needs: ['declassifyMonths'] }
  const cleared = classifiedPostEnd ? addMonths(classifiedPostEnd, declassifyMonths ?? 0) : asOf
  if (asOf < cleared) return { allowed: false, reason: 'declassification_period', earliest: cleared }
  if (person.unfinishedOfficialDuty) return { allowed: false, reason: 'unfinished_duty' }
  if (person.underAudit) return { allowed: false, reason: 'under_audit_or_investigation' }
  return { allowed: true, approvalNeeded: true }
}

/**
 * Until when jobs related to the former duties are barred: three years for leaders and from county level, else two.
 * @see 公务员法 第一百零七条
 */
export function postEmployment(input: { readonly wasLeaderOrCountyLevel: boolean; readonly leaveDate: IsoDay }): {
  restrictedUntil: IsoDay
} {
  return { restrictedUntil: addYears(input.leaveDate, input.wasLeaderOrCountyLevel ? 3 : 2) }
}
