import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { openProduct, type Product } from '../support/product.ts'
import { callAs, historyOf, noticesOf } from '../support/service-calls.ts'

const Ticket = z.object({
  number: z.string(),
  state: z.string(),
  owner: z.string().nullable(),
  dueOn: z.string(),
  answer: z.string(),
  asker: z.string().optional(),
  exchanges: z.array(z.object({ said: z.string(), answered: z.string() })),
})
const Tickets = z.object({ toAnswer: z.array(Ticket), own: z.array(Ticket) })

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

const ticketsOf = async (as: string) => Tickets.parse(await (await callAs(product, as, '/tickets')).json())
const step = (as: string, number: string, kind: string, body: unknown = {}) =>
  callAs(product, as, `/tickets/${number}/${kind}`, body)

test('a colleague is asked for, told, and the answer reaches the one who asked', async () => {
  await product.chat('zhang', { text: '产假有多少天' })
  await product.chat('zhang', { text: '我的年假还剩几天' })
  const handed = await product.chat('zhang', { text: '转人工，工龄认定的事' })
  expect(handed).toMatchObject({
    outcome: 'handoff',
    toolCalls: [{ tool: 'service_handoff', args: { topic: '工龄认定的事' } }],
  })
  const number = /GD-\d+/.exec(handed.answer)?.[0] ?? ''
  // Monday's ticket is answered by the end of Tuesday.
  expect(handed.answer).toContain('2026-11-24')
  const { own } = await ticketsOf('zhang')
  expect(own).toMatchObject([{ number, state: 'open', dueOn: '2026-11-24' }])
  const owner = own[0]?.owner ?? ''
  expect(await noticesOf(product, owner, 'ticket')).toEqual([expect.stringContaining(number)])

  const [seen] = (await ticketsOf(owner)).toAnswer
  expect(seen).toMatchObject({ number, asker: expect.any(String) })
  expect(seen?.exchanges.map(({ said }) => said)).toEqual(['产假有多少天', '我的年假还剩几天'])
  // What was looked up for the person is named and not shown.
  expect(seen?.exchanges[1]?.answered).toMatch(/^〔本人事项：.+〕$/)
  expect((await product.chat(owner, { text: '有哪些工单等我答复' })).answer).toContain(number)

  expect((await step(owner, number, 'take')).status).toBe(200)
  expect((await step(owner, number, 'answer', { text: '请带劳动合同到人事科 302 核对。' })).status).toBe(200)
  expect(await noticesOf(product, 'zhang', 'ticket')).toEqual([expect.stringContaining('302')])
  const follow = (await historyOf(product, 'zhang')).filter(({ kind }) => kind === 'follow_up')
  expect(follow).toMatchObject([
    { data: { sentence: expect.stringContaining('已接入') } },
    { data: { sentence: expect.stringContaining('302') } },
  ])
  expect((await product.chat('zhang', { text: '我的工单' })).answer).toContain('已答复')
  expect((await step(owner, number, 'answer', { text: '再答一次' })).status).toBe(409)
})

test('nobody else sees a ticket or works on it', async () => {
  const handed = await product.chat('wang', { text: '转人工' })
  const number = /GD-\d+/.exec(handed.answer)?.[0] ?? ''
  const owner = (await ticketsOf('wang')).own[0]?.owner
  for (const as of ['zhang', 'li', 'du']) {
    expect((await callAs(product, as, `/tickets/${number}`)).status, as).toBe(404)
    expect((await step(as, number, 'take')).status, as).toBe(404)
    expect((await ticketsOf(as)).toAnswer, as).toEqual([])
  }
  expect(owner).not.toBe(null)
  expect((await step('wang', number, 'answer', { text: '我自己答' })).status).toBe(404)
  expect((await step('wang', number, 'close', {})).status).toBe(400)
})

test('asked again without anything new it is the same ticket, and the one who asked may close it', async () => {
  const again = await product.chat('wang', { text: '我要找人事科的人' })
  expect(again).toMatchObject({ outcome: 'handoff' })
  expect(again.answer).toContain('已经转过人工')
  const [open] = (await ticketsOf('wang')).own
  expect((await step('wang', open?.number ?? '', 'close', { text: '已经解决了' })).status).toBe(200)
  expect((await ticketsOf('wang')).own).toMatchObject([{ state: 'closed' }])
  // Nobody is told of what they did themselves.
  expect(await noticesOf(product, 'wang', 'ticket')).toEqual([])
})

test('personal data of others does not reach the ticket', async () => {
  await product.chat('li', { text: '身份证330106199001011237的同事怎么办退休' })
  await product.chat('li', { text: '转人工' })
  const [ticket] = (await ticketsOf('li')).own
  expect(JSON.stringify(ticket)).not.toContain('330106199001011237')
})
