import { afterAll, beforeAll, expect, test } from 'vitest'
import { basicOf, callRaw, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let sun: Person
let wang: Person

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  sun = await signIn(sandbox, 'sun')
  wang = await signIn(sandbox, 'wang')
})
afterAll(async () => {
  await sandbox.kill()
  await folder.remove()
})

type Case = { id: string; state: string; approvalId: string | null; owner: { staffId: string } | null }
const caseOf = async (id: string) => (await sun.get(`/cases/${id}`)).body as unknown as Case
const staffNamed = async (name: string) =>
  ((await sun.get(`/staff?name=${encodeURIComponent(name)}&limit=5`)).body.items as { id: string }[])[0]?.id ?? ''
const begin = async (name: string, toUnit = 'U-107') => {
  const made = await sun.write('/transfers', { staffId: await staffNamed(name), toUnit, position: '科员' })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body as unknown as Case
}

test('a case is counted, begun with its token, and stands in the list of whoever has a part in it', async () => {
  const staffId = await staffNamed('赵演示')
  const body = { staffId, toUnit: 'U-107', position: '科员' }
  const dry = await sun.post('/transfers?dryRun=true', body)
  expect(dry.body).toMatchObject({ dryRun: true, counted: { firstState: 'HOME_CONSENT', flow: 'TRANSFER' } })
  expect((await sun.post('/transfers', body, { key: 'without-token' })).body).toMatchObject({ code: 'NEEDS_INPUT' })
  const made = await begin('赵演示')
  expect((await sun.write('/transfers', body)).body).toMatchObject({ code: 'DUPLICATE' })
  const mine = (await wang.get('/cases?scope=assigned')).body.items as { id: string }[]
  expect(mine.map(({ id }) => id)).toContain(made.id)
  const li = await signIn(sandbox, 'li')
  expect((await li.get(`/cases/${made.id}`)).status).toBe(404)
  expect((await li.write('/transfers', body)).body).toMatchObject({ code: 'OUT_OF_SCOPE' })
})

test('a step that is skipped, or not the caller’s, is refused with a code, a sentence and the articles', async () => {
  const made = await begin('陈模拟')
  const skipped = await sun.post(`/cases/${made.id}:advance?dryRun=true`, { step: 'PAY_TRANSFER' })
  expect(skipped.status).toBe(422)
  expect(skipped.body).toMatchObject({
    code: 'BLOCKED_BY_RULE',
    detail: expect.stringContaining('第十三条'),
    citations: expect.arrayContaining([{ title: '公务员法', article: '第七十三条' }]),
  })
  const zhang = await signIn(sandbox, 'zhang')
  expect((await zhang.post(`/cases/${made.id}:advance?dryRun=true`, {})).status).toBe(404)
})

test('twenty decisions at once on one step move the case by one step', async () => {
  const made = await begin('刘虚拟')
  const path = `/approvals/${made.approvalId}:approve`
  const answers = await Promise.all(Array.from({ length: 20 }, () => wang.write(path, {})))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'STALE')).toHaveLength(19)
  expect((await caseOf(made.id)).state).toBe('HOST_ACCEPT')
})

test('what happened is told by number to the client alone, and what a killed system has acknowledged is still there', async () => {
  const all = await callRaw(sandbox, 'GET', '/api/v1/events', basicOf(sandbox))
  const items = all.body.items as { seq: number; staffId: string; kind: string }[]
  expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1))
  expect(items.some(({ kind, staffId }) => kind === 'STEP_READY' && staffId === wang.id)).toBe(true)
  expect((await sun.get('/events')).status).toBe(401)
  const before = (await sun.get('/cases?limit=100')).body.items
  await sandbox.kill()
  sandbox = await startSandbox({ dataDir: folder.path })
  sun = await signIn(sandbox, 'sun')
  wang = await signIn(sandbox, 'wang')
  expect((await sun.get('/cases?limit=100')).body.items).toEqual(before)
})

test('the own retirement and contract are the caller’s alone', async () => {
  const zhang = await signIn(sandbox, 'zhang')
  expect((await zhang.get('/me/retirement')).body).toMatchObject({
    statutoryDate: '2053-05-18',
    lateAllowed: false,
    shortMonths: 0,
  })
  expect((await zhang.get('/contracts/mine')).body).toMatchObject({ applies: false, items: [] })
  expect((await zhang.get('/contracts')).status).toBe(403)
  const ending = (await sun.get('/contracts?endsBefore=2026-12-23')).body.items as unknown[]
  expect(ending).toHaveLength(2)
})

test('a delegation lasts thirty days at most and goes to an approver', async () => {
  const tian = await signIn(sandbox, 'tian')
  const days = { from: '2026-11-23', until: '2026-12-23' }
  expect((await wang.write('/delegations', { to: tian.id, ...days })).body).toMatchObject({ code: 'BLOCKED_BY_RULE' })
  const made = await wang.write('/delegations', { to: '田预演', from: '2026-11-23', until: '2026-12-22' })
  expect(made.body).toMatchObject({ fromName: '王样本', toName: '田预演' })
  const waiting = (await tian.get('/approvals?assignee=me')).body.items as { onBehalfOf: { name: string } | null }[]
  expect(waiting.some(({ onBehalfOf }) => onBehalfOf?.name === '王样本')).toBe(true)
})
