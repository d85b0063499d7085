import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, workdayAfter } from '../../../sandbox/attendance/days.ts'
import { hours, minutesOf, timeOf } from '../../../sandbox/attendance/hours.ts'
import { creditOf } from '../../../sandbox/attendance/overtime.ts'
import { overtimeDayKind, overtimeLaw } from '../../../sandbox/attendance/overtime-law.ts'
import { isAbroad } from '../../../sandbox/leave/chain.ts'
import { countByYear, countSpan } from '../../../sandbox/leave/count.ts'
import { monthPlus, payDayOf, sumOf } from '../../../sandbox/pay/income.ts'
import { periodsOf, slipOf } from '../../../sandbox/pay/slip.ts'
import { withheldUpTo } from '../../../sandbox/pay/tax.ts'
import { seededWorld } from './support.ts'

const whole = { begin: hours.begin, end: hours.end }

describe('a day by its punches', () => {
  test.each([
    ['in time', '08:30', '18:00', true, { status: 'NORMAL', lateMinutes: 0, needsHalfDay: false }],
    ['a minute late', '08:31', '18:00', true, { status: 'LATE', lateMinutes: 1, needsHalfDay: false }],
    ['thirty minutes late', '09:00', '18:00', true, { status: 'LATE', needsHalfDay: false }],
    ['thirty-one minutes late', '09:01', '18:00', true, { status: 'LATE', needsHalfDay: true }],
    ['a minute early', '08:20', '17:59', true, { status: 'EARLY', earlyMinutes: 1 }],
    ['late and early', '08:40', '17:50', true, { status: 'LATE', lateMinutes: 10, earlyMinutes: 10 }],
    ['without a punch in', null, '18:00', true, { status: 'MISSING', missing: ['IN'] }],
    ['without punches, while it can be put right', null, null, false, { status: 'MISSING', missing: ['IN', 'OUT'] }],
    ['without punches, afterwards', null, null, true, { status: 'ABSENT' }],
  ])('%s', (_, checkIn, checkOut, isSettled, expected) => {
    expect(judge({ checkIn, checkOut }, whole, isSettled)).toMatchObject(expected)
  })

  test('minutes and times of day are the same thing', async () => {
    await fc.assert(fc.property(fc.nat(1439), (minutes) => minutesOf(timeOf(minutes)) === minutes))
  })

  test('working days are counted over weekends and holidays', () => {
    expect(workdayAfter('2026-11-19', 3)).toBe('2026-11-24')
    expect(workdayAfter('2026-09-30', 1)).toBe('2026-10-08')
    expect(workdayAfter('2026-12-31', 1)).toBeNull()
  })
})

describe('overtime', () => {
  test.each([
    ['CIVIL_SERVANT', 'REST', null, true],
    ['REF_CIVIL_SERVANT', 'STATUTORY', null, true],
    ['INSTITUTION_TECHNICAL', 'WORKDAY', null, true],
    ['CONTRACT_OFFBOOK', 'WORKDAY', 150, false],
    ['CONTRACT_OFFBOOK', 'REST', 200, true],
    ['DISPATCHED', 'STATUTORY', 300, false],
  ] as const)('of %s on a day %s', (staffType, kind, payPercent, compOff) => {
    expect(overtimeLaw({ staffType }, kind)).toMatchObject({ payPercent, compOff })
  })

  test.each([
    ['2026-10-01', 'STATUTORY'],
    ['2026-10-05', 'REST'],
    ['2026-10-10', 'WORKDAY'],
    ['2026-11-28', 'REST'],
    ['2026-11-27', 'WORKDAY'],
  ])('%s is %s', (date, kind) => {
    expect(overtimeDayKind(date)).toBe(kind)
  })

  test('parts of four hours are kept: in any parts the same time gives the same days', async () => {
    await fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 20 }), (parts) => {
        let before = 0
        let credited = 0
        for (const minutes of parts) {
          credited += creditOf(before, minutes).halfDays
          before += minutes
        }
        expect(credited).toBe(Math.floor(before / 240))
      }),
    )
  })
})

describe('leave over the end of a year', () => {
  const day = fc
    .integer({ min: 0, max: 40 })
    .map((days) => new Date(Date.UTC(2025, 11, 10 + days)).toISOString().slice(0, 10))

  test('the shares of the years add up to the whole', async () => {
    await fc.assert(
      fc.property(day, day, fc.boolean(), fc.boolean(), (one, other, late, early) => {
        const [start = one, end = other] = [one, other].sort()
        const span = {
          ...{ type: 'ANNUAL' as const, start, end },
          ...(late ? { startHalf: 'pm' as const } : {}),
          ...(early && start !== end ? { endHalf: 'am' as const } : {}),
        }
        const shares = countByYear(span)
        expect(shares.reduce((sum, { halfDays }) => sum + halfDays, 0)).toBe(countSpan(span).countedHalfDays)
      }),
    )
  })

  test('the days after New Year are those of the new year', () => {
    expect(countByYear({ type: 'ANNUAL', start: '2025-12-29', end: '2026-01-06' })).toEqual([
      { year: 2025, halfDays: 6 },
      { year: 2026, halfDays: 6 },
    ])
  })
})

test.each([
  ['日本东京', true],
  ['香港', true],
  ['Thailand', true],
  ['杭州', false],
  ['老家', false],
])('%s lies abroad: %s', (place, expected) => {
  expect(isAbroad(place)).toBe(expected)
})

describe('tax and slips', () => {
  const month = (yuan: number) => ({ incomeFen: yuan * 100, contributionsFen: 0 })

  test.each([
    ['nothing under the free amount', Array(3).fill(month(5000)), 3, 0],
    ['three per cent at first', [month(8000)], 3, 90_00],
    ['ten per cent beyond 36,000', Array(4).fill(month(20_000)), 10, 348_000],
    ['twenty per cent beyond 144,000', Array(12).fill(month(20_000)), 20, 1_908_000],
  ])('%s', (_, months, percent, taxFen) => {
    expect(withheldUpTo(months)).toMatchObject({ percent, taxFen })
  })

  test('what is withheld never falls as income grows', async () => {
    await fc.assert(
      fc.property(fc.array(fc.nat(80_000), { minLength: 1, maxLength: 12 }), (incomes) => {
        const all = incomes.map(month)
        expect(withheldUpTo([...all, month(5000)]).taxFen).toBeGreaterThanOrEqual(withheldUpTo(all).taxFen)
      }),
    )
  })

  test('pay comes on the 15th or the working day before', () => {
    expect(payDayOf('2026-10')).toBe('2026-10-15')
    expect(payDayOf('2026-11')).toBe('2026-11-13')
    expect(monthPlus('2026-01', -1)).toBe('2025-12')
  })

  test('every slip of everybody adds up', () => {
    const world = seededWorld()
    for (const staff of [...world.staff.values()].filter(({ status }) => status !== 'RETIRED').slice(0, 120)) {
      const [period = ''] = periodsOf(staff, '2026-11-23')
      if (period === '') continue
      const slip = slipOf(world, staff, period, '2026-11-23T09:00:00+08:00')
      expect(sumOf(slip.items), staff.id).toBe(slip.netFen)
      expect(slip.netFen, staff.id).toBeGreaterThan(0)
      expect(
        slip.items.every(({ class: kind, amountFen }) => (kind === 'DEDUCTION' ? amountFen <= 0 : amountFen > 0)),
      ).toBe(true)
    }
  })
})
