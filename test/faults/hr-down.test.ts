import { createServer, type Server as Listener, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import { lockDirectory } from '../../store/lock.ts'
import { openPGlite } from '../../store/pglite.ts'
import { figure } from '../support/figures.ts'
import {
  type Answered,
  hrFault,
  hrRequests,
  hrRunning,
  preparedFolder,
  type Server,
  startServer,
  until,
} from '../support/server.ts'
import { honest, prepareRound, type Round, roundOf } from './kill-rounds.ts'

const read = '我还有几天年假'
const policy = '年休假可以跨年安排吗'
const sorry = /人事系统暂时没有响应/
/** How soon a person hears that the HR system is away. */
const promisedMs = 3000

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
let hr: string
let hole: { readonly listener: Listener; readonly url: string; close(): void }

/** Takes every call and never answers. */
async function blackHole(): Promise<typeof hole> {
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
  })
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', () => ready()))
  const address = listener.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    listener,
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const socket of sockets) socket.destroy()
      listener.close()
    },
  }
}

beforeAll(async () => {
  folder = await preparedFolder()
  hr = join(folder.path, 'hr')
  server = await startServer({ dataDir: folder.path })
  // Everybody has been here before; the first of all questions also loads the index of articles.
  await server.chat('zhang', { text: policy }, 'warm-up')
})
afterAll(async () => {
  await server?.kill()
  await folder?.remove()
})

async function timed(
  as: string,
  text: string,
  conversation: string,
  on = server,
): Promise<{ reply: Answered; ms: number }> {
  const started = performance.now()
  const reply = await on.chat(as, { text }, conversation)
  return { reply, ms: performance.now() - started }
}

/** Waits until reads are well again: after calls that hung, the product lets the HR system rest for a moment. */
async function recovered(): Promise<void> {
  await hrFault(hr, null)
  const ask = () => server.chat('zhang', { text: read }, 'recovered')
  await until('A read that is answered again', 10_000, ask, ({ answer }) => /天/.test(answer))
}

/** A read says within the promised time that the HR system does not answer, and gives no figures. */
async function readsSaySo(as: string, conversation: string, on = server): Promise<void> {
  const { reply, ms } = await timed(as, read, conversation, on)
  expect(reply).toMatchObject({ status: 200, answer: expect.stringMatching(sorry) })
  expect(reply.answer).not.toMatch(/\d+(\.5)?天/)
  expect(ms).toBeLessThan(promisedMs)
}

async function policyIsAnswered(as: string, conversation: string, on = server): Promise<void> {
  const { reply, ms } = await timed(as, policy, conversation, on)
  expect(reply).toMatchObject({
    status: 200,
    outcome: 'answer',
    citations: expect.arrayContaining([expect.anything()]),
  })
  expect(ms).toBeLessThan(promisedMs)
}

const Notices = z.object({
  items: z.array(z.looseObject({ kind: z.string(), body: z.looseObject({ receipt: z.string().optional() }) })),
})

/** After the HR system is back: the receipt comes as an event and as a notice, once, and the next question is true. */
async function goesThrough({ as, day, conversation }: Round, code: string): Promise<void> {
  const [followed] = await until(
    'The receipt of what was 处理中',
    30_000,
    async () => (await server.history(as, conversation)).filter(({ kind }) => kind === 'follow_up'),
    (events) => events.length > 0,
  )
  const { receipt } = z.looseObject({ receipt: z.string() }).parse(followed?.data)
  const held = (await hrRequests(hr, as)).filter(({ start }) => start === day)
  expect(held.map(({ id }) => id)).toEqual([receipt])
  const { items } = Notices.parse(await (await server.request('/api/notices', as)).json())
  expect(items.filter(({ body }) => body.receipt === receipt)).toHaveLength(1)
  expect(await server.chat(as, { confirm: code })).toMatchObject({ receipt, repeated: true })
  const told = await server.chat(as, { text: '我的请假申请到哪一步了' }, conversation)
  expect(told.answer).toContain(receipt)
}

