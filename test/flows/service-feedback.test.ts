import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { openProduct, type Product } from '../support/product.ts'
import { callAs } from '../support/service-calls.ts'

const Gaps = z.object({
  items: z.array(z.object({ question: z.string(), badRatings: z.number(), reasons: z.array(z.string()) })),
})

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

const gaps = async () => Gaps.parse(await (await callAs(product, 'kong', '/kb-care/gaps')).json()).items

test('a bad word on an answer from the rules opens an item of the knowledge base', async () => {
  expect((await product.chat('zhang', { text: '年休假可以跨年休吗' })).outcome).toBe('answer')
  const rated = await product.chat('zhang', { text: '没用，没有写需要谁批准' })
  expect(rated.toolCalls).toMatchObject([{ tool: 'service_feedback', args: { rating: 'bad' } }])
  expect(rated.answer).toMatch(/待补清单（第 \d+ 号）/)
  expect(await gaps()).toMatchObject([
    { question: '年休假可以跨年休吗', badRatings: 1, reasons: [expect.stringContaining('需要谁批准')] },
  ])
})

test('a later word replaces it, and the item closes', async () => {
  // The rating itself is nothing to rate: it is the answer before it that is meant again.
  const rated = await product.chat('zhang', { text: '有用' })
  expect(rated.answer).toContain('谢谢您的评价')
  expect(await gaps()).toEqual([])
})

test('a bad word on something else is kept and opens nothing', async () => {
  await product.chat('li', { text: '我的年假还剩几天' })
  const rated = await product.chat('li', { text: '给你2分' })
  expect(rated.toolCalls).toMatchObject([{ tool: 'service_feedback', args: { rating: 2 } }])
  expect(rated.answer).toContain('意见已经记下')
  expect(await gaps()).toEqual([])
})

test('where nothing was answered there is nothing to rate', async () => {
  const rated = await product.chat('wang', { text: '刚才的回答很有用' })
  expect(rated).toMatchObject({ outcome: 'clarify', answer: expect.stringContaining('还没有可以评价的回答') })
})
