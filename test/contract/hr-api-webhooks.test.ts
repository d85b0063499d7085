import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { isOfHr } from '../../api/hr-hook.ts'
import { WebhookDelivery } from '../../tools/hr-api/schemas/index.ts'
import { basicOf, callRaw, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let zhang: Person
beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  zhang = await signIn(sandbox, 'zhang')
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

type Heard = { readonly timestamp: string; readonly signature: string; readonly body: string }
const heard: Heard[] = []
let refusals = 0
let listener: Server
let url = ''
beforeEach(async () => {
  heard.length = 0
  refusals = 0
  listener = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const isRefused = refusals > 0
      if (isRefused) refusals -= 1
      else
        heard.push({
          timestamp: String(request.headers['x-hr-timestamp']),
          signature: String(request.headers['x-hr-signature']),
          body: Buffer.concat(chunks).toString('utf8'),
        })
      response.writeHead(isRefused ? 503 : 204).end()
    })
  })
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`
})
const client = (method: string, path: string, body?: unknown) =>
  callRaw(sandbox, method, path, basicOf(sandbox), body === undefined ? {} : { body })
const Items = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) })
afterEach(async () => {
  const { items } = Items.parse((await client('GET', '/api/v1/webhooks')).body)
  for (const { id } of items) await client('POST', `/api/v1/webhooks/${id}:end`)
  listener.close()
})

const subscribe = async (events: readonly string[]) => {
  const { status, body } = await client('POST', '/api/v1/webhooks', { url, events })
  expect(status).toBe(200)
  return z.object({ id: z.string(), secret: z.string().min(40) }).parse(body)
}
const deliveries = () => heard.map(({ body }) => WebhookDelivery.parse(JSON.parse(body)))
const day = (number: number) => `2026-12-${String(number).padStart(2, '0')}`
const leave = (number: number) =>
  zhang.write('/leave-requests', { type: 'PERSONAL', start: day(number), end: day(number), reason: '家里有事' })

describe('webhooks', () => {
  test('a change is told with ids and codes only, signed with the secret of the subscription', async () => {
    const { secret } = await subscribe(['leave.changed', 'approval.changed'])
    const { body } = await leave(1)
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    expect(
      deliveries()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['approval.changed', 'leave.changed'])
    expect(deliveries().find(({ type }) => type === 'leave.changed')?.subjectId).toBe(body.id)
    expect(heard.map((one) => one.body).join()).not.toMatch(/家里|张示例|S-1001/)
    for (const one of heard) {
      const at = Number(one.timestamp) * 1000
      expect(await isOfHr(secret, one, at)).toBe(true)
      expect(await isOfHr(secret, { ...one, body: `${one.body} ` }, at)).toBe(false)
      expect(await isOfHr(`${secret}x`, one, at)).toBe(false)
      expect(await isOfHr(secret, one, at + 301_000)).toBe(false)
      expect(await isOfHr(secret, { ...one, signature: '' }, at)).toBe(false)
    }
  })

  test('what is not subscribed to is not told, and nothing after the end', async () => {
    const { id } = await subscribe(['alert.opened'])
    const leaves = await subscribe(['leave.changed'])
    await leave(2)
    await vi.waitFor(() => expect(deliveries().map(({ type }) => type)).toEqual(['leave.changed']))
    expect((await client('POST', `/api/v1/webhooks/${leaves.id}:end`)).body).toMatchObject({ state: 'ENDED' })
    expect((await client('POST', `/api/v1/webhooks/${leaves.id}:end`)).status).toBe(200)
    await leave(3)
    await client('POST', `/api/v1/webhooks/${id}:end`)
    expect(heard).toHaveLength(1)
  })

  test('a listener that fails is told again, in order', async () => {
    refusals = 1
    await subscribe(['leave.changed'])
    const first = await leave(4)
    const second = await leave(7)
    await vi.waitFor(() => expect(heard).toHaveLength(2), 5000)
    expect(deliveries().map(({ subjectId }) => subjectId)).toEqual([first.body.id, second.body.id])
  })

  test('only the client may subscribe, with an address and known events; the secret is never shown again', async () => {
    const input = { url, events: ['leave.changed'] }
    expect((await callRaw(sandbox, 'POST', '/api/v1/webhooks', '', { body: input })).status).toBe(401)
    expect((await client('POST', '/api/v1/webhooks', { ...input, events: ['pay.changed'] })).status).toBe(400)
    expect((await client('POST', '/api/v1/webhooks', { ...input, url: 'file:///etc/passwd' })).status).toBe(400)
    await subscribe(['staff.changed'])
    const { body } = await client('GET', '/api/v1/webhooks')
    expect(JSON.stringify(body)).not.toContain('secret')
    expect((await client('POST', '/api/v1/webhooks/WH-999:end')).status).toBe(404)
  })
})
