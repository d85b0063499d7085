import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../channels/channel.ts'
import { createLoopback, type Delivered } from '../../channels/loopback/index.ts'
import { setTokensAside, takeToken } from '../../store/limits.ts'
import { migrate } from '../../store/migrate.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'
import { openReplicas, type Replicas, type Sent } from '../support/replicas.ts'
import { type ScriptedOpenAi, startScriptedOpenAi } from '../support/scripted-openai.ts'
import { until } from '../support/server.ts'

const perMinute = 20
const flood = count(100, 1000)
const others = Array.from({ length: count(4, 10) }, (_, index) => `S-${1080 + index}`)
const isAnswered = ({ status }: Sent) => status === 200

let opened: Replicas | undefined
let replicas: Replicas
let endpoint: ScriptedOpenAi | undefined

async function open(settings: Readonly<Record<string, string>>, channels: readonly Channel[] = []): Promise<void> {
  replicas = await openReplicas({ kind: 'pglite', settings, channels })
  opened = replicas
}
afterEach(async () => {
  await opened?.close()
  opened = undefined
  await endpoint?.close()
  endpoint = undefined
})

async function turns(): Promise<number> {
  const { rows } = await replicas.db.query<{ n: number }>('select count(*)::int as n from turn')
  return rows[0]?.n ?? 0
}

test(
  `T-29: one person writes ${flood} messages at once at two replicas: their own are cut to the limit, everybody else is answered`,
  async ({ task }) => {
    await open({ RENSHI_RATE_PERSON: String(perMinute), RENSHI_RATE_TENANT: '600' })
    // Everybody is known before the flood.
    for (const as of ['S-1071', ...others])
      await until(as, 30_000, () => replicas.all[0].send(as, { text: '你好' }), isAnswered)
    const before = await turns()
    const began = Date.now()
    const flooding = Promise.all(
      Array.from({ length: flood }, (_, index) =>
        (replicas.all[index % 2] ?? replicas.all[0]).send('S-1071', { text: '你好' }, `flood-${index}`),
      ),
    )
    const served = await Promise.all(
      others.map((as, index) => (replicas.all[index % 2] ?? replicas.all[0]).send(as, { text: '谢谢' }, 'other')),
    )
    const replies = await flooding
    const taken = replies.filter(isAnswered).length
    const refused = replies.filter(({ status }) => status === 429)
    expect(served.map(({ status }) => status)).toEqual(others.map(() => 200))
    expect(taken + refused.length).toBe(flood)
    for (const { error } of refused) expect(error).toContain('您发得太快了，这条消息没有处理')
    // One was used by the greeting; the bucket fills again by one in three seconds.
    const filled = Math.ceil((Date.now() - began) / (60_000 / perMinute)) + 1
    expect(taken).toBeLessThanOrEqual(perMinute - 1 + filled)
    expect(taken).toBeGreaterThanOrEqual(perMinute - 2)
    expect(await turns()).toBe(before + taken + others.length)
    figure(task, 'T-29', {
      flood,
      taken,
      'refused politely': refused.length,
      'others served': served.length,
      'others refused': 0,
    })
  },
  isFull ? 300_000 : 120_000,
)

