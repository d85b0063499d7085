/** Morning or afternoon of a day. */
export type Half = 'am' | 'pm'

/** A calendar day as ISO text, `YYYY-MM-DD`. */
export type Day = string

const dayMs = 86_400_000

/** The day as ISO text, or null when the calendar has no such day. */
export function makeDay(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > lastDateOf(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** Number of days of a month. */
export function lastDateOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function toTime(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The day `count` days later; negative counts go back. */
export function addDays(day: Day, count: number): Day {
  return new Date(toTime(day) + count * dayMs).toISOString().slice(0, 10)
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((toTime(b) - toTime(a)) / dayMs)
}

/** Year, month (1–12) and date of a day. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** Monday = 1 … Sunday = 7. */
export function weekdayOf(day: Day): number {
  return ((new Date(toTime(day)).getUTCDay() + 6) % 7) + 1
}

/** The Monday of the calendar week the day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** The same date some months later, clipped to the last day of that month. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day)
  const index = year * 12 + (month - 1) + count
  const toYear = Math.floor(index / 12)
  const toMonth = (index % 12) + 1
  return makeDay(toYear, toMonth, Math.min(date, lastDateOf(toYear, toMonth))) ?? day
}

/** First and last day of a month. */
export function monthSpan(year: number, month: number): { readonly from: Day; readonly to: Day } {
  const from = makeDay(year, month, 1) ?? ''
  return { from, to: makeDay(year, month, lastDateOf(year, month)) ?? from }
}
