import type { DateFault, DateSpan, Dates } from './dates.ts'
import { addDays, addMonths, type Day, type Half } from './days.ts'
import type { Duration } from './durations.ts'
import type { CountMode } from './leave-types.ts'
import { addWorkdays, isWorkday, lastOfWorkdays } from './workdays.ts'

/** What of a leave the text decides; a missing end or start has to be asked for. */
export type LeaveSpan = {
  readonly start?: Day
  readonly end?: Day
  readonly startHalf?: Half
  readonly endHalf?: Half
  /** Length when said, in days; half days as .5. */
  readonly days?: number
  /** What is wrong or open. */
  readonly problem?: LeaveProblem
}

/** Why a span cannot be used as it stands. */
export type LeaveProblem =
  | DateFault['kind']
  | 'not_positive'
  | 'too_long'
  | 'which_half'
  | 'vague_day'
  | 'several_spans'

// Longer than any leave of the rules; a typing error.
const longestDays = 366

function plainDays(durations: readonly Duration[], mode: CountMode): Duration | undefined {
  const fit = durations.filter(({ unit }) => unit !== 'year' && unit !== 'hour')
  return fit.find(({ unit }) => mode === 'workday' || unit !== 'workday') ?? fit[0]
}

/** Length in days as it counts: a week is five working days or seven calendar days. */
function lengthOf({ count, unit }: Duration, mode: CountMode): number {
  if (unit === 'week') return count * (mode === 'workday' ? 5 : 7)
  return unit === 'month' ? count * 30 : count
}

/** Last day of a leave of that length. */
function endOf(start: Day, duration: Duration, mode: CountMode): Day {
  const { count, unit } = duration
  if (unit === 'month' && Number.isInteger(count)) return addDays(addMonths(start, count), -1)
  const days = Math.ceil(lengthOf(duration, mode))
  const counting = unit === 'workday' ? 'workday' : mode
  return counting === 'workday' ? lastOfWorkdays(start, days) : addDays(start, Math.max(days, 1) - 1)
}

function halves(span: Pick<DateSpan, 'from' | 'to' | 'fromHalf' | 'toHalf'>): Pick<LeaveSpan, 'startHalf' | 'endHalf'> {
  const single = span.from === span.to
  // A leave from the morning or to the afternoon is a leave of whole days at that end.
  const startHalf = span.fromHalf === 'pm' && (!single || span.toHalf === 'pm') ? { startHalf: 'pm' as const } : {}
  const endHalf = span.toHalf === 'am' && (!single || span.fromHalf === 'am') ? { endHalf: 'am' as const } : {}
  return { ...startHalf, ...endHalf }
}

/** A whole week or month of working-day leave ends on its last working day. */
function trim(span: DateSpan, mode: CountMode): DateSpan {
  if (mode === 'calendar' || span.grain !== 'week') return span
  const from = isWorkday(span.from) ? span.from : addWorkdays(span.from, 1)
  const to = isWorkday(span.to) ? span.to : addWorkdays(span.to, -1)
  return from <= to ? { ...span, from, to } : span
}

function checkLength(days: number | undefined): LeaveProblem | null {
  if (days === undefined) return null
  if (days <= 0) return 'not_positive'
  return days > longestDays ? 'too_long' : null
}

function endFromDuration(span: DateSpan, duration: Duration, mode: CountMode, loneHalf: Half | null): LeaveSpan {
  const days = lengthOf(duration, mode)
  if (duration.unit === 'day' && duration.count < 1) {
    const half = span.fromHalf ?? loneHalf
    const day = { start: span.from, end: span.from, days }
    if (!half) return { ...day, problem: 'which_half' }
    return half === 'am' ? { ...day, endHalf: 'am' } : { ...day, startHalf: 'pm' }
  }
  const end = endOf(span.from, duration, mode)
  const fractional = days % 1 !== 0
  if (span.fromHalf === 'pm' && !fractional) {
    const last = mode === 'workday' ? addWorkdays(end, 1) : addDays(end, 1)
    return { start: span.from, end: last, startHalf: 'pm', endHalf: 'am', days }
  }
  if (!fractional) return { start: span.from, end, days }
  return span.fromHalf === 'pm'
    ? { start: span.from, end, startHalf: 'pm', days }
    : { start: span.from, end, endHalf: 'am', days }
}

function isOpenStart(span: DateSpan, duration: Duration | undefined, mode: CountMode): boolean {
  if (span.vague) return true
  if (span.grain === 'month' || span.grain === 'year') return true
  if (span.grain !== 'week' || !duration) return false
  return lengthOf(duration, mode) < (mode === 'workday' ? 5 : 7)
}

