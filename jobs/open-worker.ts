import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { DefinitionError, type Log } from '#sdk'
import { readWorkerConfig } from '../config.ts'
import { createSqlIndex, type HeldCatalogue } from '../knowledge/index/sql.ts'
import { createKnowledge, type Knowledge } from '../knowledge/index.ts'
import { edgeIntake } from '../knowledge/read/intake.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { missingSteps } from '../store/migrate.ts'
import { createPostgresPool, databaseOver } from '../store/postgres.ts'
import { createSignals } from '../store/signals.ts'
import { assemble, type Product } from './assemble.ts'
import { createConsoleLog } from './console-log.ts'
import { configuredHr } from './hr-reach.ts'
import { newId } from './ids.ts'
import { chooseSearchModels } from './search-models.ts'

/** The product for one invocation of a Worker. */
export type OpenWorker = Product & {
  readonly knowledge: Knowledge
  readonly log: Log
  /** Ends what this invocation has begun and gives its connections back. */
  close(): Promise<void>
}

/** What an isolate keeps from one invocation to the next: plain data only, since connections may not be shared. */
export type Kept = { readonly catalogue: HeldCatalogue; isPrepared: boolean }

/** Six connections may be open in one invocation; what the database leaves of them goes to the HR system. */
const mostConnections = 3

/**
 * Opens the product for one invocation: connections of its own, the index in SQL, the slow half handed on.
 * @param environment the settings; the database's address as DATABASE_URL
 * @param wake hands the slow half of a message on
 * @throws DefinitionError with what is missing and how to mend it
 */
export async function openWorker(
  environment: Readonly<Record<string, string | undefined>>,
  kept: Kept,
  wake: (conversation: string) => void,
): Promise<OpenWorker> {
  const config = readWorkerConfig(environment)
  const log = createConsoleLog(config.RENSHI_LOG)
  const pool = createPostgresPool(config.DATABASE_URL ?? '', mostConnections)
  const db = databaseOver(pool)
  try {
    if (!kept.isPrepared) await demandPrepared(db, log)
    kept.isPrepared = true
    const searchModels = chooseSearchModels(config, {
      ...{ db, log, nowMs: () => Date.now(), random: () => Math.random() },
      fetch: (...asked) => fetch(...asked),
    })
    const knowledge = createKnowledge({
      ...{ db, log, models: searchModels },
      tokenizer: null,
      index: createSqlIndex(db, kept.catalogue),
      record: appendAudit,
      ...{ intake: edgeIntake, newId },
    })
    const product = await assemble({
      ...{ config, db, log, wake, knowledge, searchModels },
      // Two builds of the pool's types meet here; both are the same class of `pg`.
      checkpointer: new PostgresSaver(pool as unknown as ConstructorParameters<typeof PostgresSaver>[0]),
      signals: createSignals(),
      hr: configuredHr(config),
      fetch: fetchWithoutRedirects,
      page: new Map(),
      press: null,
      localToken: null,
      upkeep: null,
      room: null,
      ownChecks: [],
      policyFile: null,
    })
    const close = async () => {
      await product.app.delivery.settled()
      await product.app.sender.settled()
      await db.close()
    }
    return { ...product, knowledge, log, close }
  } catch (error) {
    await db.close()
    throw error
  }
}

/** A Worker finds its tables made: many isolates would make them at once, and curation starts on Node anyway. */
async function demandPrepared(db: Db, log: Log): Promise<void> {
  const fix = 'run `npx renshi doctor` once on Node with the settings of the Worker and this database as DATABASE_URL.'
  const missing = await missingSteps(db).catch((error: Error) => {
    // Everybody who asks hears the refusal; what the driver says is for the operator alone.
    log.error('The database does not answer.', { error: error.message })
    throw new DefinitionError('database', 'it does not answer.', 'see to it and to HYPERDRIVE; the log says why.')
  })
  if (missing.length > 0) throw new DefinitionError('database', `it lacks ${missing.join(', ')}.`, fix)
  const { rows } = await db.query(`select to_regclass('checkpoints') is not null as ready`)
  if (rows[0]?.ready !== true) throw new DefinitionError('database', 'it lacks the tables of conversations.', fix)
}

/** `fetch` as the HR client wants it: workerd does not know `redirect: 'error'`, so a redirect is refused here. */
async function fetchWithoutRedirects(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual' })
  if (response.status >= 300 && response.status < 400) throw new TypeError('The HR system answered with a redirect.')
  return response
}
