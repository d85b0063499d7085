import { afterAll, beforeAll, expect, test } from 'vitest'
import { computeRule } from '../../tools/rules/index.ts'
import { openProduct, type Product } from '../support/product.ts'
import { seededWorld } from '../unit/sandbox/support.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

test('S-31: the retirements of the next five years are those of the rules, with definition and day', async () => {
  const years = new Map<string, number>()
  for (const { status, retirementCategory, birthDate } of seededWorld().staff.values()) {
    if (status === 'RETIRED') continue
    const { statutoryDate } = computeRule('retirement.statutory', {
      category: retirementCategory.toLowerCase(),
      birthDate,
    })
    const day = String(statutoryDate)
    if (day >= '2026-11-23' && day <= '2031-11-22') years.set(day.slice(0, 4), (years.get(day.slice(0, 4)) ?? 0) + 1)
  }
  const reply = await product.chat('tian', { text: '未来5年退休人数' })
  expect(reply.toolCalls).toMatchObject([{ tool: 'metrics_query', args: { metric: 'RETIREMENTS' } }])
  const table = reply.parts.find(({ kind }) => kind === 'table')
  const rows = table?.kind === 'table' ? table.rows : []
  for (const [year, count] of years) expect(rows).toContainEqual([year, String(count), String(count)])
  expect(reply.answer).toContain(`合计：${[...years.values()].reduce((sum, one) => sum + one, 0)} 人`)
  expect(reply.answer).toMatch(/口径：.*数据时点：2026-11-23/s)
  const chart = reply.parts.find(({ kind }) => kind === 'chart')
  const address = chart?.kind === 'chart' ? (chart.picture ?? '') : ''
  const fetched = (as: string) =>
    product.api.request(`http://127.0.0.1${address}`, {
      headers: { authorization: `Bearer ${product.localToken}`, 'x-renshi-as': as },
    })
  const picture = await fetched('tian')
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  expect(await picture.text()).toMatch(/^<svg (?=[\s\S]*>退休人数)(?=[\s\S]*>2031<)/)
  // A picture is for whoever asked.
  expect((await fetched('zhang')).status).toBe(404)
})

test('S-22: a group of a few people is hidden, and it is said why', async () => {
  const reply = await product.chat('wang', { text: '我们科的年龄结构' })
  expect(reply.toolCalls).toMatchObject([{ tool: 'metrics_query' }])
  expect(reply.answer).toContain('少于5人')
})

test('S-33, S-34: figures come with their rows, a small group is left out, and there is no grade', async () => {
  const reply = await product.chat('zhang', { text: '我三季度的考核数据' })
  expect(reply.toolCalls).toMatchObject([{ tool: 'assessment_evidence', args: { period: '2026-Q3' } }])
  expect(reply.answer).toMatch(/办件数量 \| 19件[\s\S]*办理时效 \| 85%[\s\S]*BJ-2026-/)
  expect(reply.answer).toContain('少于5人')
  expect(reply.answer).not.toMatch(/优秀|称职/)
})

test('S-36: a record that is not right becomes a case, unchanged until it was reviewed', async () => {
  const shown = await product.chat('zhang', { text: '我三季度的考核数据' })
  const id = /BJ-2026-\d+/.exec(shown.answer)?.[0] ?? ''
  const asked = await product.chat('zhang', { text: `${id}这条记录不对，因为当天系统停机` }, 'dispute')
  expect(asked).toMatchObject({ outcome: 'confirm', pending: { tool: 'assessment_dispute' } })
  const done = await product.chat('zhang', { confirm: asked.pending?.code ?? '' })
  expect(done.receipt).toMatch(/^ED-2026-/)
  expect((await product.chat('zhang', { text: '我三季度的考核数据' })).answer).toContain('办理时效 | 85%')
})

test('S-21: what is missing is recommended with its reason, nothing finished', async () => {
  const reply = await product.chat('zhang', { text: '给我推荐培训课程' })
  expect(reply.toolCalls).toMatchObject([{ tool: 'training_recommend' }])
  const tables = reply.parts.flatMap((part) => (part.kind === 'table' ? [part] : []))
  expect(tables[1]?.rows.map(([, id]) => id)).toEqual(['TC-2602', 'TC-2610'])
  expect(reply.answer).toContain('28学时')
})

test('S-33: a manager sees the figures of a colleague of the own section, who can see that; nobody else does', async () => {
  const text = '陈模拟三季度的考核数据'
  const seen = await product.chat('wang', { text }, 'evidence of a colleague')
  expect(seen.toolCalls).toMatchObject([
    { tool: 'assessment_evidence', args: { subject: '陈模拟', period: '2026-Q3' } },
  ])
  expect(seen.answer).toContain('考核数据：陈模拟')
  for (const as of ['zhang', 'sun', 'du']) {
    const { outcome, answer } = await product.chat(as, { text }, 'evidence of a colleague')
    expect(['refuse', 'clarify'], answer).toContain(outcome)
    expect(answer).not.toContain('办件数量')
  }
  expect((await product.chat('wang', { text: '李测试三季度的考核数据' })).answer).not.toContain('办件数量')
  const views = await product.chat('S-1015', { text: '谁看过我的信息' })
  expect(views.answer).toMatch(/王样本.*考核数据.*考核参考/)
})
