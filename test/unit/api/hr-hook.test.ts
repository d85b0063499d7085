import { expect, test } from 'vitest'
import { createHrHookRoutes } from '../../../api/hr-hook.ts'
import { signDelivery } from '../../../sandbox/webhooks/deliver.ts'

const secret = 'a-secret-of-thirty-two-characters'
const nowMs = Date.parse('2026-11-23T09:00:00+08:00')
const body = '{"id":"1","type":"leave.changed"}'

function routes(hookSecret: string | null) {
  let pulls = 0
  const app = createHrHookRoutes({ hookSecret, nowMs: () => nowMs, pullEvents: async () => (pulls += 1) })
  const send = (timestamp: string, signature: string, sent = body) =>
    app.request('/hr', {
      method: 'POST',
      body: sent,
      headers: { 'x-hr-timestamp': timestamp, 'x-hr-signature': signature },
    })
  return { send, pulls: () => pulls }
}
const at = (seconds: number) => String(nowMs / 1000 + seconds)

test('a signed delivery of now makes the events read; the same one again does no harm', async () => {
  const { send, pulls } = routes(secret)
  const signature = signDelivery(secret, at(0), body)
  expect((await send(at(0), signature)).status).toBe(204)
  expect((await send(at(0), signature)).status).toBe(204)
  expect(pulls()).toBe(2)
})

test.each([
  ['no signature', at(0), '', body],
  ['the signature of another text', at(0), signDelivery(secret, at(0), 'other'), body],
  ['the signature of another secret', at(0), signDelivery('another', at(0), body), body],
  ['a timestamp that was not signed', at(1), signDelivery(secret, at(0), body), body],
  ['one of six minutes ago', at(-360), signDelivery(secret, at(-360), body), body],
  ['one of six minutes ahead', at(360), signDelivery(secret, at(360), body), body],
  ['no number as timestamp', 'now', signDelivery(secret, 'now', body), body],
])('%s is refused and nothing is read', async (_, timestamp, signature, sent) => {
  const { send, pulls } = routes(secret)
  expect((await send(timestamp, signature, sent)).status).toBe(401)
  expect(pulls()).toBe(0)
})

test('more than any delivery holds is refused unread', async () => {
  const large = 'x'.repeat(20_000)
  expect((await routes(secret).send(at(0), signDelivery(secret, at(0), large), large)).status).toBe(413)
})

test('without a secret nobody is heard', async () => {
  expect((await routes(null).send(at(0), signDelivery(secret, at(0), body))).status).toBe(404)
})
