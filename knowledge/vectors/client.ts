import { z } from '#sdk'
import { type Endpoint, EndpointFault, type EndpointReason, type Patience, postJson } from './http.ts'

/** What was wrong with the vectors an endpoint gave, or why it gave none. */
export type EmbeddingReason = EndpointReason | 'dimension' | 'not_finite' | 'empty' | 'order'

/** Thrown when texts could not be embedded; nothing of the batch may be kept. Never holds a text. */
export class EmbeddingFault extends Error {
  override readonly name = 'EmbeddingFault'
  readonly code = 'E_EMBED'
  readonly reason: EmbeddingReason
  readonly retryAfterMs: number | null
  /** True when the endpoint refused this very request, which another text might pass. */
  readonly isAboutText: boolean
  constructor(reason: EmbeddingReason, cause?: unknown) {
    super(`E_EMBED: the embeddings endpoint gave no usable vectors (${reason}).`, { cause })
    this.reason = reason
    this.retryAfterMs = cause instanceof EndpointFault ? cause.retryAfterMs : null
    this.isAboutText = cause instanceof EndpointFault && [400, 413, 422].includes(cause.status)
  }
}

/** Turns texts into vectors of length 1, all of one model and dimension. */
export type Embeddings = {
  readonly model: string
  readonly dimensions: number
  /** Texts that go together in one request at most. */
  readonly batch: number
  /** Vectors of texts of documents, in their order. @throws EmbeddingFault when that fails again and again */
  documents(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>
  /** The vector of a question, for which a person waits. @throws EmbeddingFault */
  query(text: string, patience: Patience): Promise<Float32Array>
}

/** An OpenAI-compatible endpoint of embeddings. */
export type EmbeddingSettings = Endpoint & {
  readonly model: string
  /** What every vector must have. */
  readonly dimensions: number
  /** What the model wants to be told before a question, with `{query}` where the question goes; none for most. */
  readonly instruction: string | undefined
  readonly batch: number
  /** For one batch of documents, in milliseconds. */
  readonly timeoutMs: number
}

/** What trying again needs. */
export type Retrying = {
  /** From 0 up to 1: spreads what is tried again. */
  random(): number
  /** Waits, or throws the signal's reason before that. */
  pause(ms: number, signal?: AbortSignal): Promise<void>
}

const Answer = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.unknown()) })),
})

/** The vector with length 1. @throws EmbeddingFault for what is no vector of the dimension */
function unit(values: readonly unknown[], dimensions: number): Float32Array {
  if (values.length === 0) throw new EmbeddingFault('empty')
  const vector = new Float32Array(values.length)
  let sum = 0
  for (const [at, value] of values.entries()) {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new EmbeddingFault('not_finite')
    vector[at] = value
    sum += value * value
  }
  if (values.length !== dimensions) throw new EmbeddingFault('dimension')
  if (sum === 0) throw new EmbeddingFault('empty')
  if (!Number.isFinite(sum)) throw new EmbeddingFault('not_finite')
  const length = Math.sqrt(sum)
  return vector.map((value) => value / length)
}

/** Puts each vector to the text it belongs to: by its index, whatever the order of the answer. */
function arrange(body: unknown, count: number): readonly (readonly unknown[])[] {
  const parsed = Answer.safeParse(body)
  if (!parsed.success) throw new EmbeddingFault('garbled')
  const { data } = parsed.data
  if (data.length === 0) throw new EmbeddingFault('empty')
  const placed = new Map(data.flatMap(({ index, embedding }) => (index === undefined ? [] : [[index, embedding]])))
  const found = Array.from({ length: count }, (_, at) => placed.get(at))
  // A vector too many, too few or twice would stand beside the wrong text.
  if (data.length !== count || found.some((embedding) => embedding === undefined)) throw new EmbeddingFault('order')
  return found.flatMap((embedding) => (embedding ? [embedding] : []))
}

/** Faults that do not go away by asking again. */
const lasting: ReadonlySet<EmbeddingReason> = new Set(['refused', 'too_large'])
const firstPauseMs = 400
const longestPauseMs = 30_000

/** Tries again with growing pauses, or with those the endpoint asks for. */
async function again<T>(
  work: () => Promise<T>,
  attempts: number,
  { pause, random }: Retrying,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof EmbeddingFault) || lasting.has(error.reason) || attempt >= attempts) throw error
      const grown = firstPauseMs * 2 ** (attempt - 1) * (0.75 + random() / 2)
      await pause(Math.min(error.retryAfterMs ?? grown, longestPauseMs), signal)
    }
  }
}

const documentAttempts = 5
/** A person waits: one more try at once covers a connection that was closed meanwhile. */
const queryAttempts = 2

function asQuestion(text: string, instruction: string | undefined): string {
  if (!instruction) return text
  if (instruction.includes('{query}')) return instruction.replace('{query}', () => text)
  // The form Qwen3-Embedding was trained with (model card, read 2026-11).
  return `Instruct: ${instruction}\nQuery:${text}`
}

/**
 * Makes the client of an endpoint.
 * @see OpenAI API reference, "Create embeddings", read 2026-11
 */
export function createEmbeddings(settings: EmbeddingSettings, retrying: Retrying): Embeddings {
  const { model, dimensions, batch, timeoutMs } = settings
  // Many servers refuse a request for a dimension, others need one: it is asked for once the plain answer has another.
  let asksForDimensions = false
  const request = async (input: readonly string[], patience: Patience): Promise<readonly Float32Array[]> => {
    const wanted = asksForDimensions ? { dimensions } : {}
    const body = await postJson(settings, 'embeddings', { model, input, encoding_format: 'float', ...wanted }, patience)
    return arrange(body, input.length).map((values) => unit(values, dimensions))
  }
  const ask = async (input: readonly string[], patience: Patience): Promise<readonly Float32Array[]> => {
    try {
      try {
        return await request(input, patience)
      } catch (error) {
        if (asksForDimensions || !(error instanceof EmbeddingFault) || error.reason !== 'dimension') throw error
        asksForDimensions = true
        return await request(input, patience).catch((second: unknown) => {
          asksForDimensions = false
          throw second instanceof EndpointFault && second.reason === 'refused' ? error : second
        })
      }
    } catch (error) {
      throw error instanceof EndpointFault ? new EmbeddingFault(error.reason, error) : error
    }
  }
  return {
    model,
    dimensions,
    batch,
    async documents(texts, signal) {
      const patience = { timeoutMs, ...(signal ? { signal } : {}) }
      return again(() => ask(texts, patience), documentAttempts, retrying, signal)
    },
    async query(text, patience) {
      const question = asQuestion(text, settings.instruction)
      const quick = { ...retrying, pause: async () => {} }
      const vectors = await again(() => ask([question], patience), queryAttempts, quick, patience.signal)
      return vectors[0] as Float32Array
    },
  }
}
