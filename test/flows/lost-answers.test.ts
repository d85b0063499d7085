import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshConversation, hrOf, submitInChat } from '../support/hr-of-product.ts'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

/** Agrees to something while the HR system does it and its answer is lost; the receipt as the person has it in the end. */
async function agreeWithoutAnswer(as: string, text: string): Promise<{ answers: string[]; receipt: string }> {
  const conversation = freshConversation()
  const { pending, answer } = await product.chat(as, { text }, conversation)
  if (!pending) throw new Error(`'${text}' prepared nothing: ${answer}`)
  const hr = hrOf(product)
  await hr.fault({ kind: 'drop_after_commit', times: 1, match: { method: 'POST' } })
  const answers: string[] = []
  for (let tries = 0; tries < 20; tries++) {
    const reply = await product.chat(as, { confirm: pending.code }, conversation)
    answers.push(reply.answer)
    if (reply.receipt) return { answers, receipt: reply.receipt }
  }
  return { answers, receipt: '' }
}

test.each([
  ['zhang', '把我12月1号的假撤了', /^LR-2026-/],
  ['sun', '给林新录办入职，12月1号报到', /^LC-2026-/],
  ['sun', '韩借出借调到期回来了，办返回', /^LC-2026-/],
] as const)('%s: “%s” is done once and never called undone, although the answer was lost', async (as, text, number) => {
  if (as === 'zhang') await submitInChat(product, as, '我12月1日休一天年假')
  const before = hrOf(product).written().length
  const { answers, receipt } = await agreeWithoutAnswer(as, text)
  expect(answers.join('\n')).not.toContain('未提交')
  expect(receipt, answers.join('\n')).toMatch(number)
  expect(hrOf(product).written()).toHaveLength(before + 1)
})
