import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'
import { callAs } from '../support/service-calls.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

const span = 'from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z'

test('S-30 what staff think of answers is in the report, with its reason and the item that it opened', async () => {
  await product.chat('zhang', { text: '年休假可以跨年休吗' })
  const rated = await product.chat('zhang', { text: '没用，没有写需要谁批准' })
  expect(rated.answer).toMatch(/待补清单（第 \d+ 号）/)
  const few = await (await callAs(product, 'tian', `/reports/use?${span}`)).json()
  expect(few).toMatchObject({
    total: null,
    departments: [],
    reasons: [{ reason: expect.stringContaining('需要谁批准'), gap: expect.stringMatching(/^\d+$/) }],
  })

  const asked = await product.chat('zhang', { text: '12月2日请一天事假，家里有事' }, 'leave')
  await product.chat('zhang', { confirm: asked.pending?.code ?? '' }, 'leave')
  for (const as of ['li', 'wang', 'sun', 'kong']) await product.chat(as, { text: '我的年假还剩几天' })
  await product.chat('li', { text: '转人工，我想问工资的事' }, 'desk')
  const many = await (await callAs(product, 'tian', `/reports/use?${span}`)).json()
  expect(many).toMatchObject({
    total: { people: 5, answered: 1, submitted: 1, bad: 1, handedOver: 1, stepsSaved: expect.any(Number) },
    departments: [{ unit: '其他部门', people: 5 }],
    method: { zh: expect.stringContaining('估算') },
  })
  expect(JSON.stringify(many)).not.toContain('S-1001')
})

test('who is neither administrator nor leader does not get it', async () => {
  expect((await callAs(product, 'zhang', `/reports/use?${span}`)).status).toBe(403)
  expect((await callAs(product, 'shi', '/reports/use?from=x')).status).toBe(400)
})
