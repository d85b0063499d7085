import type { Attendance, AttendanceDay } from '../../tools/hr-api/schemas/index.ts'
import { addDays, daysBetween, eachDay, hasCalendar, isWorkday, yearOf } from '../../tools/rules/index.ts'
import type { RequestRow, StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { CorrectionRow } from '../time/record.ts'
import { requestsOf, type World } from '../world.ts'
import { type Punches, punchesOf } from './device.ts'
import { graceMinutes, hours, minutesOf, timeOf } from './hours.ts'

/** The instant as of which days are judged. */
type AsOf = { readonly now: string; readonly today: string }

const longestDays = 100
// So many working days somebody has to say where they were before no punch counts as absence (第十四条).
const patienceWorkdays = 3

/** The working day that lies so many working days later; null where the official calendar ends. */
export function workdayAfter(day: string, count: number): string | null {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (!hasCalendar(yearOf(at))) return null
    if (isWorkday(at)) left -= 1
  }
  return at
}

/** Half of a day that is leave: both for the whole of it. */
function halvesOf(request: RequestRow, date: string): { am: boolean; pm: boolean } {
  return {
    am: !(date === request.start && request.startHalf === 'pm'),
    pm: !(date === request.end && request.endHalf === 'am'),
  }
}

function leaveOn(world: World, staffId: string, date: string): RequestRow | undefined {
  return requestsOf(world, staffId).find(
    ({ state, start, end }) => state === 'APPROVED' && start <= date && date <= end,
  )
}

/** Corrections of a person that were approved, by day and side. */
function correctedSides(world: World, staffId: string, date: string): CorrectionRow[] {
  return [...world.corrections.values()].filter(
    (row) => row.staffId === staffId && row.date === date && row.state === 'APPROVED',
  )
}

type Expected = { readonly begin: number; readonly end: number }
type Judged = Pick<AttendanceDay, 'status' | 'lateMinutes' | 'earlyMinutes' | 'missing' | 'needsHalfDay'>

/**
 * What punches come to (考勤管理办法第十一条 to 第十四条): nothing punched is missing at first and absence later.
 * @param isSettled true once the days for a correction are over
 */
export function judge({ checkIn, checkOut }: Punches, { begin, end }: Expected, isSettled: boolean): Judged {
  const missing: AttendanceDay['missing'] = [
    ...(checkIn === null ? (['IN'] as const) : []),
    ...(checkOut === null ? (['OUT'] as const) : []),
  ]
  const lateMinutes = checkIn === null ? 0 : Math.max(0, minutesOf(checkIn) - begin)
  const earlyMinutes = checkOut === null ? 0 : Math.max(0, end - minutesOf(checkOut))
  const status = statusOf(missing.length, isSettled, lateMinutes, earlyMinutes)
  return {
    status,
    lateMinutes,
    earlyMinutes,
    missing,
    needsHalfDay: Math.max(lateMinutes, earlyMinutes) > graceMinutes,
  }
}

function statusOf(missing: number, isSettled: boolean, late: number, early: number): AttendanceDay['status'] {
  if (missing === 2 && isSettled) return 'ABSENT'
  if (missing > 0) return 'MISSING'
  if (late > 0) return 'LATE'
  return early > 0 ? 'EARLY' : 'NORMAL'
}

function awayDay(date: string, request: RequestRow): AttendanceDay {
  return {
    date,
    checkIn: null,
    checkOut: null,
    ...{ status: request.type === 'OFFICIAL_TRIP' ? 'TRIP' : 'LEAVE', lateMinutes: 0, earlyMinutes: 0, missing: [] },
    ...{ needsHalfDay: false, source: 'MANUAL', leaveType: request.type, leaveHalf: null, correctionRequestId: null },
  }
}

function withCorrections(punches: Punches, corrections: readonly Pick<CorrectionRow, 'side' | 'time'>[]): Punches {
  const timeAt = (side: 'IN' | 'OUT') => corrections.findLast((row) => row.side === side)?.time
  return { checkIn: timeAt('IN') ?? punches.checkIn, checkOut: timeAt('OUT') ?? punches.checkOut }
}

/** A day that has not ended: only what is there already counts. */
function soFar({ checkIn, checkOut }: Punches, now: string): Punches {
  const time = now.slice(11, 16)
  const past = (punch: string | null) => (punch !== null && punch <= time ? punch : null)
  return { checkIn: past(checkIn), checkOut: past(checkOut) }
}

type Halves = { readonly am: boolean; readonly pm: boolean }

/** Who has half a day off comes after noon or leaves at noon, whatever was drawn for a whole day. */
function shortened({ checkIn, checkOut }: Punches, halves: Halves): Punches {
  return {
    checkIn: halves.am && checkIn !== null ? '13:24' : checkIn,
    checkOut: halves.pm && checkOut !== null ? '12:03' : checkOut,
  }
}

function halfOf({ am, pm }: Halves): 'am' | 'pm' | null {
  if (am) return 'am'
  return pm ? 'pm' : null
}

