import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hrOf, submitInChat } from '../support/hr-of-product.ts'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** What is said, and the rows of the HR system that it makes. */
const cases = [
  ['zhang', '11月19号下班忘打卡了，18:10走的，帮我补卡，当时在开会', 'corrections'],
  ['zhang', '申请加班：11月28日9:00到13:00，赶上级交办的材料，给补休', 'overtime'],
  ['zhang', '帮我开一份在职证明，办签证用', 'issued'],
  ['zhang', '我换手机号了，改成13800005566', 'staff'],
  ['zhang', '紧急联系人换成王样张，母亲，13800009004', 'contacts'],
  ['zhang', '我12月18日到24日因私去日本旅游，帮我报备', 'travels'],
  ['zhang', '报一下年假计划，12月21日到25日', 'plans'],
  ['zhang', '我想12月1日到3日休年假', 'requests'],
  ['zhang', '把12月1号的年假改到12月8号', 'requests'],
  ['zhang', '销一下11月20号的假', 'requests'],
  ['wang', '陈模拟住院了，帮他录入11月24日到27日的病假', 'requests'],
] as const

describe('what is done in chat is in the HR system, under the number the answer shows', () => {
  test.each(cases)('%s: %s', async (as, text, rows) => {
    const before = hrOf(product).written().length
    const { asked, done } = await submitInChat(product, as, text)
    expect(asked.answer).toContain('待确认')
    const written = hrOf(product).written().slice(before)
    expect(written).toHaveLength(1)
    const [row] = written[0]?.change[rows] ?? []
    expect(row).toBeDefined()
    expect(done.receipt).toBeTruthy()
    expect(done.answer).toContain(`已提交，编号 ${done.receipt}`)
    const ids = (written[0]?.change[rows] ?? []).map((each) => (each as { id?: string }).id ?? '')
    const isOwn = rows === 'staff' || rows === 'contacts'
    expect(isOwn ? done.receipt?.startsWith('S-1001-v') : ids.includes(done.receipt ?? '')).toBe(true)
  })
})

test('while the HR system fails nothing is prepared, and no receipt is told', async () => {
  const hr = hrOf(product)
  const before = hr.written().length
  await hr.fault({ kind: 'error500' })
  try {
    const reply = await product.chat('zhang', { text: '帮我开一份收入证明，办贷款用' }, 'down')
    expect(reply.receipt).toBeUndefined()
    expect(reply.pending).toBeUndefined()
    expect(reply.answer).toMatch(/没有响应/)
  } finally {
    await hr.heal()
  }
  expect(hr.written()).toHaveLength(before)
})

test('an answer that is lost after the commit is found again: one certificate, one receipt', async () => {
  const hr = hrOf(product)
  const asked = await product.chat('zhang', { text: '开收入证明，用于办理车贷' }, 'lost')
  const before = hr.written().length
  await hr.fault({ kind: 'drop_after_commit', match: { path: '/api/v1/certificates' }, times: 1 })
  const first = await product.chat('zhang', { confirm: asked.pending?.code ?? '' }, 'lost')
  await hr.heal()
  let reply = first
  for (let tries = 0; tries < 40 && !reply.receipt; tries += 1) {
    await new Promise((again) => setTimeout(again, 250))
    reply = await product.chat('zhang', { confirm: asked.pending?.code ?? '' }, 'lost')
  }
  expect(reply.receipt).toMatch(/^CT-2026-/)
  expect(hr.written()).toHaveLength(before + 1)
})
