import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  annualEntitlement,
  annualProrataJoin,
  annualProrataLeave,
  annualTier,
  annualUntakenPay,
  computeRule,
  countDays,
  endDate,
  maternity,
  miscarriage,
  nursingHour,
  parental,
  paternity,
  sickPayRate,
} from '../../../../tools/rules/index.ts'
import { figures } from './figures.ts'

const facts = {
  workStart: '2010-01-01',
  asOf: '2026-11-23',
  sickMonths: 0,
  personalDays: 0,
  personalLeavePaid: false,
  schoolVacationDays: 0,
  alreadyTakenThisYear: false,
}

describe('counting leave', () => {
  test.each([
    ['2026-11-25', '2026-11-27', 'pm', 'am', 2],
    ['2026-11-25', '2026-11-25', null, 'am', 0.5],
    ['2026-11-25', '2026-11-25', 'pm', null, 0.5],
    ['2026-11-28', '2026-11-30', 'pm', null, 1],
    ['2026-09-28', '2026-10-10', null, null, 6],
  ] as const)('%s to %s with halves %s %s counts %d working days', (start, end, startHalf, endHalf, days) => {
    expect(countDays({ start, end, mode: 'workday', startHalf, endHalf })).toEqual({ days })
  })

  test('a count into a year without a calendar names the first such year; calendar days need none', () => {
    const span = { start: '2026-12-20', end: '2028-01-05' }
    expect(countDays({ ...span, mode: 'workday' })).toEqual({ error: 'calendar_unavailable', year: 2027 })
    expect(countDays({ ...span, mode: 'calendar' })).toEqual({ days: 382 })
    expect(endDate({ start: '2026-12-30', days: 5, mode: 'workday' })).toEqual({
      error: 'calendar_unavailable',
      year: 2027,
    })
  })

  test('the end of n days counts n days again', () => {
    const start = fc.integer({ min: 0, max: 600 }).map((n) => addDays('2025-01-01', n))
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('workday' as const, 'calendar' as const),
        (from, days, mode) => {
          const end = endDate({ start: from, days, mode })
          expect('endDate' in end && countDays({ start: from, end: end.endDate, mode })).toEqual({ days })
        },
      ),
    )
  })
})

describe('annual leave', () => {
  test.each([
    ['2025-11-01', '2026-11-30', 0],
    ['2025-11-01', '2026-12-01', 5],
    ['2025-11-30', '2026-12-01', 5],
    ['2016-11-01', '2026-11-30', 5],
    ['2016-11-01', '2026-12-01', 10],
    ['2006-12-31', '2026-12-31', 10],
    ['2006-12-31', '2027-01-01', 15],
  ])('who began on %s has on %s a tier of %i days', (workStart, asOf, days) => {
    expect(annualTier(workStart, asOf)).toBe(days)
  })

  test.each([
    [{ workStart: '2020-01-01', sickMonths: 2 }, 0, 'sick_leave_threshold'],
    [{ workStart: '2020-01-01', sickMonths: 1 }, 5, null],
    [{ sickMonths: 2 }, 10, null],
    [{ sickMonths: 3 }, 0, 'sick_leave_threshold'],
    [{ workStart: '2000-01-01', sickMonths: 3 }, 15, null],
    [{ workStart: '2000-01-01', sickMonths: 4 }, 0, 'sick_leave_threshold'],
    [{ personalDays: 19, personalLeavePaid: true }, 10, null],
    [{ personalDays: 20, personalLeavePaid: true }, 0, 'personal_leave_20_paid'],
    [{ personalDays: 40, personalLeavePaid: false }, 10, null],
    [{ schoolVacationDays: 10 }, 10, null],
    [{ schoolVacationDays: 11 }, 0, 'school_vacation_longer'],
  ])('%j gives %i days because of %s', (change, entitledDays, reason) => {
    expect(annualEntitlement({ ...facts, ...change })).toMatchObject({ entitledDays, reason })
  })

  test("a ground after this year's leave was taken costs next year's", () => {
    const taken = { ...facts, sickMonths: 3, alreadyTakenThisYear: true }
    expect(annualEntitlement(taken)).toEqual({
      tierDays: 10,
      entitledDays: 10,
      reason: 'sick_leave_threshold',
      nextYearEntitledDays: 0,
    })
    expect(annualEntitlement({ ...taken, sickMonths: 0 })).not.toHaveProperty('nextYearEntitledDays')
  })

  test('the tier never falls as time passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15_000 }), fc.integer({ min: 0, max: 400 }), (n, more) => {
        const asOf = addDays('1990-01-01', n)
        expect(annualTier('1990-01-01', addDays(asOf, more))).toBeGreaterThanOrEqual(annualTier('1990-01-01', asOf))
      }),
    )
  })

  test('untaken days are paid 300 % for work and nothing extra for personal reasons', () => {
    expect(annualUntakenPay({ annualIncome: 261_000, untakenDays: 2, cause: 'work' })).toEqual({
      dailyWage: 1000,
      total: 6000,
      extraPayable: 4000,
    })
    expect(annualUntakenPay({ annualIncome: 261_000, untakenDays: 2, cause: 'personal' })).toEqual({
      dailyWage: 1000,
      total: null,
      extraPayable: 0,
    })
  })

  test('shares of a year are rounded down and never negative', () => {
    expect(annualProrataJoin({ joinDate: '2026-12-31', fullYearDays: 5 })).toEqual({
      remainingCalendarDays: 1,
      days: 0,
    })
    expect(annualProrataJoin({ joinDate: '2026-07-01', fullYearDays: 10 })).toEqual({
      remainingCalendarDays: 184,
      days: 5,
    })
    expect(annualProrataLeave({ leaveDate: '2026-03-31', fullYearDays: 5, alreadyTaken: 4 })).toEqual({
      passedCalendarDays: 90,
      unpaidDays: 0,
    })
  })
})

