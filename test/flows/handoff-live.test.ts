import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { type OnPlatform, openOnPlatform } from '../support/group.ts'
import { callAs, historyOf } from '../support/service-calls.ts'

const Ticket = z.looseObject({
  number: z.string(),
  state: z.string(),
  owner: z.string().nullable(),
  reason: z.string(),
  isLive: z.boolean(),
  exchanges: z.array(z.looseObject({ said: z.string(), answered: z.string() })),
  talk: z.array(z.object({ byColleague: z.boolean(), text: z.string() })).default([]),
})
const Tickets = z.object({ toAnswer: z.array(Ticket), own: z.array(Ticket) })

let on: OnPlatform
beforeAll(async () => {
  on = await openOnPlatform('dingtalk')
})
afterAll(() => on?.product.close())

const newest = async (as: string) => {
  const response = await callAs(on.product, as, '/tickets')
  expect(response.status, await response.clone().text()).toBe(200)
  return Tickets.parse(await response.json()).own[0] ?? expect.fail(`${as} has no ticket`)
}
const act = (as: string, number: string, kind: string, body: unknown = {}) =>
  callAs(on.product, as, `/tickets/${number}/${kind}`, body)
const see = async (as: string, number: string) =>
  Ticket.parse(await (await callAs(on.product, as, `/tickets/${number}`)).json())

test('a colleague who takes a ticket answers in the conversation, and Renshi is silent until it is handed back', async () => {
  const { product } = on
  await product.chat('zhang', { text: '产假有多少天' })
  await product.chat('zhang', { text: '我的年假还剩几天' })
  await product.chat('zhang', { text: '转人工' })
  const { number, owner } = await newest('zhang')
  const hr = owner ?? ''
  const taken = Ticket.parse(await (await act(hr, number, 'take')).json())
  expect(taken).toMatchObject({ state: 'taken', isLive: true })
  // The balance is shown to one who may read the leave of this very person, and the words of the rule to everybody.
  expect(taken.exchanges[0]?.answered).toContain('产假')
  expect(taken.exchanges[1]?.answered).toMatch(/\d/)

  expect(await product.chat('zhang', { text: '我的工龄从哪年算起' })).toMatchObject({ answer: '', outcome: 'handoff' })
  expect((await see(hr, number)).talk).toMatchObject([{ byColleague: false, text: '我的工龄从哪年算起' }])
  expect((await act(hr, number, 'say', { text: '从2008年7月算起。' })).status).toBe(200)
  const told = (await historyOf(product, 'zhang')).filter(({ kind }) => kind === 'follow_up').at(-1)
  expect(told?.data.sentence).toContain('从2008年7月算起')

  expect((await act('li', number, 'say', { text: '我也说一句' })).status).toBe(404)
  expect((await act(hr, number, 'hand-back')).status).toBe(200)
  expect((await act(hr, number, 'say', { text: '还在吗' })).status).toBe(409)
  expect((await product.chat('zhang', { text: '你好' })).answer).not.toBe('')
})

test('the person takes the conversation back in words', async () => {
  const { product } = on
  await product.chat('li', { text: '转人工' })
  const { number, owner } = await newest('li')
  await act(owner ?? '', number, 'take')
  expect((await product.chat('li', { text: '在吗' })).answer).toBe('')
  expect((await product.chat('li', { text: '交回助手' })).answer).toContain('由我继续')
  expect((await product.chat('li', { text: '产假有多少天' })).outcome).toBe('answer')
  expect((await see(owner ?? '', number)).isLive).toBe(false)
})

test('on a platform both write in their private chats', async () => {
  const { product } = on
  const people = await product.demoPeople()
  const asker = 'wang'
  await on.say({ from: asker, text: '转人工，档案的事' })
  const { number, owner } = await newest(asker)
  const officer = people.find(({ staffId }) => staffId === owner)?.alias ?? ''
  const joined = await on.say({ from: officer, text: `接手 ${number}` }, 2)
  expect(joined.find(({ to }) => to.account === asker)?.text).toContain('已接入')
  const [relayed] = await on.say({ from: asker, text: '我的档案在哪里' })
  expect(relayed?.to.account).toBe(officer)
  expect(relayed?.text).toContain('我的档案在哪里')
  const [answered] = await on.say({ from: officer, text: `${number} 在人才服务中心` })
  expect(answered?.to.account).toBe(asker)
  expect(answered?.text).toContain('在人才服务中心')
  const back = await on.say({ from: officer, text: `交回 ${number}` }, 2)
  expect(back.map(({ to }) => to.account).sort()).toEqual([asker, officer].sort())
})

test('two misses in a row are handed over, once; a question back for what a request lacks is no miss', async () => {
  const { product } = on
  const miss = '食堂红烧肉的配方里放不放八角'
  expect((await product.chat('tian', { text: miss }, 'misses')).outcome).not.toBe('handoff')
  const second = await product.chat('tian', { text: '班车司机的狗叫什么名字' }, 'misses')
  expect(second).toMatchObject({ outcome: 'handoff' })
  expect(second.answer).toMatch(/GD-\d+/)
  const third = await product.chat('tian', { text: miss }, 'misses')
  expect(third.answer).not.toMatch(/GD-\d+/)
  expect((await newest('tian')).reason).toBe('misses')

  const asked = await product.chat('tian', { text: '我要请假' }, 'lacking')
  expect(asked.outcome).toBe('clarify')
  expect((await product.chat('tian', { text: '请事假' }, 'lacking')).outcome).not.toBe('handoff')
})

test('the answer of a ticket becomes a draft with its author, and the author cannot approve it', async () => {
  const { product } = on
  await product.chat('zhang', { text: '产假有多少天' }, 'draft')
  await product.chat('zhang', { text: '转人工，产假的事' }, 'draft')
  const { number, owner } = await newest('zhang')
  await act(owner ?? '', number, 'take')
  await act(owner ?? '', number, 'answer', { text: '产假九十八天，难产另加十五天。' })
  const made = await act(owner ?? '', number, 'draft', { question: '生孩子能休多久' })
  expect(made.status, await made.clone().text()).toBe(200)
  const { id } = z.object({ id: z.string() }).parse(await made.json())
  expect(id).toMatch(/^\d+$/)
  expect((await act('zhang', number, 'draft', { question: '生孩子能休多久' })).status).toBe(404)
})
