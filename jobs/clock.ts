import type { Clock } from '../agent/ports.ts'

/** The business instant of the demo seed. */
export const demoInstant = '2026-11-23T09:00:00+08:00'

const offsetMs = 8 * 3600 * 1000

/** An instant with the offset of Asia/Shanghai, which has had no other since 1991. */
export function inShanghai(instant: Date): string {
  return `${new Date(instant.getTime() + offsetMs).toISOString().slice(0, 19)}+08:00`
}

/** The real clock. */
export function realClock(nowMs: () => number): Clock {
  return { now: () => inShanghai(new Date(nowMs())) }
}

/** The business clock of demo mode: it stands, so that planted cases and calendars stay valid. */
export function standingClock(instant: string): Clock {
  const now = inShanghai(new Date(instant))
  return { now: () => now }
}

/** The clock of a run that goes through several days, which sets each of them itself. */
export function turnedClock(instant: () => string): Clock {
  return { now: () => inShanghai(new Date(instant())) }
}
