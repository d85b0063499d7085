import { randomUUID } from 'node:crypto'
import { request as rawRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseEvents, readStream } from '../support/events.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server

beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
})
afterAll(async () => {
  await server?.stop()
  await folder?.remove()
})

const json = { 'content-type': 'application/json' }

function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(new URL(path, server.address), {
    method: 'POST',
    headers: { ...json, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Signs in on the page. @returns the cookie as a browser sends it back */
async function signIn(as: string): Promise<string> {
  const response = await post('/api/sign-in', { as })
  expect(response.status).toBe(200)
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/)
  return cookie.split(';')[0] ?? ''
}

const readEvents = (path: string, headers: Readonly<Record<string, string>>, enough: number) =>
  readStream((init) => fetch(new URL(path, server.address), { ...init, headers }), enough)

async function history(cookie: string): Promise<readonly { seq: number; kind: string }[]> {
  const response = await fetch(new URL('/api/history', server.address), { headers: { cookie } })
  return ((await response.json()) as { items: { seq: number; kind: string }[] }).items
}

describe('a session of the page', () => {
  test('begins by signing in, is known by its cookie, and ends by signing out', async () => {
    const cookie = await signIn('zhang')
    const session = await fetch(new URL('/api/session', server.address), { headers: { cookie } })
    expect(await session.json()).toMatchObject({ person: { id: 'S-1001' }, isDemo: true })
    const reply = await post('/api/chat', { text: '我还有几天年假' }, { cookie })
    expect(await reply.json()).toMatchObject({ outcome: 'call', answer: expect.stringContaining('8天') })
    const out = await post('/api/sign-out', {}, { cookie })
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/)
  })

  test('is refused with a cookie that was changed, or signed by somebody else', async () => {
    const cookie = await signIn('zhang')
    const [head, claims, signature] = cookie.split('=')[1]?.split('.') ?? []
    const other = btoa(JSON.stringify({ sub: 'kong', exp: 9_999_999_999 })).replace(/=+$/, '')
    const none = btoa(JSON.stringify({ alg: 'none', typ: 'JWT' })).replace(/=+$/, '')
    for (const forged of [`${head}.${other}.${signature}`, `${none}.${other}.`, `${head}.${claims}.`, 'x'])
      expect((await post('/api/chat', { text: '你好' }, { cookie: `renshi_session=${forged}` })).status).toBe(401)
    expect((await post('/api/chat', { text: '你好' })).status).toBe(401)
    expect(
      (await post('/api/chat', { text: '你好' }, { authorization: `Bearer ${randomUUID()}`, 'x-renshi-as': 'zhang' }))
        .status,
    ).toBe(401)
  })

  test('is not changed by headers that name another person', async () => {
    const cookie = await signIn('zhang')
    const named = { cookie, 'x-renshi-as': 'kong', 'x-user-id': 'S-1006' }
    const session = await fetch(new URL('/api/session', server.address), { headers: named })
    expect(await session.json()).toMatchObject({ person: { id: 'S-1001' } })
  })
})

describe('a stream of events', () => {
  test('numbers what happens, ends with the reply, and is resumed where it broke off', async () => {
    const cookie = await signIn('li')
    const response = await post('/api/chat', { text: '我还有几天年假' }, { cookie, accept: 'text/event-stream' })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const events = parseEvents(await response.text())
    expect(events.map(({ kind }) => kind)).toEqual(['progress', 'reply'])
    const ids = events.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(new Set(ids).size).toBe(ids.length)
    // A break after the first event: the rest comes again, and nothing twice.
    const resumed = await readEvents('/api/events', { cookie, 'last-event-id': String(ids[0]) }, events.length - 1)
    expect(resumed).toEqual(events.slice(1))
    // From the beginning: what was said as well.
    const all = await readEvents('/api/events', { cookie }, events.length + 1)
    expect(all.map(({ kind }) => kind)).toEqual(['said', 'progress', 'reply'])
    expect(all.slice(1)).toEqual(events)
  })

  test("shows nobody another person's conversation", async () => {
    const li = await signIn('li')
    const wang = await signIn('wang')
    expect((await history(li)).length).toBeGreaterThan(0)
    expect(await history(wang)).toEqual([])
    expect((await fetch(new URL('/api/events', server.address))).status).toBe(401)
  })
})

describe('what cannot be used is refused with a sentence, and nothing is stored', () => {
  let cookie: string
  let before: number

  beforeEach(async () => {
    cookie = await signIn('sun')
    before = (await history(cookie)).length
  })

  async function refused(response: Response, status: number): Promise<void> {
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({
      error: expect.stringMatching(/[\u4e00-\u9fff].*。/),
      errorEn: expect.any(String),
    })
    expect(await history(cookie)).toHaveLength(before)
  }

  test.each([
    ['half of a JSON object', '{"text": "你'],
    ['nothing', ''],
    ['a list', ['你好']],
    ['null', 'null'],
    ['a text that is a number', { text: 7 }],
    ['two things at once', { text: '你好', confirm: '123456' }],
    ['an unknown key', { text: '你好', as: 'kong' }],
    ['an empty text', { text: '' }],
    ['a text of blanks', { text: ' \n\t　' }],
    ['a null character', { text: '你好\u0000' }],
    ['half a character', '{"text": "你好\\ud800"}'],
    ['a null character in the id', { text: '你好', messageId: 'a\u0000' }],
  ])('%s', async (_, body) => {
    await refused(await post('/api/chat', body, { cookie }), 400)
  })

  test('20,000 characters', async () => {
    await refused(await post('/api/chat', { text: '假'.repeat(20_000) }, { cookie }), 413)
  })

  test('a megabyte', async () => {
    await refused(await post('/api/chat', { text: 'x'.repeat(1_000_000) }, { cookie }), 413)
  })

  test('an unknown code', async () => {
    await refused(await post('/api/chat', { confirm: '000000' }, { cookie }), 404)
    await refused(await post('/api/chat', { cancel: 'abc' }, { cookie }), 404)
  })

  test('an unknown person', async () => {
    const local = { authorization: `Bearer ${server.token}` }
    await refused(await post('/api/chat', { text: '你好' }, { ...local, 'x-renshi-as': 'nobody' }), 404)
    await refused(await post('/api/chat', { text: '你好' }, { ...local, 'x-renshi-as': 'S-99999' }), 404)
    await refused(await post('/api/sign-in', { as: 'nobody' }), 404)
    await refused(await post('/api/sign-in', {}), 400)
  })

  test('a name that is no name', async () => {
    const local = { authorization: `Bearer ${server.token}` }
    for (const as of ['%E4%BD', '%00', '../zhang', "' or 1=1 --"]) {
      const response = await post('/api/chat', { text: '你好' }, { ...local, 'x-renshi-as': as })
      expect(response.status, as).toBeGreaterThanOrEqual(400)
      expect(response.status, as).toBeLessThan(500)
    }
  })

  test('a form, or a page of another site', async () => {
    const form = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    await refused(await post('/api/chat', 'text=hi', form), 400)
    await refused(await post('/api/chat', '{"text":"你好"}', { cookie, 'content-type': 'text/plain' }), 400)
    for (const site of ['cross-site', 'same-site'])
      await refused(await post('/api/chat', { text: '你好' }, { cookie, 'sec-fetch-site': site }), 403)
  })

  test('a request that was forwarded, or that names another host', async () => {
    for (const header of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])
      await refused(await post('/api/chat', { text: '你好' }, { cookie, [header]: '203.0.113.7' }), 403)
    const status = await new Promise((found, failed) => {
      const url = new URL('/api/session', server.address)
      rawRequest(url, { headers: { host: 'renshi.example', cookie } }, (answer) => found(answer.resume().statusCode))
        .on('error', failed)
        .end()
    })
    expect(status).toBe(403)
  })

  test('a path that does not exist', async () => {
    expect((await post('/api/nothing', {}, { cookie })).status).toBe(404)
  })
})

