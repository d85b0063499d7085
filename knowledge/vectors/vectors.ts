import type { Db } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import type { RecordCuration } from '../curate/record.ts'
import { loadVersion } from '../index/load.ts'
import type { Chat } from './chat.ts'
import type { Embeddings } from './client.ts'
import { type Embedded, type EmbedOptions, embedPending, type VectorState, vectorState } from './embed.ts'
import {
  type Generated,
  type GenerateOptions,
  generateQuestions,
  type QuestionDraft,
  questionDrafts,
} from './generate.ts'
import { renewSpace, type Space } from './space.ts'

/** What models do for the knowledge base outside of search; refusals are sentences in a CurationError. */
export type Vectors = {
  /** The model and dimension that are configured; null when none is. */
  readonly space: Space | null
  /** How far the articles are embedded; null when no model is configured. */
  state(): Promise<VectorState | null>
  /** State of the documents: a higher number means that something changed. */
  indexVersion(): Promise<number>
  /** Embeds what has no vector yet; runs of one process come one after the other. */
  embed(options?: EmbedOptions): Promise<Embedded>
  /** Decides that everything is embedded anew, by the configured model; {@link embed} does it. */
  renew(actor: string): Promise<void>
  /** Has the chat model write questions for articles that have none. */
  generate(options?: GenerateOptions): Promise<Generated>
  /** What it wrote, as files that people read, approve and import. */
  drafts(document: string | null): Promise<readonly QuestionDraft[]>
}

function noEmbeddings(): CurationError {
  return new CurationError(
    '没有配置向量模型。请设置 EMBED_BASE_URL 和 EMBED_MODEL；不设置时检索按词进行。',
    'No embedding model is configured. Set EMBED_BASE_URL and EMBED_MODEL; without them search goes by words.',
    'state',
  )
}

function noChat(): CurationError {
  return new CurationError(
    '没有配置语言模型，不能写问法。请设置 MODEL_BASE_URL 和 MODEL_NAME。',
    'No language model is configured to write questions. Set MODEL_BASE_URL and MODEL_NAME.',
    'state',
  )
}

/** Makes what models do for a knowledge base; without a model every step refuses with how to get one. */
export function createVectors({
  db,
  embeddings,
  chat,
  record,
}: {
  readonly db: Db
  readonly embeddings: Embeddings | null
  readonly chat: Chat | null
  readonly record: RecordCuration
}): Vectors {
  let last: Promise<unknown> = Promise.resolve()
  return {
    space: embeddings && { model: embeddings.model, dimensions: embeddings.dimensions },
    state: async () => (embeddings ? vectorState(db, embeddings) : null),
    indexVersion: () => loadVersion(db),
    embed(options) {
      if (!embeddings) return Promise.reject(noEmbeddings())
      const run = last.then(() => embedPending(db, embeddings, options))
      last = run.catch(() => {})
      return run
    },
    async renew(actor) {
      if (!embeddings) throw noEmbeddings()
      const { model, dimensions } = embeddings
      await db.tx(async (sql) => {
        await renewSpace(sql, embeddings)
        await record(sql, { actor, action: 'knowledge.vectors_renewed', subject: model, detail: { dimensions } })
      })
    },
    async generate(options) {
      if (!chat) throw noChat()
      return generateQuestions(db, chat, options)
    },
    async drafts(document) {
      if (!chat) throw noChat()
      return questionDrafts(db, chat, document)
    },
  }
}
