import { randomInt, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import type { Hono } from 'hono'
import { DefinitionError, type Log, z } from '#sdk'
import type { Model } from '../agent/model.ts'
import { hrAway } from '../agent/people.ts'
import { createApi } from '../api/app.ts'
import { createIdentity, type DemoPerson } from '../api/identity.ts'
import { readPageFiles } from '../api/page-files.ts'
import { compose } from '../compose.ts'
import type { Config } from '../config.ts'
import { createJiebaTokenizer } from '../knowledge/index/jieba.ts'
import { createKnowledge } from '../knowledge/index.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { lockDirectory } from '../store/lock.ts'
import { migrate } from '../store/migrate.ts'
import { openPGlite } from '../store/pglite.ts'
import { createPostgresPool, openPostgres } from '../store/postgres.ts'
import { settingOr } from '../store/settings.ts'
import { createSignals } from '../store/signals.ts'
import { freeLeases } from '../store/turns.ts'
import { createHrClient } from '../tools/hr-api/client.ts'
import { DemoPeople } from '../tools/hr-api/schemas/index.ts'
import { builtInPlugins } from '../tools/index.ts'
import { computeRule } from '../tools/rules/index.ts'
import { runChecks } from './checks.ts'
import { demoInstant, realClock, standingClock } from './clock.ts'
import { startDrain } from './drain.ts'
import { firstStart } from './first-start.ts'
import { type HrSandbox, startHrSandbox } from './hr-sandbox.ts'
import { createHrService } from './hr-service.ts'
import { chooseModel } from './model.ts'

/** The product opened on a data directory of this machine. */
export type OpenNode = {
  readonly api: Hono
  /** By which the command line of the same owner is known to {@link api}. */
  readonly localToken: string
  readonly dataDirectory: string
  demoPeople(): Promise<readonly DemoPerson[]>
  /** ISO instant of the business clock. */
  now(): string
  /** Stops taking work, finishes what runs, closes everything and frees the directory. */
  close(): Promise<void>
}

/** What opening may be told. */
export type OpenOptions = {
  readonly log: Log
  /** Business instant of demo mode, instead of the one in the database. */
  readonly now?: string
  /** Instead of the embedded model. */
  readonly model?: Model
  /** What is going on, for people who wait. */
  onStep?(sentence: string): void
}

type Storage = { readonly db: Db; readonly saver: PostgresSaver; close(): Promise<void> }

/** A person waits at most 3 seconds to hear that the HR system is away. */
const hrReadTimeoutMs = 2000

type SaverPool = ConstructorParameters<typeof PostgresSaver>[0]

async function openStorage(config: Config, directory: string): Promise<Storage> {
  if (config.DATABASE_URL) {
    const db = openPostgres(config.DATABASE_URL)
    const pool = createPostgresPool(config.DATABASE_URL, 5)
    // Two builds of the pool's types meet here; both are the same class of `pg`.
    const saver = new PostgresSaver(pool as unknown as SaverPool)
    const close = async () => {
      await pool.end()
      await db.close()
    }
    return { db, saver, close }
  }
  const db = await openPGlite(directory)
  return { db, saver: new PostgresSaver(db.pool as unknown as SaverPool), close: () => db.close() }
}

/**
 * Opens the product: the directory's lock, the database, the HR system (or the sandbox), knowledge, and the API.
 * @throws DirectoryInUse when another process holds the directory
 */
export async function openNode(config: Config, options: OpenOptions): Promise<OpenNode> {
  const { log } = options
  const directory = resolve(config.RENSHI_DATA_DIR)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of closers.reverse())
      await step().catch((error: Error) => log.error('Closing failed.', { error: error.message }))
    closers.length = 0
  }
  const unlock = lockDirectory(directory)
  closers.push(async () => unlock())
  try {
    return await openLocked(config, directory, options, closers, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function openLocked(
  config: Config,
  directory: string,
  { log, now, model: given, onStep = () => {} }: OpenOptions,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<OpenNode> {
  const isDemo = config.RENSHI_MODE === 'demo'
  onStep('打开数据库 …')
  const starting = startSandboxIfNone(config, directory, log)
  // It is awaited below; a failure before that must not count as unhandled.
  starting.catch(() => {})
  const storage = await openStorage(config, directory)
  closers.push(() => storage.close())
  const { db } = storage
  await migrate(db)
  await storage.saver.setup()
  if (db.kind === 'pglite') await freeLeases(db)
  const sandbox = await starting
  if (sandbox) closers.push(() => sandbox.stop())

  const nowMs = () => Date.now()
  const instant = now ?? z.string().parse(isDemo ? await settingOr(db, 'demo.clock', demoInstant) : demoInstant)
  const clock = isDemo ? standingClock(instant) : realClock(nowMs)
  const client = createHrClient({
    ...reach(config, sandbox),
    fetch,
    businessDate: () => (isDemo ? clock.now() : undefined),
    readTimeoutMs: hrReadTimeoutMs,
    log,
  })
  const knowledge = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log, record: appendAudit })
  const chosen = chooseModel(config, { check: knowledge.check, log, nowMs, fetch })
  const model = given ?? chosen.model
  const app = compose(config, {
    ...createHrService(client, nowMs),
    db,
    checkpointer: storage.saver,
    signals: createSignals(),
    knowledge,
    model,
    plugins: builtInPlugins,
    rules: async (rule, input) => computeRule(rule, input),
    clock,
    log,
    nowMs,
    newId: randomUUID,
    newCode: () => String(randomInt(0, 1_000_000)).padStart(6, '0'),
  })
  const people = demoPeopleOf(config, sandbox)
  if (isDemo && sandbox)
    await firstStart({ db, knowledge, people: await people(), identify: app.people.identify, onStep })
  const secret =
    config.RENSHI_SECRET?.reveal() ?? z.string().parse(await settingOr(db, 'web.secret', randomUUID() + randomUUID()))
  const localToken = randomUUID()
  const identity = createIdentity({ db, people: app.people, isDemo, secret, localToken, demoPeople: people, nowMs })
  const api = createApi({
    app,
    db,
    identity,
    knowledge,
    log,
    isDemo,
    page: readPageFiles(),
    demoPeople: people,
    now: clock.now,
    newId: randomUUID,
    checks: () =>
      runChecks({
        db,
        dataDirectory: directory,
        isDemo,
        model: model.name,
        probeModel: given ? null : chosen.probe,
        now: clock.now,
        realNow: () => new Date(nowMs()),
        hrHealth: () => hrHealth(reach(config, sandbox).baseUrl(), nowMs),
        knowledgeState: async () => ({
          documents: (await knowledge.list({ state: 'published' })).length,
          sentence: { zh: await knowledge.describe('zh'), en: await knowledge.describe('en') },
        }),
      }),
  })
  // Read ahead, so that the first question does not wait for the index.
  knowledge
    .describe('zh')
    .catch((error: Error) => log.error('The knowledge index could not be loaded.', { error: error.message }))
  await app.worker.start()
  closers.push(() => app.worker.stop())
  const drain = startDrain(app.delivery, log)
  closers.push(() => drain.stop())
  return { api, localToken, dataDirectory: directory, demoPeople: people, now: clock.now, close }
}

function startSandboxIfNone(config: Config, directory: string, log: Log): Promise<HrSandbox | null> {
  return config.HR_API_URL ? Promise.resolve(null) : startHrSandbox(join(directory, 'hr'), log)
}

/** Where the HR system is and how this client is known to it. */
function reach(config: Config, sandbox: HrSandbox | null) {
  if (sandbox)
    return {
      baseUrl: () => sandbox.address().url,
      clientId: sandbox.address().clientId,
      clientSecret: () => sandbox.address().clientSecret,
    }
  const { HR_API_URL: url, HR_CLIENT_ID: clientId, HR_CLIENT_SECRET: secret } = config
  if (!url || !clientId || !secret)
    throw new DefinitionError(
      'settings',
      'the HR system is not configured.',
      'set HR_API_URL, HR_CLIENT_ID and HR_CLIENT_SECRET.',
    )
  return { baseUrl: () => url, clientId, clientSecret: () => secret.reveal() }
}

const demoTimeoutMs = 2000

function demoPeopleOf(config: Config, sandbox: HrSandbox | null): () => Promise<readonly DemoPerson[]> {
  return async () => {
    const { baseUrl, clientId, clientSecret } = reach(config, sandbox)
    const response = await fetch(`${baseUrl()}/api/v1/demo/people`, {
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret()}`)}` },
      signal: AbortSignal.timeout(demoTimeoutMs),
    }).catch(() => null)
    if (!response?.ok) throw hrAway()
    return DemoPeople.parse(await response.json()).items
  }
}

async function hrHealth(address: string, nowMs: () => number) {
  const started = nowMs()
  const ok = await fetch(`${address}/health`, { signal: AbortSignal.timeout(2500) }).then(
    (response) => response.ok,
    () => false,
  )
  return { ok, address, ms: nowMs() - started }
}
