import { expect, test } from 'vitest'
import { partToText } from '#sdk'
import { problem, testPlugin } from '#sdk/testing'
import { calc } from '../../../../tools/calc/index.ts'
import { record, rules } from '../fixtures.ts'

const host = (routes: Parameters<typeof testPlugin>[1] = {}) => testPlugin(calc, routes, { rules })
const withRecord = (change: Partial<typeof record> = {}) => host({ 'GET /me': () => ({ ...record, ...change }) })

async function said(tool: Parameters<ReturnType<typeof host>['show']>[0], input: object, plugin = host()) {
  return (await plugin.show(tool, input as never)).map(partToText).join('\n')
}

test('a retirement shows the way, the window and the articles', async () => {
  const text = await said('retirement', {
    birthDate: '1970-01-15',
    category: 'male60',
    staffType: 'institution_technical',
  })
  for (const part of [
    '2031年5月15日',
    '61周岁4个月',
    '16个月',
    '2034年5月15日',
    '国务院关于渐进式延迟法定退休年龄的办法',
  ])
    expect(text).toContain(part)
  expect(text).toMatch(/出生年月.*1970年1月[\s\S]*延迟.*16个月[\s\S]*退休年月.*2031年5月/)
})

test('a month of birth gives months, and nothing is said of days', async () => {
  const text = await said('retirement', { birthDate: '1968-05', category: 'male60' })
  expect(text).toContain('2029-04')
  expect(text).not.toContain('2029年4月1日')
})

test('civil servants cannot retire later; where the post is not known that is left open', async () => {
  const man = { birthDate: '1968-05-10', category: 'male60' } as const
  const servant = await host().call('retirement', { ...man, staffType: 'civil_servant' })
  expect(servant.window).toMatchObject({ lateAllowed: false, latestDate: null })
  expect((await host().call('retirement', man)).window).toMatchObject({ lateAllowed: null })
  await expect(host().call('retirement', { ...man, chosenDate: '2031-01' })).rejects.toMatchObject({
    code: 'needs_input',
    needs: ['staffType'],
  })
})

test.each([
  ['2026-06', 'early', '2026-03-01'],
  ['2026-10', 'statutory', null],
  ['2020-01', 'too_early', null],
  ['2035-01', 'too_late', null],
])('a civil servant who retires in October 2026 and wants %s is told: %s', async (chosenDate, kind, noticeLatest) => {
  const man = { birthDate: '1966-05-10', category: 'male60', staffType: 'civil_servant' } as const
  const { chosen } = await host().call('retirement', { ...man, chosenDate })
  expect(chosen).toMatchObject({ kind, noticeLatest })
})

test('the own record stands in for a retirement; what it cannot say is asked', async () => {
  expect(await withRecord().call('retirement', {})).toMatchObject({
    ...{ ownRecord: true, birthDate: '1990-05-06', category: 'female55', statutoryDate: '2048-05-06' },
  })
  const review = await withRecord({ retirementCategory: 'NEEDS_REVIEW' }).call('retirement', {})
  expect(review).toMatchObject({ statutoryDate: null, needsReview: true, review: { zh: expect.any(String) } })
  await expect(host().call('retirement', { birthDate: '1970-01' })).rejects.toMatchObject({ needs: ['category'] })
  await expect(host().call('retirement', { birthDate: '1970', category: 'male60' })).rejects.toMatchObject({
    needs: ['birthDate'],
  })
  const refused = host({ 'GET /me': () => problem(403, 'OUT_OF_SCOPE') })
  await expect(refused.call('retirement', {})).rejects.toMatchObject({ code: 'needs_input' })
})

