import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { careCalls, documentText } from '../support/care-calls.ts'
import { openProduct, type Product } from '../support/product.ts'

const doc = '天湖市数据中心雨伞借用办法(2026-01-10)'
const head = {
  ...{ doc, title: '天湖市数据中心雨伞借用办法', issuer: '天湖市数据中心', level: '单位制度', region: '全国' },
  ...{ version_date: '2026-01-10', effective_date: '2026-02-01', effective_date_source: 'header', audience: 'staff' },
}
const Made = z.looseObject({ id: z.string() })

let product: Product
let calls: ReturnType<typeof careCalls>
beforeAll(async () => {
  product = await openProduct()
  calls = careCalls(product)
  await calls.publish('umbrella', documentText(head, '第一条　雨伞由后勤科保管，当天借当天还。'))
})
afterAll(() => product?.close())

const tick = (hour: number) =>
  product.api.request('http://127.0.0.1/api/tick', {
    method: 'POST',
    headers: { authorization: `Bearer ${product.localToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ now: `2026-11-23T${hour}:00:00+08:00` }),
  })

const digital = async (as: string) => {
  const { answer } = await product.chat(as, { text: '我今年的数字化贡献有几分' }, crypto.randomUUID())
  return /数字化?贡献 \| (\d+)/.exec(answer)?.[1]
}

test('S-35: an accepted correction of the knowledge base is one point for its author, once, and none before', async () => {
  const before = Number((await digital('kong')) ?? 0)
  const answer = {
    ...{ wordings: ['雨伞要当天还吗', '借的伞什么时候还'], text: '当天借当天还。' },
    citations: [{ document: doc, article: '第一条' }],
  }
  const { body } = await calls.post('kong', '/api/kb-care/answers/add', { answer })
  expect((await tick(10)).status).toBe(200)
  expect(Number(await digital('kong'))).toBe(before)
  await calls.post('kong2', '/api/kb-care/answers/approve', { id: Made.parse(body).id })
  for (const hour of [11, 12]) await tick(hour)
  expect(Number(await digital('kong'))).toBe(before + 1)
  expect(Number((await digital('kong2')) ?? 0)).toBe(0)
})

test('S-35: a trial that failed and was told honestly is kept, neither rewarded nor held against anybody', async () => {
  const before = await digital('zhang')
  const asked = await product.chat('zhang', { text: '登记一项数字化贡献：自动核对表格试过没成功，如实上报' }, 'failed')
  expect(asked).toMatchObject({ outcome: 'confirm', pending: { tool: 'contribution_add' } })
  expect((await product.chat('zhang', { confirm: asked.pending?.code ?? '' }, 'failed')).receipt).toMatch(/^DC-/)
  expect(await digital('zhang')).toBe(before)
})
