import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, computeRule, countDays, isWorkday, type RuleRecord } from '../../../../tools/rules/index.ts'

// Days of 2014 to 2026: the years with an official calendar.
const known = fc.integer({ min: 0, max: 4746 }).map((n) => addDays('2014-01-01', n))
const born = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1945-01-01', n))
const category = fc.constantFrom('male60', 'female55', 'female50')
const half = fc.constantFrom(undefined, 'am' as const, 'pm' as const)

/** Counts half days one by one, as a clerk would on a calendar. */
function byHand(start: string, end: string, mode: string, startHalf?: string, endHalf?: string): number {
  let halves = 0
  for (let day = start; day <= end; day = addDays(day, 1)) {
    if (mode === 'workday' && !isWorkday(day)) continue
    const morning = !(day === start && startHalf === 'pm')
    const afternoon = !(day === end && endHalf === 'am')
    halves += Number(morning) + Number(afternoon)
  }
  return halves / 2
}

describe('leave', () => {
  test('is counted like half days one by one', () => {
    fc.assert(
      fc.property(
        known,
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom('workday' as const, 'calendar' as const),
        half,
        half,
        (start, length, mode, startHalf, endHalf) => {
          const end = addDays(start, length)
          fc.pre(end <= '2026-12-31')
          expect(countDays({ start, end, mode, startHalf, endHalf })).toEqual({
            days: byHand(start, end, mode, startHalf, endHalf),
          })
        },
      ),
      { numRuns: 400 },
    )
  })

  test('of one more day never counts less, and ends where its days are used up', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 1, max: 40 }), (start, days) => {
        const { endDate } = computeRule('leave.endDate', { start, days, mode: 'workday' }) as { endDate?: string }
        fc.pre(endDate !== undefined)
        expect(countDays({ start, end: endDate as string, mode: 'workday' })).toEqual({ days })
        const before = addDays(endDate as string, -1)
        expect(
          before < start || (countDays({ start, end: before, mode: 'workday' }) as { days: number }).days < days,
        ).toBe(true)
      }),
    )
  })
})

describe('retirement', () => {
  const statutory = (input: RuleRecord) => String(computeRule('retirement.statutory', input).statutoryDate)

  test('who is born later never retires earlier', () => {
    fc.assert(
      fc.property(category, born, fc.integer({ min: 0, max: 400 }), (group, birthDate, later) => {
        const older = statutory({ category: group, birthDate })
        const younger = statutory({ category: group, birthDate: addDays(birthDate, later) })
        expect(younger >= older).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('nothing is delayed beyond the cap, and the window lies around the statutory day', () => {
    fc.assert(
      fc.property(category, born, (group, birthDate) => {
        const flexible = computeRule('retirement.flexibleWindow', {
          ...{ category: group, birthDate, staffType: 'institution_technical' },
        }) as { statutoryDate: string; earliestDate: string; latestDate: string | null }
        expect(flexible.earliestDate <= flexible.statutoryDate).toBe(true)
        expect(flexible.latestDate === null || flexible.latestDate > flexible.statutoryDate).toBe(true)
        const { delayMonths } = computeRule('retirement.statutory', { category: group, birthDate })
        expect(Number(delayMonths)).toBeLessThanOrEqual(group === 'female50' ? 60 : 36)
      }),
    )
  })

  test.each([
    // The last day of a month, and leap days, are clipped to the month that is reached.
    ['male60', '1965-12-31', '2026-03-31'],
    ['male60', '1966-06-30', '2026-11-30'],
    ['male60', '1968-02-29', '2028-12-29'],
    ['female55', '1972-02-29', '2027-09-29'],
    ['male60', '1976-08-31', '2039-07-31'],
    ['female50', '1984-10-31', '2039-09-30'],
    ['female50', '1984-11-30', '2039-11-30'],
    ['male60', '1964-02-29', '2024-02-29'],
    ['female55', '1969-02-28', '2024-02-28'],
  ])('%s born %s retires on %s', (group, birthDate, day) => {
    expect(statutory({ category: group, birthDate })).toBe(day)
  })
})

describe('terms', () => {
  test('of days never count the first day, and what is rolled is the next working day', () => {
    fc.assert(
      fc.property(known, (knownDate) => {
        const { deadline, rolled } = computeRule('appeal.review', { staffType: 'civil_servant', knownDate })
        expect(deadline).toBe(addDays(knownDate, 30))
        if (rolled === null) return
        expect(isWorkday(String(rolled))).toBe(true)
        for (let day = String(deadline); day < String(rolled); day = addDays(day, 1)) expect(isWorkday(day)).toBe(false)
      }),
    )
  })

  test.each([
    ['2026-01-31', '2026-07-30'],
    ['2026-08-31', '2027-02-27'],
    ['2024-08-31', '2025-02-27'],
    ['2023-08-30', '2024-02-28'],
    ['2024-02-29', '2024-08-28'],
  ])('a reprimand in effect from %s runs to %s', (effectiveDate, lastDay) => {
    expect(computeRule('discipline.period', { kind: '警告', effectiveDate, staffType: 'civil_servant' })).toMatchObject(
      { lastDay },
    )
  })

  test.each([
    ['2024-02-29', '2025-02-28'],
    ['2025-03-31', '2026-03-31'],
  ])('a year from %s to ask for arbitration ends on %s', (knownDate, deadline) => {
    expect(computeRule('appeal.arbitration', { staffType: 'institution', knownDate })).toMatchObject({ deadline })
  })

  test('a sanction on top of one that runs never runs longer than 48 months', () => {
    const kind = fc.constantFrom('警告', '记过', '记大过', '降级', '撤职')
    fc.assert(
      fc.property(kind, kind, known, fc.integer({ min: 0, max: 900 }), (one, two, day, later) => {
        const { totalMonths, remainingMonths } = computeRule('discipline.newDuringPeriod', {
          first: { kind: one, effectiveDate: day },
          second: { kind: two, effectiveDate: addDays(day, later) },
        })
        expect(Number(totalMonths)).toBeLessThanOrEqual(48)
        expect(Number(remainingMonths)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('annual leave', () => {
  test('never shrinks with the years of work', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 0, max: 9000 }), (asOf, worked) => {
        const tier = (workStart: string) =>
          Number(
            computeRule('leave.annualEntitlement', {
              ...{ workStart, asOf, sickMonths: 0, personalDays: 0, personalLeavePaid: false, schoolVacationDays: 0 },
              alreadyTakenThisYear: false,
            }).tierDays,
          )
        expect(tier(addDays(asOf, -worked - 30))).toBeGreaterThanOrEqual(tier(addDays(asOf, -worked)))
      }),
    )
  })
})
