import type { ApiAnswer, Log } from '#sdk'
import { Problem } from '#sdk'

/** The part of `fetch` the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** One HTTP request of the client. */
export type Sending = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly url: string
  /** The path without ids and query, for the log. */
  readonly route: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
}

/** The answer, and whether a failed request may nevertheless have been carried out. */
export type Received = { readonly answer: ApiAnswer; readonly status: number; readonly mayHaveHappened: boolean }

/** Failures of `fetch` before anything was sent. */
const notReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_INVALID_URL'])

function unavailable(title: string): ApiAnswer {
  return { ok: false, problem: { type: 'about:blank', title, status: 503, code: 'UNAVAILABLE' } }
}

function causeCode(error: unknown): string {
  const codes = [error, error instanceof Error ? error.cause : undefined].flatMap((one) =>
    typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string' ? [one.code] : [],
  )
  return codes.find((code) => notReached.has(code)) ?? codes[0] ?? (error instanceof Error ? error.name : 'unknown')
}

function problemOf(status: number, body: unknown): Problem {
  const parsed = Problem.safeParse(body)
  if (parsed.success) return parsed.data
  return { type: 'about:blank', title: `The HR system answered ${status}.`, status, code: codeOfStatus(status) }
}

function codeOfStatus(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    401: 'UNAUTHENTICATED',
    403: 'OUT_OF_SCOPE',
    404: 'NOT_FOUND',
    409: 'STALE',
  }
  return codes[status] ?? 'INVALID'
}

async function readBody(response: Response): Promise<{ ok: true; body: unknown } | { ok: false }> {
  try {
    const text = await response.text()
    return { ok: true, body: text === '' ? null : JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

/** Failures of a kept connection that the other side had closed, mostly just before something was sent on it. */
const brokenOff = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

/** Reads and tokens may be asked for twice; a write may have been carried out. */
function isRepeatable({ method, route }: Sending): boolean {
  return method === 'GET' || route === '/oauth/token'
}

async function fetchOnce(fetch: Fetch, { url, method, headers, timeoutMs, body }: Sending): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs)
  return fetch(url, { method, headers, redirect: 'error', signal, ...(body === undefined ? {} : { body }) })
}

async function fetchSurely(fetch: Fetch, sending: Sending): Promise<Response> {
  try {
    return await fetchOnce(fetch, sending)
  } catch (error) {
    if (!isRepeatable(sending) || !brokenOff.has(causeCode(error))) throw error
    return fetchOnce(fetch, sending)
  }
}

/**
 * Sends one request and reads the answer. Never throws: no network, time-out, 5xx and 429 become the problem
 * UNAVAILABLE. Logs route, status and time, never bodies, ids or tokens.
 */
export async function send(fetch: Fetch, sending: Sending, log: Log): Promise<Received> {
  const started = performance.now()
  const { method, route } = sending
  const ms = () => Math.round(performance.now() - started)
  let response: Response
  try {
    response = await fetchSurely(fetch, sending)
  } catch (error) {
    const code = causeCode(error)
    log.warn('The HR system did not answer.', { method, route, code, ms: ms() })
    return { answer: unavailable('The HR system did not answer.'), status: 0, mayHaveHappened: !notReached.has(code) }
  }
  const { status } = response
  const read = await readBody(response)
  log.debug('The HR system answered.', { method, route, status, ms: ms() })
  if (status >= 500 || status === 429)
    return { answer: unavailable(`The HR system answered ${status}.`), status, mayHaveHappened: status >= 500 }
  if (status >= 400)
    return {
      answer: { ok: false, problem: problemOf(status, read.ok ? read.body : null) },
      status,
      mayHaveHappened: false,
    }
  if (!read.ok) return { answer: unavailable('The answer of the HR system broke off.'), status, mayHaveHappened: true }
  return { answer: { ok: true, body: read.body }, status, mayHaveHappened: false }
}
