import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

test('a planted anomaly is found by asking for it, a scan finds all and opens nothing twice', async () => {
  const over = await product.chat('du', { text: '哪个单位超编了' }, 'over')
  expect(over.answer).toContain('技能培训中心 | 事业编制 | 50 | 52 | 2')
  const scan = await product.chat('du', { text: '做一次督查扫描' }, 'scan')
  expect(scan.toolCalls).toMatchObject([{ tool: 'supervision_scan', effect: 'note' }])
  expect(scan.answer).toContain('发现18项，其中新增0项')
})

test('an alert is dealt with after consent and with a reason', async () => {
  const text = '预警AL-00003已处置，原因是已调整岗位'
  const { pending } = await product.chat('du', { text }, 'dispose')
  expect(pending?.args).toEqual({ alert: 'AL-00003', state: 'DISPOSED', reason: '已调整岗位' })
  const done = await product.chat('du', { confirm: pending?.code ?? '' }, 'dispose')
  expect(done.receipt).toMatch(/^AL-00003-\d+$/)
  expect((await product.chat('du', { text: '混编混岗的预警' }, 'after')).answer).toContain('没有符合条件的预警')
})