/** True once the days in which a punch may be put right are over. */
function isSettled(date: string, today: string): boolean {
  const last = workdayAfter(date, patienceWorkdays)
  return last !== null && last < today
}

/** What is punched on a day up to this moment; null before it has begun, or where no device was. */
function knownPunches(
  world: World,
  staffId: string,
  date: string,
  halves: Halves,
  { now, today }: AsOf,
): Punches | null {
  const drawn = date > today ? null : punchesOf(world, staffId, date)
  if (!drawn) return null
  const whole = shortened(drawn, halves)
  if (date < today) return whole
  const open = soFar(whole, now)
  return open.checkIn === null ? null : open
}

/**
 * One working day of a person; null where nothing is known of it, or it has not begun.
 * @param assumed a correction as if it were approved
 */
export function dayOf(
  world: World,
  staffId: string,
  date: string,
  asOf: AsOf,
  assumed?: Pick<CorrectionRow, 'side' | 'time'>,
): AttendanceDay | null {
  const request = leaveOn(world, staffId, date)
  const halves = request ? halvesOf(request, date) : { am: false, pm: false }
  if (request && halves.am && halves.pm) return date > asOf.today ? null : awayDay(date, request)
  const known = knownPunches(world, staffId, date, halves, asOf)
  if (!known) return null
  const corrections = correctedSides(world, staffId, date)
  const punches = withCorrections(known, assumed ? [...corrections, assumed] : corrections)
  const expected = { begin: halves.am ? hours.afternoon : hours.begin, end: halves.pm ? hours.noon : hours.end }
  // A day that goes on lacks no punch yet.
  const judgedBy = date === asOf.today ? { ...punches, checkOut: punches.checkOut ?? timeOf(hours.end) } : punches
  return {
    date,
    ...punches,
    ...judge(judgedBy, expected, isSettled(date, asOf.today)),
    source: corrections.length > 0 || assumed ? 'MANUAL' : 'DEVICE',
    leaveType: request?.type ?? null,
    leaveHalf: halfOf(halves),
    correctionRequestId: corrections.at(-1)?.id ?? null,
  }
}

function checkSpan(from: string, to: string): void {
  if (to < from)
    throw new Refusal(
      'INVALID',
      '截止日期早于起始日期，请核对。',
      'The last day lies before the first. Check the dates.',
      { needs: ['to'] },
    )
  if (daysBetween(from, to) >= longestDays)
    throw new Refusal(
      'INVALID',
      `一次最多查询${longestDays}天的考勤，请缩短日期范围。`,
      `At most ${longestDays} days of attendance can be asked for at once. Choose a shorter span.`,
      { needs: ['from'] },
    )
  for (const day of [from, to])
    if (!hasCalendar(yearOf(day)))
      throw new Refusal(
        'CALENDAR_MISSING',
        `${yearOf(day)}年的放假安排尚未入库，无法判断哪些天是工作日。`,
        `The official calendar of ${yearOf(day)} is not loaded, so working days are not known.`,
      )
}

/** The working days of a span of which something is known. */
export function daysOf(world: World, staff: StaffRow, from: string, to: string, asOf: AsOf): AttendanceDay[] {
  checkSpan(from, to)
  // Who works elsewhere punches there.
  if (staff.status === 'SECONDED_OUT' || staff.status === 'RETIRED') return []
  const first = staff.entryDate > from ? staff.entryDate : from
  const last = to < asOf.today ? to : asOf.today
  if (last < first) return []
  return [...eachDay(first, last)].flatMap((date) =>
    isWorkday(date) ? (dayOf(world, staff.id, date, asOf) ?? []) : [],
  )
}

function leaveHalves({ status, leaveHalf }: AttendanceDay): number {
  if (leaveHalf !== null) return 1
  return status === 'LEAVE' ? 2 : 0
}

const among = (from: string, to: string) => (row: { readonly date: string }) => from <= row.date && row.date <= to

/** How often what happened. */
export function totalsOf(
  world: World,
  staffId: string,
  items: readonly AttendanceDay[],
  { from, to }: { readonly from: string; readonly to: string },
): Attendance['totals'] {
  const count = (test: (day: AttendanceDay) => boolean) => items.filter(test).length
  const own = <Row extends { readonly staffId: string; readonly date: string }>(rows: ReadonlyMap<string, Row>) =>
    [...rows.values()].filter((row) => row.staffId === staffId).filter(among(from, to))
  return {
    workdays: items.length,
    late: count(({ lateMinutes }) => lateMinutes > 0),
    early: count(({ earlyMinutes }) => earlyMinutes > 0),
    missing: count(({ status }) => status === 'MISSING'),
    absent: count(({ status }) => status === 'ABSENT'),
    leaveHalfDays: items.reduce((sum, day) => sum + leaveHalves(day), 0),
    trip: count(({ status }) => status === 'TRIP'),
    overtimeMinutes: own(world.overtime)
      .filter(({ state }) => state === 'APPROVED')
      .reduce((sum, { minutes }) => sum + minutes, 0),
    corrections: own(world.corrections).filter(({ state }) => state !== 'WITHDRAWN').length,
  }
}
