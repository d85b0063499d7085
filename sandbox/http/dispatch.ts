import type { Context } from 'hono'
import * as z from 'zod'
import { type Endpoint, endpoints } from '../../tools/hr-api/schemas/index.ts'
import { dayOf, toShanghai } from '../dates.ts'
import type { Caller, JobCaller, Plan, ReadNote } from '../plan.ts'
import { Refusal } from '../refusal.ts'
import { keepReads } from '../sharing/access.ts'
import type { System } from '../system.ts'
import { staffOf } from '../world.ts'
import { requireClient, requireScope, requireToken } from './authenticate.ts'
import type { Input, Operation } from './operation.ts'
import { operations } from './operations.ts'
import { dryRun, writeOnce } from './write.ts'

type Route = { readonly endpoint: Endpoint; readonly pattern: RegExp; readonly names: readonly string[] }
type Found = { readonly endpoint: Endpoint; readonly params: Readonly<Record<string, string>> }

const escapePattern = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')

const routes: readonly Route[] = endpoints.map((endpoint) => ({
  endpoint,
  pattern: new RegExp(
    `^${escapePattern(endpoint.path).replace(/\{\w+\}/g, endpoint.path.includes(':') ? '([^/:]+)' : '([^/]+)')}$`,
  ),
  names: [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
}))

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Refusal('INVALID', '地址中的编码不对，请核对。', 'The path is not encoded correctly. Check it.')
  }
}

/** The endpoint that a call means. */
function findEndpoint(method: string, path: string): Found {
  const fitting = routes.flatMap((route) => {
    const match = route.pattern.exec(path)
    return match ? [{ route, values: match.slice(1) }] : []
  })
  const found = fitting.find(({ route }) => route.endpoint.method === method)
  if (found) {
    const { route, values } = found
    const params = Object.fromEntries(route.names.map((name, index) => [name, decode(values[index] ?? '')]))
    return { endpoint: route.endpoint, params }
  }
  if (fitting.length > 0)
    throw new Refusal(
      'INVALID',
      '这个地址不支持该方法，请看 /openapi.json。',
      'This path does not take that method. See /openapi.json.',
      { status: 405 },
    )
  throw new Refusal('NOT_FOUND', '没有这个接口，请看 /openapi.json。', 'There is no such endpoint. See /openapi.json.')
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const needs = [
    ...new Set(
      parsed.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys' ? issue.keys.join(',') : issue.path.join('.'),
      ),
    ),
  ]
  throw new Refusal(
    'INVALID',
    `以下内容缺少或写法不对：${needs.join('、')}。请按 /openapi.json 改正。`,
    `Missing or not valid: ${needs.join(', ')}. See /openapi.json.`,
    { needs },
  )
}

const strict = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodObject ? schema.strict() : schema)

async function readBody(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text()
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text)
    return z.record(z.string(), z.unknown()).parse(body)
  } catch {
    throw new Refusal('INVALID', '请求体须是 JSON 对象。', 'The body must be a JSON object.')
  }
}

function businessNow(system: System, header: string | undefined): string {
  if (header === undefined || system.mode !== 'demo') return system.now()
  if (!z.iso.datetime({ offset: true }).safeParse(header).success)
    throw new Refusal(
      'INVALID',
      'X-Business-Date 须是带时区的时刻，例如 2026-11-23T09:00:00+08:00。',
      'X-Business-Date must be an instant with offset, such as 2026-11-23T09:00:00+08:00.',
      {
        needs: ['X-Business-Date'],
      },
    )
  return toShanghai(Date.parse(header))
}

function principalOf(system: System, context: Context, needed: NonNullable<Endpoint['scopes']>) {
  const { client, staffId, scopes } = requireToken(system, context.req.header('authorization'))
  context.set('access', { client, staffId, scopes })
  requireScope(scopes, needed)
  const now = businessNow(system, context.req.header('x-business-date'))
  return { staffId, base: { world: system.world, scopes, client, now, today: dayOf(now) } }
}

function wrongPrincipal(): Refusal {
  return new Refusal(
    'OUT_OF_SCOPE',
    '这个接口不是为这个访问主体开放的。',
    'This endpoint is not open to this kind of caller.',
  )
}

function callerOf(
  system: System,
  context: Context,
  needed: NonNullable<Endpoint['scopes']>,
  reads: ReadNote[],
): Caller {
  const { staffId, base } = principalOf(system, context, needed)
  // A job may only ask for what is due: a right it holds opens no person's data.
  if (staffId.startsWith('job:')) throw wrongPrincipal()
  return { ...base, staff: staffOf(system.world, staffId), noteRead: (read) => void reads.push(read) }
}

function jobCallerOf(
  system: System,
  context: Context,
  needed: NonNullable<Endpoint['scopes']>,
  job: string,
): JobCaller {
  const { staffId, base } = principalOf(system, context, needed)
  if (staffId !== `job:${job}`) throw wrongPrincipal()
  return { ...base, job }
}

function queryOf(endpoint: Endpoint, context: Context): { query: unknown; isDry: boolean } {
  const { dryRun: dry, ...given } = context.req.query()
  if (dry !== undefined && (!endpoint.writes || (dry !== 'true' && dry !== 'false')))
    throw new Refusal(
      'INVALID',
      'dryRun 只能是 true 或 false，且只用于写操作。',
      'dryRun must be true or false, and only on writes.',
      { needs: ['dryRun'] },
    )
  return { query: parse(strict(endpoint.query ?? z.object({})), given), isDry: dry === 'true' }
}

