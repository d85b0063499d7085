import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplyPart } from '#sdk'
import { plantedPeople } from '../../sandbox/seed/anomalies.ts'
import { freshConversation, submitInChat } from '../support/hr-of-product.ts'
import { openProduct, type Product } from '../support/product.ts'
import { seededWorld } from '../unit/sandbox/support.ts'

/** What `domain/hrms.md` §5 plants, asked for in the words of those whose work it is: exactly these, and nobody else. */

const world = seededWorld()
const planted = plantedPeople(world)
const nameOf = ({ id }: { readonly id: string }): string => world.staff.get(id)?.name ?? id

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

/** Who or what the tables of an answer are about, each once. */
function subjectsIn(parts: readonly ReplyPart[]): string[] {
  const named = parts.flatMap((part) => {
    if (part.kind !== 'table') return []
    const column = ['对象', '姓名', '单位'].map((title) => part.columns.indexOf(title)).find((at) => at >= 0)
    return column === undefined ? [] : part.rows.map((row) => row[column] ?? '')
  })
  return [...new Set(named)].sort()
}

const overdue = ['马逾期', '冯逾期']
const dueSoon = ['高将届', '罗将届', '郑将届']
const seconded = ['韩借出', '唐借出']
const contracts = planted.contracts.map(nameOf)
const files = [nameOf(planted.fileAge), nameOf(planted.fileWork)]
const spouses = [`${nameOf(planted.spouse)}、${nameOf(planted.spouseOf)}`]

test.each([
  [
    'retirements overdue',
    'du',
    overdue,
    ['有哪些人该退休没办', '谁到岁数了还赖着没退', '到点了还没办退休手续的有几个'],
  ],
  ['retirements within six months', 'du', dueSoon, ['今后六个月有哪些人要退休', '半年内谁要退休']],
  ['retirements within six months', 'sun', dueSoon, ['明年5月23日前哪些人到龄']],
  ['over establishment by two', 'du', ['技能培训中心'], ['哪个单位超编了', '哪个单位的人比编制多', '哪家编制用超了']],
  ['over 副科 by one', 'du', ['检测研究所'], ['副科职数哪个单位超了', '哪个单位副科配多了', '领导职数有没有超配的']],
  ['mixed use', 'du', [nameOf(planted.mixedUse)], ['有没有混编混岗的人', '谁占着事业编在行政岗上干活']],
  ['unlawful late agreement', 'du', ['马逾期'], ['有没有违规延迟退休的', '公务员里谁签了延迟退休协议']],
  ['probation overdue', 'du', ['谢试用'], ['谁试用期满了还没转正', '有没有人试用期早过了还没转']],
  ['probation overdue', 'sun', ['谢试用'], ['谁该转正了还没转']],
  ['secondments expired', 'du', seconded, ['借调超期的有哪些人', '谁借出去超期了还没回来']],
  ['secondments expired', 'sun', seconded, ['借调到期没回来的有哪些人']],
  [
    'contracts ending',
    'sun',
    contracts,
    ['三十天内合同到期的有哪些人', '哪些人的合同快到期了', '下个月谁的聘用合同到头'],
  ],
  ['promoted during a sanction', 'du', [nameOf(planted.promoted)], ['处分期内晋升的有谁', '背着处分还提拔的有没有']],
  ['spouses in finance', 'du', spouses, ['有没有夫妻在同一个科室该回避的', '财务科有没有两口子']],
  ['file conflicts', 'sun', files, ['哪些人的档案有矛盾', '谁的档案对不上']],
  ['file conflicts', 'du', files, ['档案记载不一致的有哪些人']],
  ['retirement category open', 'sun', ['曹待核'], ['哪些人的退休类别待核', '谁的退休年龄还定不下来']],
  ['retirement category open', 'du', ['曹待核'], ['有哪些人退休类别需要认定']],
  ['annual leave lost', 'sun', ['何参照'], ['因为请病假取消年休假的有谁', '今年谁的年休假作废了']],
  ['new recruit', 'sun', ['王试用'], ['工作不满一年的有哪些人', '新来的有谁，工龄不到一年']],
  ['new recruit', 'wang', ['王试用'], ['今年科里谁没有年休假']],
  ['more annual leave from next month', 'sun', ['周占位'], ['哪些人下个月年休假要升档', '谁的年休假下个月要涨']],
] as const)('%s, asked by %s: exactly %j', async (_case, as, expected, wordings) => {
  for (const text of wordings) {
    const { parts, answer } = await product.chat(as, { text }, freshConversation())
    expect(subjectsIn(parts), `${text}: ${answer.slice(0, 200)}`).toEqual([...expected].sort())
  }
})

test('two of one name are told apart by unit and number, and nothing is done before it is clear who is meant', async () => {
  const both = [...world.staff.values()].filter(({ name }) => name === '刘虚拟')
  expect(both).toHaveLength(2)
  for (const text of ['刘虚拟的一人一屏', '给刘虚拟办借调，借到市数字办，12月1日到明年5月31日']) {
    const { answer, pending } = await product.chat('sun', { text }, freshConversation())
    expect(pending, text).toBeUndefined()
    for (const { id } of both) expect(answer, text).toContain(id)
  }
  // The manager of one of them means that one.
  const { pending } = await product.chat('wang', { text: '替刘虚拟请12月8日一天事假' }, freshConversation())
  expect(pending?.args).toMatchObject({ person: both.find(({ unitId }) => unitId === 'U-102')?.id })
})

test('a manager who is a subject decides neither on the own leave nor on the alert about them', async () => {
  const { id } = planted.promoted
  expect(world.staff.get(id)?.roles).toContain('manager')
  const { done } = await submitInChat(product, id, '我12月10日请一天事假')
  expect(done.receipt).toMatch(/^LR-2026-/)
  const inbox = await product.chat(id, { text: '有哪些要我审批的' }, freshConversation())
  expect(inbox.answer).not.toContain(nameOf(planted.promoted))
  for (const text of ['处分期内晋升的有谁', '预警AL-00013已处置，原因是误会']) {
    const { toolCalls, pending } = await product.chat(id, { text }, freshConversation())
    expect([toolCalls.filter(({ tool }) => tool.startsWith('supervision_')), pending], text).toEqual([[], undefined])
  }
})

test.each(['有没有混编混岗的人', '哪些人的退休类别待核', '今年谁没有年休假', '有没有违规延迟退休的'])(
  'a member of staff is told of nobody: %s',
  async (text) => {
    const { outcome, parts } = await product.chat('zhang', { text }, freshConversation())
    expect([outcome, subjectsIn(parts)]).toEqual(['refuse', []])
  },
)

test('why somebody lost annual leave is not told to a manager', async () => {
  const { outcome, answer } = await product.chat('wang', { text: '今年科里谁的年假作废了' }, freshConversation())
  expect(outcome).toBe('refuse')
  expect(answer).toContain('人事科')
})
