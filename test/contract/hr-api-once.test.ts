import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as schemas from '../../tools/hr-api/schemas/index.ts'
import { basicOf, callRaw, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let zhang: Person
let wang: Person

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  zhang = await signIn(sandbox, 'zhang')
  wang = await signIn(sandbox, 'wang')
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

const admin = (method: string, path: string, body?: unknown) =>
  callRaw(sandbox, method, path, basicOf(sandbox), body === undefined ? {} : { body })

describe('once', () => {
  const body = { type: 'PERSONAL', start: '2026-12-28', end: '2026-12-28' }
  const token = async (path = '/leave-requests', what: object = body) =>
    (await zhang.post(`${path}?dryRun=true`, what)).body.confirmationToken

  test('a dry run writes nothing; a real write needs its token and a key', async () => {
    const before = (await zhang.get('/leave-requests?limit=100')).body.items
    const dry = await zhang.post('/leave-requests?dryRun=true', body)
    expect(dry.body).toMatchObject({ dryRun: true, counted: { countedHalfDays: 2 } })
    expect(await zhang.post('/leave-requests', body, { key: 'k' })).toMatchObject({
      status: 422,
      body: { needs: ['confirmationToken'] },
    })
    expect(
      await zhang.post('/leave-requests', { ...body, confirmationToken: dry.body.confirmationToken }),
    ).toMatchObject({ body: { needs: ['Idempotency-Key'] } })
    expect((await zhang.get('/leave-requests?limit=100')).body.items).toEqual(before)
  })

  test('ten at once and again later under one key: one request, one answer, one operation', async () => {
    const key = randomUUID()
    const confirmationToken = await token()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => zhang.post('/leave-requests', { ...body, confirmationToken }, { key })),
    )
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    const again = await zhang.post('/leave-requests', { ...body, confirmationToken: 'lost' }, { key })
    expect(again).toMatchObject({ status: 201, body: { id: answers[0]?.body.id } })
    const operation = await admin('GET', `/api/v1/operations/${key}`)
    expect(schemas.Operation.parse(operation.body)).toMatchObject({ key, status: 201, body: answers[0]?.body })
    const other = await zhang.post('/leave-requests', { ...body, end: '2026-12-29', confirmationToken }, { key })
    expect(other).toMatchObject({ status: 409, body: { code: 'DUPLICATE' } })
  })

  test('a token fits one person, one content and one write', async () => {
    const other = { type: 'PERSONAL', start: '2026-12-24', end: '2026-12-24' }
    const confirmationToken = await token('/leave-requests', other)
    const write = (who: Person, what: object) =>
      who.post('/leave-requests', { ...what, confirmationToken }, { key: randomUUID() })
    expect(await write(wang, other)).toMatchObject({ status: 409, body: { code: 'STALE' } })
    expect(await write(zhang, { ...other, reason: 'x' })).toMatchObject({ status: 409, body: { code: 'STALE' } })
    const done = await write(zhang, other)
    expect(done.status).toBe(201)
    await zhang.write(`/leave-requests/${String(done.body.id)}:withdraw`, {})
    expect(await write(zhang, other)).toMatchObject({ status: 409, body: { code: 'STALE' } })
  })

  test('an unknown key is not found, and a refused write leaves its key free', async () => {
    expect(await admin('GET', '/api/v1/operations/never-used')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    })
    expect((await zhang.get('/operations/never-used')).status).toBe(401)
  })
})

describe('the business clock', () => {
  test('X-Business-Date moves the day of one call', async () => {
    const { body } = await zhang.get('/me', { now: '2026-12-31T20:00:00Z' })
    expect(body.asOf).toBe('2027-01-01T04:00:00+08:00')
    expect(await zhang.get('/me', { now: 'tomorrow' })).toMatchObject({ status: 400, body: { code: 'INVALID' } })
  })
})
