import { type ApiAnswer, type ApiCall, type Log, type Scope, z } from '#sdk'
import { endpointOf, withVersion, writeOf } from './endpoint-of.ts'
import { type Fetch, type Received, type Sending, send } from './http.ts'
import { broken, type Exchanged, exchanged, storedAnswer, unavailableError } from './read-answers.ts'
import {
  CaseEvents,
  dryRunOf,
  Holders,
  JobTokenAnswer,
  jobSubjectType,
  Operation,
  staffSubjectType,
  tokenExchangeGrant,
  Verification,
} from './schemas/index.ts'

/** What the client is made of; secrets and addresses are asked for at each call, so that they may change. */
export type HrClientOptions = {
  /** Root of the HR system without a trailing slash, such as `http://127.0.0.1:4010`. */
  readonly baseUrl: () => string
  readonly clientId: string
  readonly clientSecret: () => string
  readonly fetch: Fetch
  readonly readTimeoutMs?: number
  readonly writeTimeoutMs?: number
  /** The business clock of demo mode, sent as `X-Business-Date`; undefined otherwise. */
  readonly businessDate: () => string | undefined
  readonly log: Log
}

/** What was counted, and the token that must come with the write; null where nothing will be written. */
export type Counted = { readonly answer: ApiAnswer; readonly confirmationToken: string | null }

/** The HR system over HTTP (`domain/hrms.md` §2, 2026-11). */
export type HrClient = {
  /**
   * Exchanges the client's credentials for a token on behalf of a person (RFC 8693).
   * @throws ToolError 'not_found' when no active member of staff has this id, 'unavailable' without an answer
   */
  exchange(staffId: string, scopes: readonly Scope[]): Promise<Exchanged>
  /**
   * Who besides a person holds a right over that person's matters.
   * @throws ToolError 'unavailable' without an answer
   */
  holders(staffId: string, scope: Scope): Promise<readonly { readonly id: string; readonly name: string }[]>
  /**
   * What happened after a number.
   * @throws ToolError 'unavailable' without an answer
   */
  events(after: number): Promise<z.output<typeof CaseEvents>>
  /**
   * A token for a job of this client, in nobody's name.
   * @throws ToolError 'unavailable' without an answer
   */
  jobToken(job: string, scopes: readonly string[]): Promise<string>
  read(token: string, path: string, query?: ApiCall['query']): Promise<ApiAnswer>
  /** A dry run of a write; a POST that writes nothing (`/leave/quote`) is sent as it is. */
  preview(token: string, path: string, body: unknown): Promise<Counted>
  /** Writes once per key; `unknown: true` when there is no answer but the write may have happened. */
  write(
    token: string,
    path: string,
    body: unknown,
    idempotencyKey: string,
    confirmationToken: string | null,
  ): Promise<ApiAnswer & { readonly unknown?: true }>
  /**
   * The stored answer of an earlier write of this client; null when the key is unknown.
   * @throws ToolError 'unavailable' without an answer
   */
  operation(key: string): Promise<ApiAnswer | null>
  /**
   * What is known of a certificate by the code on it; null when none has it.
   * @throws ToolError 'unavailable' without an answer
   */
  verify(code: string): Promise<Verification | null>
}

/** So many events are read at a time; the rest come with the next reading. */
const mostEvents = 200

