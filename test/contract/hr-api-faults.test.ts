import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { basicOf, callRaw, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let zhang: Person

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  zhang = await signIn(sandbox, 'zhang')
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

const admin = (method: string, path: string, body?: unknown) =>
  callRaw(sandbox, method, path, basicOf(sandbox), body === undefined ? {} : { body })

describe('faults and the access log', () => {
  afterEach(() => admin('DELETE', '/admin/faults'))
  const fault = (body: object) => admin('POST', '/admin/faults', body)

  test('faults can be switched on by the client only', async () => {
    expect((await callRaw(sandbox, 'POST', '/admin/faults', '', { body: { kind: 'down' } })).status).toBe(401)
    expect((await fault({ kind: 'flood' })).status).toBe(400)
  })

  test.each([
    ['down', 503, 'UNAVAILABLE'],
    ['error500', 500, 'UNAVAILABLE'],
    ['rate_limited', 429, 'RATE_LIMITED'],
    ['unauthorized', 401, 'UNAUTHENTICATED'],
  ])('%s strikes as often as asked, then is over', async (kind, status, code) => {
    await fault({ kind, times: 2, match: { path: '/api/v1/me' }, retryAfterSeconds: 7 })
    expect((await zhang.get('/leave-types')).status).toBe(200)
    const answer = await zhang.get('/me')
    expect(answer).toMatchObject({ status, body: { code } })
    if (kind === 'rate_limited') expect(answer.headers.get('retry-after')).toBe('7')
    expect((await zhang.get('/me')).status).toBe(status)
    expect((await zhang.get('/me')).status).toBe(200)
    expect((await admin('GET', '/admin/faults')).body.items).toMatchObject([{ kind, struck: 2 }])
  })

  test('the faults of a matter strike only where it can happen', async () => {
    const quote = { type: 'PERSONAL', start: '2026-12-29', end: '2026-12-29' }
    await fault({ kind: 'calendar_missing', times: 1 })
    await fault({ kind: 'already_handled', times: 1 })
    await fault({ kind: 'stale', times: 1 })
    expect((await zhang.get('/me')).status).toBe(200)
    expect(await zhang.write('/leave/quote', quote)).toMatchObject({ status: 422, body: { code: 'CALENDAR_MISSING' } })
    const decided = await zhang.write('/approvals/AP-1:approve', {})
    expect(decided).toMatchObject({ status: 409, body: { code: 'DUPLICATE' } })
    const struck = (await admin('GET', '/admin/faults')).body.items as { kind: string; struck: number }[]
    expect(struck.map(({ kind, struck: n }) => [kind, n])).toEqual([
      ['calendar_missing', 1],
      ['already_handled', 1],
      ['stale', 0],
    ])
  })

  test('partial_page breaks a list off, which no client takes for the whole', async () => {
    await fault({ kind: 'partial_page', times: 1, match: { path: '/api/v1/leave-types' } })
    await expect(zhang.get('/leave-types')).rejects.toThrow(SyntaxError)
    expect((await zhang.get('/leave-types')).status).toBe(200)
  })

  test('delay holds the answer back', async () => {
    await fault({ kind: 'delay', delayMs: 150, times: 1 })
    const start = performance.now()
    await zhang.get('/me')
    expect(performance.now() - start).toBeGreaterThanOrEqual(140)
  })

  test('drop_after_commit loses the answer and keeps the effect; drop_before_commit has none', async () => {
    const body = { type: 'PERSONAL', start: '2026-12-30', end: '2026-12-30' }
    for (const kind of ['drop_before_commit', 'drop_after_commit']) {
      await fault({ kind, times: 1 })
      const key = randomUUID()
      const { confirmationToken } = (await zhang.post('/leave-requests?dryRun=true', body)).body
      await expect(zhang.post('/leave-requests', { ...body, confirmationToken }, { key })).rejects.toThrow()
      expect((await admin('GET', `/api/v1/operations/${key}`)).status).toBe(kind === 'drop_after_commit' ? 200 : 404)
      const again = await zhang.post('/leave-requests', { ...body, confirmationToken }, { key })
      expect(again.status).toBe(201)
      const held = (await zhang.get('/leave-requests?state=IN_APPROVAL&from=2026-12-30&to=2026-12-30')).body.items as {
        id: string
      }[]
      expect(held.map(({ id }) => id)).toEqual([again.body.id])
      await zhang.write(`/leave-requests/${String(again.body.id)}:withdraw`, {})
    }
  })

  test('a rate strikes a share of the calls, the same ones each time', async () => {
    const pattern = async () => {
      await admin('DELETE', '/admin/faults')
      await fault({ kind: 'down', rate: 0.3, match: { path: '/api/v1/me' } })
      const answers = []
      for (let count = 0; count < 30; count += 1) answers.push((await zhang.get('/me')).status)
      return answers
    }
    const first = await pattern()
    expect(first.filter((status) => status === 503).length).toBeGreaterThan(3)
    expect(first).toContain(200)
    expect(await pattern()).toEqual(first)
  })

  test('the access log names who was looked at on whose behalf, and no content', async () => {
    await zhang.get('/me', { headers: { 'x-trace': 'log' } })
    await zhang.get('/me/leave-entitlements?year=2026')
    const path = '/api/v1/me/leave-entitlements'
    const lines = (await readFile(join(folder.path, 'access.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { path: string })
    expect(lines.findLast((line) => line.path === path)).toMatchObject({
      method: 'GET',
      client: 'renshi',
      staffId: 'S-1001',
      status: 200,
    })
    expect(JSON.stringify(lines)).not.toMatch(/家中有事|2026-12-01|Bearer/)
  })
})

describe('the border', () => {
  test('another Host name is refused', async () => {
    const status = await new Promise((found, failed) => {
      const call = request(`${sandbox.url}/health`, { headers: { host: 'evil.example' } }, (answer) =>
        found(answer.statusCode),
      )
      call.on('error', failed).end()
    })
    expect(status).toBe(421)
  })

  test('an unknown path, a wrong method, a broken or a huge body are told apart', async () => {
    expect((await zhang.get('/nothing')).status).toBe(404)
    expect((await zhang.post('/me', {})).status).toBe(405)
    const send = (body: string) => fetch(`${sandbox.url}/api/v1/leave/quote`, { method: 'POST', body })
    expect((await send('x'.repeat(70_000))).status).toBe(413)
    expect(await zhang.post('/leave/quote', ['x'])).toMatchObject({ status: 400 })
  })

  test('sandbox.json and the secret are readable by the owner only', async () => {
    for (const name of ['sandbox.json', 'client-secret', 'journal.jsonl'])
      expect((await stat(join(folder.path, name))).mode & 0o077, name).toBe(0)
  })

  test('nothing was reported as a fault of the system itself', () => {
    expect(sandbox.errors()).toBe('')
  })
})
