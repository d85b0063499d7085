import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Answered, careCalls, documentText, staffOf } from '../support/care-calls.ts'
import { openProduct, type Product } from '../support/product.ts'

const Made = z.looseObject({ id: z.string(), answer: z.string(), version: z.number() })
const Listed = z.looseObject({
  id: z.string(),
  state: z.string(),
  hits: z.number(),
  suspended: z.string().nullable(),
  note: z.string(),
})
const act = '天湖市数据中心加油卡管理办法(2026-01-10)'
const text = documentText(
  {
    doc: act,
    title: '天湖市数据中心加油卡管理办法',
    issuer: '天湖市数据中心',
    level: '单位制度',
    region: '全国',
    version_date: '2026-01-10',
    effective_date: '2026-02-01',
    effective_date_source: 'header',
    audience: 'staff',
  },
  '第一条　加油卡由后勤科统一办理，每车一张，每月限额八百元。\n\n第二条　加油卡遗失的，持卡人应当在两日内向后勤科报告。',
)
const wording = '加油卡每个月能用多少钱'
const answer = {
  wordings: [wording, '公车加油卡每月限额是多少'],
  text: '每张加油卡每月限额八百元，用完当月不再充值。',
  citations: [{ document: act, article: '第一条' }],
}

describe('a curated answer', () => {
  let product: Product
  let calls: ReturnType<typeof careCalls>
  const add = async (given: unknown, as = 'kong') => {
    const { status, body } = await calls.post(as, '/api/kb-care/answers/add', given)
    expect(status, JSON.stringify(body)).toBe(200)
    return Made.parse(body)
  }
  const listed = async (id: string, state = '') => {
    const { body } = await calls.get('kong', `/api/kb-care/answers${state}`)
    return z
      .object({ items: z.array(Listed) })
      .parse(body)
      .items.find((item) => item.id === id)
  }
  let given: z.output<typeof Made>

  beforeAll(async () => {
    product = await openProduct()
    calls = careCalls(product)
    expect((await calls.publish('card', text)).status).toBe(200)
  })
  afterAll(() => product.close())

  test('is written by an administrator, and not given out before another one has approved it', async () => {
    expect((await calls.post('zhang', '/api/kb-care/answers/add', { answer })).status).toBe(403)
    given = await add({ answer })
    const before = await product.chat('zhang', { text: wording }, 'a1')
    expect(before.answer).not.toContain('官方答复')
    const plain = await product.chat('zhang', { text: '年休假可以跨年安排吗' }, 'a2')
    expect([plain.outcome, plain.answer]).toEqual(['answer', expect.stringContaining('以文件为准')])
    const own: Answered = await calls.post('kong', '/api/kb-care/answers/approve', { id: given.id })
    expect([own.status, own.body.error]).toEqual([400, '起草人和审定人不能是同一个人。'])
    expect((await calls.post('kong2', '/api/kb-care/answers/approve', { id: given.id })).status).toBe(200)
  })

  test('is given word for word with its day and its citations, and counted', async () => {
    const asked = [wording, '请问加油卡每个月可以用多少钱？', '加油卡每个月能用多少钱啊']
    for (const [at, text] of asked.entries()) {
      const reply = await product.chat('zhang', { text }, `w${at}`)
      expect(reply.outcome).toBe('answer')
      expect(reply.answer).toContain(`官方答复（2026-11-23审定）：\n${answer.text}`)
      expect(reply.answer).not.toContain('以文件为准')
      expect(reply.citations.map(({ document, article }) => [document, article])).toEqual([[act, '第一条']])
    }
    expect(await listed(given.id)).toMatchObject({ state: 'approved', hits: 3, suspended: null })
  })

  test('is not given to a question with another word or number in the same place', async () => {
    for (const asked of ['洗车卡每个月能用多少钱', '加油卡每个星期能用多少钱', '加油卡3个月能用多少钱'])
      expect((await product.chat('zhang', { text: asked }, crypto.randomUUID())).answer, asked).not.toContain(
        '官方答复',
      )
  })

  test('that states a number its articles do not have is not approved', async () => {
    const wrong = await add({ answer: { ...answer, wordings: ['加油卡能用几百'], text: '每月限额九百元。' } })
    const refused: Answered = await calls.post('kong2', '/api/kb-care/answers/approve', { id: wrong.id })
    expect([refused.status, refused.body.error]).toEqual([409, '不能审定：答复里的数字在引用的条文里找不到。'])
    const reason = '数字不对'
    expect((await calls.post('kong2', '/api/kb-care/answers/reject', { id: wrong.id, reason })).status).toBe(200)
    expect(await listed(wrong.id)).toMatchObject({ state: 'draft', note: reason })
  })

  test('may not cite what is not there, nor repeat the wording of another', async () => {
    const missing: Answered = await calls.post('kong', '/api/kb-care/answers/add', {
      answer: { ...answer, citations: [{ document: act, article: '第九条' }] },
    })
    expect(missing.status).toBe(404)
    const twin = await add({ answer: { ...answer, text: '每月限额八百元。' } })
    const refused: Answered = await calls.post('kong2', '/api/kb-care/answers/approve', { id: twin.id })
    expect([refused.status, refused.body.error]).toEqual([409, expect.stringContaining('同样的问法已有官方答复')])
  })

  test('gives three kinds of staff three answers with their own citations (S-12)', async () => {
    const offBook = staffOf(product).find(({ staffType }) => staffType === 'CONTRACT_OFFBOOK')
    const kinds = [
      ['civil_servant', '公务员', 'zhang'],
      ['institution_technical', '事业编制人员', 'li'],
      ['contract_offbook', '合同制人员', offBook?.id ?? ''],
    ] as const
    for (const [type, name] of kinds) {
      const doc = `天湖市${name}停车规定(2026-01-10)`
      const own = documentText(
        {
          doc,
          title: `天湖市${name}停车规定`,
          level: '单位制度',
          version_date: '2026-01-10',
          effective_date: '2026-02-01',
          effective_date_source: 'header',
          audience: 'staff',
          staff_types: [type],
        },
        `第一条　${name}的车停在${name}停车区。`,
      )
      expect((await calls.publish(name, own)).status).toBe(200)
      const made = await add({
        answer: {
          wordings: ['我的私家车停到哪个停车区'],
          text: `请停到${name}停车区。`,
          citations: [{ document: doc, article: '第一条' }],
          staffTypes: [type],
        },
      })
      expect((await calls.post('kong2', '/api/kb-care/answers/approve', { id: made.id })).status).toBe(200)
    }
    for (const [, name, alias] of kinds) {
      const reply = await product.chat(alias, { text: '我的私家车停到哪个停车区' }, 's12')
      expect(reply.answer).toContain(`请停到${name}停车区。`)
      expect(reply.citations.map(({ document }) => document)).toEqual([`天湖市${name}停车规定(2026-01-10)`])
    }
  })

  test('for some units is not given to others, nor told of by search', async () => {
    const hidden = await add({
      answer: { ...answer, wordings: ['油卡密码忘了找谁'], text: '找后勤科。', audience: ['unit:U-103'] },
    })
    expect((await calls.post('kong2', '/api/kb-care/answers/approve', { id: hidden.id })).status).toBe(200)
    const query = `/api/kb/search?q=${encodeURIComponent('油卡密码忘了找谁')}`
    expect((await calls.get('sun', query)).body.official).toMatchObject({ text: '找后勤科。' })
    expect((await calls.get('zhang', query)).body.official).toBeUndefined()
  })

  test('in a new version takes the place of the old one', async () => {
    const next = await add({ answer: { ...answer, text: '每月限额八百元。' }, revises: given.answer }, 'kong2')
    expect(next).toMatchObject({ answer: given.answer, version: 2 })
    expect((await calls.post('kong', '/api/kb-care/answers/approve', { id: next.id })).status).toBe(200)
    expect((await product.chat('zhang', { text: wording }, 'v2')).answer).toContain('审定）：\n每月限额八百元。')
    expect(await listed(given.id, '?state=replaced')).toMatchObject({ state: 'replaced' })
  })

  test('rests when what it cites is no longer in force, and is listed as stale', async () => {
    const newer = text
      .replaceAll('2026-01-10', '2026-10-10')
      .replaceAll('2026-02-01', '2026-11-01')
      .replace('八百', '九百')
    expect((await calls.publish('card-2', newer)).status).toBe(200)
    const reply = await product.chat('zhang', { text: wording }, 'v3')
    expect(reply.answer).not.toContain('官方答复')
    const { body } = await calls.get('kong', '/api/kb-care/stale?kind=answer_suspended')
    expect(JSON.stringify(body)).toContain('官方答复已暂停使用：引用的条文已经失效或还没有施行')
  })

  test('is withdrawn at once with a reason', async () => {
    const { body } = await calls.get('kong', '/api/kb-care/answers?state=approved')
    const [first] = z.object({ items: z.array(Listed) }).parse(body).items
    const id = first?.id
    expect((await calls.post('kong', '/api/kb-care/answers/retire', { id, reason: '' })).status).toBe(400)
    expect((await calls.post('kong', '/api/kb-care/answers/retire', { id, reason: '改由手册说明' })).status).toBe(200)
    expect((await calls.post('kong', '/api/kb-care/answers/retire', { id, reason: '再一次' })).status).toBe(409)
  })
})