test('T-29: a flood over a platform is acknowledged, and its sender is told once', async ({ task }) => {
  const loopback = createLoopback({ like: 'wecom', newId: randomUUID })
  await open({ RENSHI_RATE_PERSON: '5' }, [loopback.channel])
  const written = Array.from({ length: 60 }, () => loopback.request({ from: 'nobody', text: '你好' }))
  const answers = await Promise.all(
    written.map((request, index) => (replicas.all[index % 2] ?? replicas.all[0]).api.request(request)),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const before = await turns()
  const isTold = ({ text }: Delivered) => text.includes('您发得太快了')
  const sent = await loopback.until((all) => all.some(isTold) && all.length >= before, AbortSignal.timeout(40_000))
  expect(sent.filter(isTold)).toHaveLength(1)
  expect(before).toBeLessThan(12)
  figure(task, 'T-29', { 'over a platform': 60, acknowledged: 60, worked: before - 1, 'told to be too fast': 1 })
}, 120_000)

test('T-29: when too many messages wait, more are refused politely, and what waits is answered', async ({ task }) => {
  const most = 3
  await open({ RENSHI_QUEUE: String(most) })
  for (const as of ['S-1072', 'S-1073'])
    await until(as, 30_000, () => replicas.all[0].send(as, { text: '你好' }, 'queue'), isAnswered)
  // As if a worker that died held the conversation.
  const hold = (end: string) =>
    replicas.db.query(`update conversation set lease_until = ${end} where id = 'terminal:S-1072:queue'`)
  await hold(`now() + interval '1 hour'`)
  const waiting = Promise.all(
    Array.from({ length: most }, () => replicas.all[0].send('S-1072', { text: '谢谢' }, 'queue')),
  )
  await until(
    'Messages that wait',
    20_000,
    async () => (await replicas.db.query(`select 1 from turn where state = 'queued'`)).rowCount,
    (queued) => queued === most,
  )
  const refused = await Promise.all(replicas.all.map((replica) => replica.send('S-1073', { text: '你好' }, 'queue')))
  for (const { status, error } of refused) {
    expect(status).toBe(503)
    expect(error).toContain('现在咨询的人很多，这条消息没有处理')
  }
  await hold('null')
  expect((await waiting).map(({ status }) => status)).toEqual(Array.from({ length: most }, () => 200))
  expect(await replicas.all[1].send('S-1073', { text: '谢谢' }, 'queue')).toMatchObject({ status: 200 })
  figure(task, 'T-29', { waiting: most, 'refused as busy': refused.length, lost: 0 })
}, 120_000)

test('T-29: the budget of a day is passed by no more than one call; then the built-in rules answer and say so', async ({
  task,
}) => {
  endpoint = await startScriptedOpenAi()
  endpoint.script(() => ({ text: '[[smalltalk]] 您好。' }))
  // A call sets aside its prompt and 4,000 tokens for its answer; the budget is gone with the third or so.
  await open({ MODEL_BASE_URL: endpoint.url, MODEL_NAME: 'm', MODEL_TOKENS_PER_DAY: '9000' })
  const replies: Sent[] = []
  for (let index = 0; index < 8; index++)
    replies.push(
      await until(
        'An answer',
        30_000,
        () => (replicas.all[index % 2] ?? replicas.all[0]).send('S-1073', { text: '讲个笑话吧' }, `budget-${index}`),
        isAnswered,
      ),
    )
  const asked = endpoint.asked.length
  const { rows } = await replicas.db.query<{ tokens: string }>('select tokens from model_spend')
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(replies.length)
  expect(replies.at(-1)?.answer).toContain('语言模型暂时不可用')
  const [spent = 0] = rows.map(({ tokens }) => Number(tokens))
  const oneCall = spent / asked
  expect(spent).toBeGreaterThanOrEqual(9000)
  expect(spent).toBeLessThan(9000 + 2 * oneCall)
  figure(task, 'T-29', { 'budget of tokens': 9000, spent, calls: asked, 'calls after it': 0 })
}, 120_000)

onBothDatabases('limits over replicas', (openDatabase) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await openDatabase()
    await migrate(database.db)
  })
  afterEach(() => database.close())

  test('T-29: of many who take at once, as many get a token as there are', async () => {
    const [one, two] = [database.another(), database.another()]
    const bucket = { key: 'person:S-1', capacity: 20, fillSeconds: 3600 }
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, index) => takeToken(index % 2 === 0 ? one : two, bucket)),
    )
    expect(taken.filter(Boolean)).toHaveLength(20)
    await database.db.query(`update rate_bucket set at = at - interval '9 minutes 3 seconds'`)
    const again = await Promise.all(Array.from({ length: 10 }, () => takeToken(one, bucket)))
    expect(again.filter(Boolean)).toHaveLength(3)
  })

  test('T-29: of many calls at once, the first that passes the budget is the last', async ({ task }) => {
    const [one, two] = [database.another(), database.another()]
    const set = await Promise.all(
      Array.from({ length: 40 }, (_, index) => setTokensAside(index % 2 === 0 ? one : two, 10_000, 3000)),
    )
    expect(set.filter((day) => day !== null)).toHaveLength(4)
    figure(task, 'T-29', { 'calls at once': 40, 'within the budget': 3, 'passing it': 1 })
  })
})
