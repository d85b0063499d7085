import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { dueLists } from '../../sandbox/due/lists.ts'
import { openProduct, type Product } from '../support/product.ts'
import { callerIn, seededWorld } from '../unit/sandbox/support.ts'

const Ticked = z.object({
  quiet: z.boolean(),
  sent: z.number(),
  stopped: z.number(),
  byTopic: z.record(z.string(), z.number()),
  failed: z.array(z.string()),
})
const Notices = z.object({
  items: z.array(z.object({ kind: z.string(), body: z.looseObject({ topic: z.string().optional() }) })),
})

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

async function tick(now: string) {
  const response = await product.api.request(
    new Request('http://127.0.0.1/api/tick', {
      method: 'POST',
      headers: { authorization: `Bearer ${product.localToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    }),
  )
  expect(response.status).toBe(200)
  return Ticked.parse(await response.json())
}

async function remindersOf(as: string, topic: string) {
  const response = await product.api.request(
    new Request('http://127.0.0.1/api/notices', {
      headers: { authorization: `Bearer ${product.localToken}`, 'x-renshi-as': as },
    }),
  )
  const { items } = Notices.parse(await response.json())
  return items.filter(({ kind, body }) => kind === 'reminder' && body.topic === topic)
}

test('in quiet hours nothing is sent', async () => {
  expect(await tick('2026-11-23T21:30:00+08:00')).toMatchObject({ quiet: true, sent: 0 })
})

test('whoever retires within the year is told once; a second run sends nothing', async () => {
  const world = seededWorld()
  const { staff: _staff, ...caller } = callerIn(world, 'zhang')
  const due = dueLists.retirement({ ...caller, job: 'retirement' }, { from: '2026-11-23', to: '2027-11-23' })
  const first = await tick('2026-11-23T09:00:00+08:00')
  expect(first.failed).toEqual([])
  expect(first.byTopic.retirement).toBe(due.length)
  expect(await tick('2026-11-23T09:01:00+08:00')).toMatchObject({ sent: 0, failed: [] })
})

test('a message says why it came and how to stop it, and it stops from chat', async () => {
  const [told] = await remindersOf('zhang', 'training')
  expect(told?.body).toMatchObject({ sentence: { zh: expect.stringMatching(/收到原因.*不要再发培训提醒/) } })
  const reply = await product.chat('zhang', { text: '不要再发培训提醒' })
  expect(reply.toolCalls).toMatchObject([{ tool: 'reminder_switch', args: { topic: 'training', on: false } }])
  const before = (await remindersOf('zhang', 'training')).length
  const later = await tick('2026-12-05T09:00:00+08:00')
  expect(later.byTopic.training).toBeGreaterThan(0)
  expect(later.stopped).toBeGreaterThan(0)
  expect(await remindersOf('zhang', 'training')).toHaveLength(before)
})

test('nobody but the command line of this machine runs the clock', async () => {
  const response = await product.api.request(
    new Request('http://127.0.0.1/api/tick', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  )
  expect(response.status).toBe(403)
})
