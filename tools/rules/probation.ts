import { addDays, addYears, type IsoDay, lastDayOfMonths } from './dates.ts'
import { isOffBook } from './staff-kind.ts'

/** A period of probation, or what stands against computing it. */
export type Probation =
  | { readonly months: number; readonly endsOn: IsoDay; readonly regulariseFrom: IsoDay }
  | { readonly error: 'probation_over_12_months' }
  | { readonly status: 'needs_input'; readonly needs: readonly string[] }
  | { readonly status: 'needs_review'; readonly reason: string; readonly reasonEn: string }

/** Facts of a newcomer, or of a newly promoted leader. */
export type Newcomer = {
  readonly staffType: string
  readonly hireDate?: IsoDay | null | undefined
  readonly appointDate?: IsoDay | null | undefined
  readonly firstJob?: boolean | null | undefined
  readonly contractYears?: number | null | undefined
  readonly contractProbationMonths?: number | null | undefined
}

const byContract = {
  status: 'needs_review',
  reason: '编外和劳务派遣人员的试用期以劳动合同的约定为准，不超过劳动合同法第十九条的上限。',
  reasonEn:
    'The probation of off-book and dispatched staff is the one in the labour contract, within 劳动合同法 第十九条.',
} as const

function monthsOf(person: Newcomer): number | string {
  switch (person.staffType) {
    case 'appointed_civil_servant':
      return person.contractProbationMonths ?? 'contractProbationMonths'
    case 'civil_servant':
    case 'ref_civil_servant':
    case 'leader':
      return 12
    default:
      if (typeof person.firstJob !== 'boolean') return 'firstJob'
      if (!person.firstJob) return 3
      if (typeof person.contractYears !== 'number') return 'contractYears'
      return person.contractYears >= 3 ? 12 : 3
  }
}

/**
 * The end of a probation; the day after is the first of the regular post. For other newcomers of an institution than
 * first jobs with a contract of three years the usual three months (2002 试行意见, 待核实).
 * @see 公务员法 第三十四条, 第一百零三条; 事业单位人事管理条例 第十三条; 党政领导干部选拔任用工作条例
 */
export function probationEnd(person: Newcomer): Probation {
  if (isOffBook(person.staffType)) return byContract
  const months = monthsOf(person)
  if (typeof months === 'string') return { status: 'needs_input', needs: [months] }
  if (months > 12) return { error: 'probation_over_12_months' }
  const start = person.staffType === 'leader' ? (person.appointDate ?? person.hireDate) : person.hireDate
  if (!start) return { status: 'needs_input', needs: [person.staffType === 'leader' ? 'appointDate' : 'hireDate'] }
  const endsOn = lastDayOfMonths(start, months)
  return { months, endsOn, regulariseFrom: addDays(endsOn, 1) }
}

/**
 * Whether an institution must offer a contract until retirement when the person asks for one: ten years in the unit
 * without a break and less than ten years left.
 * @see 事业单位人事管理条例 第十四条
 */
export function contractToRetirement(input: {
  readonly yearsInUnit: number
  readonly statutoryDate: IsoDay
  readonly asOf: IsoDay
}): { mustOfferContractToRetirement: boolean } {
  return { mustOfferContractToRetirement: input.yearsInUnit >= 10 && input.statutoryDate < addYears(input.asOf, 10) }
}
