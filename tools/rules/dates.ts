/** An ISO day `YYYY-MM-DD` in Asia/Shanghai; days compare as text. */
export type IsoDay = string

const dayMs = 86_400_000

function toUtc(day: IsoDay): Date {
  return new Date(`${day}T00:00:00Z`)
}

function fromParts(year: number, month: number, day: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** True for an ISO day that exists in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = toUtc(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The year of a day. */
export function yearOf(day: IsoDay): number {
  return Number(day.slice(0, 4))
}

/** The month of a day as `YYYY-MM`. */
export function monthOf(day: IsoDay): string {
  return day.slice(0, 7)
}

/** The day n days later; n may be negative. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(toUtc(day).getTime() + days * dayMs).toISOString().slice(0, 10)
}

/** The last day of a month. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * The same day n months later, clipped to the month's last day; n may be negative.
 * The clipping is a convention (`domain/rule-signatures.md`, 2026-11).
 */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const newYear = Math.floor(index / 12)
  const newMonth = index - newYear * 12 + 1
  return fromParts(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)))
}

/** The same day n years later, 29 February clipped. */
export function addYears(day: IsoDay, years: number): IsoDay {
  return addMonths(day, years * 12)
}

/** The first day of the month n months after the month of a day. */
export function firstOfMonth(day: IsoDay, monthsLater = 0): IsoDay {
  return addMonths(`${monthOf(day)}-01`, monthsLater)
}

/** Days from one day to another; 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / dayMs)
}

/** Calendar months from the month of one day to the month of another, whatever the days are. */
export function monthsBetween(from: IsoDay, to: IsoDay): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + (toMonth - fromMonth)
}

/** Whole months that have passed between two days, clipped month ends counted as reached. */
export function fullMonthsBetween(from: IsoDay, to: IsoDay): number {
  const months = monthsBetween(from, to)
  return addMonths(from, months) <= to ? months : months - 1
}

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: IsoDay): number {
  return toUtc(day).getUTCDay() || 7
}

/** True on Saturdays and Sundays. */
export function isWeekend(day: IsoDay): boolean {
  return weekdayOf(day) >= 6
}

/** Every day from `start` to `end`, both included; nothing when the end is earlier. */
export function* eachDay(start: IsoDay, end: IsoDay): Generator<IsoDay> {
  for (let day = start; day <= end; day = addDays(day, 1)) yield day
}

/** The last day of a period of n months that begins on `start`. */
export function lastDayOfMonths(start: IsoDay, months: number): IsoDay {
  return addDays(addMonths(start, months), -1)
}

/** An amount in yuan with two decimals, half a cent rounded up. */
export function toYuan(amount: number): number {
  return Math.round((amount + Number.EPSILON * Math.max(1, Math.abs(amount))) * 100) / 100
}
