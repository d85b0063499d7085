import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

test.each([
  ['leave_submit', 'zhang', '12月2日请一天事假，家里有事'],
  ['certificate_request', 'zhang', '帮我开一份在职证明，办签证用'],
  ['attendance_overtime', 'zhang', '申请11月28日下午两点到五点加班，赶材料'],
  ['profile_update', 'zhang', '把我的手机号改成13900001234'],
])('%s is asked for in one sentence and agreed to in one word', async (tool, as, text) => {
  const asked = await product.chat(as, { text }, tool)
  expect(asked, asked.answer).toMatchObject({ outcome: 'confirm', pending: { tool } })
  const agreed = await product.chat(as, { text: `确认 ${asked.pending?.code}` }, tool)
  expect(agreed.receipt, agreed.answer).toBeTruthy()
})