const DryRun = dryRunOf(z.unknown())
function queryText(query: ApiCall['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

/** Makes the client of the HR API. */
export function createHrClient(options: HrClientOptions): HrClient {
  const { readTimeoutMs = 2500, writeTimeoutMs = 8000, log } = options

  const basic = (): string => {
    const bytes = new TextEncoder().encode(`${options.clientId}:${options.clientSecret()}`)
    return `Basic ${btoa(String.fromCharCode(...bytes))}`
  }
  const request = (
    authorization: string,
    sending: Pick<Sending, 'method' | 'timeoutMs'> & {
      path: string
      search?: string
      body?: unknown
      key?: string | undefined
    },
  ): Promise<Received> => {
    const { method, path, timeoutMs, search = '', key } = sending
    const { body, version } =
      method === 'PATCH' ? withVersion(sending.body) : { body: sending.body, version: undefined }
    const businessDate = options.businessDate()
    return send(
      options.fetch,
      {
        method,
        // An id may hold what would end a path.
        url: `${options.baseUrl()}/api/v1${path.replaceAll('#', '%23')}${search}`,
        route: endpointOf(method, path)?.path ?? 'other',
        timeoutMs,
        headers: {
          accept: 'application/json',
          authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(businessDate === undefined ? {} : { 'x-business-date': businessDate }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      log,
    )
  }
  const token = (subject: string, kind: string, scopes: readonly string[]) => {
    const form = new URLSearchParams({
      grant_type: tokenExchangeGrant,
      subject_token: subject,
      subject_token_type: kind,
      audience: 'hr-api',
      scope: scopes.join(' '),
    })
    return send(
      options.fetch,
      {
        method: 'POST',
        url: `${options.baseUrl()}/oauth/token`,
        route: '/oauth/token',
        timeoutMs: readTimeoutMs,
        headers: {
          accept: 'application/json',
          authorization: basic(),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: form.toString(),
      },
      log,
    )
  }
  const bearer = (token: string): string => `Bearer ${token}`

  return {
    async exchange(staffId, scopes) {
      const { answer, status } = await token(staffId, staffSubjectType, scopes)
      return exchanged(answer, status)
    },

    async jobToken(job, scopes) {
      const { answer } = await token(`job:${job}`, jobSubjectType, scopes)
      const parsed = answer.ok ? JobTokenAnswer.safeParse(answer.body) : undefined
      if (!parsed?.success) throw unavailableError()
      return parsed.data.access_token
    },

    async holders(staffId, scope) {
      const search = queryText({ staffId, scope })
      const { answer } = await request(basic(), { method: 'GET', path: '/holders', search, timeoutMs: readTimeoutMs })
      const parsed = answer.ok ? Holders.safeParse(answer.body) : undefined
      if (!parsed?.success) throw unavailableError()
      return parsed.data.items
    },

    async events(after) {
      const search = queryText({ after, limit: mostEvents })
      const { answer } = await request(basic(), { method: 'GET', path: '/events', search, timeoutMs: readTimeoutMs })
      const parsed = answer.ok ? CaseEvents.safeParse(answer.body) : undefined
      if (!parsed?.success) throw unavailableError()
      return parsed.data
    },

    async read(token, path, query) {
      const search = queryText(query)
      return (await request(bearer(token), { method: 'GET', path, search, timeoutMs: readTimeoutMs })).answer
    },

    async preview(token, path, body) {
      const known = writeOf(path)
      const dryRun = known === undefined || known.writes === true
      const { answer } = await request(bearer(token), {
        method: known?.method ?? 'POST',
        path,
        search: dryRun ? '?dryRun=true' : '',
        body: body ?? {},
        timeoutMs: readTimeoutMs,
      })
      if (!answer.ok || !dryRun) return { answer, confirmationToken: null }
      const parsed = DryRun.safeParse(answer.body)
      if (parsed.success)
        return { answer: { ok: true, body: parsed.data.counted }, confirmationToken: parsed.data.confirmationToken }
      log.error('The HR system answered a dry run with something else.', { route: known?.path ?? 'other' })
      return { answer: broken, confirmationToken: null }
    },

    async write(token, path, body, idempotencyKey, confirmationToken) {
      const sent = typeof body === 'object' && body !== null ? body : {}
      const { answer, mayHaveHappened } = await request(bearer(token), {
        method: writeOf(path)?.method ?? 'POST',
        path,
        body: confirmationToken === null ? sent : { ...sent, confirmationToken },
        key: idempotencyKey,
        timeoutMs: writeTimeoutMs,
      })
      return mayHaveHappened ? { ...answer, unknown: true } : answer
    },

    async operation(key) {
      const path = `/operations/${encodeURIComponent(key)}`
      const { answer, status } = await request(basic(), { method: 'GET', path, timeoutMs: readTimeoutMs })
      if (status === 404) return null
      const parsed = answer.ok ? Operation.safeParse(answer.body) : undefined
      if (!parsed?.success) throw unavailableError()
      return storedAnswer(parsed.data)
    },

    async verify(code) {
      const path = `/verify/${encodeURIComponent(code)}`
      const { answer, status } = await request(basic(), { method: 'GET', path, timeoutMs: readTimeoutMs })
      if (status === 404) return null
      const parsed = answer.ok ? Verification.safeParse(answer.body) : undefined
      if (!parsed?.success) throw unavailableError()
      return parsed.data
    },
  }
}
