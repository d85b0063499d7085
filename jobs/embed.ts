import type { Log } from '#sdk'
import { CurationError, type Knowledge } from '../knowledge/index.ts'
import type { Cursor } from '../knowledge/vectors/article-text.ts'
import { EmbeddingFault } from '../knowledge/vectors/client.ts'
import type { Embedded } from '../knowledge/vectors/embed.ts'

/** The embedding of what was published, in the background. */
export type Embedding = { stop(): Promise<void> }

/** A command that opens the directory for a moment begins nothing. */
const firstMs = 2000
const everyMs = 3000
const restMs = 60_000
/** Between portions a person who embeds by hand gets a turn, and sees how far it is. */
const atOnce = 200

/**
 * Embeds the articles that have no vector yet, again and again as documents are published; what a process before this
 * one began goes on. Does nothing when no model is configured.
 */
export function startEmbedding({ vectors }: Pick<Knowledge, 'vectors'>, log: Log): Embedding {
  if (vectors.space === null) return { stop: async () => {} }
  const end = new AbortController()
  let done = -1
  let said = ''
  const once = async (): Promise<number> => {
    const version = await vectors.indexVersion()
    if (version === done) return everyMs
    let after: Cursor | null = null
    do {
      const { next, embedded, refused }: Embedded = await vectors.embed({ signal: end.signal, after, most: atOnce })
      if (embedded + refused > 0) log.info('articles embedded', { embedded, refused, indexVersion: version })
      after = next
    } while (after !== null)
    done = version
    said = ''
    return everyMs
  }
  const turn = (): Promise<number> =>
    once().catch((error: unknown) => {
      if (end.signal.aborted) return restMs
      const why = error instanceof CurationError ? error.en : error instanceof EmbeddingFault ? error.reason : 'failed'
      // The same thing is said once, not every minute.
      if (why !== said) log.warn('The articles are not embedded.', { why })
      said = why
      return restMs
    })
  const running = (async () => {
    let waitMs = firstMs
    while (await waited(waitMs, end.signal)) waitMs = await turn()
  })()
  return {
    async stop() {
      end.abort()
      await running
    },
  }
}

/** @returns false when the wait was ended */
function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const timer = setTimeout(() => resolve(true), ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve(false)
    })
  })
}
