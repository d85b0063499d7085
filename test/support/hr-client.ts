import { randomUUID } from 'node:crypto'
import { scopeClasses, scopeSubjects } from '#sdk'
import type { Sandbox } from './sandbox.ts'

/** An answer of the HR system as tests look at it. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers }

type Given = {
  readonly body?: unknown
  readonly key?: string
  readonly now?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An HR system that runs somewhere, and the client's own credentials. */
type Reached = Pick<Sandbox, 'url' | 'clientId' | 'clientSecret'>

/** The HTTP Basic header of a sandbox's client. */
export function basicOf({ clientId, clientSecret }: Pick<Sandbox, 'clientId' | 'clientSecret'>): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
}

/** Calls a sandbox and reads the JSON that comes back. */
export async function callRaw(
  sandbox: Pick<Sandbox, 'url'>,
  method: string,
  path: string,
  authorization: string,
  given: Given = {},
): Promise<Answer> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: {
      authorization,
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(given.key === undefined ? {} : { 'idempotency-key': given.key }),
      ...(given.now === undefined ? {} : { 'x-business-date': given.now }),
      ...given.headers,
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  })
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  }
}

/** Exchanges a token on behalf of a person; asks for every scope given. */
export async function exchange(sandbox: Reached, staffId: string, scope: string): Promise<Answer> {
  const response = await fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: basicOf(sandbox) },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: staffId,
      subject_token_type: 'urn:renshi:token-type:staff-id',
      audience: 'hr-api',
      scope,
    }),
  })
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  }
}

/** One person's view of a sandbox. */
export type Person = {
  readonly id: string
  get(path: string, given?: Given): Promise<Answer>
  post(path: string, body: unknown, given?: Given): Promise<Answer>
  /** Dry run, then the real write with its token. */
  write(path: string, body: unknown, given?: Given): Promise<Answer>
}

const allScopes = scopeClasses
  .flatMap((kind) =>
    ['read', 'submit'].flatMap((right) => scopeSubjects.map((subject) => `${kind}:${right}:${subject}`)),
  )
  .join(' ')

/** Signs in as a demo person by alias, with every right the person holds. */
export async function signIn(sandbox: Reached, aliasOrId: string): Promise<Person> {
  const people = await callRaw(sandbox, 'GET', '/api/v1/demo/people', basicOf(sandbox))
  const items = people.body.items as { alias: string; staffId: string }[]
  const id = items.find(({ alias }) => alias === aliasOrId)?.staffId ?? aliasOrId
  const token = await exchange(sandbox, id, allScopes)
  if (token.status !== 200) throw new Error(`No token for ${aliasOrId}: ${JSON.stringify(token.body)}`)
  const bearer = `Bearer ${String(token.body.access_token)}`
  const post = (path: string, body: unknown, given: Given = {}) =>
    callRaw(sandbox, 'POST', `/api/v1${path}`, bearer, { ...given, body })
  return {
    id,
    get: (path, given) => callRaw(sandbox, 'GET', `/api/v1${path}`, bearer, given),
    post,
    async write(path, body, given = {}) {
      const dry = await post(`${path}?dryRun=true`, body, given)
      if (dry.status !== 200) return dry
      const { confirmationToken } = dry.body
      return post(path, { ...(body as object), confirmationToken }, { key: randomUUID(), ...given })
    },
  }
}

/** Exchanges a token for a job and calls with it. */
export async function asJob(sandbox: Sandbox, job: string, scope: string) {
  const response = await fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: basicOf(sandbox) },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: `job:${job}`,
      subject_token_type: 'urn:renshi:token-type:job',
      audience: 'hr-api',
      scope,
    }),
  })
  const body = (await response.json()) as Record<string, unknown>
  const bearer = `Bearer ${String(body.access_token)}`
  return {
    status: response.status,
    scope: body.scope,
    get: (path: string, given?: Given) => callRaw(sandbox, 'GET', `/api/v1${path}`, bearer, given),
    post: (path: string, sent: unknown, given: Given = {}) =>
      callRaw(sandbox, 'POST', `/api/v1${path}`, bearer, { ...given, body: sent }),
  }
}
