import type { DateSpec } from './date-spec.ts'
import { type Day, partsOf } from './days.ts'
import { readNumber } from './numbers.ts'

/** A way to say a date: what it looks like and what it means; null = looks like it and is none. */
export type DateWord = {
  readonly pattern: RegExp
  readonly read: (groups: Readonly<Record<string, string | undefined>>, today: Day) => DateSpec | null
}

/** The year a word means; null when there is none. */
export function readYear(text: string | undefined, today: Day): number | null {
  if (!text) return null
  const now = partsOf(today).year
  const shift: Readonly<Record<string, number>> = {
    今年: 0,
    本年: 0,
    当年: 0,
    明年: 1,
    来年: 1,
    后年: 2,
    去年: -1,
    前年: -2,
  }
  const relative = shift[text]
  if (relative !== undefined) return now + relative
  const value = readNumber(text.replace('年', ''))
  if (value === null) return null
  if (value >= 100) return value
  return value > 50 ? 1900 + value : 2000 + value
}
