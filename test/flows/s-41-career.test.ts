import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { openProduct, type Product } from '../support/product.ts'
import { seededWorld } from '../unit/sandbox/support.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

const Notices = z.object({
  items: z.array(z.looseObject({ kind: z.string(), body: z.looseObject({ topic: z.string().optional() }) })),
})

test('S-41: the career is in order, each step with its paper, the same as the records', async () => {
  const { people, staff } = seededWorld()
  const wang = [...staff.values()].find(({ alias }) => alias === 'wang')
  const id = wang?.id ?? ''
  const wanted = [
    { on: wang?.workStartDate ?? '', basis: '履历表' },
    ...(people.assignments.get(id) ?? []).map(({ from, basisDoc }) => ({ on: from, basis: basisDoc })),
    ...(people.ranks.get(id) ?? []).map(({ from, basisDoc }) => ({ on: from, basis: basisDoc })),
  ]
  const { toolCalls, parts } = await product.chat('wang', { text: '把我参加工作以来的变动都列出来' })
  expect(toolCalls).toMatchObject([{ tool: 'people_timeline', args: {} }])
  const table = parts.find(({ kind }) => kind === 'table')
  const rows = table?.kind === 'table' ? table.rows : []
  expect(rows.map(([on]) => on)).toEqual(wanted.map(({ on }) => on).sort())
  expect(rows.map(([on, , basis]) => `${on} ${basis}`).sort()).toEqual(
    wanted.map(({ on, basis }) => `${on} ${basis}`).sort(),
  )
})

test('S-41: nobody but the person and the HR office sees it', async () => {
  const own = await product.chat('sun', { text: '王样本的任职经历' }, 'officer')
  expect(own.toolCalls).toMatchObject([{ tool: 'people_timeline' }])
  const other = await product.chat('zhang', { text: '王样本的任职经历' }, 'other')
  expect(other.toolCalls).toEqual([])
  expect(other.outcome).toBe('refuse')
})

test('S-41: what is still to be learnt comes by itself, with why it came and how to stop it, and once', async () => {
  const headers = { authorization: `Bearer ${product.localToken}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ now: '2026-11-23T10:00:00+08:00' })
  for (const _ of [1, 2]) await product.api.request('http://127.0.0.1/api/tick', { method: 'POST', headers, body })
  const response = await product.api.request('http://127.0.0.1/api/notices', {
    headers: { ...headers, 'x-renshi-as': 'zhang' },
  })
  const told = Notices.parse(await response.json()).items.filter(({ body: { topic } }) => topic === 'training')
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told)).toMatch(/培训要求.*推荐培训课程/)
  expect(JSON.stringify(told)).toMatch(/因为|不要再发|关掉/)
})
