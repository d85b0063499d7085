import { addMonths, daysBetween, firstOfMonth, type IsoDay, toYuan, yearOf } from './dates.ts'

/** Why there is no annual leave in a year. */
export type NoLeaveReason =
  | 'under_one_year'
  | 'school_vacation_longer'
  | 'personal_leave_20_paid'
  | 'sick_leave_threshold'

/** Facts of a person and a year for {@link annualEntitlement}. */
export type AnnualFacts = {
  readonly workStart: IsoDay
  readonly asOf: IsoDay
  readonly sickMonths: number
  readonly personalDays: number
  /** True when pay was not deducted for the personal leave. */
  readonly personalLeavePaid: boolean
  readonly schoolVacationDays: number
  readonly alreadyTakenThisYear: boolean
}

type Tier = 0 | 5 | 10 | 15
const tiers = [
  { years: 20, days: 15, sickMonths: 4 },
  { years: 10, days: 10, sickMonths: 3 },
  { years: 1, days: 5, sickMonths: 2 },
] as const

/**
 * Days of the tier on a day; a new tier counts from the month after the anniversary.
 * @see 职工带薪年休假条例 第三条; 机关事业单位工作人员带薪年休假实施办法 第二条 (人事部令第9号, 2008-02-15)
 */
export function annualTier(workStart: IsoDay, asOf: IsoDay): Tier {
  return tiers.find(({ years }) => firstOfMonth(addMonths(workStart, 12 * years), 1) <= asOf)?.days ?? 0
}

function groundAgainst(facts: AnnualFacts, tierDays: Tier): NoLeaveReason | null {
  if (tierDays === 0) return 'under_one_year'
  if (facts.schoolVacationDays > tierDays) return 'school_vacation_longer'
  if (facts.personalLeavePaid && facts.personalDays >= 20) return 'personal_leave_20_paid'
  const limit = tiers.find(({ days }) => days === tierDays)?.sickMonths ?? Number.POSITIVE_INFINITY
  return facts.sickMonths >= limit ? 'sick_leave_threshold' : null
}

/**
 * Annual leave of a year. A ground (2) to (5) that comes up after this year's leave was taken costs next year's.
 * @see 职工带薪年休假条例 第三条, 第四条; 机关事业单位工作人员带薪年休假实施办法 第八条
 */
export function annualEntitlement(facts: AnnualFacts): {
  tierDays: Tier
  entitledDays: number
  reason: NoLeaveReason | null
  nextYearEntitledDays?: 0
} {
  const tierDays = annualTier(facts.workStart, facts.asOf)
  const reason = groundAgainst(facts, tierDays)
  if (reason === null) return { tierDays, entitledDays: tierDays, reason }
  const costsNextYear = reason === 'personal_leave_20_paid' || reason === 'sick_leave_threshold'
  if (facts.alreadyTakenThisYear && costsNextYear)
    return { tierDays, entitledDays: tierDays, reason, nextYearEntitledDays: 0 }
  return { tierDays, entitledDays: 0, reason }
}

/**
 * Pay for untaken days in yuan: 300 % of the daily pay of which 100 % is the normal pay, nothing extra when the
 * person did not take arranged leave for reasons of their own. Daily pay = annual income / 261.
 * @see 职工带薪年休假条例 第五条; 机关事业单位工作人员带薪年休假实施办法 第七条, 第九条
 */
export function annualUntakenPay(input: {
  readonly annualIncome: number
  readonly untakenDays: number
  readonly cause: 'work' | 'personal'
}): { dailyWage: number; total: number | null; extraPayable: number } {
  const daily = input.annualIncome / 261
  const forWork = input.cause === 'work'
  return {
    dailyWage: toYuan(daily),
    total: forWork ? toYuan(daily * input.untakenDays * 3) : null,
    extraPayable: forWork ? toYuan(daily * input.untakenDays * 2) : 0,
  }
}

/**
 * Share of the year's leave for off-book and dispatched staff who join, rounded down; the day of joining counts.
 * @see 企业职工带薪年休假实施办法 第五条
 */
export function annualProrataJoin(input: { readonly joinDate: IsoDay; readonly fullYearDays: number }): {
  remainingCalendarDays: number
  days: number
} {
  const remainingCalendarDays = daysBetween(input.joinDate, `${yearOf(input.joinDate)}-12-31`) + 1
  return { remainingCalendarDays, days: Math.floor((remainingCalendarDays * input.fullYearDays) / 365) }
}

/**
 * Days to pay out to off-book and dispatched staff who leave; what was taken in excess is not clawed back.
 * @see 企业职工带薪年休假实施办法 第十二条
 */
export function annualProrataLeave(input: {
  readonly leaveDate: IsoDay
  readonly fullYearDays: number
  readonly alreadyTaken: number
}): { passedCalendarDays: number; unpaidDays: number } {
  const passedCalendarDays = daysBetween(`${yearOf(input.leaveDate)}-01-01`, input.leaveDate) + 1
  const earned = Math.floor((passedCalendarDays * input.fullYearDays) / 365)
  return { passedCalendarDays, unpaidDays: Math.max(0, earned - input.alreadyTaken) }
}
