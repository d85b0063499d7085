import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages'
import { ChatOpenAICompletions } from '@langchain/openai'
import { z } from '#sdk'
import type { DialectName, KnownDialect } from './dialects.ts'
import { type Wire, wireFetch } from './wire.ts'

/** An OpenAI-compatible endpoint and how long it is waited for. */
export type EndpointSettings = {
  /** Up to and with `/v1`. */
  readonly baseUrl: string
  readonly model: string
  /** Read at the one place that sends it; endpoints on the own machine may need none. */
  apiKey(): string | undefined
  /** For one answer, from the request to its last byte, in milliseconds. */
  readonly timeoutMs: number
  /** The dialect it speaks; left out = recognised by its answers. */
  readonly dialect?: DialectName | undefined
  /** Whether the model is to think before it answers; left out = as the service does. */
  readonly thinking?: boolean | undefined
}

/** A tool in the form of the chat completions API. */
export type FunctionTool = {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description: string
    readonly parameters: Readonly<Record<string, unknown>>
  }
}

/** What an endpoint answered, whole. */
export type Completion = {
  readonly text: string
  readonly calls: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[]
  /** Calls whose arguments are no JSON. */
  readonly garbled: number
  /** What a reasoning model wants to see again beside its calls. */
  readonly reasoning: string
}

/** Why an endpoint cannot be used for this answer; never holds what was sent or received. */
export class EndpointFault extends Error {
  override readonly name = 'EndpointFault'
  /** `spent` = it was not asked: the budget of the day or the calls of the turn are used up. */
  readonly code: 'timeout' | 'refused' | 'busy' | 'cut' | 'empty' | 'too_large' | 'unreachable' | 'spent'
  /** How long the endpoint asked to be left alone, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null
  constructor(code: EndpointFault['code'], cause?: unknown, retryAfterMs: number | null = null) {
    super(`The language model's endpoint failed: ${code}.`, { cause })
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

/** Asks the endpoint once; the answer is streamed, and `onText` sees the text as it grows. */
export type Ask = {
  (
    messages: readonly BaseMessage[],
    tools: readonly FunctionTool[],
    options: { readonly signal: AbortSignal; readonly timeoutMs?: number; onText?(text: string): void },
  ): Promise<Completion>
  /** The dialect that is spoken with it, as far as it is known by now. */
  dialect(): KnownDialect
}

/** No answer of a model is longer; more is a fault of the endpoint. */
const mostBytes = 2_000_000
/** Most tokens of one answer: room for what a reasoning model thinks; the time given ends it sooner where it is slow. */
export const mostAnswerTokens = 4000

/** A fetch that gives up on answers that are too long. */
function limitedFetch(inner: typeof fetch): typeof fetch {
  return async (url, init) => {
    const response = await inner(url, init)
    if (!response.body) return response
    let seen = 0
    const limit = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > mostBytes) controller.error(new EndpointFault('too_large'))
        else controller.enqueue(chunk)
      },
    })
    return new Response(response.body.pipeThrough(limit), response)
  }
}

// `streaming` stays unset: it makes the library reach out to the internet for its token counter.
function clientOf(settings: EndpointSettings, fetcher: typeof fetch): ChatOpenAICompletions {
  return new ChatOpenAICompletions({
    model: settings.model,
    apiKey: settings.apiKey() ?? 'none',
    temperature: 0,
    maxTokens: mostAnswerTokens,
    maxRetries: 0,
    streamUsage: false,
    // The client's own log would print what was received.
    configuration: { baseURL: settings.baseUrl, fetch: fetcher, maxRetries: 0, logLevel: 'off' },
  })
}

/**
 * Makes the way to ask an endpoint.
 * @see OpenAI API reference, "Create chat completion", read 2026-11
 */