describe('the HR system answers that it is down', () => {
  afterEach(() => hrFault(hr, null))

  test('R-03: reads say so, policy questions are answered, a confirmed request waits and goes through', async ({
    task,
  }) => {
    const round = { ...roundOf(0), conversation: 'down' }
    const code = await prepareRound(server, round)
    await hrFault(hr, { kind: 'down' })
    await readsSaySo('zhang', 'down')
    await policyIsAnswered('zhang', 'down')
    const reply = await server.chat(round.as, { confirm: code })
    honest(reply, 'down')
    expect(reply).not.toHaveProperty('receipt')
    expect(await hrRequests(hr, round.as)).toEqual([])
    await hrFault(hr, null)
    const back = performance.now()
    await goesThrough(round, code)
    const followed = { 'done after it is back, ms': Math.round(performance.now() - back) }
    figure(task, 'R-03', { 'reads that say so': 1, 'writes that waited': 1, ...followed, 'false 已提交': 0, double: 0 })
  })

  test('a request that is only asked for is not prepared and says why', async () => {
    await hrFault(hr, { kind: 'down' })
    const { reply, ms } = await timed('zhang', '12月2号请一天事假', 'unprepared')
    expect(reply).toMatchObject({ status: 200, answer: expect.stringMatching(sorry) })
    expect(reply).not.toHaveProperty('pending')
    expect(ms).toBeLessThan(promisedMs)
  })

  test('somebody who was never here before is told that the HR system is away, not that they do not exist', async () => {
    await hrFault(hr, { kind: 'down' })
    expect(await server.chat('S-1101', { text: read })).toMatchObject({
      status: 503,
      error: expect.stringMatching(sorry),
    })
    await hrFault(hr, null)
    expect(await server.chat('S-1101', { text: read })).toMatchObject({ status: 200 })
    expect(await server.chat('S-99999', { text: read })).toMatchObject({ status: 404 })
  })
})

describe('the HR system takes half a minute', () => {
  afterEach(recovered)

  test('a person who was just here hears so in time, and policy questions are answered', async () => {
    await server.chat('wang', { text: policy }, 'before')
    await hrFault(hr, { kind: 'delay', delayMs: 30_000 })
    await readsSaySo('wang', 'slow')
    await readsSaySo('wang', 'slow')
    await policyIsAnswered('wang', 'slow')
  })

  test('a write that hangs is 处理中 and done once', async () => {
    const round = { ...roundOf(1), conversation: 'hanging' }
    const code = await prepareRound(server, round)
    await hrFault(hr, {
      kind: 'delay',
      delayMs: 12_000,
      times: 1,
      match: { method: 'POST', path: '/api/v1/leave-requests' },
    })
    const reply = await server.chat(round.as, { confirm: code })
    honest(reply, 'hanging')
    if (!reply.receipt) await goesThrough(round, code)
    const held = await hrRequests(hr, round.as)
    expect(held).toHaveLength(1)
  })
})

describe('the HR system is gone and cannot start', () => {
  test('reads say so, a confirmed request waits, and both are well when it is back', async () => {
    const round = { ...roundOf(2), conversation: 'gone' }
    const code = await prepareRound(server, round)
    const { pid } = await hrRunning(hr)
    process.kill(pid, 'SIGKILL')
    const unlock = await until(
      'The lock of the dead HR system',
      5000,
      async () => {
        try {
          return lockDirectory(hr)
        } catch {
          return null
        }
      },
      (taken) => taken !== null,
    )
    try {
      await readsSaySo('zhang', 'gone')
      await policyIsAnswered('zhang', 'gone')
      const reply = await server.chat(round.as, { confirm: code })
      honest(reply, 'gone')
      expect(reply).not.toHaveProperty('receipt')
      expect(await server.chat(round.as, { confirm: code })).toMatchObject({ answer: expect.stringMatching(/处理中/) })
    } finally {
      unlock?.()
    }
    await hrRunning(hr, pid)
    await goesThrough(round, code)
    expect((await server.chat('zhang', { text: read }, 'gone')).answer).toMatch(/天/)
  })
})

describe('the HR system takes calls and never answers, since before the start', () => {
  let later: Server
  let own: Awaited<ReturnType<typeof preparedFolder>>

  beforeAll(async () => {
    own = await preparedFolder()
    // Of everybody something is remembered but of li, who is bound and whom nobody can name.
    const db = await openPGlite(own.path)
    await db.query('delete from known_person where person_id = $1', ['S-1003'])
    await db.close()
    hole = await blackHole()
    const env = { HR_API_URL: hole.url, HR_CLIENT_ID: 'renshi', HR_CLIENT_SECRET: 'a-secret-that-nobody-checks' }
    later = await startServer({ dataDir: own.path, env })
    await later.chat('zhang', { text: policy }, 'warm-up')
  })
  afterAll(async () => {
    await later?.kill()
    hole?.close()
    await own?.remove()
  })

  test('a person who was here before the restart hears so in time, and policy questions are answered', async () => {
    await readsSaySo('zhang', 'hole', later)
    await policyIsAnswered('zhang', 'hole', later)
    await readsSaySo('wang', 'hole', later)
  })

  test('a person nobody can name is not told that they lack a right', async () => {
    await readsSaySo('li', 'hole', later)
    const { reply } = await timed('li', '12月2号请一天事假', 'hole', later)
    expect(reply).toMatchObject({ status: 200, answer: expect.stringMatching(sorry) })
  })

  test('it ends politely', async () => {
    expect(await later.stop()).toBe(0)
  })
})
