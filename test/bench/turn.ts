import { randomInt, randomUUID } from 'node:crypto'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { guest, type Person, silentLog } from '#sdk'
import { createGraph } from '../../agent/graph.ts'
import type { Model } from '../../agent/model.ts'
import { builtInPolicy } from '../../agent/policy.ts'
import { beginTurn } from '../../agent/state.ts'
import { createToolbox } from '../../agent/toolbox.ts'
import { type Adapters, compose } from '../../compose.ts'
import { standingClock } from '../../jobs/clock.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite } from '../../store/pglite.ts'
import { createPostgresPool, openPostgres } from '../../store/postgres.ts'
import { createSignals } from '../../store/signals.ts'

/** Times of one way of running turns, in milliseconds. */
export type Times = { readonly p50: number; readonly p99: number }
/** A durable turn beside a bare one with the same saver, measured alternately in the same run. */
export type TurnBench = {
  readonly store: string
  readonly bare: Times
  readonly durable: Times
  readonly ratio: number
}

const model: Model = {
  name: 'constant',
  think: async () => ({ kind: 'say', outcome: 'smalltalk', text: '您好。', citations: [], related: [] }),
}
const person: Person = { ...guest(), id: 'S-1', name: '张示例', roles: ['staff'] }
const unused = () => Promise.reject(new Error('The bench calls no service.'))
const clock = standingClock('2026-11-23T09:00:00+08:00')

/** p50 and p99 of some times. */
export function timesOf(samples: readonly number[]): Times {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

/** Measures both ways on one database; three turns a conversation, as people write. */
export async function benchTurn(url: string | null, turns: number): Promise<TurnBench> {
  const lite = url ? null : await openPGlite('memory:')
  const db: Db = lite ?? openPostgres(url ?? '')
  const pool = lite ? lite.pool : createPostgresPool(url ?? '', 5)
  await migrate(db)
  const saver = new PostgresSaver(pool as unknown as ConstructorParameters<typeof PostgresSaver>[0])
  await saver.setup()
  const knowledge = createKnowledge({ db, tokenizer: null, log: silentLog })
  const adapters: Adapters = {
    ...{
      db,
      checkpointer: saver,
      signals: createSignals(),
      knowledge,
      channels: [],
      model,
      plugins: [],
      press: null,
      clock,
      log: silentLog,
    },
    directory: { identify: async () => person, holders: async () => [] },
    hr: { open: unused },
    admit: async () => null,
    // No turn of the bench calls a tool.
    service: {} as never,
    policy: async () => builtInPolicy,
    rules: unused,
    nowMs: () => Date.now(),
    newId: randomUUID,
    newCode: () => String(randomInt(0, 1_000_000)),
  }
  const app = compose({ RENSHI_STAGE: 'all', RENSHI_SENSITIVE: 'on', RENSHI_LEASE_MS: 15_000 }, adapters)
  const bare = bareTurn(adapters)
  const durable = durableTurn(app)
  const samples = { bare: [] as number[], durable: [] as number[] }
  const warmUp = 20
  for (let i = 0; i < turns + warmUp; i++) {
    const thread = Math.floor(i / 3)
    const a = await timed(() => bare(`bare:${thread}`))
    const b = await timed(() => durable(`durable:${thread}`))
    if (i >= warmUp) {
      samples.bare.push(a)
      samples.durable.push(b)
    }
  }
  await app.worker.stop()
  if (!lite) await (pool as { end(): Promise<void> }).end()
  await db.close()
  const [bareTimes, durableTimes] = [timesOf(samples.bare), timesOf(samples.durable)]
  return { store: db.kind, bare: bareTimes, durable: durableTimes, ratio: durableTimes.p50 / bareTimes.p50 }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The graph and its saver alone: no inbox, no lease, no events; what LangGraph gives by itself. */
function bareTurn({ knowledge, checkpointer }: Adapters): (thread: string) => Promise<unknown> {
  const none = { pending: async () => null }
  const toolbox = createToolbox([], 'all')
  const graph = createGraph({
    ...{ toolbox, knowledge, clock, stage: 'all', model, checkpointer },
    confirmations: none as never,
    submissions: {} as never,
    delivery: {} as never,
    sources: {} as never,
    audit: {} as never,
    shared: {} as never,
    isSecret: () => false,
    mindsSensitive: true,
    directory: {} as never,
    handOver: async () => null,
    prefersShort: async () => false,
  })
  return (thread) => {
    const turn = {
      turnId: thread,
      conversation: thread,
      token: '1',
      attempts: 1,
      hasPending: false,
      message: null,
      exchanges: [],
    }
    const scope = { turn, person, history: [], toolbox, signal: AbortSignal.timeout(60_000), progress: async () => {} }
    const config = { configurable: { thread_id: thread, scope }, durability: 'exit' as const }
    return graph.invoke(beginTurn('你好', 'zh', null), config)
  }
}

/** The whole way: claimed, queued, leased, answered, written down with its event, seen by the one who waits. */
function durableTurn({ receive }: ReturnType<typeof compose>): (conversation: string) => Promise<void> {
  const account = { channel: 'terminal', tenant: 'bench', account: 'bench', chat: '', thread: '' }
  return async (conversation) => {
    const incoming = { kind: 'text' as const, text: '你好' }
    const messageId = randomUUID()
    const message = { messageId, account, incoming }
    const stored = { account, personId: person.id, incoming, messageId }
    const { turnId, seq } = await receive.accept({ message, conversation, personId: person.id, stored, address: null })
    receive.wake(conversation)
    for await (const event of receive.tail(conversation, seq, AbortSignal.timeout(30_000), true))
      if (event.turnId === turnId && event.kind === 'reply') return
    throw new Error('A turn of the bench was not answered.')
  }
}
