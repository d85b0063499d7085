import { join } from 'node:path'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { Reply, silentLog } from '#sdk'
import type { Model } from '../../agent/model.ts'
import type { Channel } from '../../channels/channel.ts'
import { readConfig } from '../../config.ts'
import { assemble, type Product } from '../../jobs/assemble.ts'
import { startDrain } from '../../jobs/drain.ts'
import { configuredHr } from '../../jobs/hr-reach.ts'
import { newId } from '../../jobs/ids.ts'
import { createPress } from '../../jobs/render/press.ts'
import { chooseSearchModels } from '../../jobs/search-models.ts'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import { productBank } from '../../knowledge/read/folder.ts'
import { createNodeIntake } from '../../knowledge/read/node-intake.ts'
import { appendAudit } from '../../store/audit.ts'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite } from '../../store/pglite.ts'
import { createSignals } from '../../store/signals.ts'
import { type EmptyDatabase, emptyPostgres } from './postgres-suites.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'
import { hrRequests, preparedFolder } from './server.ts'

/** One replica of the product, in this process. */
export type Replica = Pick<Product, 'app' | 'api'> & {
  /** Says or decides something; what is refused comes with its status and an empty answer. */
  send(as: string, body: Readonly<Record<string, string>>, conversation?: string): Promise<Sent>
}

/** A reply with its status; a refusal has no parts. */
export type Sent = Partial<Reply> & { readonly status: number; readonly error?: string }

/** Several replicas over one database and one HR system, all real. */
export type Replicas = {
  readonly all: readonly [Replica, Replica]
  /** The database, past the product. */
  readonly db: Db
  readonly sandbox: Sandbox
  /** Leave requests of a person that were written since the seed, from the HR system's own journal. */
  held(staffId: string): ReturnType<typeof hrRequests>
  close(): Promise<void>
}

type Options = {
  readonly kind: 'pglite' | 'postgres'
  readonly settings?: Readonly<Record<string, string>>
  readonly model?: Model
  readonly channels?: readonly Channel[]
  /** Business instant, asked for at each look. */
  readonly now?: () => string
}

async function openDatabase(kind: Options['kind'], directory: string): Promise<EmptyDatabase> {
  if (kind === 'postgres') return emptyPostgres()
  const db = await openPGlite(directory)
  return { db, another: (): Db => db, pool: db.pool, close: () => db.close() }
}

/** Opens two replicas; embedded, both work on the one connection there is. */
export async function openReplicas({ kind, settings, model, channels, now }: Options): Promise<Replicas> {
  const folder = await preparedFolder()
  const sandbox = await startSandbox({ dataDir: join(folder.path, 'hr') })
  const database = await openDatabase(kind, folder.path)
  await migrate(database.db)
  const config = readConfig({
    ...{ RENSHI_DATA_DIR: folder.path, RENSHI_LOG: 'silent', RENSHI_LEASE_MS: '2000' },
    ...{ HR_API_URL: sandbox.url, HR_CLIENT_ID: sandbox.clientId, HR_CLIENT_SECRET: sandbox.clientSecret },
    ...settings,
  })
  const hr = configuredHr(config)
  const closers: (() => Promise<unknown>)[] = []
  const open = async (): Promise<Replica> => {
    const db = database.another()
    const saver = new PostgresSaver(database.pool as unknown as ConstructorParameters<typeof PostgresSaver>[0])
    await saver.setup()
    const searchModels = chooseSearchModels(config, { db, log: silentLog, nowMs: Date.now, random: Math.random, fetch })
    const intake = createNodeIntake()
    const knowledge = createKnowledge({
      ...{ db, log: silentLog, tokenizer: createJiebaTokenizer(), record: appendAudit, bank: productBank },
      ...{ models: searchModels, intake, newId, tellSecurity: async () => {} },
    })
    const localToken = newId()
    const { app, api } = await assemble({
      ...{ config, db, knowledge, searchModels, log: silentLog, fetch, localToken, hr, checkpointer: saver },
      ...{
        signals: createSignals(),
        page: new Map(),
        press: createPress(),
        upkeep: null,
        room: null,
        ownChecks: [],
        policyFile: null,
      },
      ...(model ? { model } : {}),
      ...(channels ? { channels } : {}),
      ...(now ? { now } : {}),
    })
    await knowledge.prepare()
    await app.worker.start()
    const drains = [startDrain(app.delivery, silentLog), startDrain(app.sender, silentLog)]
    closers.push(async () => {
      await app.worker.stop()
      await Promise.all(drains.map((drain) => drain.stop()))
      await app.delivery.settled()
      await app.sender.settled()
      await intake.close()
    })
    return {
      app,
      api,
      async send(as, body, conversation) {
        const headers = { authorization: `Bearer ${localToken}`, 'x-renshi-as': as, 'content-type': 'application/json' }
        const thread: Record<string, string> = conversation ? { 'x-renshi-conversation': conversation } : {}
        const init = { method: 'POST', headers: { ...headers, ...thread }, body: JSON.stringify(body) }
        const response = await api.request(new Request('http://127.0.0.1/api/chat', init))
        const answer: unknown = await response.json()
        const reply = Reply.safeParse(answer)
        if (reply.success) return { ...reply.data, status: response.status }
        return { error: String((answer as { error?: string }).error), status: response.status }
      },
    }
  }
  const all = [await open(), await open()] as const
  return {
    all,
    db: database.db,
    sandbox,
    held: (staffId) => hrRequests(join(folder.path, 'hr'), staffId),
    async close() {
      for (const close of closers) await close()
      await database.close()
      await sandbox.stop()
      await folder.remove()
    },
  }
}
