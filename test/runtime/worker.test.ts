import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { Citation, Person, silentLog, z } from '#sdk'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import type { Db } from '../../store/db.ts'
import { openPostgres } from '../../store/postgres.ts'
import { receiveTurn } from '../../store/turns.ts'
import { suiteWith } from '../support/capabilities.ts'
import { count } from '../support/counts.ts'
import { parseEvents, readStream } from '../support/events.ts'
import { readLines } from '../support/lines.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'
import { hrFault, hrRequests, until } from '../support/server.ts'
import { demoSettings, type Edge, prepareDatabase, startEdge } from '../support/worker.ts'

const json = { 'content-type': 'application/json' }
const Session = z.object({ person: Person })
const Found = z.looseObject({ answerable: z.boolean(), passages: z.array(z.looseObject({ citation: Citation })) })
const History = z.object({ items: z.array(z.looseObject({ kind: z.string(), turnId: z.string(), data: z.unknown() })) })

suiteWith(['postgres'], 'the product in workerd over PostgreSQL', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let sandbox: Sandbox
  let url: string
  let db: Db
  let edge: Edge

  /** Another isolate: nothing of the one before is left in memory. */
  async function restart(): Promise<void> {
    await edge?.stop()
    edge = await startEdge(url, demoSettings(sandbox))
  }
  /** The HR system again, at its old address with its old data. */
  async function startHr(): Promise<void> {
    const port = new URL(sandbox.url).port
    sandbox = await startSandbox({ dataDir: folder.path, args: ['--port', port] })
  }
  async function personOf(cookie: string): Promise<Person> {
    return Session.parse(await (await edge.fetch('/api/session', { headers: { cookie } })).json()).person
  }
  /** What the HR system's own journal holds of a person's requests. */
  const held = async (cookie: string) => hrRequests(folder.path, (await personOf(cookie)).id)
  async function history(cookie: string) {
    return History.parse(await (await edge.fetch('/api/history', { headers: { cookie } })).json()).items
  }
  async function submissions() {
    const { rows } = await db.query<{ state: string; attempts: number }>(
      `select state, attempts from outbox where kind = 'submission' order by id`,
    )
    return rows
  }

  beforeAll(async () => {
    folder = await temporaryFolder()
    sandbox = await startSandbox({ dataDir: folder.path })
    url = await createDatabaseOn(inject('postgres') ?? '')
    await prepareDatabase(url)
    db = openPostgres(url)
    await restart()
  })
  afterAll(async () => {
    await edge?.stop()
    await db?.close()
    await sandbox?.kill()
    await folder?.remove()
  })

  test('answers a question on the rules from the queue, ranked in SQL, with its citation', async () => {
    const zhang = await edge.signIn('zhang')
    const { answer, status, citations } = await edge.chat(zhang, { text: '年休假可以跨年安排吗' })
    expect(status).toBe(200)
    expect(answer).toContain('年休假')
    const [first] = z.array(Citation).parse(citations)
    expect(first?.validity).toBeTruthy()
    const query = new URLSearchParams({ document: first?.document ?? '', article: first?.article ?? '' })
    const opened = await edge.fetch(`/api/article?${query}`, { headers: { cookie: zhang } })
    expect(await opened.json()).toMatchObject({ text: expect.stringContaining(first?.quote ?? '-') })
    // The job was taken from the queue: nothing polls here.
    const { rows } = await db.query(`select state, attempts from turn`)
    expect(rows).toEqual([{ state: 'done', attempts: 1 }])
  })

  test('finds nearly what Node finds with a dictionary in memory', async () => {
    const zhang = await edge.signIn('zhang')
    const reader = await personOf(zhang)
    const knowledge = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log: silentLog })
    const questions = readLines('fixtures/knowledge/abstention-train.jsonl', z.object({ question: z.string() })).filter(
      (_, at) => at % count(6, 4) === 0,
    )
    const equal = { first: 0, decision: 0 }
    for (const { question: text } of questions) {
      const query = new URLSearchParams({ q: text })
      const there = Found.parse(
        await (await edge.fetch(`/api/kb/search?${query}`, { headers: { cookie: zhang } })).json(),
      )
      const here = await knowledge.search({ text, asOf: '2026-11-23', reader })
      const firstOf = ({ passages }: z.output<typeof Found>) =>
        `${passages[0]?.citation.document} ${passages[0]?.citation.article}`
      if (firstOf(there) === firstOf(Found.parse(here))) equal.first++
      if (there.answerable === here.answerable) equal.decision++
    }
    process.stdout.write(
      `workerd beside Node: same first article ${equal.first}, same decision ${equal.decision} of ${questions.length}\n`,
    )
    expect(equal.first / questions.length).toBeGreaterThanOrEqual(0.8)
    expect(equal.decision / questions.length).toBeGreaterThanOrEqual(0.9)
  })

  test('prepares leave in one isolate and submits it once in another, where the memory is only the database', async () => {
    const prepared = await edge.chat(await edge.signIn('zhang'), { text: '下周三到周五请年假，回老家' })
    expect(prepared.outcome).toBe('confirm')
    const code = prepared.pending?.code ?? ''
    await restart()
    const zhang = await edge.signIn('zhang')
    const confirmed = await edge.chat(zhang, { confirm: code })
    expect(confirmed.receipt).toBeTruthy()
    const again = await edge.chat(zhang, { confirm: code })
    expect(again).toMatchObject({ receipt: confirmed.receipt, repeated: true })
    expect((await held(zhang)).map(({ id, start, end }) => ({ id, start, end }))).toEqual([
      { id: confirmed.receipt, start: '2026-12-02', end: '2026-12-04' },
    ])
    // Tried at once, in the invocation of the turn.
    expect(await submissions()).toEqual([{ state: 'done', attempts: 1 }])
  })

  test('leaves a submission to the clock while the HR system is down, and tells the receipt when it is back', async () => {
    const li = await edge.signIn('li')
    const prepared = await edge.chat(li, { text: '12月22日请一天事假，家里有事' })
    expect(prepared.outcome, prepared.answer).toBe('confirm')
    await sandbox.kill()
    const confirmed = await edge.chat(li, { confirm: prepared.pending?.code ?? '' })
    expect(confirmed.answer).toContain('处理中')
    expect(confirmed.receipt).toBeUndefined()
    await edge.scheduled()
    expect((await submissions()).at(-1)).toMatchObject({ state: 'waiting' })
    await startHr()
    await until(
      'The receipt',
      20_000,
      async () => {
        await edge.scheduled()
        return (await submissions()).at(-1)?.state
      },
      (state) => state === 'done',
    )
    const requests = await held(li)
    expect(requests).toMatchObject([{ start: '2026-12-22' }])
    const told = (await history(li)).filter(({ kind }) => kind === 'follow_up')
    expect(told).toMatchObject([{ turnId: confirmed.trace, data: { receipt: requests[0]?.id } }])
  })

  test('asks the HR system what became of a write whose answer was lost, and does not write again', async () => {
    const li = await edge.signIn('li')
    const prepared = await edge.chat(li, { text: '12月24日请一天事假，家里有事' })
    const before = await held(li)
    const match = { path: '/api/v1/leave-requests', method: 'POST' }
    await hrFault(folder.path, { kind: 'drop_after_commit', times: 1, match })
    const confirmed = await edge.chat(li, { confirm: prepared.pending?.code ?? '' })
    expect(confirmed.receipt).toBeUndefined()
    await pause(1000)
    await edge.scheduled()
    expect((await submissions()).at(-1)).toEqual({ state: 'done', attempts: 2 })
    const requests = await held(li)
    expect(requests).toHaveLength(before.length + 1)
    expect((await history(li)).at(-1)).toMatchObject({ kind: 'follow_up', data: { receipt: requests.at(-1)?.id } })
  })

  test('answers several messages at once in one conversation, each once and in their order', async () => {
    const wang = await edge.signIn('wang')
    const before = (await history(wang)).length
    const texts = ['我还有几天年假', '你好', '年休假可以跨年安排吗', '谢谢', '我的请假申请到哪一步了']
    const replies = await Promise.all(texts.map((text) => edge.chat(wang, { text })))
    expect(replies.map(({ status }) => status)).toEqual(texts.map(() => 200))
    const events = (await history(wang)).slice(before)
    const turnsOf = (kind: string) => events.filter((event) => event.kind === kind).map(({ turnId }) => turnId)
    expect(turnsOf('reply')).toEqual(turnsOf('said'))
    expect(new Set(turnsOf('reply'))).toEqual(new Set(replies.map(({ trace }) => trace)))
  })

  test('works a turn whose job was lost when the clock comes round', async () => {
    const [turnId, messageId] = [crypto.randomUUID(), crypto.randomUUID()]
    const account = { channel: 'web', tenant: 'demo', account: 'wang', chat: '', thread: '' }
    await receiveTurn(
      db,
      {
        ...{ channel: 'web', tenant: 'demo', messageId, conversation: 'lost', personId: 'S-1003' },
        message: { account, personId: 'S-1003', incoming: { kind: 'text', text: '你好' } },
      },
      turnId,
    )
    await edge.scheduled()
    const { rows } = await db.query(`select kind from turn_event where turn_id = $1 order by seq`, [turnId])
    expect(rows).toEqual([{ kind: 'said' }, { kind: 'reply' }])
  })

  test('streams the events of a turn, and resumes them after a break where the client says', async () => {
    const sun = await edge.signIn('sun')
    const response = await edge.fetch('/api/chat', {
      method: 'POST',
      headers: { ...json, cookie: sun, accept: 'text/event-stream' },
      body: JSON.stringify({ text: '我还有几天年假' }),
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const events = parseEvents(await response.text())
    expect(events.map(({ kind }) => kind)).toEqual(['progress', 'reply'])
    const resume = (after: number, enough: number) =>
      readStream(
        (init) => edge.fetch('/api/events', { ...init, headers: { cookie: sun, 'last-event-id': String(after) } }),
        enough,
      )
    expect(await resume(events[0]?.id ?? 0, 1)).toEqual(events.slice(1))
    await restart()
    // A stream that is open before anything happens gets what comes then, from another invocation.
    const waiting = resume(events[1]?.id ?? 0, 2)
    await edge.chat(sun, { text: '谢谢' })
    const later = await waiting
    expect(later.map(({ kind }) => kind)).toEqual(['said', 'reply'])
    const all = await resume(0, 5)
    expect(all.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
    expect(all.slice(1)).toEqual([...events, ...later])
  })

  test('lets the demo be reached from this machine only', async () => {
    const response = await edge.fetch('/api/demo/people', { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(response.status).toBe(403)
  })
})
