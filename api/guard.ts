import { createMiddleware } from 'hono/factory'

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/
const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** Demo mode lets one be anybody, so it answers only to this machine: no other host name, nothing forwarded. */
export const demoGuard = createMiddleware(async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (!loopback.test(host) || forwarded.some((name) => c.req.header(name) !== undefined))
    return c.json({ error: '演示模式只在本机使用。', errorEn: 'Demo mode answers to this machine only.' }, 403)
  return next()
})

/** Writes come as JSON from this very site: a form or a page of another site can send neither. */
export const jsonOnly = createMiddleware(async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return c.json({ error: '只接受本站页面的请求。', errorEn: 'Only pages of this site may send this.' }, 403)
  if (!c.req.header('content-type')?.startsWith('application/json'))
    return c.json(
      {
        error: '请用 JSON 发送（content-type: application/json）。',
        errorEn: 'Send JSON (content-type: application/json).',
      },
      400,
    )
  return next()
})
