import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, eachDay, type IsoDay, isWeekend, yearOf } from './dates.ts'
import { type HolidayName, holidayNames, statutoryDays } from './statutory-days.ts'

/** The result of a rule that needs the calendar of a year for which no official one is loaded. */
export type CalendarUnavailable = { readonly error: 'calendar_unavailable'; readonly year: number }

/** Kind of a day: a working Saturday or Sunday is `make_up_workday`. */
export type DayKind = 'workday' | 'make_up_workday' | 'weekend' | 'statutory' | 'in_lieu'

const firstYear = 2014
const lastYear = 2026
const daysOff = new Map<IsoDay, string>(Object.entries(data.holidays))
const makeUpDays = new Map<IsoDay, string>(Object.entries(data.workdays))

/** True when the official arrangement of a year is loaded (2014 to 2026 with chinese-days 1.5.7). */
export function hasCalendar(year: number): boolean {
  return Number.isInteger(year) && year >= firstYear && year <= lastYear
}

/** The answer for a year without an official calendar. */
export function calendarUnavailable(year: number): CalendarUnavailable {
  return { error: 'calendar_unavailable', year }
}

/** The first year without an official calendar that a span touches; null when all years are loaded. */
export function missingYear(start: IsoDay, end: IsoDay): number | null {
  for (let year = yearOf(start); year <= yearOf(end); year += 1) if (!hasCalendar(year)) return year
  return null
}

/**
 * Where the calendar of a year comes from and how well it is checked; null without one.
 * @see `domain/rules.md` §2: 2026 was compared line by line with the notice of 2025-11-04
 */
export function calendarSource(year: number): { version: string; source: string; checked: boolean } | null {
  if (!hasCalendar(year)) return null
  return {
    version: `chinese-days-1.5.7/${year}`,
    source: `国务院办公厅关于${year}年部分节假日安排的通知`,
    checked: year === 2026,
  }
}

/**
 * True for Monday to Friday that is no holiday, and for a make-up working day.
 * The year must be loaded, see {@link hasCalendar}.
 */
export function isWorkday(day: IsoDay): boolean {
  if (makeUpDays.has(day)) return true
  return !daysOff.has(day) && !isWeekend(day)
}

/** The statutory holiday a day is, or null; days off in lieu are none. */
function statutoryHolidayOf(day: IsoDay): HolidayName | null {
  return statutoryDays(yearOf(day))?.find(({ date }) => date === day)?.holiday ?? null
}

/** Kind of a day of a loaded year. */
export function dayKind(day: IsoDay): DayKind {
  if (statutoryHolidayOf(day)) return 'statutory'
  if (makeUpDays.has(day)) return 'make_up_workday'
  if (isWeekend(day)) return 'weekend'
  return daysOff.has(day) ? 'in_lieu' : 'workday'
}

/**
 * Whether a day is worked, and whether it is one of the statutory days (300 % overtime basis).
 * @see 全国年节及纪念日放假办法 第二条; the yearly notice of 国务院办公厅
 */
export function dayType(
  day: IsoDay,
): { isWorkday: boolean; statutoryHoliday: boolean; kind: DayKind; holiday: HolidayName | null } | CalendarUnavailable {
  const year = yearOf(day)
  if (!hasCalendar(year)) return calendarUnavailable(year)
  return {
    isWorkday: isWorkday(day),
    statutoryHoliday: statutoryHolidayOf(day) !== null,
    kind: dayKind(day),
    holiday: statutoryHolidayOf(day),
  }
}

/** Working days from one day to another, both included, of loaded years. */
export function countWorkdays(start: IsoDay, end: IsoDay): number {
  let count = 0
  for (const day of eachDay(start, end)) if (isWorkday(day)) count += 1
  return count
}

/**
 * Working days of a year.
 * @see 人社部发〔2025〕2号: 248 a year with thirteen statutory days
 */
export function workdaysInYear(year: number): { workdays: number } | CalendarUnavailable {
  if (!hasCalendar(year)) return calendarUnavailable(year)
  return { workdays: countWorkdays(`${year}-01-01`, `${year}-12-31`) }
}

/** The day itself if it is worked, else the next working day; null where an unloaded year must be looked at. */
export function rollToWorkday(day: IsoDay): IsoDay | null {
  let candidate = day
  while (hasCalendar(yearOf(candidate))) {
    if (isWorkday(candidate)) return candidate
    candidate = addDays(candidate, 1)
  }
  return null
}

/** A holiday of a year as people take it: the run of days off, its statutory days, the days worked instead. */
export type HolidaySpan = {
  readonly holiday: HolidayName
  readonly start: IsoDay
  readonly end: IsoDay
  readonly days: number
  readonly statutoryDates: readonly IsoDay[]
  readonly makeUpWorkdays: readonly IsoDay[]
}

function sameHoliday(entry: string, holiday: HolidayName): boolean {
  return entry.split(',')[1]?.replace(/节$/, '') === holiday.replace(/节$/, '')
}

/** The name of a holiday with or without its final 节; undefined when it is none of the seven. */
export function holidayNamed(text: string): HolidayName | undefined {
  const bare = text.trim().replace(/节$/, '')
  return holidayNames.find((name) => name.replace(/节$/, '') === bare)
}

/**
 * The span of one holiday in a year with the weekend that touches it and its make-up working days.
 * Two holidays that fall together (国庆节 and 中秋节 of 2025) share the span and the make-up days.
 */
export function holidaySpan(year: number, holiday: HolidayName): HolidaySpan | CalendarUnavailable {
  const days = hasCalendar(year) ? statutoryDays(year) : null
  if (!days) return calendarUnavailable(year)
  const statutoryDates = days.filter((day) => day.holiday === holiday).map(({ date }) => date)
  const first = statutoryDates[0] ?? `${year}-01-01`
  let start = first
  let end = first
  while (hasCalendar(yearOf(addDays(start, -1))) && !isWorkday(addDays(start, -1))) start = addDays(start, -1)
  while (hasCalendar(yearOf(addDays(end, 1))) && !isWorkday(addDays(end, 1))) end = addDays(end, 1)
  const names = new Set(days.filter(({ date }) => date >= start && date <= end).map((day) => day.holiday))
  const makeUpWorkdays = [...makeUpDays]
    .filter(([day, entry]) => near(day, start, end) && [...names].some((name) => sameHoliday(entry, name)))
    .map(([day]) => day)
    .sort()
  const lengthDays = [...eachDay(start, end)].length
  return { holiday, start, end, days: lengthDays, statutoryDates, makeUpWorkdays }
}

function near(day: IsoDay, start: IsoDay, end: IsoDay): boolean {
  return day >= addDays(start, -45) && day <= addDays(end, 45)
}

/** Every holiday of a year in order. */
export function holidaysInYear(year: number): readonly HolidaySpan[] | CalendarUnavailable {
  if (!hasCalendar(year)) return calendarUnavailable(year)
  return holidayNames.map((name) => holidaySpan(year, name)).filter((span) => 'holiday' in span)
}