describe('a message that comes twice', () => {
  test('is answered once, with the same reply, also when both come at once', async () => {
    const cookie = await signIn('du')
    const body = { text: '我还有几天年假', messageId: randomUUID() }
    const replies = await Promise.all([1, 2, 3].map(async () => (await post('/api/chat', body, { cookie })).json()))
    replies.push(await (await post('/api/chat', body, { cookie })).json())
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect((await history(cookie)).map(({ kind }) => kind)).toEqual(['said', 'reply'])
  })

  test('is told apart from the same id of somebody else', async () => {
    const messageId = randomUUID()
    const [mine, theirs] = await Promise.all(
      ['du', 'shi'].map(async (as) => {
        const response = await post('/api/chat', { text: '你好', messageId }, { cookie: await signIn(as) })
        return ((await response.json()) as { trace: string }).trace
      }),
    )
    expect(mine).not.toBe(theirs)
  })

  test('with a confirmation submits once', async () => {
    const cookie = await signIn('du')
    const prepared = (await (await post('/api/chat', { text: '12月15号请一天事假' }, { cookie })).json()) as {
      pending?: { code: string }
    }
    const body = { confirm: prepared.pending?.code, messageId: randomUUID() }
    const [first, second] = await Promise.all(
      [1, 2].map(async () => (await post('/api/chat', body, { cookie })).json()),
    )
    expect(first).toMatchObject({ receipt: expect.any(String) })
    expect(second).toEqual(first)
  })
})
