import { expect, test } from 'vitest'
import { partToText } from '#sdk'
import { problem, testPlugin } from '#sdk/testing'
import { calc } from '../../../../tools/calc/index.ts'
import { record, rules } from '../fixtures.ts'

const host = (routes: Parameters<typeof testPlugin>[1] = {}) => testPlugin(calc, routes, { rules })

test.each([
  [0.5, 0],
  [1, 5],
  [9.9, 5],
  [10, 10],
  [19.99, 10],
  [20, 15],
])('%d work years give %i days of annual leave', async (workYears, entitledDays) => {
  expect(await host().call('annual_leave', { workYears })).toMatchObject({
    entitledDays,
    workStart: null,
    nextTierFrom: null,
  })
})

test('the own record stands in when neither day nor years are given', async () => {
  const result = await host({ 'GET /me': () => record }).call('annual_leave', {})
  expect(result).toMatchObject({
    entitledDays: 10,
    ownRecord: true,
    workStart: '2012-07-01',
    nextTierFrom: '2032-08-01',
  })
  const refused = host({ 'GET /me': () => problem(403, 'OUT_OF_SCOPE') })
  await expect(refused.call('annual_leave', {})).rejects.toMatchObject({
    code: 'needs_input',
    needs: ['workStart', 'workYears'],
  })
})

test('pay for untaken days is shown in yuan with its article', async () => {
  const input = { workYears: 8, annualIncome: 130500, untakenDays: 3 }
  const text = (await host().show('annual_leave', input)).map(partToText).join('\n')
  expect(text).toContain('4500.00元')
  expect(text).toContain('3000.00元')
  expect((await host().call('annual_leave', input)).citations).toContainEqual({
    title: '职工带薪年休假条例',
    article: '第五条',
  })
})

test('counts a span with what does not count and the day back at work', async () => {
  const result = await host().call('leave_days', { leaveType: 'ANNUAL', start: '2026-09-24', end: '2026-09-29' })
  expect(result).toMatchObject({ days: 3, backOn: '2026-09-30', calendarVersion: 'chinese-days-1.5.7/2026' })
  expect(result.notCounted).toEqual([
    { date: '2026-09-25', kind: 'statutory' },
    { date: '2026-09-26', kind: 'weekend' },
    { date: '2026-09-27', kind: 'weekend' },
  ])
})

test('finds the last day of a number of days, half days too', async () => {
  expect(await host().call('leave_days', { leaveType: 'ANNUAL', start: '2026-11-24', days: 2.5 })).toMatchObject({
    end: '2026-11-26',
    endHalf: 'am',
    days: 2.5,
    backOn: '2026-11-26',
  })
  expect(await host().call('leave_days', { leaveType: 'MATERNITY', start: '2026-12-01', days: 158 })).toMatchObject({
    end: '2027-05-07',
    backOn: null,
  })
})

test('asks for what is missing, refuses what is turned round, and does not guess a calendar', async () => {
  const span = { leaveType: 'ANNUAL', start: '2026-12-28' } as const
  await expect(host().call('leave_days', span)).rejects.toMatchObject({ code: 'needs_input' })
  await expect(host().call('leave_days', { ...span, end: '2026-12-01' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(host().call('leave_days', { ...span, end: '2027-01-05' })).rejects.toMatchObject({
    code: 'blocked',
    tell: { zh: expect.stringContaining('2027年') },
  })
  await expect(host().call('calendar', { year: 2027 })).rejects.toMatchObject({ code: 'blocked' })
})

test.each([
  [{ date: '2026-10-10' }, '2026年10月10日（周六）是调休补班日，要上班。'],
  [{ date: '2026-02-17' }, '2026年2月17日（周二）是法定节假日，放假（春节）。'],
  [{ holiday: '国庆节', year: 2026 }, '2026年10月1日（周四）至10月7日（周三），共7天'],
  [{ year: 2026 }, '2026年共248个工作日'],
] as const)('the calendar answers %j', async (input, expected) => {
  const parts = await host().show('calendar', input)
  expect(parts.map(partToText).join('\n')).toContain(expected)
})

test('a holiday that is over is said to be over when the next one is not known', async () => {
  const parts = await host().show('calendar', { holiday: '春节' })
  expect(parts.map(partToText).join('\n')).toContain('2027年的放假安排还没有')
})
