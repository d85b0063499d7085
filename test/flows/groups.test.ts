import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OnPlatform, openOnPlatform } from '../support/group.ts'

let on: OnPlatform
beforeAll(async () => {
  on = await openOnPlatform('wecom')
})
afterAll(() => on?.product.close())

const group = (members: readonly string[] | null, id = 'g1') => ({ id, members })

test('a question on the rules is answered in the group with its article', async () => {
  const [answer, ...more] = await on.say({ from: 'zhang', text: '产假有多少天', group: group(['zhang', 'li']) })
  expect(answer?.to).toMatchObject({ chat: 'g1', account: 'zhang' })
  expect(answer?.text).toContain('女职工')
  expect(more).toEqual([])
})

test('what is personal is answered in private, and the group hears only that', async () => {
  const sent = await on.say({ from: 'zhang', text: '我的年假还剩几天', group: group(['zhang', 'li']) }, 2)
  const [inGroup, ...others] = sent.filter(({ to }) => to.chat === 'g1')
  expect(others).toEqual([])
  expect(inGroup).toMatchObject({ text: '已私信您。', actions: [] })
  const [alone] = sent.filter(({ to }) => to.chat === '')
  expect(alone?.to.account).toBe('zhang')
  expect(alone?.text).toMatch(/年/)
  const english = await on.say(
    { from: 'zhang', text: 'how many days of annual leave do I have left', group: group(null) },
    2,
  )
  expect(english.find(({ to }) => to.chat === 'g1')?.text).toBe('I have sent it to you privately.')
})

test('a card waits in private and only its owner can confirm it', async () => {
  const sent = await on.say({ from: 'zhang', text: '我要请12月2日一天事假', group: group(['zhang', 'li']) }, 3)
  expect(sent.filter(({ to }) => to.chat === 'g1').map(({ text }) => text)).toEqual(['已私信您。'])
  const card = sent.find(({ actions }) => actions.length > 0)
  expect(card?.to).toMatchObject({ chat: '', account: 'zhang' })
  const code = card?.actions.find(({ id }) => id === 'confirm')?.value ?? ''
  // Somebody else who has seen the code over a shoulder.
  const others = await on.say({ from: 'li', text: `确认 ${code}`, group: group(['zhang', 'li']) }, 2)
  expect(others.find(({ to }) => to.chat === '')?.text).toContain('没有找到')
  const response = await on.product.api.request(on.loopback.request({ from: 'li', confirm: code }))
  expect(response.status).toBe(404)
  const own = await on.say({ from: 'zhang', text: `确认 ${code}`, group: group(['zhang', 'li']) }, 2)
  expect(own.find(({ to }) => to.chat === 'g1')?.text).toBe('已私信您。')
  expect(own.find(({ to }) => to.chat === '')?.text).toMatch(/已提交，编号 /)
})

test('a message the platform refuses is sent again, in order', async () => {
  on.loopback.refuse(1)
  const sent = await on.say({ from: 'wang', text: '你好' }, 1)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.to).toMatchObject({ account: 'wang', chat: '' })
})
