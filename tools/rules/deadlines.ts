import { rollToWorkday } from './calendar.ts'
import { addDays, addMonths, type IsoDay } from './dates.ts'

/** The last day of a term, and the next working day if it is none; null where no official calendar tells. */
export type Deadline = { readonly deadline: IsoDay; readonly rolled: IsoDay | null }

/** A term of days; the day it begins on is not counted. */
export function daysAfter(day: IsoDay, days: number): Deadline {
  const deadline = addDays(day, days)
  return { deadline, rolled: rollToWorkday(deadline) }
}

/** A term of months: the same day n months on, clipped to the month's last day. */
export function monthsAfter(day: IsoDay, months: number): Deadline {
  const deadline = addMonths(day, months)
  return { deadline, rolled: rollToWorkday(deadline) }
}
