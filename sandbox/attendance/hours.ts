/**
 * Hours of work: 8:30 to 12:00 and 13:30 to 18:00 (考勤管理办法(2026-01-05)第五条, in force 2026-02-01), in minutes of
 * the day.
 */
export const hours = { begin: 510, noon: 720, afternoon: 810, end: 1080 } as const

/** Up to so many minutes it is late or early; beyond, half a day of leave is due (第十二条). */
export const graceMinutes = 30

/** Minutes of the day of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** `HH:MM` of minutes of the day. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
