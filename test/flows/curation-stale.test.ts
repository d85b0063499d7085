import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { careCalls, documentText } from '../support/care-calls.ts'
import { openProduct, type Product } from '../support/product.ts'

const Items = z.object({
  items: z.array(
    z.looseObject({ subject: z.string(), kind: z.string(), since: z.string(), why: z.string(), owner: z.string() }),
  ),
})
/** A regulation of the house that came into force on a day, and ends on another where one is given. */
const regulation = (name: string, from: string, more: Readonly<Record<string, unknown>> = {}) =>
  documentText(
    {
      ...{ doc: `${name}(${from})`, title: name, level: '单位制度', version_date: from, effective_date: from },
      ...{ effective_date_source: 'header', audience: 'staff', ...more },
    },
    `第一条　${name}由后勤科解释。`,
  )

let product: Product
let calls: ReturnType<typeof careCalls>
beforeAll(async () => {
  product = await openProduct()
  calls = careCalls(product)
  const basis = { based_on: '{"act": "天湖市总则", "article": "第一条"}' }
  for (const [name, text] of [
    ['ended', regulation('天湖市竹筏办法', '2025-01-01', { effective_until: '2026-10-31' })],
    ['ending', regulation('天湖市木舟办法', '2025-01-01', { effective_until: '2026-12-10' })],
    ['basis', regulation('天湖市总则', '2024-01-01')],
    ['resting', regulation('天湖市石桥办法', '2025-01-01', basis)],
    ['basis-2', regulation('天湖市总则', '2026-11-01')],
    ['fresh', regulation('天湖市渡口办法', '2026-11-01')],
  ] as const)
    expect((await calls.publish(name, text)).body, name).toMatchObject({ failed: [] })
})
afterAll(() => product.close())

const stale = async (kind: string) =>
  Items.parse((await calls.get('kong', `/api/kb-care/stale?kind=${kind}`)).body).items.filter(({ subject }) =>
    subject.startsWith('天湖市'),
  )

test.each([
  ['expired', ['天湖市竹筏办法(2025-01-01)']],
  ['expiring', ['天湖市木舟办法(2025-01-01)']],
  ['basis_changed', ['天湖市石桥办法(2025-01-01)']],
])('what is stale because it is %s is listed with a reason and an owner', async (kind, subjects) => {
  const items = await stale(kind)
  expect(items.map(({ subject }) => subject)).toEqual(subjects)
  for (const { why, since, owner } of items)
    expect([why, since, owner]).toEqual([
      expect.stringMatching(/[\u4e00-\u9fff]/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      expect.stringMatching(/^S-\d+$/),
    ])
})

test('a decision takes it off the list until its day, and is on the trail', async () => {
  const [item] = await stale('expiring')
  const { subject, kind, since } = item ?? {}
  const decision = { subject, kind, since, decision: 'keep', note: '年底另行通知', until: '2026-12-05' }
  expect((await calls.post('zhang', '/api/kb-care/stale/decide', decision)).status).toBe(403)
  expect((await calls.post('kong', '/api/kb-care/stale/decide', { ...decision, note: ' ' })).status).toBe(400)
  expect((await calls.post('kong', '/api/kb-care/stale/decide', decision)).status).toBe(200)
  expect(await stale('expiring')).toEqual([])
})

test('what nobody was answered from is told by its use, and a document that is used is not', async () => {
  const reply = await product.chat('zhang', { text: '天湖市渡口办法由谁解释' })
  const used = reply.citations.map(({ document }) => document)
  expect(used).toContain('天湖市渡口办法(2026-11-01)')
  const Use = z.looseObject({ never: z.array(z.looseObject({ doc: z.string() })) })
  const never = Use.parse((await calls.get('kong', '/api/kb-care/use')).body).never.map(({ doc }) => doc)
  expect(never).toContain('示例市数据管理局公务接待管理办法(2026-03-10)')
  expect(never.filter((document) => used.includes(document))).toEqual([])
})
