import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  lastDateOf,
  makeDay,
  mondayOf,
  monthSpan,
  partsOf,
  weekdayOf,
} from './days.ts'
import { daysOff, holidays } from './holidays.ts'
import { addWorkdays } from './workdays.ts'

/** A date as it was said, before it is fixed to the calendar. */
export type DateSpec =
  | { readonly kind: 'fixed'; readonly from: Day; readonly to: Day; readonly grain: Grain }
  | { readonly kind: 'day'; readonly year: number | null; readonly month: number; readonly date: number }
  | { readonly kind: 'date'; readonly monthShift: number | null; readonly date: number }
  | { readonly kind: 'weekday'; readonly weekShift: number | null; readonly weekday: number }
  | { readonly kind: 'month'; readonly year: number | null; readonly month: number; readonly part: MonthPart }
  | {
      readonly kind: 'holiday'
      readonly name: string
      readonly year: number | null
      readonly side: HolidaySide
      readonly days: number
    }

/** Stands for the month spoken of: that of the start of the span, else the one in which the part still lies ahead. */
export const thisMonth = 0

/** How much of the calendar an expression names. */
export type Grain = 'day' | 'week' | 'month' | 'year'
/** The whole month, its last or first day, or a third of it. */
export type MonthPart = 'whole' | 'end' | 'start' | 'early' | 'middle' | 'late'
/** The holiday itself, the working days before or after it, its first day of work, or all days off. */
export type HolidaySide = 'on' | 'before' | 'after' | 'dayBefore' | 'dayAfter' | 'off'

/** Which year or week an expression without one means: the next to come, the last gone, or the nearest. */
export type Prefer = 'future' | 'past' | 'nearest'

/** What is needed to fix an expression to the calendar. */
export type DateContext = {
  readonly today: Day
  readonly prefer: Prefer
  /** Start of the span this is the end of. */
  readonly start?: Day
}

/** A fixed expression; null = the calendar has no such day. */
export type Fixed = { readonly from: Day; readonly to: Day; readonly grain: Grain } | null

/** Fixes an expression to the calendar. */
export function fixDate(spec: DateSpec, context: DateContext): Fixed {
  switch (spec.kind) {
    case 'fixed':
      return { from: spec.from, to: spec.to, grain: spec.grain }
    case 'day':
      return oneDay(fixMonthDay(spec, context))
    case 'date':
      return oneDay(fixDateOfMonth(spec, context))
    case 'weekday':
      return oneDay(fixWeekday(spec, context))
    case 'month':
      return fixMonth(spec, context)
    case 'holiday':
      return fixHoliday(spec, context)
  }
}

function oneDay(day: Day | null): Fixed {
  return day ? { from: day, to: day, grain: 'day' } : null
}

/** The candidate that fits the preference, from the same thing in several years or months. */
function choose(candidates: readonly (Day | null)[], { today, prefer }: DateContext): Day | null {
  const days = candidates.filter((day) => day !== null)
  const ahead = days.filter((day) => day >= today)
  const behind = days.filter((day) => day < today)
  if (prefer === 'future') return ahead[0] ?? null
  if (prefer === 'past') return days.filter((day) => day <= today).at(-1) ?? ahead[0] ?? null
  const next = ahead[0]
  const last = behind.at(-1)
  if (!next || !last) return next ?? last ?? null
  return daysBetween(last, today) < daysBetween(today, next) ? last : next
}

function fixMonthDay(spec: Extract<DateSpec, { kind: 'day' }>, context: DateContext): Day | null {
  const { month, date } = spec
  if (spec.year !== null) return makeDay(spec.year, month, date)
  if (context.start) {
    const start = partsOf(context.start)
    // December to January is a turn of the year, December 5 to December 3 is a mistake.
    return makeDay(start.month - month >= 6 ? start.year + 1 : start.year, month, date)
  }
  const { year } = partsOf(context.today)
  // 29 February is taken in the year it is said for, even if that year lacks it.
  const years = context.prefer === 'past' ? [year - 1, year] : [year - 1, year, year + 1]
  const chosen = choose(
    years.map((each) => makeDay(each, month, Math.min(date, lastDateOf(each, month)))),
    context,
  )
  return chosen ? makeDay(partsOf(chosen).year, month, date) : null
}

