import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../../tools/rules/index.ts'
import { figures } from './figures.ts'

const day = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('1960-01-01', n))

describe('retirement', () => {
  test.each([
    ['male60', '1964-12-31', 0],
    ['male60', '1965-01-01', 1],
    ['male60', '1965-05-01', 2],
    ['male60', '1976-08-31', 35],
    ['male60', '1976-09-01', 36],
    ['female55', '1969-12-31', 0],
    ['female55', '1981-09-01', 36],
    ['female50', '1974-12-31', 0],
    ['female50', '1984-10-31', 59],
    ['female50', '1984-11-01', 60],
  ])('%s born on %s retires %i months later', (category, birthDate, delayMonths) => {
    expect(figures('retirement.statutory', { category, birthDate })).toMatchObject({ delayMonths })
  })

  test('who is born later never retires earlier, and the window lies around the statutory day', () => {
    const staffType = 'institution_technical'
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('male60', 'female55', 'female50'),
        fc.integer({ min: 0, max: 900 }),
        (birthDate, category, n) => {
          const date = (born: string) =>
            String(figures('retirement.statutory', { category, birthDate: born }).statutoryDate)
          expect(date(birthDate) <= date(addDays(birthDate, n))).toBe(true)
          const window = figures('retirement.flexibleWindow', { category, birthDate, staffType })
          expect(String(window.earliestDate) <= String(window.statutoryDate)).toBe(true)
        },
      ),
    )
  })

  test('outside the reform there is no choice, and a category without a formula is not guessed', () => {
    const outside = figures('retirement.flexibleWindow', {
      category: 'male60',
      birthDate: '1964-06-15',
      staffType: 'institution_worker',
    })
    expect(outside).toMatchObject({
      earliestDate: '2024-06-15',
      latestDate: null,
      lateAllowed: false,
      earlyNoticeLatest: null,
    })
    for (const category of ['female_unspecified', 'female60', 'something', 'toString'])
      expect(figures('retirement.statutory', { category, birthDate: '1970-01-01' })).toMatchObject({
        status: 'needs_review',
      })
  })

  test('a civil servant may ask at thirty years, or at twenty within five years of the day', () => {
    const asked = (workYears: number, asOf: string) =>
      figures('retirement.civilServantEarly', { category: 'male60', birthDate: '1970-03-10', workYears, asOf }).mayApply
    expect(asked(29.9, '2020-01-01')).toBe(false)
    expect(asked(30, '2020-01-01')).toBe(true)
    expect(asked(20, '2026-07-10')).toBe(false)
    expect(asked(20, '2026-07-11')).toBe(true)
    expect(asked(19.9, '2030-01-01')).toBe(false)
  })
})

describe('probation, contract, assessment', () => {
  test('lengths by kind of staff; what is missing is asked for', () => {
    const end = (input: Record<string, unknown>) => figures('probation.end', input)
    expect(end({ staffType: 'civil_servant', hireDate: '2026-02-28' })).toEqual({
      months: 12,
      endsOn: '2027-02-27',
      regulariseFrom: '2027-02-28',
    })
    expect(end({ staffType: 'leader', appointDate: '2026-01-01' })).toMatchObject({ endsOn: '2026-12-31' })
    expect(end({ staffType: 'institution', hireDate: '2026-01-01', firstJob: false })).toMatchObject({ months: 3 })
    expect(end({ staffType: 'institution', hireDate: '2026-01-01' })).toEqual({
      status: 'needs_input',
      needs: ['firstJob'],
    })
    expect(end({ staffType: 'civil_servant' })).toEqual({ status: 'needs_input', needs: ['hireDate'] })
  })

  test('a contract until retirement needs ten years and less than ten to go', () => {
    const offer = (yearsInUnit: number, statutoryDate: string) =>
      figures('contract.toRetirement', { staffType: 'institution', yearsInUnit, statutoryDate, asOf: '2026-11-23' })
        .mustOfferContractToRetirement
    expect([offer(10, '2036-11-22'), offer(10, '2036-11-23'), offer(9.9, '2030-01-01')]).toEqual([true, false, false])
  })

  test('grades in a row must be in years that follow each other', () => {
    const of = (grades: Record<string, string>, system = 'civil_servant') =>
      figures('assessment.consequences', { grades, system })
    expect(of({ 2023: '不称职', 2025: '不称职' })).toMatchObject({ dismiss: false, demoteOneLevel: true })
    expect(of({ 2024: '不称职', 2025: '不称职' })).toMatchObject({ dismiss: true })
    expect(of({ 2022: '优秀', 2024: '优秀', 2025: '优秀' })).toMatchObject({ meritThree: false })
    expect(of({ 2024: '不合格', 2025: '不合格' }, 'institution')).toMatchObject({ mayTerminate: true, noticeDays: 30 })
    expect(of({ 2025: '不合格' }, 'institution')).not.toHaveProperty('noticeDays')
  })

  test('the quota of 优秀 is rounded down', () => {
    const quota = (participants: number, raisedRatioApproved: boolean) =>
      figures('assessment.excellentQuota', { participants, raisedRatioApproved, system: 'institution' }).maxExcellent
    expect([quota(4, false), quota(5, false), quota(23, true), quota(0, true)]).toEqual([0, 1, 5, 0])
  })
})

