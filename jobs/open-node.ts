import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Hono } from 'hono'
import type { Log } from '#sdk'
import type { Model } from '../agent/model.ts'
import { learnAhead } from '../agent/models/embedded/index.ts'
import type { DemoPerson } from '../api/identity.ts'
import { readPageFiles } from '../api/page-files.ts'
import type { Channel } from '../channels/channel.ts'
import type { App } from '../compose.ts'
import type { Config } from '../config.ts'
import { createJiebaTokenizer } from '../knowledge/index/jieba.ts'
import { createKnowledge, type Knowledge } from '../knowledge/index.ts'
import { productBank } from '../knowledge/read/folder.ts'
import { createNodeIntake } from '../knowledge/read/node-intake.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { isEmptyDatabase } from '../store/dump.ts'
import { lockDirectory } from '../store/lock.ts'
import { migrate, missingSteps } from '../store/migrate.ts'
import { bindAccount } from '../store/people.ts'
import { createSignals } from '../store/signals.ts'
import { freeLeases } from '../store/turns.ts'
import { assemble } from './assemble.ts'
import { nodeChecks } from './checks.ts'
import { startDrain } from './drain.ts'
import { startEmbedding } from './embed.ts'
import { firstStart } from './first-start.ts'
import { startEvents } from './hr-events.ts'
import { configuredHr, type HrReach } from './hr-reach.ts'
import { type HrSandbox, startHrSandbox } from './hr-sandbox.ts'
import { newId } from './ids.ts'
import { readPolicyFile, watchPolicyFile } from './policy-file.ts'
import { createPress } from './render/press.ts'
import { createRoom } from './room.ts'
import { startReminders, startSchedule } from './schedule.ts'
import { chooseSearchModels } from './search-models.ts'
import { createSecurityNotice } from './security-notice.ts'
import { openStorage } from './storage.ts'
import { createUpkeep, startUpkeep } from './upkeep.ts'

/** The product opened on a data directory of this machine. */
export type OpenNode = {
  readonly api: Hono
  /** By which the command line of the same owner is known to {@link api}. */
  readonly localToken: string
  readonly dataDirectory: string
  /** What stands behind {@link api}, for entries of the same process: further channels, and measuring. */
  readonly app: App
  readonly db: Db
  readonly knowledge: Knowledge
  demoPeople(): Promise<readonly DemoPerson[]>
  /** ISO instant of the business clock. */
  now(): string
  /** Binds an account of a platform to a member of staff. */
  bind(
    account: { readonly channel: string; readonly tenant: string; readonly account: string },
    staffId: string,
  ): Promise<void>
  /** Stops taking work, finishes what runs, closes everything and frees the directory. */
  close(): Promise<void>
}

/** What opening may be told. */
export type OpenOptions = {
  readonly log: Log
  /** Business instant of demo mode, instead of the one in the database. */
  readonly now?: string | (() => string)
  /** Instead of the embedded model. */
  readonly model?: Model
  /** Stands between the conversation and its model, to see what it thinks. */
  readonly watch?: (model: Model) => Model
  /** Platforms people write from, besides the page. */
  readonly channels?: readonly Channel[]
  /** What is going on, for people who wait. */
  onStep?(sentence: string): void
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
  { log, now, model, watch, channels, onStep = () => {} }: OpenOptions,
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
  const upkeep = createUpkeep(config, directory, db)
  if (config.RENSHI_BACKUP_COPIES > 0 && !(await isEmptyDatabase(db)) && (await missingSteps(db)).length > 0) {
    onStep('数据库要升级，先备份 …')
    await upkeep.backup(null)
  }
  await migrate(db)
  await storage.saver.setup()
  if (db.kind === 'pglite') await freeLeases(db)
  const sandbox = await starting
  if (sandbox) closers.push(() => sandbox.stop())

  const searchModels = chooseSearchModels(config, {
    ...{ db, log, nowMs: () => Date.now(), random: () => Math.random() },
    fetch: (...asked) => fetch(...asked),
  })
  const intake = createNodeIntake()
  closers.push(() => intake.close())
  const knowledge = createKnowledge({
    ...{ db, log, tokenizer: createJiebaTokenizer(), record: appendAudit, bank: productBank, models: searchModels },
    ...{ intake, newId, tellSecurity: createSecurityNotice(newId) },
  })
  const localToken = randomUUID()
  const policyFile = () => readPolicyFile(directory)
  const { app, api, clock, demoPeople, tick, pullEvents, inForce } = await assemble({
    ...{ config, db, knowledge, searchModels, log, fetch, localToken },
    ...(model ? { model } : {}),
    ...(watch ? { watch } : {}),
    ...(channels ? { channels } : {}),
    checkpointer: storage.saver,
    signals: createSignals(),
    hr: reach(config, sandbox),
    page: readPageFiles(),
    press: createPress(),
    upkeep,
    room: createRoom(directory, config.RENSHI_FREE_MB, () => Date.now()),
    ownChecks: nodeChecks(directory),
    policyFile,
    ...(now ? { now } : {}),
  })
  if (isDemo && sandbox)
    await firstStart({ db, knowledge, people: await demoPeople(), identify: app.people.identify, onStep })
  await knowledge.prepare()
  // Read ahead, so that the first question does not wait for the index.
  knowledge
    .describe('zh')
    .catch((error: Error) => log.error('The knowledge index could not be loaded.', { error: error.message }))
  // An endpoint's answer is awaited for a time, of which the learning would take a part.
  if (config.MODEL_BASE_URL) learnAhead(app.cards)
  await app.worker.start()
  closers.push(() => app.worker.stop())
  const schedule = startSchedule(knowledge.curation, clock.now, log)
  closers.push(() => schedule.stop())
  const reminding = startReminders(tick, clock.now, log)
  closers.push(() => reminding.stop())
  const embedding = startEmbedding(knowledge, log)
  closers.push(() => embedding.stop())
  const keeping = startUpkeep({ upkeep, db, config, nowMs: () => Date.now(), log })
  closers.push(() => keeping.stop())
  const events = startEvents(pullEvents, log)
  closers.push(() => events.stop())
  const watching = watchPolicyFile({ file: policyFile, inForce, log })
  closers.push(() => watching.stop())
  const drain = startDrain(app.delivery, log)
  closers.push(() => drain.stop())
  const sending = startDrain(app.sender, log)
  closers.push(() => sending.stop())
  closers.push(() => app.sender.settled())
  const bind: OpenNode['bind'] = (account, staffId) => bindAccount(db, account, staffId)
  const inside = { app, db, knowledge, dataDirectory: directory }
  return { ...inside, api, bind, localToken, demoPeople, now: clock.now, close }
}

function startSandboxIfNone(config: Config, directory: string, log: Log): Promise<HrSandbox | null> {
  return config.HR_API_URL ? Promise.resolve(null) : startHrSandbox(join(directory, 'hr'), log)
}

/** The HR system of the settings, or the sandbox at the address it has now. */
function reach(config: Config, sandbox: HrSandbox | null): HrReach {
  if (!sandbox) return configuredHr(config)
  return {
    baseUrl: () => sandbox.address().url,
    clientId: sandbox.address().clientId,
    clientSecret: () => sandbox.address().clientSecret,
  }
}
