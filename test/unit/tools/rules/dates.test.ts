import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  fullMonthsBetween,
  isDay,
  lastDayOfMonths,
  toYuan,
  weekdayOf,
} from '../../../../tools/rules/index.ts'

const day = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1940-01-01', n))

describe('days', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-01', -1, '2025-12-01'],
  ])('%s and %i months is %s', (start, months, end) => {
    expect(addMonths(start, months)).toBe(end)
  })

  test('a period of months ends the day before the same day', () => {
    expect(lastDayOfMonths('2026-01-15', 6)).toBe('2026-07-14')
  })

  test.each([
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isDay(text)).toBe(exists)
  })

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (start, n) => {
        expect(daysBetween(start, addDays(start, n))).toBe(n)
        expect(weekdayOf(addDays(start, 7))).toBe(weekdayOf(start))
      }),
    )
  })

  test('whole months never overshoot', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        const months = fullMonthsBetween(from, to)
        expect(addMonths(from, months) <= to).toBe(true)
        expect(addMonths(from, months + 1) > to).toBe(true)
      }),
    )
  })

  test('yuan are rounded half up at the second decimal', () => {
    expect(toYuan(383.1379)).toBe(383.14)
    expect(toYuan(1.005)).toBe(1.01)
    expect(toYuan(0)).toBe(0)
  })
})
