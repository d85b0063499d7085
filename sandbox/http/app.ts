import type { HttpBindings } from '@hono/node-server'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { JournalFault } from '../journal.ts'
import { Refusal, toProblem } from '../refusal.ts'
import type { System } from '../system.ts'
import { dispatch } from './dispatch.ts'
import { addFault, clearFaults, faultLayer, listFaults } from './fault-layer.ts'
import { exchangeToken } from './oauth.ts'
import { openApi } from './openapi.ts'

type Variables = {
  access: { readonly client: string; readonly staffId: string | null; readonly scopes: readonly string[] }
  committed: boolean
  dropped: boolean
}
type Bindings = { Bindings: HttpBindings; Variables: Variables }

const prefix = '/api/v1'

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof JournalFault)
    return new Refusal(
      'UNAVAILABLE',
      '人事系统暂时不能保存，本次没有提交，请稍后再试。',
      'The HR system cannot save at the moment. Nothing was submitted. Try again later.',
    )
  return new Refusal(
    'UNAVAILABLE',
    '人事系统内部错误，请稍后再试。',
    'Internal error of the HR system. Try again later.',
    { status: 500 },
  )
}

function problemOf(error: unknown, onFault: (error: unknown) => void): Response {
  const refusal = toRefusal(error)
  if (refusal.status >= 500 && refusal.status !== 501) onFault(error)
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (refusal.status === 401) headers['www-authenticate'] = 'Bearer error="invalid_token"'
  return Response.json(toProblem(refusal), { status: refusal.status, headers })
}

/** Only this machine may ask, by this machine's name: a page in a browser that rebinds its name is refused. */
const hostCheck: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? ''
  if (/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host)) return next()
  throw new Refusal('INVALID', '只接受本机地址的访问。', 'Only calls to the address of this machine are accepted.', {
    status: 421,
  })
}

function accessLayer({ accessLog }: System): MiddlewareHandler<Bindings> {
  return async (context, next) => {
    await next()
    const { client, staffId, scopes } = context.get('access') ?? { client: null, staffId: null, scopes: [] }
    await accessLog.add({
      at: new Date().toISOString(),
      method: context.req.method,
      path: context.req.path,
      client,
      staffId,
      scopes,
      status: context.get('dropped') ? 0 : context.res.status,
    })
  }
}

/**
 * The HTTP face of the HR system.
 * @param onFault hears of errors that are nobody's wish; never of request contents
 */
export function createApp(system: System, onFault: (error: unknown) => void): Hono<Bindings> {
  const app = new Hono<Bindings>()
  const contract = openApi()
  app.use(accessLayer(system))
  app.use(hostCheck)
  app.use(
    bodyLimit({
      maxSize: 64 * 1024,
      onError: () =>
        problemOf(new Refusal('INVALID', '请求体过大。', 'The body is too large.', { status: 413 }), onFault),
    }),
  )
  app.use(faultLayer(system))
  app.get('/health', (context) =>
    context.json({ ok: true, mode: system.mode, now: system.now(), staff: system.world.staff.size }),
  )
  app.get('/openapi.json', (context) => context.json(contract))
  app.post('/oauth/token', (context) => exchangeToken(system, context))
  app.post('/admin/faults', (context) => addFault(system, context))
  app.get('/admin/faults', (context) => listFaults(system, context))
  app.delete('/admin/faults', (context) => clearFaults(system, context))
  app.all(`${prefix}/*`, (context) => dispatch(system, context, context.req.path.slice(prefix.length)))
  app.notFound(() =>
    problemOf(
      new Refusal('NOT_FOUND', '没有这个地址，请看 /openapi.json。', 'There is no such path. See /openapi.json.'),
      onFault,
    ),
  )
  app.onError((error) => problemOf(error, onFault))
  return app
}
