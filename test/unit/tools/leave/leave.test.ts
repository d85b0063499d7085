import { expect, test } from 'vitest'
import { type ApiCall, partToText } from '#sdk'
import { problem, testPlugin } from '#sdk/testing'
import { leave } from '../../../../tools/leave/index.ts'
import { balances, instant, list, quoted, requested } from '../fixtures.ts'

const span = { leaveType: 'ANNUAL', start: '2026-11-25', end: '2026-11-27' } as const
const withEcho = (call: ApiCall) => ({ ...requested, ...(call.send ?? {}) })

test('says balances in days, with the year asked for and the article they rest on', async () => {
  const host = testPlugin(leave, { 'GET /me/leave-entitlements': () => balances })
  const result = await host.call('balance', { leaveType: 'ANNUAL', year: 2026 })
  expect(result.items).toEqual([
    {
      leaveType: 'ANNUAL',
      grantedDays: 10,
      carriedDays: 1,
      takenDays: 3.5,
      reservedDays: 2,
      leftDays: 5.5,
      expiresOn: '2026-12-31',
    },
  ])
  expect(result.citations).toEqual([{ title: '职工带薪年休假条例', article: '第三条' }])
  expect(host.sent[0]?.query).toEqual({ year: 2026 })
  const [part] = await host.show('balance', { leaveType: 'ANNUAL' })
  expect(part && partToText(part)).toContain('剩余：5.5天')
  const [none] = await host.show('balance', { leaveType: 'SICK' })
  expect(none && partToText(none)).toContain('病假')
})

test('counts a leave without sending it and names the approvers in their order', async () => {
  const host = testPlugin(leave, { 'PREVIEW /leave/quote': () => quoted })
  const text = (await host.show('quote', span)).map(partToText).join('\n')
  expect(text).toContain('2026年11月25日（周三）至11月27日（周五）')
  expect(text).toContain('王样本 → 赵演示')
  expect(text).toContain('10天 → 7天')
  expect(text).toContain('与同事休假重叠')
  expect(host.sent).toEqual([
    { method: 'PREVIEW', path: '/leave/quote', send: { type: 'ANNUAL', start: '2026-11-25', end: '2026-11-27' } },
  ])
})

test.each(['quote', 'submit'] as const)('%s refuses an end before its start and says what to do', async (name) => {
  const host = testPlugin(leave, {})
  const input = { ...span, end: '2026-11-24' }
  const attempt = name === 'submit' ? host.prepare('submit', input) : host.call('quote', input)
  await expect(attempt).rejects.toMatchObject({
    code: 'invalid',
    tell: { zh: expect.stringContaining('请把两个日期改过来') },
  })
  await expect(
    host.call('quote', { ...span, end: '2026-11-25', startHalf: 'pm', endHalf: 'am' }),
  ).rejects.toMatchObject({ code: 'invalid' })
  expect(host.sent).toEqual([])
})

test('shows the request before it is sent, then sends exactly that', async () => {
  const host = testPlugin(leave, { 'PREVIEW /leave-requests': () => quoted, 'POST /leave-requests': withEcho })
  const prepared = await host.prepare('submit', { ...span, reason: '回家' })
  expect(prepared.sentence.zh).toBe(
    '提交请假申请：年休假，2026年11月25日（周三）至11月27日（周五），3天，审批人 王样本 → 赵演示。',
  )
  expect(prepared.sentence.en).toContain('Wed 25 Nov 2026 to Fri 27 Nov 2026, 3 days')
  expect(prepared.changes.at(-1)).toMatchObject({ before: '10天', after: '7天' })
  expect(prepared.notes?.map(({ zh }) => zh).join()).toContain('医院证明')
  const sent = await host.call('submit', { ...span, reason: '回家' })
  expect(sent).toMatchObject({ receipt: 'LR-1', request: { days: 3, waitingFor: '王样本' } })
  expect(host.sent.map(({ send }) => send)).toEqual([
    { type: 'ANNUAL', start: '2026-11-25', end: '2026-11-27', reason: '回家' },
    { type: 'ANNUAL', start: '2026-11-25', end: '2026-11-27', reason: '回家' },
  ])
})

test('a refusal of the HR system reaches the person in its own words', async () => {
  const host = testPlugin(leave, {
    'PREVIEW /leave-requests': () => problem(422, 'BALANCE_SHORT', '余额不足，还差2天。'),
  })
  await expect(host.prepare('submit', span)).rejects.toMatchObject({
    code: 'blocked',
    tell: { zh: '余额不足，还差2天。' },
  })
})

