import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, type Day, partsOf, weekdayOf } from './days.ts'

// Years whose official notice the package carries and that were compared with it (domain/rules.md §2, 2026-11).
const officialYears: ReadonlySet<number> = new Set([2025, 2026])

/** True when people work that day: the official calendar where there is one, Monday to Friday otherwise. */
export function isWorkday(day: Day): boolean {
  const plain = weekdayOf(day) <= 5
  if (!officialYears.has(partsOf(day).year)) return plain
  if (day in data.workdays) return true
  return plain && !(day in data.holidays)
}

/** The last day of `count` working days that begin on or after `start`; a half day takes up its day. */
export function lastOfWorkdays(start: Day, count: number): Day {
  let day = start
  let left = Math.ceil(count)
  for (let i = 0; i < 800; i += 1) {
    if (isWorkday(day)) left -= 1
    if (left <= 0) return day
    day = addDays(day, 1)
  }
  return day
}

/** The n-th working day after `day`, or before it for a negative count. */
export function addWorkdays(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let found = day
  for (let left = Math.abs(count); left > 0; ) {
    found = addDays(found, step)
    if (isWorkday(found)) left -= 1
  }
  return found
}

/** True when no working day lies between the two, so that leave on both is one leave. */
export function adjoins(earlier: Day, later: Day): boolean {
  if (later <= earlier) return false
  for (let day = addDays(earlier, 1); day < later; day = addDays(day, 1)) if (isWorkday(day)) return false
  return true
}
