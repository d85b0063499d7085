import { expect, test } from 'vitest'
import { type ApiCall, partToText } from '#sdk'
import { problem, testPlugin } from '#sdk/testing'
import { approval } from '../../../../tools/approval/index.ts'
import { approvalItem, approvalResult, list } from '../fixtures.ts'

const item = (id: string, requesterName: string, type: string, start = '2026-11-25') => ({
  ...approvalItem,
  id,
  subjectId: `L-${id}`,
  requesterName,
  leave: { ...approvalItem.leave, type, start, end: start },
})
const waiting = [
  item('AP-1', '陈模拟', 'ANNUAL'),
  item('AP-2', '陈模拟', 'SICK', '2026-12-01'),
  item('AP-3', '刘虚拟', 'ANNUAL', '2026-12-02'),
]
const result = ({ path }: ApiCall) => {
  const [, approvalId = '', decision = ''] = /\/approvals\/([^:]+):(\w+)/.exec(path) ?? []
  const of = waiting.find(({ id }) => id === approvalId)
  return {
    ...approvalResult,
    approvalId,
    decision: decision.toUpperCase(),
    requesterName: of?.requesterName,
    leave: of?.leave,
  }
}
const routes = {
  'GET /approvals': () => list(...waiting),
  'PREVIEW /approvals/AP-1:approve': result,
  'PREVIEW /approvals/AP-2:approve': result,
  'PREVIEW /approvals/AP-3:approve': result,
  'POST /approvals/AP-1:approve': result,
  'POST /approvals/AP-2:approve': () => problem(409, 'STALE', '这一项已经处理过了。'),
  'POST /approvals/AP-3:approve': result,
} as const

test('shows what waits with its facts and the checks that failed', async () => {
  const host = testPlugin(approval, routes)
  const parts = await host.show('inbox', {})
  expect(parts.map(partToText).join('\n')).toContain('余额不足')
  expect(host.sent[0]?.query).toMatchObject({ assignee: 'me', state: 'PENDING' })
  expect((await host.call('inbox', { kind: 'LEAVE_CANCEL' })).items).toEqual([])
})

test.each([
  [['刘虚拟'], ['AP-3']],
  [['陈模拟的病假'], ['AP-2']],
  [['2026-12-02'], ['AP-3']],
  [['陈模拟 2026-11-25'], ['AP-1']],
  [['小刘'], ['AP-3']],
  [
    ['ap-2', 'L-AP-3'],
    ['AP-2', 'AP-3'],
  ],
  [['所有年假'], ['AP-1', 'AP-3']],
  [['除刘虚拟外全部'], ['AP-1', 'AP-2']],
  [['除陈模拟外全部'], ['AP-3']],
  [['all except 刘虚拟'], ['AP-1', 'AP-2']],
  [['第二个'], ['AP-2']],
  [['前两个'], ['AP-1', 'AP-2']],
  [['最后一条'], ['AP-3']],
  [['all'], ['AP-1', 'AP-2', 'AP-3']],
  [
    ['全部', '刘虚拟'],
    ['AP-1', 'AP-2', 'AP-3'],
  ],
])('%j means %j', async (items, ids) => {
  const prepared = await testPlugin(approval, routes).prepare('decide', { items, decision: 'approve' })
  expect(prepared.input.items).toEqual(ids)
  expect(prepared.changes).toHaveLength(ids.length)
})

test('words that fit several items are asked back with the choices; words that fit none say what waits', async () => {
  const host = testPlugin(approval, routes)
  await expect(host.prepare('decide', { items: ['陈模拟'], decision: 'approve' })).rejects.toMatchObject({
    code: 'ambiguous',
    needs: [expect.stringContaining('年休假'), expect.stringContaining('病假')],
  })
  await expect(host.prepare('decide', { items: ['孙不在'], decision: 'approve' })).rejects.toMatchObject({
    code: 'not_found',
    tell: { zh: expect.stringContaining('刘虚拟') },
  })
})

test('says each item and its change before anything is decided', async () => {
  const prepared = await testPlugin(approval, routes).prepare('decide', { items: ['刘虚拟'], decision: 'approve' })
  expect(prepared.sentence.zh).toContain('同意 1 项：刘虚拟：年休假')
  expect(prepared.changes[0]).toMatchObject({ before: '待审批', after: '已批准' })
  expect(prepared.notes?.[0]?.zh).toContain('余额不足')
})

test('decides in order, reports item by item, and the receipt holds what was done', async () => {
  const host = testPlugin(approval, routes)
  const done = await host.call('decide', { items: ['AP-1', 'AP-2', 'AP-3'], decision: 'approve', comment: '同意' })
  expect(done.receipt).toBe('AP-1, AP-3')
  expect(done.items.map(({ ok }) => ok)).toEqual([true, false, true])
  expect(done.items[1]?.problem?.zh).toBe('这一项已经处理过了。')
  expect(host.sent.map(({ path }) => path)).toEqual(['AP-1', 'AP-2', 'AP-3'].map((id) => `/approvals/${id}:approve`))
  await expect(host.call('decide', { items: ['AP-2'], decision: 'approve' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('forwarding needs a receiver, whose name becomes an id', async () => {
  const forwarded = {
    ...approvalResult,
    decision: 'FORWARD',
    toState: 'PENDING',
    nextApprover: { staffId: 'S-1002', name: '王样本' },
  }
  const host = testPlugin(approval, { ...routes, 'PREVIEW /approvals/AP-3:forward': () => forwarded })
  await expect(host.prepare('decide', { items: ['刘虚拟'], decision: 'forward' })).rejects.toMatchObject({
    code: 'needs_input',
    needs: ['to'],
  })
  const prepared = await host.prepare('decide', { items: ['刘虚拟'], decision: 'forward', to: '王样本' })
  expect(prepared.input).toEqual({ items: ['AP-3'], decision: 'forward', to: 'S-1002' })
  expect(prepared.sentence.zh).toContain('转交给王样本')
})

test('more than twenty items are refused', async () => {
  const many = Array.from({ length: 21 }, (_, n) => item(`AP-${n}`, '陈模拟', 'ANNUAL'))
  const host = testPlugin(approval, { 'GET /approvals': () => list(...many) })
  await expect(host.prepare('decide', { items: ['all'], decision: 'approve' })).rejects.toMatchObject({
    code: 'invalid',
  })
})
