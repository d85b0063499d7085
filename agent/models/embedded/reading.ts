import type { Prefer } from '../../understand/date-spec.ts'
import { type Dates, readDates } from '../../understand/dates.ts'
import type { Day } from '../../understand/days.ts'
import { type Duration, readDurations } from '../../understand/durations.ts'
import { type LeaveSpan, readLeaveSpan } from '../../understand/leave-span.ts'
import { chooseLeaveType, countModeOf, type LeaveMention, readLeaveTypes } from '../../understand/leave-types.ts'
import { normalise, withClauses } from '../../understand/normalise.ts'
import { type PersonMention, readPeople } from '../../understand/people.ts'

/** One wish in words, and what it says, read once. */
export type Reading = {
  /** Normalised text. */
  readonly text: string
  readonly today: Day
  /** Own name of the speaker. */
  readonly self: string
  readonly dates: Dates
  readonly durations: readonly Duration[]
  readonly leaveTypes: readonly LeaveMention[]
  readonly leaveType: LeaveMention | null
  readonly people: readonly PersonMention[]
  readonly span: LeaveSpan
}

/** Reads a text; `prefer` decides which year or week a date without one means. */
export function readText(said: string, today: Day, self: string, prefer: Prefer = 'future'): Reading {
  const text = withClauses(normalise(said))
  const dates = readDates(text, today, prefer)
  const leaveTypes = readLeaveTypes(text)
  const leaveType = chooseLeaveType(text, leaveTypes)
  const durations = readDurations(text, dates.spans)
  return {
    text,
    today,
    self,
    dates,
    durations,
    leaveTypes,
    leaveType,
    people: readPeople(text, self),
    span: readLeaveSpan(text, dates, durations, countModeOf(leaveType?.code ?? null)),
  }
}

/** The same wish with its dates read another way. */
export function rereadDates(reading: Reading, prefer: Prefer): Reading {
  return readText(reading.text, reading.today, reading.self, prefer)
}