/**
 * The version that a PATCH rests on, from `If-Match`.
 * @throws Refusal NEEDS_INPUT without one, with status 428
 */
function versionOf(header: string | undefined): number {
  const version = /^"(\d{1,9})"$/.exec(header ?? '')?.[1]
  if (version !== undefined) return Number(version)
  throw new Refusal(
    'NEEDS_INPUT',
    '修改须带 If-Match 请求头，值为查询时得到的 ETag。',
    'A PATCH needs the If-Match header with the ETag of what was read.',
    { needs: ['If-Match'], status: 428 },
  )
}

/** What was read, with its version as `ETag` where it has one. */
function answered(result: unknown): Response {
  const version = z.object({ version: z.number().int() }).safeParse(result)
  return Response.json(result, version.success ? { headers: { etag: `"${version.data.version}"` } } : {})
}

type Acting = { readonly actorId: string; readonly client: string; readonly now: string }

async function serveWrite(
  system: System,
  context: Context,
  { actorId, client, now }: Acting,
  { endpoint, params }: Found,
  { raw, isDry }: { readonly raw: Record<string, unknown>; readonly isDry: boolean },
  plan: (body: unknown) => Plan,
) {
  const { confirmationToken, ...rest } = raw
  if (confirmationToken !== undefined && typeof confirmationToken !== 'string')
    throw new Refusal('INVALID', '确认令牌须是文本。', 'The confirmation token must be text.', {
      needs: ['confirmationToken'],
    })
  const version = endpoint.method === 'PATCH' ? { version: versionOf(context.req.header('if-match')) } : {}
  const body = parse(strict(endpoint.body ?? z.object({})), { ...rest, ...version })
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  const call = {
    ...{ actorId, client, now },
    operation: `${endpoint.method} ${path}`,
    body,
    confirmationToken,
    key: context.req.header('idempotency-key'),
    plan: () => plan(body),
  }
  const written = isDry ? dryRun(system, call) : await writeOnce(system, call)
  context.set('committed', written.committed)
  return Response.json(written.body, { status: written.status })
}

async function serveJob(
  system: System,
  context: Context,
  found: Found,
  operation: Extract<Operation, { kind: 'job' | 'jobWrite' }>,
): Promise<Response> {
  const { endpoint, params } = found
  const caller = jobCallerOf(system, context, endpoint.scopes ?? [], operation.job)
  const { query, isDry } = queryOf(endpoint, context)
  if (operation.kind === 'job') return Response.json(operation.run(caller, { params, query, body: undefined }))
  const acting = { actorId: `job:${operation.job}`, client: caller.client, now: caller.now }
  const sent = { raw: await readBody(context), isDry }
  return serveWrite(system, context, acting, found, sent, (body) => operation.plan(caller, { params, query, body }))
}

async function servePerson(
  system: System,
  context: Context,
  found: Found,
  operation: Extract<Operation, { kind: 'read' | 'write' | 'note' }>,
): Promise<Response> {
  const { endpoint, params } = found
  const reads: ReadNote[] = []
  const caller = callerOf(system, context, endpoint.scopes ?? [], reads)
  const { query, isDry } = queryOf(endpoint, context)
  const raw = endpoint.method === 'GET' ? undefined : await readBody(context)
  if (operation.kind === 'write') {
    const acting = { actorId: caller.staff.id, client: caller.client, now: caller.now }
    const sent = { raw: raw ?? {}, isDry }
    return serveWrite(system, context, acting, found, sent, (body) => operation.plan(caller, { params, query, body }))
  }
  const body = endpoint.body ? parse(strict(endpoint.body), raw) : undefined
  const input = { params, query, body }
  const answer = operation.kind === 'note' ? await note(system, caller, operation, input) : operation.run(caller, input)
  // What was read is on the ledger before anybody sees it.
  if (reads.length > 0) await keepReads(system, caller, reads)
  return answered(answer)
}

/** Serves one call below `/api/v1`: rights first, then the shape of what was sent, then the operation. */
export async function dispatch(system: System, context: Context, path: string): Promise<Response> {
  const found = findEndpoint(context.req.method, path)
  const { endpoint, params } = found
  const operation = operations[`${endpoint.method} ${endpoint.path}`]
  if (!operation)
    throw new Refusal(
      'UNAVAILABLE',
      '这个接口在本系统中还没有实现。',
      'This endpoint is not supported by this system.',
      { status: 501 },
    )
  if (operation.kind === 'client') {
    const client = requireClient(system, context.req.header('authorization'))
    context.set('access', { client, staffId: null, scopes: [] })
    const body = endpoint.body ? parse(strict(endpoint.body), await readBody(context)) : undefined
    return Response.json(await operation.run(system, client, { params, query: queryOf(endpoint, context).query, body }))
  }
  if (operation.kind === 'job' || operation.kind === 'jobWrite') return serveJob(system, context, found, operation)
  return servePerson(system, context, found, operation)
}

/** Does what needs no consent: worked out and put on disk while nobody else changes the world. */
function note(
  system: System,
  caller: Caller,
  operation: Extract<Operation, { kind: 'note' }>,
  input: Input,
): Promise<unknown> {
  return system.exclusive(async () => {
    const { change, answer } = operation.run(caller, input)
    await system.commit({ kind: 'note', at: new Date().toISOString(), staffId: caller.staff.id, change })
    return answer(system.world)
  })
}
