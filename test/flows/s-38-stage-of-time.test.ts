import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshConversation, hrOf } from '../support/hr-of-product.ts'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct({ settings: { RENSHI_STAGE: 'read' } })
})
afterAll(() => product.close())

test.each(['我这个月考勤怎么样', '查一下我这个月的工资条', '我公积金缴存基数是多少', '导出我11月1日到11月20日的考勤'])(
  'while only look-ups are switched on, “%s” is answered',
  async (text) => {
    expect((await product.chat('zhang', { text }, freshConversation())).toolCalls.map(({ effect }) => effect)).toEqual([
      'read',
    ])
  },
)

test.each([
  '帮我开一份在职证明，办签证用',
  '申请加班：11月28日9:00到13:00，赶上级交办的材料，给补休',
  '我换手机号了，改成13800005566',
  '把11月20号的假销了，我回来上班了',
])('and “%s” prepares nothing', async (text) => {
  const reply = await product.chat('zhang', { text }, freshConversation())
  expect(reply.pending).toBeUndefined()
  expect(hrOf(product).written()).toEqual([])
})
