import { computeRule, fullMonthsBetween, yearOf } from '../../tools/rules/index.ts'
import type { StaffRow } from '../record.ts'

/** When somebody may retire, or why nobody can say by a formula. */
export type RetirementWindow =
  | {
      readonly statutoryDate: string
      readonly earliestDate: string
      readonly latestDate: string | null
      readonly lateAllowed: boolean
      readonly earlyNoticeLatest: string | null
    }
  | { readonly reason: string }

type Born = Pick<StaffRow, 'retirementCategory' | 'birthDate' | 'staffType'>

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The window of the rule `retirement.flexibleWindow`. */
export function retirementWindow({ retirementCategory, birthDate, staffType }: Born): RetirementWindow {
  const result = computeRule('retirement.flexibleWindow', {
    category: retirementCategory.toLowerCase(),
    birthDate,
    staffType: staffType.toLowerCase(),
  })
  const [statutoryDate, earliestDate] = [text(result.statutoryDate), text(result.earliestDate)]
  if (!statutoryDate || !earliestDate) return { reason: text(result.reason) ?? '退休类别待认定。' }
  return {
    statutoryDate,
    earliestDate,
    latestDate: text(result.latestDate),
    lateAllowed: result.lateAllowed === true,
    earlyNoticeLatest: text(result.earlyNoticeLatest),
  }
}

/** How old somebody is at the statutory date, and by how much it was put off. */
export function statutoryAge({ retirementCategory, birthDate }: Born) {
  const result = computeRule('retirement.statutory', { category: retirementCategory.toLowerCase(), birthDate })
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    delayMonths: number(result.delayMonths),
    ageYears: number(result.ageYears),
    ageMonths: number(result.ageMonths),
  }
}

/** Months of contribution on record: every month since the first job, those before the reform counted as paid. */
export function contributionMonths({ workStartDate }: Pick<StaffRow, 'workStartDate'>, today: string): number {
  return Math.max(0, fullMonthsBetween(workStartDate, today))
}

/** Months of contribution that a year of retirement asks for. */
export function requiredMonths(retirementDate: string): number {
  return Number(computeRule('retirement.minContribution', { retirementYear: yearOf(retirementDate) }).months)
}

/** Whether a civil servant may apply under 公务员法 第九十三条. */
export function mayApply93(staff: StaffRow, today: string): boolean {
  const { mayApply } = computeRule('retirement.civilServantEarly', {
    category: staff.retirementCategory.toLowerCase(),
    birthDate: staff.birthDate,
    workYears: Math.floor(fullMonthsBetween(staff.workStartDate, today) / 12),
    asOf: today,
  })
  return staff.staffType.includes('CIVIL_SERVANT') && mayApply === true
}
