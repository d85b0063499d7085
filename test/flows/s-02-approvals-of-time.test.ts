import { afterAll, beforeAll, expect, test } from 'vitest'
import { hrOf, submitInChat } from '../support/hr-of-product.ts'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

test('a correction, overtime and a journey wait in the inbox with facts and checks; approving needs consent', async () => {
  const sent = [
    '11月19号下班忘打卡了，18:10走的，帮我补卡，当时在开会',
    '申请加班：11月28日9:00到13:00，赶上级交办的材料，给补休',
    '12月5日到6日离开本市去杭州，报备一下，看病',
  ]
  for (const text of sent) expect((await submitInChat(product, 'zhang', text)).done.receipt, text).toMatch(/-2026-/)
  const inbox = await product.chat('wang', { text: '有哪些等我审批的' })
  for (const words of ['补卡：张示例 2026-11-19 下班卡 18:10', '加班：张示例 2026-11-28', '离开本市报备：张示例'])
    expect(inbox.answer).toContain(words)
  expect(inbox.answer).toContain('当天下班卡确实缺失')
  for (const kind of ['补卡', '加班', '外出报备']) {
    const before = hrOf(product).written().length
    const { asked, done } = await submitInChat(product, 'wang', `同意张示例的${kind}`)
    expect(asked.outcome).toBe('confirm')
    expect(done.receipt).toMatch(/^AP-2026-/)
    expect(hrOf(product).written()).toHaveLength(before + 1)
  }
  const steps = hrOf(product)
    .written()
    .slice(-3)
    .flatMap(({ change }) => change.approvals as { steps: Step[] }[])
    .map(({ steps: [first] }) => first)
  expect(steps.every((step) => step?.approverId === 'S-1002' && step.approverRule === '科室负责人')).toBe(true)
  expect(steps.every((step) => step?.action === 'APPROVE' && step.at?.startsWith('2026-11-23'))).toBe(true)
})

type Step = { approverId: string; approverRule: string; action: string; at: string | null }

test('approved overtime is time off in the balance, an approved correction an ordinary day', async () => {
  expect((await product.chat('zhang', { text: '帮我看看调休还剩多少' })).answer).toContain('1天')
  const attendance = await product.chat('zhang', { text: '我这个月有没有缺卡' })
  expect(attendance.answer).toContain('缺卡：1次')
})