function loneHalfOf(text: string): Half | null {
  const am = /上午|早上|morning/i.test(text)
  const pm = /下午|午后|afternoon/i.test(text)
  if (am === pm) return null
  return am ? 'am' : 'pm'
}

const saysHalf =
  /半天|半日|half|(?:请|休|用|只|就)(?:个|一个|掉)?(?:上午|下午)|(?:上午|下午)(?:就行|就好|就够|请|休(?!息)|那?半?$)/i

function fromSpan(span: DateSpan, duration: Duration | undefined, mode: CountMode, text: string): LeaveSpan {
  if (isOpenStart(span, duration, mode)) {
    return { problem: 'vague_day', ...(duration ? { days: lengthOf(duration, mode) } : {}) }
  }
  const lone = loneHalfOf(text)
  const single = span.from === span.to && !span.ranged
  if (single && duration) return endFromDuration(span, duration, mode, lone)
  const after = text.slice(span.at + span.length)
  if (single && /^\s?(?:起|开始|以后|之后)(?!.{0,4}(?:一天|当天))/.test(after)) return { start: span.from }
  const whole = trim(span, mode)
  if (span.holiday && duration && !span.ranged) return { start: whole.from, end: endOf(whole.from, duration, mode) }
  const halfKnown = whole.fromHalf ?? whole.toHalf
  const withHalf =
    single && !halfKnown && lone && saysHalf.test(text) ? { ...whole, fromHalf: lone, toHalf: lone } : whole
  return { start: whole.from, end: whole.to, ...halves(withHalf) }
}

// 12月10号起请15天陪产假到24号: the first and the last day told apart.
function toldApart(text: string, spans: readonly DateSpan[]): DateSpan | null {
  const [first, last, more] = spans
  if (!first || !last || more || first.grain !== 'day' || last.grain !== 'day') return null
  if (!/^\s?(?:起|开始)/.test(text.slice(first.at + first.length))) return null
  if (!/(?:到|至)\s?$/.test(text.slice(0, last.at))) return null
  const day = /^(\d{1,2})[号日]$/.exec(text.slice(last.at, last.at + last.length))?.[1]
  const to = day ? `${first.from.slice(0, 8)}${day.padStart(2, '0')}` : last.to
  return to >= first.from ? { ...first, to, toHalf: last.toHalf, ranged: true } : null
}

// 老婆下周生,从12月7号开始请15天: of several days the one that the leave is said to begin on.
function saidToBegin(text: string, spans: readonly DateSpan[]): DateSpan | null {
  const [only, other] = spans.filter(
    ({ at, length, grain }) =>
      grain === 'day' && (/从\s?$/.test(text.slice(0, at)) || /^\s?(?:起|开始)/.test(text.slice(at + length))),
  )
  return only && !other ? only : null
}

/** Merges what belongs to the leave itself; several spans that do not touch have to be asked about. */
function mainSpan(text: string, spans: readonly DateSpan[]): DateSpan | 'several' | null {
  const days = spans.filter(({ grain }) => grain === 'day' || grain === 'week')
  // 含周末吗, 春节算不算: said of the days in between, not as days of leave.
  const aside = ({ at, length, holiday }: DateSpan) =>
    holiday !== null || /^(?:周末|双休日)$/.test(text.slice(at, at + length))
  const plain = days.filter((span) => span.ranged || !aside(span))
  const usable = plain.length > 0 ? plain : days
  const ranged = usable.find((span) => span.ranged)
  if (ranged) return ranged
  const first = usable[0]
  if (!first) return spans[0] ?? null
  return usable.length > 1 ? (toldApart(text, usable) ?? saidToBegin(text, usable) ?? 'several') : first
}

/**
 * Reads the span of a leave out of the dates and lengths of a text.
 * A morning is `start = end, endHalf: am`, an afternoon `start = end, startHalf: pm`.
 */
export function readLeaveSpan(text: string, dates: Dates, durations: readonly Duration[], mode: CountMode): LeaveSpan {
  const duration = plainDays(durations, mode)
  const days = duration ? lengthOf(duration, mode) : undefined
  const fault = dates.faults[0]?.kind ?? checkLength(days)
  if (fault) return { problem: fault, ...(days === undefined ? {} : { days }) }
  const span = mainSpan(text, dates.spans)
  if (span === null) return days === undefined ? {} : { days }
  if (span === 'several') {
    const first = dates.spans[0]
    return first ? { start: first.from, problem: 'several_spans' } : {}
  }
  const result = fromSpan(span, duration, mode, text)
  return tooLong(result) ? { ...result, problem: 'too_long' } : result
}

function tooLong({ start, end }: LeaveSpan): boolean {
  return start !== undefined && end !== undefined && Date.parse(end) - Date.parse(start) > longestDays * 86_400_000
}
