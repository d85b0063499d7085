import { addDays, addMonths, type Day } from './days.ts'

const dayMs = 86_400_000
const length = /^P(?:(?<days>\d{1,4})D)?(?:T(?:(?<hours>\d{1,4})H)?(?:(?<minutes>\d{1,5})M)?)?$/
const local = /^(?<day>\d{4}-\d\d-\d\d)T(?<time>[0-2]\d:[0-5]\d)(?::\d\d)?$/
const clock = /^(?:T)?(?<time>[0-2]\d:[0-5]\d)$/
const before = /^(?<base>.+)-(?<back>P[\dDTHM]+)$/

/** When work begins: a day without an hour means this. */
const morning = '09:00'

/** An instant in words of ISO 8601, read against the clock of work. */
export type SaidInstant = {
  /** ISO instant with the offset of Asia/Shanghai. */
  readonly at: string
  /** True where only a day was said. */
  readonly isDayOnly: boolean
}

function shanghai(ms: number): string {
  return `${new Date(ms + dayMs / 3).toISOString().slice(0, 19)}+08:00`
}

function lengthMs(said: string): number | null {
  const groups = length.exec(said)?.groups
  if (!groups || said.length < 3 || said.endsWith('T')) return null
  const { days = '0', hours = '0', minutes = '0' } = groups
  return Number(days) * dayMs + (Number(hours) * 60 + Number(minutes)) * 60_000
}

function whole(at: string): SaidInstant | null {
  const ms = Date.parse(at)
  return Number.isNaN(ms) ? null : { at: shanghai(ms), isDayOnly: false }
}

/** A time of day alone is the next one of it. */
function nextTime(time: string, now: string): SaidInstant | null {
  const today = whole(`${now.slice(0, 10)}T${time}:00+08:00`)
  if (!today || Date.parse(today.at) > Date.parse(now)) return today
  return whole(`${addDays(now.slice(0, 10), 1)}T${time}:00+08:00`)
}

function isDay(said: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(said) ? Date.parse(`${said}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(said)
}

/**
 * Reads an instant: one with an offset, a local one of Asia/Shanghai, a day (nine in the morning), a time of day (the
 * next one), a length from now (`PT2H`, `P1D`), or any of these less a length (`2026-11-24T15:00-PT10M`).
 * @param now ISO instant with the offset of Asia/Shanghai
 * @returns null for what is no instant
 */
export function readInstant(said: string, now: string): SaidInstant | null {
  const back = before.exec(said)?.groups
  if (back) {
    const base = readInstant(back.base ?? '', now)
    const less = lengthMs(back.back ?? '')
    return base && less !== null ? { at: shanghai(Date.parse(base.at) - less), isDayOnly: false } : null
  }
  const ahead = lengthMs(said)
  if (ahead !== null) return { at: shanghai(Date.parse(now) + ahead), isDayOnly: false }
  if (isDay(said)) return { at: `${said}T${morning}:00+08:00`, isDayOnly: true }
  const time = clock.exec(said)?.groups?.time
  if (time) return nextTime(time, now)
  const { day, time: localTime } = local.exec(said)?.groups ?? {}
  if (day && localTime) return isDay(day) ? whole(`${day}T${localTime}:00+08:00`) : null
  return /(?:Z|[+-]\d\d:\d\d)$/.test(said) ? whole(said) : null
}

/** True for an instant in hours in which nothing is sent, and the instant at which it is sent then. */
export function afterQuiet(at: string, { from, to }: { readonly from: string; readonly to: string }): string | null {
  const time = at.slice(11, 16)
  const quiet = from > to ? time >= from || time < to : time >= from && time < to
  if (!quiet) return null
  const day: Day = from > to && time >= from ? addDays(at.slice(0, 10), 1) : at.slice(0, 10)
  return `${day}T${to}:00+08:00`
}

/** The last day that a reminder may be set for: so many months from now. */
export function latestDay(now: string, months: number): Day {
  return addMonths(now.slice(0, 10), months)
}
