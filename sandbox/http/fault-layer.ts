import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import type * as z from 'zod'
import { FaultInput } from '../faults.ts'
import { Refusal, toProblem } from '../refusal.ts'
import type { System } from '../system.ts'
import { requireClient } from './authenticate.ts'

function problem(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(toProblem(refusal), {
    status: refusal.status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  })
}

function drop(context: Context): Response {
  const { incoming } = context.env as HttpBindings
  incoming.socket.destroy()
  context.set('dropped', true)
  return RESPONSE_ALREADY_SENT
}

const answers: Partial<Record<FaultInput['kind'], (context: Context, fault: FaultInput) => Response>> = {
  down: () =>
    problem(new Refusal('UNAVAILABLE', '人事系统暂停服务，请稍后再试。', 'The HR system is down. Try again later.')),
  error500: () =>
    problem(
      new Refusal(
        'UNAVAILABLE',
        '人事系统内部错误，请稍后再试。',
        'Internal error of the HR system. Try again later.',
        { status: 500 },
      ),
    ),
  rate_limited: (_, { retryAfterSeconds = 1 }) =>
    problem(new Refusal('RATE_LIMITED', '请求过于频繁，请稍后再试。', 'Too many requests. Try again later.'), {
      'retry-after': String(retryAfterSeconds),
    }),
  unauthorized: () =>
    problem(
      new Refusal(
        'UNAUTHENTICATED',
        '访问令牌已过期，请重新换取令牌。',
        'The access token has expired. Exchange a new one.',
      ),
      {
        'www-authenticate': 'Bearer error="invalid_token"',
      },
    ),
  drop_before_commit: drop,
  stale: () =>
    problem(
      new Refusal(
        'STALE',
        '这条记录刚被别人改过，请重新查询后再办。',
        'The record has just been changed by somebody else. Read it again first.',
      ),
    ),
  already_handled: () =>
    problem(new Refusal('DUPLICATE', '这一项已经有人处理过了。', 'This has already been dealt with by somebody else.')),
  calendar_missing: () =>
    problem(
      new Refusal(
        'CALENDAR_MISSING',
        '那一年的放假安排还没有公布，无法计算。',
        'The holidays of that year have not been announced, so days cannot be counted.',
      ),
    ),
}

const anywhere = ['delay', 'down', 'error500', 'rate_limited'] as const

/** The kinds that may strike before a call is served: a token only where one is used, a drop only where one writes. */
function kindsBefore(context: Context): FaultInput['kind'][] {
  const token = context.req.path.startsWith('/api/') ? (['unauthorized'] as const) : []
  const { method, path } = context.req
  const isAct = method === 'POST' && /^\/api\/v1\/approvals\/[^/]+:/.test(path)
  const counts = method === 'POST' && /^\/api\/v1\/leave(?:\/quote|-requests)/.test(path)
  return [
    ...anywhere,
    ...token,
    ...(isRealWrite(context) ? (['drop_before_commit'] as const) : []),
    ...(method === 'PATCH' ? (['stale'] as const) : []),
    ...(isAct ? (['already_handled'] as const) : []),
    ...(counts ? (['calendar_missing'] as const) : []),
  ]
}

function isRealWrite(context: Context): boolean {
  const { method, path } = context.req
  return (
    method === 'POST' &&
    path.startsWith('/api/v1/') &&
    path !== '/api/v1/leave/quote' &&
    context.req.query('dryRun') !== 'true'
  )
}

/** Lets the faults that are switched on strike; the switches themselves are always reachable. */
export function faultLayer({ faults }: System): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req
    if (path.startsWith('/admin/')) return next()
    const struck = faults.strike(kindsBefore(context), method, path)
    for (const fault of struck) {
      if (fault.kind === 'delay') await sleep(fault.delayMs ?? 1000)
      else return answers[fault.kind]?.(context, fault)
    }
    await next()
    if (context.get('committed') === true && faults.strike(['drop_after_commit'], method, path).length > 0)
      context.res = drop(context)
    await shorten(faults, context)
  }
}

/** `partial_page`: a list breaks off in the middle of its answer, as when a connection is lost behind a proxy. */
async function shorten(faults: System['faults'], context: Context): Promise<void> {
  const { method, path } = context.req
  if (method !== 'GET' || !context.res.ok || !path.startsWith('/api/v1/')) return
  if (faults.strike(['partial_page'], method, path).length === 0) return
  const text = await context.res.text()
  context.res = new Response(text.slice(0, Math.floor(text.length / 2)), {
    headers: { 'content-type': 'application/json' },
  })
}

/** `POST /admin/faults`: switches a fault on. */
export async function addFault(system: System, context: Context): Promise<Response> {
  requireClient(system, context.req.header('authorization'))
  const input = FaultInput.safeParse(await context.req.json().catch(() => null))
  if (input.success) return context.json(system.faults.add(input.data), 201)
  throw new Refusal('INVALID', '故障的写法不对，请核对 kind、match、times、rate。', describe(input.error))
}

function describe(error: z.ZodError): string {
  return `The fault is not valid: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`
}

/** `GET /admin/faults`: what is switched on and how often each has struck. */
export function listFaults(system: System, context: Context): Response {
  requireClient(system, context.req.header('authorization'))
  return context.json({ items: system.faults.list() })
}

/** `DELETE /admin/faults`: switches everything off. */
export function clearFaults(system: System, context: Context): Response {
  requireClient(system, context.req.header('authorization'))
  system.faults.clear()
  return context.json({ items: [] })
}
