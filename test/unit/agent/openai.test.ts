import { expect, test } from 'vitest'
import { readAnswer } from '../../../agent/models/openai/read-answer.ts'
import { shortlist } from '../../../agent/models/openai/shortlist.ts'
import { cards, citation, requestOf } from './embedded-support.ts'

test('of many tools the twelve most likely meant are offered, the search always among them', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    name: `other_${index}`,
    title: { zh: `别的事${index}`, en: `Other ${index}` },
    description: 'Something else.',
    effect: 'read' as const,
    parameters: { type: 'object', properties: {} },
    examples: [{ say: `办第${index}件别的事`, input: {} }],
  }))
  const request = requestOf('我还有几天年假', 'manager', { tools: [...many, ...cards], withheld: [] })
  const names = shortlist(request).map(({ name }) => name)
  expect(names).toHaveLength(12)
  expect(names).toContain('leave_balance')
  expect(names).toContain('policy_search')
})

test.each([
  ['[[answer]] 年休假10天[1]。', { outcome: 'answer', text: '年休假10天。', citations: [citation], uncited: false }],
  ['[[answer]] 年休假10天。', { outcome: 'answer', citations: [], uncited: true }],
  ['[[answer]] 年休假10天【9】。', { outcome: 'answer', citations: [], uncited: true }],
  ['请问要请哪天？', { outcome: 'clarify', uncited: false }],
  ['[[decline]] 没有找到。', { outcome: 'decline', text: '没有找到。', uncited: false }],
  ['[[refuse]] 不能查他人工资。', { outcome: 'refuse', uncited: false }],
  ['[[clarify]] 已提交，编号 LR-1。', { uncited: true }],
])('%s is read as it is meant', (said, meant) => {
  expect(readAnswer(said, requestOf('工作满12年年假几天', 'staff'))).toMatchObject(meant)
})
