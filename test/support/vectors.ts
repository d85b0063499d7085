import { silentLog } from '#sdk'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import type { KnowledgeIndex } from '../../knowledge/index/open-index.ts'
import { createKnowledge, type Knowledge, type Tokenizer } from '../../knowledge/index.ts'
import type { Chat } from '../../knowledge/vectors/chat.ts'
import { createEmbeddings, type Embeddings } from '../../knowledge/vectors/client.ts'
import { createMeans } from '../../knowledge/vectors/means.ts'
import { createReranker } from '../../knowledge/vectors/rerank.ts'
import { createRewrite } from '../../knowledge/vectors/rewrite.ts'
import type { Db } from '../../store/db.ts'
import type { EmbeddingServer } from './embedding-server.ts'

/** The client of a server of the tests, which waits for nothing between its tries. */
export function embeddingsOf(
  { url }: Pick<EmbeddingServer, 'url'>,
  dimensions: number,
  { model = 'grams', batch = 4 }: { readonly model?: string; readonly batch?: number } = {},
): Embeddings {
  const settings = { baseUrl: url, model, dimensions, batch, apiKey: () => undefined, fetch, instruction: undefined }
  return createEmbeddings({ ...settings, timeoutMs: 2000 }, { random: () => 0.5, pause: async () => {} })
}

const tokenizer = createJiebaTokenizer()

/** What a knowledge base of a test searches by. */
export type Helped = {
  readonly embeddings?: Embeddings | null
  readonly chat?: Chat
  /** Where a rerank endpoint is. */
  readonly rerankAt?: string
  readonly budgetMs?: number
  readonly index?: KnowledgeIndex
  readonly tokenizer?: Tokenizer | null
  hide?(text: string): string
  nowMs?(): number
}

/** A knowledge base that searches by more than words. */
export function helpedKnowledge(db: Db, helped: Helped): Knowledge {
  const { embeddings = null, chat = null, rerankAt, budgetMs = 1500, index } = helped
  const search = createMeans({
    ...{ db, embeddings, budgetMs, log: silentLog },
    rewrite: chat && createRewrite(chat),
    reranker: rerankAt ? createReranker({ baseUrl: rerankAt, model: 'cross', apiKey: () => undefined, fetch }) : null,
    hide: helped.hide ?? ((text) => text),
    nowMs: helped.nowMs ?? (() => performance.now()),
  })
  return createKnowledge({
    ...{ db, log: silentLog, models: { embeddings, chat, search } },
    tokenizer: helped.tokenizer === undefined ? tokenizer : helped.tokenizer,
    ...(index ? { index } : {}),
  })
}
