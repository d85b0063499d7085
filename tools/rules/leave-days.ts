import {
  type CalendarUnavailable,
  calendarUnavailable,
  countWorkdays,
  hasCalendar,
  isWorkday,
  missingYear,
} from './calendar.ts'
import { addDays, daysBetween, type IsoDay, yearOf } from './dates.ts'

/** How leave is counted: working days only, or every day of the calendar. */
export type CountMode = 'workday' | 'calendar'
/** Morning or afternoon. */
export type Half = 'am' | 'pm'

/** A span of leave; `startHalf: 'pm'` begins at noon, `endHalf: 'am'` ends at noon. */
export type LeaveSpanInput = {
  readonly start: IsoDay
  readonly end: IsoDay
  readonly mode: CountMode
  readonly startHalf?: Half | null | undefined
  readonly endHalf?: Half | null | undefined
}

/**
 * Counted days of a span, both ends included, in steps of 0.5; a make-up working day counts 1.
 * @see 职工带薪年休假条例 第三条 (法定休假日、休息日不计入); other kinds by the convention of `domain/rules.md` §3
 */
export function countDays(
  input: LeaveSpanInput,
): { days: number } | { error: 'end_before_start' } | CalendarUnavailable {
  const { start, end, mode } = input
  if (end < start) return { error: 'end_before_start' }
  const missing = mode === 'workday' ? missingYear(start, end) : null
  if (missing !== null) return calendarUnavailable(missing)
  const whole = mode === 'calendar' ? daysBetween(start, end) + 1 : countWorkdays(start, end)
  const cut = (off: boolean, day: IsoDay): number => (off && (mode === 'calendar' || isWorkday(day)) ? 0.5 : 0)
  return { days: whole - cut(input.startHalf === 'pm', start) - cut(input.endHalf === 'am', end) }
}

/**
 * The last day of a leave of n days that begins on `start`; a half day at the end takes its day.
 * @param days more than 0, in steps of 0.5
 */
export function endDate(input: {
  readonly start: IsoDay
  readonly days: number
  readonly mode: CountMode
}): { endDate: IsoDay } | CalendarUnavailable {
  const wanted = Math.ceil(input.days)
  if (input.mode === 'calendar') return { endDate: addDays(input.start, wanted - 1) }
  let counted = 0
  for (let day = input.start; ; day = addDays(day, 1)) {
    const year = yearOf(day)
    if (!hasCalendar(year)) return calendarUnavailable(year)
    if (isWorkday(day)) counted += 1
    if (counted >= wanted) return { endDate: day }
  }
}
