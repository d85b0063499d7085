import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import type { Log } from '#sdk'
import { hideForGood } from '../agent/hide.ts'
import { classesSaid, exposure } from '../agent/personal/classes.ts'
import type { Config } from '../config.ts'
import type { Models } from '../knowledge/index.ts'
import { LeftOut } from '../knowledge/vectors/attempt.ts'
import type { Chat } from '../knowledge/vectors/chat.ts'
import { createEmbeddings, type Embeddings } from '../knowledge/vectors/client.ts'
import { createMeans, type MeansParts } from '../knowledge/vectors/means.ts'
import { createReranker, type Reranker } from '../knowledge/vectors/rerank.ts'
import { createRewrite } from '../knowledge/vectors/rewrite.ts'
import type { Db } from '../store/db.ts'
import { endpointOf } from './model.ts'

/** What the models of search are made from besides the settings. */
export type SearchModelParts = {
  readonly db: Db
  readonly log: Log
  readonly fetch: typeof fetch
  nowMs(): number
  /** From 0 up to 1. */
  random(): number
}

/** The models of search, and the ones among them that the doctor tries. */
export type SearchModels = Models & { readonly reranker: Reranker | null; readonly rewrites: boolean }

/** Waits, or ends with the signal's reason before that. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end)
      resolve()
    }, ms)
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end, { once: true })
  })
}

function chooseEmbeddings(config: Config, { fetch, random }: SearchModelParts): Embeddings | null {
  const { EMBED_BASE_URL: baseUrl, EMBED_MODEL: model, EMBED_API_KEY: key } = config
  if (!baseUrl || !model) return null
  return createEmbeddings(
    {
      ...{ baseUrl, model, fetch, apiKey: () => key?.reveal() },
      dimensions: config.EMBED_DIMENSIONS,
      instruction: config.EMBED_INSTRUCTION,
      batch: config.EMBED_BATCH,
      timeoutMs: config.EMBED_TIMEOUT_MS,
    },
    { random, pause },
  )
}

function chooseReranker(config: Config, { fetch }: SearchModelParts): Reranker | null {
  const { RERANK_BASE_URL: baseUrl, RERANK_MODEL: model, RERANK_API_KEY: key } = config
  return baseUrl && model ? createReranker({ baseUrl, model, fetch, apiKey: () => key?.reveal() }) : null
}

/** The language model of the conversation as the knowledge base needs it. */
function chooseChat(config: Config, { fetch, db }: SearchModelParts): Chat | null {
  const ask = endpointOf(config, fetch, db)
  const { MODEL_NAME: name } = config
  if (!ask || !name) return null
  return {
    name,
    say: async (system, user, options) =>
      (await ask([new SystemMessage(system), new HumanMessage(user)], [], options)).text,
  }
}

/** A question without names, numbers and addresses of persons, which find no article either. */
function hidePersonal(text: string): string {
  return hideForGood(text, [], []).replace(/〔[^〔〕#]{1,6}#\d{1,7}〕/g, '某人')
}

/** Questions as they may leave for each endpoint, by where it stands. */
function hideBy({ EMBED_PLACE, RERANK_PLACE, MODEL_PLACE }: Config): MeansParts['hide'] {
  const places = { dense: EMBED_PLACE, rerank: RERANK_PLACE, rewrite: MODEL_PLACE } as const
  return (text, means) => {
    const allowed = exposure[places[means]]
    if (allowed.private === 'never' && classesSaid(text).length > 0) throw new LeftOut('withheld')
    return allowed.identifiers === 'plain' ? text : hidePersonal(text)
  }
}

/** The models of search that the settings name; all null, and search as it is without them, when they name none. */
export function chooseSearchModels(config: Config, parts: SearchModelParts): SearchModels {
  const { db, log, nowMs } = parts
  const embeddings = chooseEmbeddings(config, parts)
  const reranker = chooseReranker(config, parts)
  const chat = chooseChat(config, parts)
  const rewrites = config.SEARCH_REWRITE === 'on' && chat !== null
  const rewrite = rewrites ? createRewrite(chat) : null
  const means = {
    db,
    embeddings,
    rewrite,
    reranker,
    log,
    nowMs,
    hide: hideBy(config),
    budgetMs: config.SEARCH_BUDGET_MS,
  }
  const search = embeddings || rewrite || reranker ? createMeans(means) : null
  return { embeddings, chat, search, reranker, rewrites }
}