describe('discipline and dismissal', () => {
  test('a kind that does not exist for the staff is refused with those that do', () => {
    expect(
      figures('discipline.period', {
        kind: '记大过',
        effectiveDate: '2026-01-01',
        staffType: 'institution_technical',
      }),
    ).toEqual({
      error: 'kind_not_applicable',
      allowed: ['警告', '记过', '降低岗位等级', '开除'],
    })
    expect(
      figures('discipline.period', {
        kind: '记大过',
        effectiveDate: '2026-01-01',
        staffType: 'institution_manager',
      }),
    ).toMatchObject({ months: 18 })
  })

  test('only 警告 leaves the salary step free, and only 撤职 lowers the level as well', () => {
    const effects = (kind: string, duringPeriod = true) =>
      figures('discipline.effects', { kind, staffType: 'civil_servant', duringPeriod })
    expect(effects('警告')).toEqual({
      promotePost: false,
      promoteRank: false,
      promoteLevel: false,
      promoteSalaryStep: true,
    })
    expect(effects('记过')).toMatchObject({ promoteSalaryStep: false })
    expect(effects('撤职')).toMatchObject({ lowerLevel: true })
    expect(effects('记过', false)).toMatchObject({ promotePost: true, promoteSalaryStep: true })
  })

  test('several sanctions at once, and a new one while one runs, never run beyond 48 months', () => {
    expect(figures('discipline.combine', { kinds: ['警告', '记过'] })).toEqual({
      execute: '记过',
      periodMonthsMin: 12,
      periodMonthsMax: 12,
    })
    expect(figures('discipline.combine', { kinds: ['警告', '警告'] })).toMatchObject({
      periodMonthsMin: 6,
      periodMonthsMax: 12,
    })
    const first = { kind: '记过', effectiveDate: '2026-01-10' }
    const second = { kind: '记大过', effectiveDate: '2026-07-10' }
    expect(figures('discipline.newDuringPeriod', { first, second })).toEqual({
      remainingMonths: 6,
      totalMonths: 24,
      lastDay: '2028-07-09',
    })
  })

  test.each([
    [{ staffType: 'civil_servant', consecutiveDays: 15, yearTotalDays: 30 }, { mustDismiss: false }],
    [{ staffType: 'civil_servant', consecutiveDays: 16, yearTotalDays: 16 }, { mustDismiss: true }],
    [{ staffType: 'institution', consecutiveWorkdays: 3, yearTotalWorkdays: 31 }, { mayTerminate: true }],
  ])('absence %j gives %j', (input, expected) => {
    expect(figures('dismissal.absence', input)).toEqual(expected)
  })
})

describe('deadlines', () => {
  test.each([
    ['appeal.afterReview', { staffType: 'civil_servant', reviewReceivedDate: '2026-11-10' }, '2026-11-25'],
    ['appeal.reviewDecision', { staffType: 'institution', reviewAppliedDate: '2026-11-01' }, '2026-12-01'],
    ['appeal.supervisoryReview', { decisionBy: '监察机关', receivedDate: '2026-01-31' }, '2026-02-28'],
    ['resign.approvalDeadline', { staffType: 'civil_servant', applyDate: '2026-09-01', leader: true }, '2026-11-30'],
    ['injury.applyDeadline', { eventDate: '2025-10-20', applicant: 'individual' }, '2026-10-20'],
    ['injury.decisionDeadline', { acceptDate: '2026-09-01', clearCase: false }, '2026-10-31'],
    ['injury.reappraisalDeadline', { receivedConclusionDate: '2026-11-01' }, '2026-11-16'],
  ])('%s of %j is %s', (rule, input, deadline) => {
    expect(figures(rule, input)).toMatchObject({ deadline })
  })

  test('what may be appealed', () => {
    const inScope = (staffType: string, matter: string) => figures('appeal.scope', { staffType, matter }).inScope
    expect(
      ['优秀', '称职', '基本称职', '不称职'].map((grade) => inScope('civil_servant', `年度考核定为${grade}`)),
    ).toEqual([false, false, false, true])
    expect(['合格', '基本合格', '不合格'].map((grade) => inScope('institution', `年度考核定为${grade}`))).toEqual([
      false,
      true,
      true,
    ])
    expect(inScope('civil_servant', '降职')).toBe(true)
    expect(inScope('civil_servant', '未被评为先进个人')).toBe(false)
  })
})

describe('leaving', () => {
  const check = (change: Record<string, unknown>) =>
    figures('resign.check', { staffType: 'civil_servant', hireDate: '2015-07-01', asOf: '2026-11-23', ...change })

  test('the grounds against it in the order of the article', () => {
    expect(check({ hireDate: '2021-11-23' })).toEqual({ allowed: true, approvalNeeded: true })
    expect(check({ hireDate: '2021-11-24' })).toMatchObject({ reason: 'min_service_5_years', earliest: '2026-11-24' })
    expect(check({ classifiedPostEnd: '2025-12-01', declassifyMonths: 12 })).toMatchObject({
      reason: 'declassification_period',
      earliest: '2026-12-01',
    })
    expect(check({ unfinishedOfficialDuty: true })).toEqual({ allowed: false, reason: 'unfinished_duty' })
    expect(check({ underAudit: true })).toEqual({ allowed: false, reason: 'under_audit_or_investigation' })
    expect(check({ staffType: 'institution', noticeDate: '2026-11-01', contractOtherwise: false })).toEqual({
      allowed: true,
      earliest: '2026-12-01',
    })
  })

  test.each([
    ['堂兄弟', '一方任局长，另一方在该局财务科工作', true],
    ['岳父与女婿', '有直接上下级领导关系', true],
    ['丈夫的表弟', '有直接上下级领导关系', false],
    ['表叔', '同一机关双方直接隶属于同一领导人员的职位', false],
    ['同学', '同一机关双方直接隶属于同一领导人员的职位', false],
    ['姑侄', '一方担任领导职务，另一方在该机关从事审计工作', true],
    ['父子', '在两个不同机关工作', false],
  ])('%s: %s → avoidance %s', (relation, scene, mustAvoid) => {
    expect(figures('avoidance.position', { relation, scene })).toEqual({ mustAvoid })
  })
})
