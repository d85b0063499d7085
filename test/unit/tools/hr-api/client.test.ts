import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Log, type LogFields, silentLog } from '#sdk'
import { createHrClient, type HrClientOptions } from '../../../../tools/hr-api/client.ts'
import { instant } from '../fixtures.ts'

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
type Answer = (request: Seen, response: ServerResponse) => void

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: Answer): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') }
      seen.push(one)
      answer(one, response)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

function json(status: number, body: unknown): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
}

function clientOf(url: string, change: Partial<HrClientOptions> = {}) {
  return createHrClient({
    baseUrl: () => url,
    clientId: 'renshi',
    clientSecret: () => 'secret-of-the-client',
    fetch,
    businessDate: () => undefined,
    log: silentLog,
    ...change,
  })
}

const tokenAnswer = {
  access_token: 'token-1',
  issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  token_type: 'Bearer',
  expires_in: 300,
  scope: 'leave:read:self',
  person: {
    id: 'S-1',
    name: '张示例',
    roles: ['staff', 'astronaut'],
    scopes: ['leave:read:self', 'leave:fly:self'],
    staffType: 'CIVIL_SERVANT',
    unitId: 'U-1',
    unitName: '示例科',
    province: 'ZJ',
  },
}

test('exchanges its credentials for a token on behalf of a person, in the words of the SDK', async () => {
  const { url, seen } = await serve(json(200, tokenAnswer))
  const exchanged = await clientOf(url).exchange('S-1', ['leave:read:self', 'leave:submit:self'])
  expect(exchanged).toMatchObject({ token: 'token-1', scopes: ['leave:read:self'] })
  expect(exchanged.person).toMatchObject({ staffType: 'civil_servant', roles: ['staff'], scopes: ['leave:read:self'] })
  expect(seen[0]?.url).toBe('/oauth/token')
  expect(seen[0]?.headers.authorization).toBe(`Basic ${btoa('renshi:secret-of-the-client')}`)
  expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toMatchObject({
    subject_token: 'S-1',
    audience: 'hr-api',
    scope: 'leave:read:self leave:submit:self',
  })
})

test('an unknown person, wrong credentials and a silent system are three different failures', async () => {
  const unknown = await serve(json(400, { error: 'invalid_target' }))
  await expect(clientOf(unknown.url).exchange('S-9', [])).rejects.toMatchObject({ code: 'not_found' })
  const refused = await serve(json(401, { error: 'invalid_client' }))
  await expect(clientOf(refused.url).exchange('S-1', [])).rejects.toThrow('HR_CLIENT_ID')
  const down = await serve(json(503, {}))
  await expect(clientOf(down.url).exchange('S-1', [])).rejects.toMatchObject({ code: 'unavailable' })
})

test('reads with the query, the token and the business date', async () => {
  const { url, seen } = await serve(json(200, { fine: true }))
  const client = clientOf(url, { businessDate: () => '2026-11-23T09:00:00+08:00' })
  expect(await client.read('t', '/leave-requests', { scope: 'mine', state: undefined, limit: 100 })).toEqual({
    ok: true,
    body: { fine: true },
  })
  expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/leave-requests?scope=mine&limit=100' })
  expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer t', 'x-business-date': '2026-11-23T09:00:00+08:00' })
})

test('an id with a # stays in the path, which would otherwise end there', async () => {
  const { url, seen } = await serve(json(200, {}))
  await clientOf(url).read('t', '/approvals/#811')
  expect(seen[0]?.url).toBe('/api/v1/approvals/%23811')
})

test('a read and a token are asked for once more when the connection breaks off', async () => {
  let asked = 0
  const { url } = await serve((request, response) => {
    asked += 1
    if (asked === 1) response.socket?.destroy()
    else json(200, request.url === '/oauth/token' ? tokenAnswer : { fine: true })(request, response)
  })
  expect(await clientOf(url).read('t', '/me')).toEqual({ ok: true, body: { fine: true } })
  asked = 0
  expect(await clientOf(url).exchange('S-1', [])).toMatchObject({ token: 'token-1' })
})

test('passes on the problem of the HR system as it is', async () => {
  const problem = { type: 'about:blank', title: 'short', status: 422, code: 'BALANCE_SHORT', detail: '余额不足。' }
  const { url } = await serve(json(422, problem))
  expect(await clientOf(url).read('t', '/me')).toEqual({ ok: false, problem })
})

