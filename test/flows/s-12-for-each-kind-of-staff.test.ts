import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reply } from '#sdk'
import { curatorsOf, houseFile } from '../support/curation.ts'
import { openProduct, type Product } from '../support/product.ts'
import { preparedFolder } from '../support/server.ts'
import { callAs } from '../support/service-calls.ts'

const question = '周转房最长可以住几年'
/** A civil servant, a technician of a public institution, and a worker on contract. */
const people = {
  'S-1001': { type: 'civil_servant', name: '公务员', years: 5 },
  'S-1003': { type: 'institution_technical', name: '事业单位人员', years: 4 },
  'S-1156': { type: 'contract_offbook', name: '编外人员', years: 2 },
} as const
const act = (name: string) => `示例市${name}周转房管理办法(2026-01-05)`

let folder: Awaited<ReturnType<typeof preparedFolder>>
let product: Product
beforeAll(async () => {
  folder = await preparedFolder()
  product = await openProduct({ directory: folder.path })
  const kb = curatorsOf({
    request: async (path, as, init) =>
      callAs(product, as, path.replace(/^\/api/, ''), init?.body ? JSON.parse(String(init.body)) : undefined),
  })
  const files = Object.values(people).map(({ type, name, years }) => [
    name,
    houseFile(
      {
        ...{ doc: act(name), title: `示例市${name}周转房管理办法`, level: '单位制度', audience: 'staff' },
        ...{ version_date: '2026-01-05', effective_date: '2026-02-01', staff_types: [type] },
      },
      [
        `第一条 ${name}没有自有住房的，可以向后勤科申请周转房。房源紧张时按申请先后排队，由后勤科公布。`,
        `第二条 ${name}周转房最长可以住${years}年，从办理入住当天算起。但任期没满的，可以住到任期结束。租金按月从工资里扣，由后勤科每年一月公布标准，水电费自理。退房前三个月由后勤科提醒本人，搬走时把钥匙交回，房屋和家具有损坏的照价赔偿，押金在结清后退还。`,
      ].join('\n\n'),
    ),
  ])
  await kb.publish(Object.fromEntries(files))
})
afterAll(async () => {
  await product?.close()
  await folder?.remove()
})

const ask = (as: string, text: string, thread?: string): Promise<Reply> => product.chat(as, { text }, thread)
const kept = async (): Promise<number> =>
  (await product.db.query(`select 1 from plugin_document where key like 'style/%'`)).rowCount

test('S-12 the same question from a civil servant, a technician and a worker on contract has three answers', async () => {
  for (const [as, { name, years }] of Object.entries(people)) {
    const reply = await ask(as, question)
    expect(reply.outcome).toBe('answer')
    expect(reply.citations[0]).toMatchObject({ document: act(name), article: '第二条' })
    expect(reply.answer).toContain(`最长可以住${years}年`)
    const others = Object.values(people).filter((other) => other.name !== name)
    for (const other of others) expect(JSON.stringify(reply)).not.toContain(act(other.name))
  }
})

describe('S-12 short answers', () => {
  test.each(Object.entries(people))(
    '%s has the last answer once more in short, with the article in one line',
    async (as, { name, years }) => {
      const whole = await ask(as, question, 'once')
      const reply = await ask(as, '太长了，用大白话简短说', 'once')
      expect(reply.outcome).toBe('answer')
      expect(reply.answer.split('\n')[0]).toContain(`最长可以住${years}年`)
      // What qualifies the sentence stays with it, and the rest goes.
      expect(reply.answer).toContain('但任期没满的')
      expect(reply.answer).not.toMatch(/押金|租金/)
      expect(reply.answer).toContain('节选')
      expect(reply.citations.map(({ document, article }) => [document, article])).toEqual([[act(name), '第二条']])
      expect(reply.answer.length).toBeLessThan(whole.answer.length)
      const again = await ask(as, '详细一点', 'once')
      expect(again.answer).toBe(whole.answer)
      // Nothing is kept of a wish for one answer.
      expect(await kept()).toBe(0)
    },
  )

  test('a lasting wish holds for the person, in every conversation, until it is taken back', async () => {
    const wish = await ask('S-1001', '以后都简短回答', 'lasting')
    expect(wish.answer).toContain('以后制度问答都简短回答')
    expect(wish.toolCalls).toMatchObject([{ tool: 'service_style', args: { style: 'short' } }])
    const short = await ask('S-1001', question, 'elsewhere')
    expect(short.answer).toContain('最长可以住5年')
    expect(short.answer).not.toMatch(/押金|租金/)
    expect(short.citations).toHaveLength(1)
    expect((await ask('S-1003', question, 'elsewhere')).answer).toMatch(/租金/)
    // For one answer it may be had whole nevertheless.
    expect((await ask('S-1001', '详细一点', 'elsewhere')).answer).toMatch(/租金/)
    expect((await ask('S-1001', question, 'third')).answer).not.toMatch(/租金/)
    const back = await ask('S-1001', '恢复详细', 'third')
    expect(back.answer).toContain('以后恢复详细回答')
    expect(back.answer).toMatch(/租金/)
    expect((await ask('S-1001', question, 'fourth')).answer).toMatch(/租金/)
    expect(await kept()).toBe(0)
  })

  test('it is said in English too, and where there is nothing to put in other words that is said', async () => {
    await ask('S-1003', question, 'english')
    const reply = await ask('S-1003', 'shorter please', 'english')
    expect(reply.answer).toContain('最长可以住4年')
    expect(reply.answer).toContain('excerpt')
    const nothing = await ask('S-1003', '简短一点', 'empty')
    expect(nothing).toMatchObject({ outcome: 'clarify', answer: expect.stringContaining('以后都简短回答') })
    await ask('S-1003', '我还有几天年假', 'balance')
    expect((await ask('S-1003', '说简单点', 'balance')).outcome).toBe('clarify')
  })
})