test.each([
  [{ matter: 'appeal_review', from: '2026-11-20', staffType: 'civil_servant' }, '2026-12-20', '2026-12-21'],
  [{ matter: 'appeal_after_review', from: '2026-11-10', staffType: 'civil_servant' }, '2026-11-25', '2026-11-25'],
  [{ matter: 'appeal_after_review', from: '2026-11-10', staffType: 'institution' }, '2026-12-10', '2026-12-10'],
  [{ matter: 'appeal_supervisory_review', from: '2026-01-31' }, '2026-02-28', '2026-02-28'],
  [{ matter: 'injury_apply', from: '2026-11-03' }, '2026-12-03', '2026-12-03'],
  [{ matter: 'injury_apply_individual', from: '2026-03-05' }, '2027-03-05', null],
  [{ matter: 'resignation_leader', from: '2026-08-01' }, '2026-10-30', '2026-10-30'],
] as const)('the term of %j ends on %s', async (input, day, rolled) => {
  expect(await host().call('deadline', input)).toMatchObject({ deadline: day, rolled })
})

test('a probation counts from the own day of entry, a sanction says when it is over', async () => {
  expect(await withRecord({ entryDate: '2026-07-06' }).call('deadline', { matter: 'probation' })).toMatchObject({
    ...{ from: '2026-07-06', deadline: '2027-07-05', after: '2027-07-06' },
  })
  const sanction = { matter: 'discipline_period', from: '2026-09-01', staffType: 'civil_servant' } as const
  expect(await host().call('deadline', { ...sanction, kind: '记过' })).toMatchObject({
    ...{ deadline: '2027-08-31', after: '2027-09-01' },
  })
  await expect(host().call('deadline', sanction)).rejects.toMatchObject({ needs: ['kind'] })
  await expect(host().call('deadline', { matter: 'appeal_review' })).rejects.toMatchObject({ needs: ['from'] })
})

test('a kind of sanction that does not exist for the staff is told with those that do', async () => {
  await expect(
    host().call('deadline', {
      ...{ matter: 'discipline_period', from: '2026-09-01', staffType: 'institution_worker', kind: '降级' },
    }),
  ).rejects.toMatchObject({ code: 'blocked', tell: { zh: expect.stringContaining('降低岗位等级') } })
})

test('off-book staff are told of the way open to them instead of a term', async () => {
  const text = await said('deadline', { matter: 'appeal_review', from: '2026-11-20', staffType: 'dispatched' })
  expect(text).toContain('劳动争议')
})

test.each([
  [{ matter: 'maternity', facts: { province: 'ZJ', childOrder: 2, babies: 2 } }, { totalDays: 203 }],
  [{ matter: 'maternity', facts: { province: 'GD' } }, { totalDays: 178 }],
  [{ matter: 'miscarriage', facts: { pregnancyMonths: 3 } }, { days: 15 }],
  [{ matter: 'sick_pay', facts: { sickMonthNo: 7, workYears: 12 } }, { percent: 80 }],
  [{ matter: 'unemployment', facts: { contributionMonths: 72 } }, { maxMonths: 18 }],
  [{ matter: 'injury_lump_sum', facts: { disabilityGrade: 7 } }, { months: 13 }],
  [{ matter: 'home_visit', facts: { visit: 'spouse', workYears: 3 } }, { days: 30 }],
  [{ matter: 'excellent_quota', facts: { participants: 36, system: 'civil_servant' } }, { maxExcellent: 7 }],
  [
    { matter: 'discipline_effects', facts: { kind: '警告', staffType: 'civil_servant' } },
    { promotePost: false, promoteSalaryStep: true },
  ],
] as const)('%j gives %j', async (input, values) => {
  expect((await host().call('entitlement', input)).values).toMatchObject(values)
})

test('what is left out is the own, and that is said; what nobody knows is asked', async () => {
  const own = await withRecord().call('entitlement', { matter: 'sick_pay', facts: { sickMonthNo: 7 } })
  expect(own.values).toEqual({ percent: 80 })
  expect(own.assumptions.map(({ zh }) => zh).join()).toContain('按您本人的情况计算')
  await expect(host().call('entitlement', { matter: 'miscarriage', facts: {} })).rejects.toMatchObject({
    needs: ['pregnancyMonths'],
  })
  await expect(host().call('entitlement', { matter: 'maternity', facts: { province: 'SC' } })).rejects.toMatchObject({
    code: 'blocked',
  })
})

test('what is known from memory is shown as to be confirmed', async () => {
  expect(await said('entitlement', { matter: 'paternity', facts: { province: 'BJ' } })).toContain('待核实')
})
