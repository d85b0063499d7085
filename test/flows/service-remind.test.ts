import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'
import { historyOf, noticesOf, tickAt } from '../support/service-calls.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

const ownOf = async (as: string) =>
  (await noticesOf(product, as, 'reminder')).filter((said) => said.startsWith('提醒：'))

test('a reminder is set from words and sent once, to the inbox and to the conversation it was asked in', async () => {
  const set = await product.chat('zhang', { text: '明天上午9点提醒我交总结' }, 'one')
  expect(set.toolCalls).toMatchObject([
    { tool: 'service_remind', args: { at: '2026-11-24T09:00', text: '交总结' }, effect: 'note' },
  ])
  expect(set.answer).toContain('2026-11-24（周二）09:00')
  expect((await tickAt(product, '2026-11-24T08:59:00+08:00')).byTopic.own).toBeUndefined()
  expect((await tickAt(product, '2026-11-24T09:00:00+08:00')).byTopic.own).toBe(1)
  expect((await tickAt(product, '2026-11-24T09:01:00+08:00')).byTopic.own).toBeUndefined()
  expect(await ownOf('zhang')).toEqual([expect.stringContaining('交总结')])
  const follow = (await historyOf(product, 'zhang', 'one')).filter(({ kind }) => kind === 'follow_up')
  expect(follow).toMatchObject([{ data: { sentence: expect.stringContaining('交总结') } }])
  expect((await historyOf(product, 'zhang')).filter(({ kind }) => kind === 'follow_up')).toEqual([])
})

test('in quiet hours it waits for the morning, and that is said when it is set', async () => {
  const set = await product.chat('li', { text: '今晚九点提醒我写简报' })
  expect(set.answer).toMatch(/免打扰时段.*2026-11-24（周二）08:00/)
  expect(await tickAt(product, '2026-11-23T21:00:00+08:00')).toMatchObject({ quiet: true, sent: 0 })
  expect((await tickAt(product, '2026-11-24T08:00:00+08:00')).byTopic.own).toBe(1)
  expect(await ownOf('li')).toEqual([expect.stringContaining('写简报')])
})

test('what has no time is asked for, and what is over is refused', async () => {
  expect(await product.chat('wang', { text: '提醒我交材料' })).toMatchObject({ outcome: 'clarify', toolCalls: [] })
  const completed = await product.chat('wang', { text: '两小时后' })
  expect(completed.toolCalls).toMatchObject([{ tool: 'service_remind', args: { at: 'PT2H', text: '交材料' } }])
  expect(completed.answer).toContain('2026-11-23（周一）11:00')
  const over = await product.chat('wang', { text: '今天早上8点提醒我签到' })
  expect(over.outcome).toBe('clarify')
  expect(over.answer).toContain('已经过去')
})

test('reminders are listed and taken back by number, by words and all at once', async () => {
  for (const text of ['12月1日提醒我体检', '12月2日提醒我开组织生活会', '12月3日提醒我交体检表'])
    expect((await product.chat('tian', { text })).toolCalls).toMatchObject([{ tool: 'service_remind' }])
  const list = await product.chat('tian', { text: '我的提醒' })
  expect(list.parts.find(({ kind }) => kind === 'table')).toMatchObject({
    rows: [
      [expect.any(String), '2026-12-01（周二）09:00', '体检'],
      [expect.any(String), '2026-12-02（周三）09:00', '开组织生活会'],
      [expect.any(String), '2026-12-03（周四）09:00', '交体检表'],
    ],
  })
  expect(await product.chat('tian', { text: '取消体检的提醒' })).toMatchObject({ outcome: 'clarify' })
  const gone = await product.chat('tian', { text: '取消开组织生活会的提醒' })
  expect(gone.answer).toMatch(/已取消.*开组织生活会.*还有 2 条/)
  // Nobody takes back what is another's.
  expect((await product.chat('cai', { text: '取消全部提醒' })).answer).toContain('没有等着发的提醒')
  expect((await product.chat('tian', { text: '取消全部提醒' })).answer).toContain('还有 0 条')
  expect((await tickAt(product, '2026-12-04T09:00:00+08:00')).byTopic.own ?? 0).toBe(1)
  expect(await ownOf('tian')).toEqual([])
})

test('there is a most of what may wait', async () => {
  for (let day = 1; day <= 30; day += 1) await product.chat('shen', { text: `2027年3月${day}日提醒我看第${day}份材料` })
  const more = await product.chat('shen', { text: '2027年4月1日提醒我看材料' })
  expect(more.outcome).toBe('decline')
  expect(more.answer).toContain('已有 30 条')
})
