import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Answered, careCalls } from '../support/care-calls.ts'
import { openProduct, type Product } from '../support/product.ts'

const Gap = z.looseObject({
  id: z.string(),
  question: z.string(),
  state: z.string(),
  owner: z.string().nullable(),
  asked: z.number(),
  badRatings: z.number(),
  note: z.string(),
  version: z.number(),
  nearest: z.array(z.looseObject({ document: z.string(), article: z.string() })),
  wordings: z.array(z.string()),
  reasons: z.array(z.string()),
})
const List = z.object({ items: z.array(Gap) })

describe('a question that the knowledge base cannot answer', () => {
  let product: Product
  let calls: ReturnType<typeof careCalls>
  const gaps = async (as = 'kong', query = '') =>
    List.parse((await calls.get(as, `/api/kb-care/gaps${query}`)).body).items
  const gapOf = async (words: string, query = '') => {
    const gap = (await gaps('kong', query)).find(({ wordings }) => wordings.some((text) => text.includes(words)))
    if (!gap) throw new Error(`No gap speaks of ${words}.`)
    return gap
  }

  beforeAll(async () => {
    product = await openProduct()
    calls = careCalls(product)
  })
  afterAll(() => product.close())

  test('becomes an item with the nearest articles, and the same question of two people is one item', async () => {
    const first = await product.chat('zhang', { text: '单位规定里无人机巡检作业补助是多少' }, 'g1')
    expect([first.outcome, first.toolCalls.map(({ tool }) => tool)]).toEqual(['decline', ['policy_search']])
    await product.chat('li', { text: '请问单位规定里无人机巡检作业补助是多少？' }, 'g2')
    await product.chat('wang', { text: '单位规定里无人机巡检作业的补助是多少呢' }, 'g3')
    const gap = await gapOf('无人机')
    expect(gap).toMatchObject({ state: 'open', asked: 3, badRatings: 0, owner: null })
    expect(gap.nearest.length).toBeGreaterThan(0)
    expect((await gaps()).filter(({ question }) => question.includes('无人机'))).toHaveLength(1)
  })

  test('is another item when one word of it is another', async () => {
    await product.chat('zhang', { text: '单位规定里潜水打捞作业补助是多少' }, 'g4')
    expect((await gapOf('潜水')).id).not.toBe((await gapOf('无人机')).id)
  })

  test('keeps nobody’s name, number or telephone', async () => {
    const text = '单位规定里无人艇测绘作业补助是多少，陈模拟（S-1015，电话13812345678）和张示例都想知道'
    expect((await product.chat('zhang', { text }, 'g5')).outcome).toBe('decline')
    const all = JSON.stringify(await gaps())
    expect(all).toContain('无人艇')
    for (const personal of ['张示例', '陈模拟', 'S-1015', '13812345678']) expect(all).not.toContain(personal)
  })

  test('is given to an owner, who is told, drafts an answer and may not close it before it is published', async () => {
    const { id, version } = await gapOf('无人机')
    expect((await calls.post('sun', '/api/kb-care/gaps/assign', { id, owner: 'sun' })).status).toBe(403)
    expect((await calls.post('kong', '/api/kb-care/gaps/assign', { id, owner: 'sun', version })).status).toBe(200)
    const stale: Answered = await calls.post('kong', '/api/kb-care/gaps/assign', { id, owner: 'li', version })
    expect([stale.status, stale.body.error]).toEqual([409, expect.stringContaining('刚被别人改过')])
    expect((await gaps('sun')).map((gap) => gap.id)).toEqual([id])
    expect(await gaps('li')).toEqual([])
    const notices = await calls.get('sun', '/api/notices')
    expect(JSON.stringify(notices.body)).toContain('无人机巡检')

    const draft = { id, title: '无人机巡检补助规定', text: '无人机巡检作业补助为每次八十元。' }
    expect((await calls.post('li', '/api/kb-care/gaps/draft', draft)).status).toBe(404)
    const drafted = await calls.post('sun', '/api/kb-care/gaps/draft', draft)
    expect(drafted.body).toEqual({ document: expect.stringMatching(/^无人机巡检补助规定\(2026-11-23\)$/) })
    const early: Answered = await calls.post('sun', '/api/kb-care/gaps/solve', { id })
    expect([early.status, early.body.error]).toEqual([409, expect.stringContaining('还没有发布')])
  })

  test('is answered once the draft is published, and then closed', async () => {
    const { id } = await gapOf('无人机')
    const document = '无人机巡检补助规定(2026-11-23)'
    const submitted = await calls.post('kong', '/api/kb/submit', { document })
    expect(submitted.status).toBe(200)
    const approved = await calls.post('kong2', '/api/kb/approve', { document })
    expect(approved.status, JSON.stringify(approved.body)).toBe(200)
    expect((await calls.post('sun', '/api/kb-care/gaps/solve', { id })).status).toBe(200)
    const reply = await product.chat('zhang', { text: '单位规定里无人机巡检作业补助是多少' }, 'g6')
    expect(reply.citations.map((citation) => citation.document)).toContain(document)
    expect(await gaps('kong', '?state=solved')).toMatchObject([{ id, note: '起草的内容已发布。' }])
  })

  test('that nobody needs answered is ignored with a reason, and its states are audited', async () => {
    const { id } = await gapOf('潜水')
    expect((await calls.post('kong', '/api/kb-care/gaps/ignore', { id, reason: ' ' })).status).toBe(400)
    expect((await calls.post('kong', '/api/kb-care/gaps/ignore', { id, reason: '不在本局职责内' })).status).toBe(200)
    const again: Answered = await calls.post('kong', '/api/kb-care/gaps/solve', { id, note: '已有' })
    expect([again.status, again.body.error]).toEqual([409, '这个待补问题已忽略，不能再解决。'])
  })

  test('badly rated becomes an item with its reason, which is taken back when the rating is', async () => {
    const { trace, outcome } = await product.chat('zhang', { text: '年休假可以跨年安排吗' }, 'g7')
    expect(outcome).toBe('answer')
    const rating = { turnId: trace, good: false, reason: '没说工龄怎么算' }
    expect((await calls.post('li', '/api/kb-care/rating', rating)).status).toBe(404)
    expect((await calls.post('zhang', '/api/kb-care/rating', rating)).status).toBe(200)
    expect((await calls.post('zhang', '/api/kb-care/rating', rating)).status).toBe(200)
    expect(await gapOf('年休假可以跨年')).toMatchObject({ badRatings: 1, asked: 0, reasons: ['没说工龄怎么算'] })
    expect((await calls.post('zhang', '/api/kb-care/rating', { turnId: trace, good: true })).status).toBe(200)
    expect(await gapOf('年休假可以跨年', '?state=ignored')).toMatchObject({ badRatings: 0, note: '评价已改为满意。' })
  })

  test('leaves what was cited in the count of use', async () => {
    const use = z
      .looseObject({
        most: z.array(z.looseObject({ doc: z.string(), answers: z.number() })),
        never: z.array(z.unknown()),
      })
      .parse((await calls.get('kong', '/api/kb-care/use')).body)
    expect(use.most.map(({ doc }) => doc)).toContain('无人机巡检补助规定(2026-11-23)')
    expect(use.never.length).toBeGreaterThan(0)
    expect(JSON.stringify(use)).not.toContain('S-1001')
    expect((await calls.get('zhang', '/api/kb-care/use')).status).toBe(403)
  })
})