const ended = (fromState: string, toState: string) => () => ({
  requestId: 'LR-1',
  type: 'ANNUAL',
  start: '2026-11-25',
  end: '2026-11-27',
  fromState,
  toState,
  returnedHalfDays: 6,
  approvers: [],
})

test('a request in approval is withdrawn, found by any of its days', async () => {
  const host = testPlugin(leave, {
    'GET /leave-requests': () =>
      list(requested, { ...requested, id: 'LR-0', start: '2026-10-12', end: '2026-10-12', state: 'TAKEN' }),
    'PREVIEW /leave-requests/LR-1:withdraw': ended('IN_APPROVAL', 'WITHDRAWN'),
    'POST /leave-requests/LR-1:withdraw': () => ({ ...requested, state: 'WITHDRAWN', waitingFor: null }),
  })
  const prepared = await host.prepare('cancel', { date: '2026-11-26' })
  expect(prepared.input).toEqual({ request: 'LR-1' })
  expect(prepared.changes).toEqual([{ label: expect.anything(), before: '审批中', after: '已撤回' }])
  expect(await host.call('cancel', { request: 'LR-1' })).toMatchObject({
    receipt: 'LR-1',
    ending: 'withdraw',
    state: 'WITHDRAWN',
  })
})

test('an approved leave is cancelled, and said to wait when that needs approval', async () => {
  const approved = { ...requested, state: 'APPROVED', waitingFor: null }
  const host = testPlugin(leave, {
    'GET /leave-requests': () => list(approved),
    'POST /leave-requests/LR-1:cancel': () => ({ ...requested, state: 'IN_APPROVAL' }),
  })
  const [part] = await host.show('cancel', { request: '年假' })
  expect(part && partToText(part)).toContain('等待审批')
})

test('several leaves are asked back with the choices, none is said so, a taken one is refused', async () => {
  const second = { ...requested, id: 'LR-2', start: '2026-12-01', end: '2026-12-01' }
  const many = testPlugin(leave, { 'GET /leave-requests': () => list(requested, second) })
  await expect(many.prepare('cancel', {})).rejects.toMatchObject({
    code: 'ambiguous',
    needs: [expect.stringContaining('LR-1'), expect.stringContaining('LR-2')],
  })
  const none = testPlugin(leave, { 'GET /leave-requests': () => list() })
  await expect(none.prepare('cancel', { date: '2026-11-26' })).rejects.toMatchObject({ code: 'not_found' })
  const taken = testPlugin(leave, { 'GET /leave-requests': () => list({ ...requested, state: 'TAKEN' }) })
  await expect(taken.prepare('cancel', { request: 'LR-1' })).rejects.toMatchObject({ code: 'blocked' })
})

test('lists own requests with who has to act next, over all pages', async () => {
  const host = testPlugin(leave, {
    'GET /leave-requests': ({ query }) =>
      query?.cursor ? list({ ...requested, id: 'LR-2' }) : { items: [requested], nextCursor: 'p2', asOf: instant },
  })
  const [part] = await host.show('list', {})
  expect(part).toMatchObject({
    kind: 'table',
    rows: [['LR-1', '年休假', expect.any(String), '3天', '审批中', '王样本'], expect.any(Array)],
  })
  await expect(host.call('list', { from: '2026-12-02', to: '2026-12-01' })).rejects.toMatchObject({ code: 'invalid' })
})

test('a team look begins today for a week, and a unit is found by name', async () => {
  const unit = (id: string, name: string) => ({
    id,
    name,
    type: 'INTERNAL',
    level: '市级',
    rank: null,
    parentId: null,
    leaderId: null,
    hrContactId: null,
    province: 'ZJ',
    status: 'ACTIVE',
  })
  const away = {
    requestId: 'LR-2',
    staffId: 'S-2',
    staffName: '陈模拟',
    unitName: '综合科',
    type: 'SICK',
    start: '2026-11-24',
    end: '2026-11-24',
    countedHalfDays: 1,
    state: 'APPROVED',
  }
  const host = testPlugin(leave, {
    'GET /units': () => list(unit('U-2', '综合一科'), unit('U-3', '综合二科'), unit('U-4', '财务科')),
    'GET /leave-requests': () => list(away, { ...away, state: 'REJECTED' }),
  })
  const result = await host.call('team', { unit: '财务科' })
  expect(host.sent.at(-1)?.query).toMatchObject({ scope: 'team', from: '2026-11-23', to: '2026-11-29', unit: 'U-4' })
  expect(result.items).toHaveLength(1)
  await expect(host.call('team', { unit: '综合' })).rejects.toMatchObject({
    code: 'ambiguous',
    needs: ['综合一科', '综合二科'],
  })
  await expect(host.call('team', { unit: '航天科' })).rejects.toMatchObject({ code: 'not_found' })
})
