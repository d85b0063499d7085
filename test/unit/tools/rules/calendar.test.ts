import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  calendarSource,
  computeRule,
  countWorkdays,
  dayType,
  holidayNamed,
  holidaySpan,
  rollToWorkday,
  statutoryDays,
  workdaysInYear,
} from '../../../../tools/rules/index.ts'

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
const lunar = (day: string) => chinese.format(new Date(`${day}T00:00:00Z`))

describe('the calendar of working days', () => {
  test.each([
    ['2026-01-04', true, false, 'make_up_workday'],
    ['2026-02-15', false, false, 'weekend'],
    ['2026-02-16', false, true, 'statutory'],
    ['2026-02-19', false, true, 'statutory'],
    ['2026-02-20', false, false, 'in_lieu'],
    ['2026-05-02', false, true, 'statutory'],
    ['2026-05-09', true, false, 'make_up_workday'],
    ['2026-10-03', false, true, 'statutory'],
    ['2026-10-06', false, false, 'in_lieu'],
    ['2026-11-23', true, false, 'workday'],
    ['2025-10-06', false, true, 'statutory'],
  ])('%s: worked %s, statutory %s, %s', (day, isWorkday, statutoryHoliday, kind) => {
    expect(dayType(day)).toMatchObject({ isWorkday, statutoryHoliday, kind })
  })

  test('2025 and 2026 have 248 working days and thirteen statutory days', () => {
    for (const year of [2025, 2026]) {
      expect(workdaysInYear(year)).toEqual({ workdays: 248 })
      expect(statutoryDays(year)).toHaveLength(13)
    }
    expect(statutoryDays(2024)).toHaveLength(11)
  })

  test('a year without an official arrangement is not guessed', () => {
    expect(workdaysInYear(2027)).toEqual({ error: 'calendar_unavailable', year: 2027 })
    expect(dayType('2027-01-01')).toEqual({ error: 'calendar_unavailable', year: 2027 })
    expect(calendarSource(2027)).toBeNull()
    expect(calendarSource(2026)?.version).toBe('chinese-days-1.5.7/2026')
  })

  test('no statutory day of any year is a working day, and the lunar ones are where ICU puts them', () => {
    for (let year = 2014; year <= 2026; year += 1) {
      const days = statutoryDays(year) ?? []
      // 除夕 of 2024 and earlier was no statutory day; each one in the table must be off.
      for (const { date } of days) expect(dayType(date)).toMatchObject({ isWorkday: false })
      const spring = days.filter(({ holiday }) => holiday === '春节')
      expect(lunar(spring[year >= 2025 ? 1 : 0]?.date ?? '')).toBe('1/1')
      expect(lunar(days.find(({ holiday }) => holiday === '端午节')?.date ?? '')).toBe('5/5')
      expect(lunar(days.find(({ holiday }) => holiday === '中秋节')?.date ?? '')).toBe('8/15')
    }
  })

  test('a holiday has its span and the days worked instead', () => {
    expect(holidaySpan(2026, '国庆节')).toMatchObject({
      start: '2026-10-01',
      end: '2026-10-07',
      days: 7,
      makeUpWorkdays: ['2026-09-20', '2026-10-10'],
    })
    expect(holidaySpan(2025, '中秋节')).toMatchObject({ start: '2025-10-01', end: '2025-10-08' })
    expect(holidayNamed('中秋')).toBe('中秋节')
    expect(holidayNamed('春节')).toBe('春节')
    expect(holidayNamed('圣诞')).toBeUndefined()
  })

  test('a deadline rolls over days off, and is open where the next year has to be looked at', () => {
    expect(rollToWorkday('2026-11-28')).toBe('2026-11-30')
    expect(rollToWorkday('2026-01-04')).toBe('2026-01-04')
    expect(rollToWorkday('2026-12-31')).toBe('2026-12-31')
    expect(rollToWorkday('2027-01-04')).toBeNull()
  })

  test('working days of a span are additive and never more than its days', () => {
    const day = fc.integer({ min: 0, max: 729 }).map((n) => addDays('2025-01-01', n))
    fc.assert(
      fc.property(day, day, day, (...days) => {
        const [a = '', b = '', c = ''] = days.sort()
        expect(countWorkdays(a, b) + countWorkdays(addDays(b, 1), c)).toBe(countWorkdays(a, c))
      }),
    )
  })
})

describe('computing a rule by its id', () => {
  test('an unknown id is an error that names the known ones', () => {
    expect(() => computeRule('leave.nothing', {})).toThrow("There is no rule 'leave.nothing'")
    expect(() => computeRule('toString', {})).toThrow('There is no rule')
  })

  test('missing input is asked for, wrong input is refused, both as values', () => {
    expect(computeRule('calendar.dayType', {})).toEqual({ status: 'needs_input', needs: ['date'] })
    expect(computeRule('calendar.dayType', { date: '2026-02-30' })).toMatchObject({
      error: 'invalid_input',
      needs: ['date'],
    })
  })
})