export function createEndpoint(settings: EndpointSettings, fetcher: typeof fetch = fetch): Ask {
  const { dialect: named, thinking } = settings
  let known: KnownDialect = named ? { name: named, by: 'configuration' } : { name: 'plain', by: 'nobody' }
  const wire: Wire = {
    thinking,
    dialect: () => known,
    recognised: (name) => {
      if (known.by === 'nobody') known = { name, by: 'answers' }
    },
  }
  const ask: Omit<Ask, 'dialect'> & ((...asked: Parameters<Ask>) => Promise<Completion>) = async (
    messages,
    tools,
    { signal, timeoutMs = settings.timeoutMs, onText },
  ) => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const stop = AbortSignal.any([signal, timeout])
    const client = clientOf(settings, wireFetch(limitedFetch(fetcher), wire, messages))
    try {
      return completionOf(await collect(client, messages, tools, stop, onText))
    } catch (error) {
      if (signal.aborted) throw error
      throw timeout.aborted ? new EndpointFault('timeout', error) : faultOf(error)
    }
  }
  return Object.assign(ask, { dialect: () => known })
}

async function collect(
  client: ChatOpenAICompletions,
  messages: readonly BaseMessage[],
  tools: readonly FunctionTool[],
  signal: AbortSignal,
  onText: ((text: string) => void) | undefined,
): Promise<AIMessageChunk | null> {
  const options = { signal, ...(tools.length > 0 ? { tools: [...tools] } : {}) }
  let whole: AIMessageChunk | null = null
  for await (const chunk of await untilAborted(client.stream([...messages], options), signal)) {
    if (!(chunk instanceof AIMessageChunk)) continue
    whole = whole === null ? chunk : whole.concat(chunk)
    if (typeof whole.content === 'string' && whole.content !== '') onText?.(whole.content)
  }
  signal.throwIfAborted()
  return whole
}

/** Reasons for which services end an answer before its end. */
const halfWay = /^(?:length|max_tokens|insufficient_system_resource|abort|error)/

function completionOf(whole: AIMessageChunk | null): Completion {
  const finished: unknown = whole?.response_metadata.finish_reason
  // A stream that ends without saying why was cut, however well its beginning reads.
  if (!whole || typeof finished !== 'string') throw new EndpointFault('cut')
  // Half an answer is none: neither one that grew too long nor one a filter ended.
  if (halfWay.test(finished)) throw new EndpointFault('cut')
  if (finished.startsWith('content_filter')) throw new EndpointFault('refused')
  const text = typeof whole.content === 'string' ? whole.content.trim() : ''
  const read = (whole.tool_call_chunks ?? []).map(({ name, args }) => ({ name: name ?? '', args: readArguments(args) }))
  const calls = read.flatMap(({ name, args }) => (args && name !== '' ? [{ name, args }] : []))
  if (text === '' && read.length === 0) throw new EndpointFault('empty')
  const reasoning = whole.additional_kwargs.reasoning_content
  return { text, calls, garbled: read.length - calls.length, reasoning: typeof reasoning === 'string' ? reasoning : '' }
}

const Arguments = z.record(z.string(), z.unknown())

/** Arguments as strict JSON; the library would make something of the beginning of an object too. */
function readArguments(text: string | undefined): Readonly<Record<string, unknown>> | null {
  try {
    return Arguments.safeParse(JSON.parse(text?.trim() || '{}')).data ?? null
  } catch {
    return null
  }
}

/** The library does not always notice an abort while it waits for headers. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    work.then(resolve, reject)
  })
}

/** @see RFC 9110, 10.2.3 Retry-After; the form in seconds, as model endpoints send it */
function retryAfterOf(error: unknown): number | null {
  const headers: unknown = typeof error === 'object' && error !== null && 'headers' in error ? error.headers : null
  const seconds = headers instanceof Headers ? Number(headers.get('retry-after') ?? Number.NaN) : Number.NaN
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

function faultOf(error: unknown): EndpointFault {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof EndpointFault) return at
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0
  if (status === 429 || status >= 500) return new EndpointFault('busy', error, retryAfterOf(error))
  if (status >= 400) return new EndpointFault('refused', error)
  return new EndpointFault(error instanceof SyntaxError ? 'cut' : 'unreachable', error)
}
