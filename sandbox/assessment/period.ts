import { addDays, addMonths } from '../../tools/rules/index.ts'

/** Days of a period, both included. */
export type Span = { readonly from: string; readonly to: string }

/** The days of `2026`, `2026-Q3` or `2026-09`. */
export function spanOf(period: string): Span {
  const [year = '', part] = period.split('-')
  if (part === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const isQuarter = part.startsWith('Q')
  const month = isQuarter ? 3 * Number(part.slice(1)) - 2 : Number(part)
  const from = `${year}-${String(month).padStart(2, '0')}-01`
  return { from, to: addDays(addMonths(from, isQuarter ? 3 : 1), -1) }
}

/** The earlier of two days. */
export function earlier(one: string, other: string): string {
  return one < other ? one : other
}

/** True when a day lies in a span. */
export function isWithin(day: string, { from, to }: Span): boolean {
  return from <= day && day <= to
}