describe('other leave', () => {
  test('maternity leave by nation and province; an unattested province is not guessed', () => {
    expect(maternity({ province: null, childOrder: 1, babies: 1, dystocia: true })).toMatchObject({ totalDays: 113 })
    expect(maternity({ province: 'GD', childOrder: 1, babies: 1, dystocia: false })).toMatchObject({ totalDays: 178 })
    expect(maternity({ province: 'ZJ', childOrder: 2, babies: 2, dystocia: false })).toMatchObject({ totalDays: 203 })
    for (const province of ['SC', 'toString'])
      expect(maternity({ province, childOrder: 1, babies: 1, dystocia: false })).toEqual({
        error: 'needs_province_config',
      })
  })

  test('a province known from memory is configured and has to be confirmed; before its text there is none', () => {
    const beijing = { province: 'BJ', childOrder: 1, babies: 1, dystocia: false }
    expect(computeRule('leave.maternity', beijing)).toMatchObject({
      totalDays: 158,
      basis: 'recall',
      needsReview: true,
    })
    expect(computeRule('leave.maternity', { ...beijing, asOf: '2020-05-01' })).toEqual({
      error: 'needs_province_config',
    })
  })

  test('months that a province adds become days only from a known first day', () => {
    const henan = { province: 'HA', childOrder: 1, babies: 1, dystocia: false }
    expect(maternity(henan)).toEqual({ status: 'needs_input', needs: ['startDate'] })
    // 98 days to 2026-04-08, then 2026-04-09 to 2026-07-08.
    expect(maternity({ ...henan, startDate: '2026-01-01' })).toMatchObject({
      provinceExtensionDays: 91,
      totalDays: 189,
    })
    expect(paternity({ province: 'HA', startDate: '2026-02-10' })).toEqual({ days: 28 })
  })

  test('leave of the father, parental leave, after a miscarriage, nursing time', () => {
    expect(paternity({ province: 'SH' })).toEqual({ days: 10 })
    expect(paternity({ province: null })).toEqual({ error: 'needs_province_config' })
    expect(parental({ province: 'ZJ' })).toEqual({ days: 10 })
    expect(miscarriage({ pregnancyMonths: 4 })).toEqual({ days: 42 })
    expect(nursingHour({ babies: 2, babyAgeMonths: 11 })).toEqual({ minutesPerDay: 120 })
  })

  test.each([
    [2, 1, 100],
    [3, 9.9, 90],
    [3, 10, 100],
    [6, 10, 100],
    [7, 9.9, 70],
    [7, 10, 80],
  ])('in month %i with %d years sick pay in percent is %i', (sickMonthNo, workYears, percent) => {
    expect(sickPayRate({ sickMonthNo, workYears })).toEqual({ percent })
    expect(figures('leave.sickPayRate', { sickMonthNo, workYears, system: 'agency_1981' })).toEqual({ percent })
  })
})
