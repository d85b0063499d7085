import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from '#sdk'
import type { Db, Queryable } from '../../store/db.ts'
import { openPGlite } from '../../store/pglite.ts'
import { openPostgres } from '../../store/postgres.ts'
import { suiteWith } from '../support/capabilities.ts'
import { count } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { startSandbox } from '../support/sandbox.ts'
import { hrRequests, preparedFolder, type Server, startServer } from '../support/server.ts'
import { prepareRound, roundOf } from './kill-rounds.ts'

const turns = count(12, 200)
const conversation = 'ten-at-once'
const texts = [
  '我还有几天年假',
  '你好',
  '年休假可以跨年安排吗',
  '我的请假申请到哪一步了',
  '谢谢',
  '我还有几天年假？',
  '你好！',
  '年休假可以跨年安排吗？',
  '我的请假申请到哪一步了？',
  '谢谢你',
]

const Remembered = z.object({ said: z.string() })
const Said = z.object({ incoming: z.object({ text: z.string() }) })

/** Says ten things at once, over one server or several, and sees that each got a reply of its own, in order. */
async function tenAtOnce(servers: readonly Server[], thread: string): Promise<readonly string[]> {
  const [first] = servers
  if (!first) throw new Error('At least one server.')
  const replies = await Promise.all(
    texts.map((text, index) => (servers[index % servers.length] ?? first).chat('zhang', { text }, thread)),
  )
  expect(replies.map(({ status }) => status)).toEqual(texts.map(() => 200))
  expect(new Set(replies.map(({ trace }) => trace)).size).toBe(texts.length)
  const events = await first.history('zhang', thread)
  const said = events.filter(({ kind }) => kind === 'said')
  const replied = events.filter(({ kind }) => kind === 'reply')
  expect(events).toHaveLength(2 * texts.length)
  // Pairs in order of number: the first that was said is the first that is answered, and so on.
  expect(replied.map(({ turnId }) => turnId)).toEqual(said.map(({ turnId }) => turnId))
  const order = said.map(({ data }) => Said.parse(data).incoming.text)
  expect([...order].sort()).toEqual([...texts].sort())
  return order
}

/** What the conversation remembers, oldest first. */
async function remembered(db: Queryable, thread: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ exchange: unknown }>(
    'select exchange from turn where conversation = $1 and exchange is not null order by seq',
    [`terminal:S-1001:${thread}`],
  )
  return rows.map(({ exchange }) => Remembered.parse(exchange).said)
}

test('ten turns at once in one conversation are all answered, in order, and none is lost', async () => {
  const folder = await preparedFolder()
  const server = await startServer({ dataDir: folder.path })
  try {
    const order = await tenAtOnce([server], conversation)
    expect(await server.stop()).toBe(0)
    const db = await openPGlite(folder.path)
    expect(await remembered(db, conversation)).toEqual(order)
    await db.close()
  } finally {
    await server.kill()
    await folder.remove()
  }
})

suiteWith(['postgres'], 'two replicas over one PostgreSQL database', () => {
  let folder: Awaited<ReturnType<typeof preparedFolder>>
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let db: Db
  let one: Server
  let two: Server
  beforeAll(async () => {
    folder = await preparedFolder()
    sandbox = await startSandbox({ dataDir: join(folder.path, 'hr') })
    const url = await createDatabaseOn(inject('postgres') ?? '')
    const env = {
      DATABASE_URL: url,
      HR_API_URL: sandbox.url,
      HR_CLIENT_ID: sandbox.clientId,
      HR_CLIENT_SECRET: sandbox.clientSecret,
      RENSHI_LEASE_MS: '500',
    }
    one = await startServer({ dataDir: join(folder.path, 'one'), env })
    two = await startServer({ dataDir: join(folder.path, 'two'), env })
    db = openPostgres(url)
  })
  afterAll(async () => {
    await db?.close()
    await one?.kill()
    await two?.kill()
    await sandbox?.kill()
    await folder?.remove()
  })

  test('R-09: answer ten turns at once of one conversation in order, and two confirmations at once have one effect', async ({
    task,
  }) => {
    const rounds = count(2, 20)
    for (let index = 0; index < rounds; index++) {
      const thread = `${conversation}-${index}`
      const order = await tenAtOnce([one, two], thread)
      expect(await remembered(db, thread)).toEqual(order)
      const round = roundOf(index)
      const code = await prepareRound(one, round)
      const confirmed = await Promise.all([one, two, one, two].map((on) => on.chat(round.as, { confirm: code })))
      const receipts = confirmed.flatMap(({ receipt }) => (receipt ? [receipt] : []))
      const held = (await hrRequests(join(folder.path, 'hr'), round.as)).filter(({ start }) => start === round.day)
      expect(held).toHaveLength(1)
      expect(receipts).toEqual(confirmed.map(() => held[0]?.id))
      expect(confirmed.filter(({ repeated }) => repeated === true)).toHaveLength(3)
    }
    const lost = { lost: 0, 'out of order': 0 }
    figure(task, 'R-09', {
      'turns at once': rounds * texts.length,
      ...lost,
      confirmations: rounds * 4,
      effects: rounds,
    })
  })

  test(`R-09: hold one conversation of ${turns} turns in order while the client changes between them`, async ({
    task,
  }) => {
    const thread = 'changing'
    const asked = ['我还有几天年假', '那病假呢', '那事假呢', '今年的呢']
    const traces: string[] = []
    for (let index = 0; index < turns; index++) {
      const text = asked[index % asked.length] ?? ''
      const reply = await (index % 2 === 0 ? one : two).chat('li', { text }, thread)
      expect(reply.status).toBe(200)
      // Only a replica that knows what the other one was asked can understand 那病假呢.
      expect(
        reply.toolCalls?.map(({ tool }) => tool),
        `${index} ${text}: ${reply.answer}`,
      ).toEqual(['leave_balance'])
      traces.push(reply.trace ?? '')
    }
    for (const server of [one, two]) {
      const events = await server.history('li', thread)
      expect(events.filter(({ kind }) => kind === 'reply').map(({ turnId }) => turnId)).toEqual(
        traces.slice(-events.length / 2),
      )
      expect(events.filter(({ kind }) => kind === 'said').map(({ turnId }) => turnId)).toEqual(
        traces.slice(-events.length / 2),
      )
    }
    expect(new Set(traces).size).toBe(turns)
    figure(task, 'R-09', { 'turns by turns': turns, 'not understood from the one before': 0 })
  })
})
