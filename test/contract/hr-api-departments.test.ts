import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as schemas from '../../tools/hr-api/schemas/index.ts'
import { callRaw, exchange, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let [zhang, sun, du, wang]: Person[] = []
beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  ;[zhang, sun, du, wang] = await Promise.all(['zhang', 'sun', 'du', 'wang'].map((as) => signIn(sandbox, as)))
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

const itemsOf = <T>(body: Record<string, unknown>): T[] => body.items as T[]
const all = async <T>(person: Person | undefined, path: string): Promise<T[]> =>
  itemsOf<T>((await person?.get(`${path}${path.includes('?') ? '&' : '?'}limit=100`))?.body ?? {})

describe('work injury', () => {
  const told = { eventAt: '2026-11-20', place: '办事大厅', facts: '搬运档案时从台阶上摔下，右脚扭伤。' }

  test('a report has the last days to apply and says what is still needed; it is kept once', async () => {
    const dry = await zhang?.post('/injury-cases?dryRun=true', told)
    expect(dry?.body.counted).toMatchObject({
      unitDeadline: '2026-12-20',
      individualDeadline: '2027-11-20',
      materialsNeeded: ['工伤认定申请表', '劳动（人事）关系证明', '医疗诊断证明或者职业病诊断证明书'],
    })
    expect(await zhang?.write('/injury-cases', told)).toMatchObject({
      status: 201,
      body: { state: 'REPORTED', name: '张示例', decision: null },
    })
    expect(await zhang?.write('/injury-cases', told)).toMatchObject({ status: 409, body: { code: 'DUPLICATE' } })
    expect(await zhang?.write('/injury-cases', { ...told, eventAt: '2026-11-24' })).toMatchObject({ status: 400 })
    expect(await all<schemas.InjuryCase>(zhang, '/injury-cases')).toHaveLength(1)
  })

  test('five cases of different states are there; the HR section sees them, on the ledger, and others do not', async () => {
    const cases = await all<schemas.InjuryCase>(sun, '/injury-cases?scope=unit')
    const seeded = cases.filter(({ name }) => name !== '张示例')
    expect(seeded.map(({ state }) => state)).toEqual(['REPORTED', 'PRESCREENED', 'ACCEPTED', 'DECIDED', 'CLOSED'])
    expect(await all(zhang, '/injury-cases')).toHaveLength(1)
    expect((await zhang?.get('/injury-cases?scope=unit'))?.status).toBe(403)
    const subject = await signIn(sandbox, seeded[0]?.staffId ?? '')
    const reads = await all<schemas.Access>(subject, '/accesses?subject=me')
    expect(reads[0]).toMatchObject({ what: '工伤案件', staffName: '孙范例' })
  })

  test('a case goes its way and no other, a decision is recorded and never made here', async () => {
    const [first] = await all<schemas.InjuryCase>(zhang, '/injury-cases')
    const path = `/injury-cases/${first?.id}:advance`
    const step = (to: string, more: object = {}) =>
      sun?.write(path, { to, reference: '示人社工受〔2026〕9号', ...more })
    expect(await step('DECIDED', { decision: 'RECOGNISED' })).toMatchObject({
      status: 422,
      body: { code: 'BLOCKED_BY_RULE' },
    })
    expect(await step('SUBMITTED')).toMatchObject({ status: 200, body: { state: 'SUBMITTED' } })
    expect(await step('ACCEPTED')).toMatchObject({ status: 200 })
    expect(await step('DECIDED')).toMatchObject({ status: 422, body: { code: 'NEEDS_INPUT' } })
    expect(await step('DECIDED', { decision: 'RECOGNISED' })).toMatchObject({
      status: 200,
      body: { decision: 'RECOGNISED', decidedOn: '2026-11-23' },
    })
    expect((await zhang?.write(path, { to: 'CLOSED', reference: '自己结案' }))?.status).toBe(403)
  })

  test('a colleague is reported for by those who look after them only', async () => {
    const forWang = { ...told, eventAt: '2026-11-19', forStaffId: 'S-1002' }
    expect((await zhang?.write('/injury-cases', forWang))?.status).toBe(403)
    expect(await sun?.write('/injury-cases', forWang)).toMatchObject({
      status: 201,
      body: { staffId: 'S-1002', reportedBy: '孙范例' },
    })
  })
})

describe('fund risk', () => {
  const patch = async (id: string, body: object, version: number) => {
    const token = await exchange(sandbox, du?.id ?? '', 'fund:read:all fund:submit:all')
    const bearer = `Bearer ${String(token.body.access_token)}`
    const headers = { 'if-match': `"${version}"` }
    const path = `/api/v1/fund-risk/${id}`
    const dry = await callRaw(sandbox, 'PATCH', `${path}?dryRun=true`, bearer, { body, headers })
    if (dry.status !== 200) return dry
    const { confirmationToken } = dry.body
    return callRaw(sandbox, 'PATCH', path, bearer, { body: { ...body, confirmationToken }, headers, key: randomUUID() })
  }

  test('twenty signals with their evidence, about hashes and nobody by name, for the supervisor alone', async () => {
    const rows = await all<schemas.FundRisk>(du, '/fund-risk')
    expect(rows).toHaveLength(20)
    expect(new Set(rows.map(({ signal }) => signal)).size).toBe(6)
    for (const { evidence } of rows) expect(evidence.length).toBeGreaterThanOrEqual(2)
    expect(rows.map(({ score }) => score)).toEqual([...rows.map(({ score }) => score)].sort((a, b) => b - a))
    for (const person of [zhang, sun, wang]) expect((await person?.get('/fund-risk'))?.status).toBe(403)
  })

  test('a person disposes of one with a reason, once, on the version they saw', async () => {
    const [row] = await all<schemas.FundRisk>(du, '/fund-risk')
    const id = row?.id ?? ''
    const body = { state: 'CONFIRMED', reason: '已核实，转稽核' }
    expect(await patch(id, body, 9)).toMatchObject({ status: 409, body: { code: 'STALE' } })
    expect(await patch(id, { state: 'CONFIRMED' }, 1)).toMatchObject({ status: 400 })
    expect(await patch(id, body, 1)).toMatchObject({ status: 200, body: { state: 'CONFIRMED', version: 2 } })
    expect(await patch(id, { ...body, state: 'DISMISSED' }, 2)).toMatchObject({ status: 422 })
    expect(await all(du, '/fund-risk?state=CONFIRMED')).toHaveLength(1)
  })
})

describe('posts and profiles', () => {
  test('open posts are seen by everybody; one applies once, while it is open', async () => {
    const open = await all<schemas.Posting>(zhang, '/postings?state=OPEN')
    expect(open.map(({ id }) => id)).toEqual(['JP-2026-01', 'JP-2026-02', 'JP-2026-03'])
    expect(await zhang?.write('/applications', { postingId: 'JP-2026-01' })).toMatchObject({
      status: 201,
      body: { title: '综合文字岗', state: 'SUBMITTED' },
    })
    expect(await zhang?.write('/applications', { postingId: 'JP-2026-01' })).toMatchObject({ status: 409 })
    expect(await zhang?.write('/applications', { postingId: 'JP-2026-04' })).toMatchObject({ status: 422 })
    expect(await all(zhang, '/applications')).toHaveLength(1)
    expect(await all(sun, '/applications')).toHaveLength(0)
  })

  test('profiles of others are seen by the HR section while their consent stands, and hold nothing protected', async () => {
    const profiles = await all<schemas.JobProfile>(sun, '/profiles?scope=unit')
    expect(profiles.length).toBeGreaterThan(40)
    for (const { consentUntil } of profiles) expect(consentUntil >= '2026-11-23').toBe(true)
    expect(JSON.stringify(profiles)).not.toMatch(/gender|ethnicity|birthDate|maritalStatus|politicalStatus/)
    expect((await zhang?.get('/profiles?scope=unit'))?.status).toBe(403)
  })
})
