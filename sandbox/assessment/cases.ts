import { countWorkdays, onTimeRate } from '../../tools/rules/index.ts'
import { matterOf } from './matters.ts'
import { isWithin, type Span } from './period.ts'
import type { ServiceCaseRow } from './record.ts'

/** Where a case stands at the end of a span: closed in it, or open and past its limit; null when it does not count. */
export type Standing = 'ON_TIME' | 'LATE' | 'OVERDUE'

/** How a case counts in a span that ends, at the latest, today. */
export function standingOf({ acceptedOn, closedOn, dueOn }: ServiceCaseRow, { from, to }: Span): Standing | null {
  if (closedOn !== null && isWithin(closedOn, { from, to })) return closedOn <= dueOn ? 'ON_TIME' : 'LATE'
  const isOpen = acceptedOn <= to && (closedOn === null || closedOn > to)
  return isOpen && dueOn < to ? 'OVERDUE' : null
}

/** Cases of a span with how they count. */
export type Counted = {
  readonly rows: readonly { readonly row: ServiceCaseRow; readonly standing: Standing }[]
  readonly closed: readonly ServiceCaseRow[]
  readonly onTime: number
  readonly late: number
  readonly overdue: number
  /** Closed ones, weighed by kind. */
  readonly weighted: number
  /** Share closed on time, by the rule; null without cases. */
  readonly rate: number | null
  /** Mean working days from acceptance to closing; null without closed cases. */
  readonly meanDays: number | null
  /** Ratings of closed cases. */
  readonly ratings: readonly number[]
}

const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits

/**
 * Counts cases by the rule of timeliness.
 * @param span its end lies not after today
 */
export function countCases(all: readonly ServiceCaseRow[], span: Span): Counted {
  const rows = all.flatMap((row) => {
    const standing = standingOf(row, span)
    return standing ? [{ row, standing }] : []
  })
  const number = (wanted: Standing) => rows.filter(({ standing }) => standing === wanted).length
  const closed = rows.flatMap(({ row, standing }) => (standing === 'OVERDUE' ? [] : [row]))
  const [onTime, late, overdue] = [number('ON_TIME'), number('LATE'), number('OVERDUE')]
  const days = closed.map(({ acceptedOn, closedOn }) => countWorkdays(acceptedOn, closedOn ?? acceptedOn))
  return {
    rows,
    closed,
    onTime,
    late,
    overdue,
    weighted: round(closed.reduce((sum, { matter }) => sum + matterOf(matter).weight, 0)),
    rate: onTimeRate({ closedOnTime: onTime, closedLate: late, openOverdue: overdue }).rate,
    meanDays: days.length === 0 ? null : round(days.reduce((sum, one) => sum + one, 0) / days.length, 1),
    ratings: closed.flatMap(({ rating }) => rating ?? []),
  }
}
