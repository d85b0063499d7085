import { rules } from './registry.ts'
import type { RuleRecord } from './rule.ts'

export {
  annualEntitlement,
  annualProrataJoin,
  annualProrataLeave,
  annualTier,
  annualUntakenPay,
} from './annual-leave.ts'
export {
  calendarSource,
  countWorkdays,
  dayKind,
  dayType,
  hasCalendar,
  holidayNamed,
  holidaySpan,
  holidaysInYear,
  isWorkday,
  rollToWorkday,
  workdaysInYear,
} from './calendar.ts'
export {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  eachDay,
  firstOfMonth,
  fullMonthsBetween,
  isDay,
  isWeekend,
  lastDayOfMonths,
  toYuan,
  weekdayOf,
  yearOf,
} from './dates.ts'
export { countDays, endDate } from './leave-days.ts'
export {
  maternity,
  miscarriage,
  nursingHour,
  parental,
  paternity,
  sickPayRate,
} from './other-leave.ts'
export { mayRetireLate, statutoryRetirement } from './retirement.ts'
export type { RuleRecord } from './rule.ts'
export { type HolidayName, holidayNames, statutoryDays } from './statutory-days.ts'
export { rankLimits } from './supervision.ts'

/** Ids of every rule that can be computed, in the order of `domain/rule-signatures.md`. */
export const ruleNames: readonly string[] = Object.keys(rules)

/**
 * Computes a rule by its id. What cannot be computed is a value (`error`, `status`), never an exception.
 * @throws Error when no rule has this id
 */
export function computeRule(rule: string, input: Readonly<Record<string, unknown>>): RuleRecord {
  const found = Object.hasOwn(rules, rule) ? rules[rule] : undefined
  if (!found) throw new Error(`There is no rule '${rule}'. Known rules: ${ruleNames.join(', ')}.`)
  return found(input)
}
