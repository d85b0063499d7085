import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** What hearing from the HR system needs. */
export type HrHookRoutes = {
  /** The secret of the subscription; null where there is none, and then nothing is heard. */
  readonly hookSecret: string | null
  nowMs(): number
  /** Reads what happened in the HR system. */
  pullEvents(): Promise<number>
}

/** An older delivery may be one that somebody recorded. */
const oldestSeconds = 300

function bytesOf(hex: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[0-9a-f]{64}$/.test(hex)) return null
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/**
 * Whether a delivery is from the HR system and of now: hex HMAC-SHA256 of `<timestamp>.<body>`, the timestamp in seconds
 * (`domain/hrms.md` §2, 2026-11). Compared in constant time.
 */
export async function isOfHr(
  secret: string,
  { timestamp, signature, body }: { readonly timestamp: string; readonly signature: string; readonly body: string },
  nowMs: number,
): Promise<boolean> {
  const given = bytesOf(signature.replace(/^sha256=/, ''))
  if (!given || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > oldestSeconds) return false
  const encoder = new TextEncoder()
  const way = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), way, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, given, encoder.encode(`${timestamp}.${body}`))
}

/**
 * The route at which the HR system tells that something changed. A delivery is a hint and nothing more: what it says is
 * never used, the events are read over the API at once instead, so that one that comes twice or late does no harm.
 */
export function createHrHookRoutes({ hookSecret, nowMs, pullEvents }: HrHookRoutes): Hono {
  const routes = new Hono()
  if (hookSecret === null) return routes
  routes.post('/hr', bodyLimit({ maxSize: 16 * 1024 }), async (c) => {
    const delivery = {
      timestamp: c.req.header('x-hr-timestamp') ?? '',
      signature: c.req.header('x-hr-signature') ?? '',
      body: await c.req.text(),
    }
    if (!(await isOfHr(hookSecret, delivery, nowMs())))
      return c.json({ error: '签名不对，或者时间太久。', errorEn: 'The signature is wrong or too old.' }, 401)
    // Without an answer of the HR system the next reading by the clock finds the same.
    await pullEvents().catch(() => 0)
    return c.body(null, 204)
  })
  return routes
}