test('a dry run gives what was counted and the token for the write', async () => {
  const { url, seen } = await serve(
    json(200, { dryRun: true, confirmationToken: 'c-1', expiresAt: instant, counted: { days: 3 } }),
  )
  const counted = await clientOf(url).preview('t', '/leave-requests', { type: 'ANNUAL' })
  expect(counted).toEqual({ answer: { ok: true, body: { days: 3 } }, confirmationToken: 'c-1' })
  expect(seen[0]).toMatchObject({
    method: 'POST',
    url: '/api/v1/leave-requests?dryRun=true',
    body: '{"type":"ANNUAL"}',
  })
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined()
})

test('a POST that writes nothing is sent as it is; one that does is always a dry run, also when it is not known', async () => {
  const { url, seen } = await serve(json(200, { countedHalfDays: 6 }))
  const client = clientOf(url)
  expect(await client.preview('t', '/leave/quote', {})).toEqual({
    answer: { ok: true, body: { countedHalfDays: 6 } },
    confirmationToken: null,
  })
  expect((await client.preview('t', '/leave-requests/LR-1:withdraw', {})).answer).toMatchObject({ ok: false })
  expect((await client.preview('t', '/somewhere/else', {})).answer).toMatchObject({ ok: false })
  expect(seen.map(({ url: path }) => path)).toEqual([
    '/api/v1/leave/quote',
    '/api/v1/leave-requests/LR-1:withdraw?dryRun=true',
    '/api/v1/somewhere/else?dryRun=true',
  ])
})

test('writes with the key and the confirmation token', async () => {
  const { url, seen } = await serve(json(201, { id: 'LR-1' }))
  expect(await clientOf(url).write('t', '/leave-requests', { type: 'ANNUAL' }, 'key-1', 'c-1')).toEqual({
    ok: true,
    body: { id: 'LR-1' },
  })
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ type: 'ANNUAL', confirmationToken: 'c-1' })
  expect(seen[0]?.headers['idempotency-key']).toBe('key-1')
})

test.each<[string, Answer, boolean]>([
  ['a 500', json(500, {}), true],
  ['a 429', json(429, {}), false],
  ['a cut connection', (_request, response) => void response.socket?.destroy(), true],
  ['silence', () => {}, true],
  [
    'half an answer',
    (_request, response) =>
      void response.writeHead(201, { 'content-length': '100' }).write('{"id"', () => response.socket?.destroy()),
    true,
  ],
])('after %s a write is unavailable and unknown is told rightly', async (_name, answer, unknown) => {
  const { url } = await serve(answer)
  const got = await clientOf(url, { writeTimeoutMs: 200 }).write('t', '/leave-requests', {}, 'key-1', 'c-1')
  expect(got).toMatchObject({ ok: false, problem: { code: 'UNAVAILABLE', status: 503 } })
  expect('unknown' in got).toBe(unknown)
})

test('a system that is not there was not reached', async () => {
  const { url } = await serve(json(200, {}))
  const closed = servers.pop()
  await new Promise((resolve) => closed?.close(resolve))
  const got = await clientOf(url).write('t', '/leave-requests', {}, 'key-1', null)
  expect(got).toMatchObject({ ok: false, problem: { code: 'UNAVAILABLE' } })
  expect('unknown' in got).toBe(false)
})

test('asks for the stored answer of a key with its own credentials', async () => {
  const stored = await serve(json(200, { key: 'key-1', status: 201, body: { id: 'LR-1' }, at: instant }))
  expect(await clientOf(stored.url).operation('key-1')).toEqual({ ok: true, body: { id: 'LR-1' } })
  expect(stored.seen[0]).toMatchObject({ url: '/api/v1/operations/key-1' })
  expect(stored.seen[0]?.headers.authorization).toMatch(/^Basic /)
  const unknown = await serve(json(404, {}))
  expect(await clientOf(unknown.url).operation('key-2')).toBeNull()
  const down = await serve(json(500, {}))
  await expect(clientOf(down.url).operation('key-3')).rejects.toMatchObject({ code: 'unavailable' })
})

test('logs routes and codes, never ids, bodies, tokens or names', async () => {
  const lines: string[] = []
  const keep = (sentence: string, fields?: LogFields) => void lines.push(`${sentence} ${JSON.stringify(fields)}`)
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep, child: () => log }
  const { url } = await serve(json(200, tokenAnswer))
  const client = clientOf(url, { log })
  await client.exchange('S-1', ['leave:read:self'])
  await client.read('token-1', '/staff/S-1', { unit: 'U-1' })
  await client.write('token-1', '/leave-requests/LR-1:cancel', { reason: '家事' }, 'key-1', 'c-1')
  expect(lines.join('\n')).not.toMatch(/S-1|LR-1|token-1|家事|张示例|key-1|secret/)
  expect(lines.join('\n')).toContain('/leave-requests/{id}:cancel')
})
