/** Why an endpoint gave nothing that can be used. */
export type EndpointReason = 'busy' | 'timeout' | 'unreachable' | 'refused' | 'garbled' | 'too_large'

/** Thrown when an endpoint gives no usable answer; never holds what was sent or received. */
export class EndpointFault extends Error {
  override readonly name = 'EndpointFault'
  readonly reason: EndpointReason
  /** How long the endpoint asked to be left alone, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null
  /** HTTP status; 0 when none came. */
  readonly status: number
  constructor(
    reason: EndpointReason,
    more: { readonly cause?: unknown; readonly retryAfterMs?: number | null; readonly status?: number } = {},
  ) {
    super(`An endpoint of the search failed: ${reason}.`, { cause: more.cause })
    this.reason = reason
    this.retryAfterMs = more.retryAfterMs ?? null
    this.status = more.status ?? 0
  }
}

/** An endpoint that takes JSON and answers with JSON. */
export type Endpoint = {
  /** Up to and with `/v1` or what stands in its place. */
  readonly baseUrl: string
  /** Read at the one place that sends it; endpoints on the own machine may need none. */
  apiKey(): string | undefined
  readonly fetch: typeof fetch
}

/** How long is waited, and what ends the wait before that. */
export type Patience = { readonly timeoutMs: number; readonly signal?: AbortSignal }

/** Vectors of a whole batch as JSON are a few megabytes; more is a fault of the endpoint. */
const mostBytes = 64_000_000

/** @see RFC 9110, 10.2.3 Retry-After; the form in seconds, as model endpoints send it */
function retryAfterOf({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

async function readLimited({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let seen = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    seen += value.byteLength
    if (seen > mostBytes) {
      await reader.cancel()
      throw new EndpointFault('too_large')
    }
    text += decoder.decode(value, { stream: true })
  }
}

function faultOfStatus(response: Response): EndpointFault {
  const { status } = response
  const passing = status === 408 || status === 429 || status >= 500
  return new EndpointFault(passing ? 'busy' : 'refused', { status, retryAfterMs: retryAfterOf(response) })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What was received is not carried along: it may hold what was sent.
    throw new EndpointFault('garbled')
  }
}

/**
 * Sends a body to an endpoint and gives back the body of its answer, not yet looked at.
 * @throws EndpointFault; the reason of the given signal when that ended it
 */
export async function postJson(
  { baseUrl, apiKey, fetch: reach }: Endpoint,
  path: string,
  body: unknown,
  { timeoutMs, signal }: Patience,
): Promise<unknown> {
  const timeout = AbortSignal.timeout(Math.ceil(timeoutMs))
  const stop = signal ? AbortSignal.any([signal, timeout]) : timeout
  const key = apiKey()
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) }
  try {
    const response = await reach(`${baseUrl.replace(/\/+$/, '')}/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: stop,
      // A redirect would carry the key and the text to somewhere else.
      redirect: 'manual',
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw faultOfStatus(response)
    }
    return parse(await readLimited(response))
  } catch (error) {
    if (error instanceof EndpointFault) throw error
    signal?.throwIfAborted()
    throw new EndpointFault(timeout.aborted ? 'timeout' : 'unreachable', { cause: error })
  }
}