function fixDateOfMonth(spec: Extract<DateSpec, { kind: 'date' }>, context: DateContext): Day | null {
  const first = `${(context.start ?? context.today).slice(0, 8)}01`
  const inMonth = (shift: number, from = first): Day | null => {
    const { year, month } = partsOf(addMonths(from, shift))
    return makeDay(year, month, spec.date)
  }
  if (spec.monthShift !== null) return inMonth(spec.monthShift, `${context.today.slice(0, 8)}01`)
  if (context.start) {
    const turns = partsOf(context.start).date - spec.date >= 12
    return inMonth(turns ? 1 : 0)
  }
  if (spec.date > 31 || spec.date < 1) return null
  return choose([inMonth(-1), inMonth(0), inMonth(1), inMonth(2)], context)
}

function fixWeekday(spec: Extract<DateSpec, { kind: 'weekday' }>, context: DateContext): Day {
  const { today, prefer, start } = context
  if (spec.weekShift !== null) return addDays(mondayOf(today), spec.weekShift * 7 + spec.weekday - 1)
  const base = start ?? today
  const ahead = (spec.weekday - weekdayOf(base) + 7) % 7
  if (start) return addDays(start, ahead)
  if (prefer === 'past') return addDays(today, ahead === 0 ? -7 : ahead - 7)
  return addDays(today, ahead === 0 ? 7 : ahead)
}

function fixMonth(spec: Extract<DateSpec, { kind: 'month' }>, context: DateContext): Fixed {
  const { month } = spec
  if (month === thisMonth) return fixPartOfMonth(spec, context)
  if (month < 1 || month > 12) return null
  const { year } = spec.year === null ? yearOfMonth(month, context) : { year: spec.year }
  const { from, to } = monthSpan(year, month)
  const at = (date: number): Day => makeDay(year, month, date) ?? to
  switch (spec.part) {
    case 'whole':
      return { from, to, grain: 'month' }
    case 'end':
      return { from: to, to, grain: 'day' }
    case 'start':
      return { from, to: from, grain: 'day' }
    case 'early':
      return { from, to: at(10), grain: 'week' }
    case 'middle':
      return { from: at(11), to: at(20), grain: 'week' }
    case 'late':
      return { from: at(21), to, grain: 'week' }
  }
}

function fixPartOfMonth(spec: Extract<DateSpec, { kind: 'month' }>, context: DateContext): Fixed {
  const passed = !context.start && (spec.part === 'start' || spec.part === 'early') && context.prefer === 'future'
  const at = addMonths(`${(context.start ?? context.today).slice(0, 8)}01`, passed ? 1 : 0)
  return fixMonth({ ...spec, year: partsOf(at).year, month: partsOf(at).month }, context)
}

function yearOfMonth(month: number, { today, prefer, start }: DateContext): { readonly year: number } {
  const now = partsOf(start ?? today)
  if (start) return { year: month < now.month ? now.year + 1 : now.year }
  if (prefer === 'past') return { year: month > now.month ? now.year - 1 : now.year }
  if (prefer === 'future') return { year: month < now.month ? now.year + 1 : now.year }
  const distance = month - now.month
  if (distance > 6) return { year: now.year - 1 }
  return { year: distance < -6 ? now.year + 1 : now.year }
}

function fixHoliday(spec: Extract<DateSpec, { kind: 'holiday' }>, context: DateContext): Fixed {
  const holiday = holidays.find(({ name }) => name === spec.name)
  if (!holiday) return null
  const { year } = partsOf(context.start ?? context.today)
  const first =
    spec.year === null
      ? choose([year - 1, year, year + 1].map(holiday.first), {
          ...context,
          ...(context.start ? { today: context.start } : {}),
        })
      : holiday.first(spec.year)
  if (!first) return null
  const off = daysOff(holiday, partsOf(first).year) ?? { from: first, to: first }
  return besideHoliday(spec, first, addDays(first, holiday.days - 1), off)
}

function besideHoliday(
  spec: Extract<DateSpec, { kind: 'holiday' }>,
  first: Day,
  last: Day,
  off: { readonly from: Day; readonly to: Day },
): Fixed {
  switch (spec.side) {
    case 'on':
      return { from: first, to: last, grain: 'day' }
    case 'off':
      return { ...off, grain: 'day' }
    case 'dayBefore':
      return oneDay(addDays(first, -1))
    case 'dayAfter':
      return oneDay(addDays(last, 1))
    case 'before': {
      const to = addWorkdays(off.from, -1)
      return { from: addWorkdays(off.from, -spec.days), to, grain: 'day' }
    }
    case 'after': {
      const from = addWorkdays(off.to, 1)
      return { from, to: addWorkdays(off.to, spec.days), grain: 'day' }
    }
  }
}
