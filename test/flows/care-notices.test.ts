import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type Answered, careCalls, documentText, staffOf } from '../support/care-calls.ts'
import { openProduct, type Product } from '../support/product.ts'

const Preview = z.looseObject({
  meantFor: z.object({ sex: z.string().nullable(), from: z.string() }),
  recipients: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string(), sent: z.boolean() })),
  toSend: z.number(),
  token: z.string(),
})
const doc = '天湖市数据中心女职工劳动保护办法(2026-11-01)'
const meta = {
  doc,
  title: '天湖市数据中心女职工劳动保护办法',
  level: '单位制度',
  version_date: '2026-11-01',
  effective_date: '2026-12-01',
  effective_date_source: 'header',
  audience: 'staff',
}

describe('a notice of a published document', () => {
  let product: Product
  let calls: ReturnType<typeof careCalls>
  /** Some of the bureau who have an account beside the people of the demo. */
  const others = ['S-1023', 'S-1025', 'S-1027', 'S-1031', 'S-1040', 'S-1041', 'S-1042', 'S-1043', 'S-1044', 'S-1045']
  const previewOf = async (document = doc) =>
    Preview.parse(
      (await calls.get('kong', `/api/kb-care/notices/preview?document=${encodeURIComponent(document)}`)).body,
    )
  const send = (token: string, document = doc) => calls.post('kong', '/api/kb-care/notices/send', { document, token })
  const noticed = async (as: string) => JSON.stringify((await calls.get(as, '/api/notices')).body).includes('女职工')
  const bound = () => staffOf(product).filter(({ id, alias }) => alias !== null || others.includes(id))

  beforeAll(async () => {
    product = await openProduct()
    calls = careCalls(product)
    for (const id of others) expect((await calls.get(id, '/api/notices')).status).toBe(200)
    expect((await calls.publish('women', documentText(meta, '第一条　女职工每天有一次工间休息。'))).status).toBe(200)
  })
  afterAll(() => product.close())

  test('is previewed before anything goes out: the women who have an account, as the HR system knows them (S-29)', async () => {
    const { meantFor, recipients, toSend } = await previewOf()
    const oracle = bound().filter(({ gender }) => gender === 'F')
    expect(oracle.length).toBeGreaterThan(2)
    expect(meantFor).toEqual({ sex: 'F', from: 'title' })
    expect(recipients.map(({ id }) => id)).toEqual(oracle.map(({ id }) => id).sort())
    expect(toSend).toBe(oracle.length)
    for (const { id } of oracle) expect(await noticed(id)).toBe(false)
    expect((await calls.get('zhang', `/api/kb-care/notices/preview?document=${encodeURIComponent(doc)}`)).status).toBe(
      403,
    )
  })

  test('leaves out who switched notices off, reaches who follows the subject, and refuses an old preview', async () => {
    const [woman] = bound().filter(({ gender }) => gender === 'F')
    const out = woman?.id ?? ''
    const old = await previewOf()
    expect((await calls.post(out, '/api/kb-care/unfollow', { all: true })).status).toBe(200)
    expect((await calls.post('zhang', '/api/kb-care/follow', { topic: '女职工' })).status).toBe(200)
    const refused: Answered = await send(old.token)
    expect([refused.status, refused.body.error]).toEqual([409, expect.stringContaining('重新预览')])
    const { recipients } = await previewOf()
    expect(recipients.map(({ id }) => id)).not.toContain(out)
    expect(recipients.find(({ id }) => id === 'S-1001')?.reason).toBe('follows')
  })

  test('goes out once to each, however often it is sent, also when the same version is published again', async () => {
    const { token, toSend, recipients } = await previewOf()
    expect((await send(token)).body).toEqual({ sent: toSend, before: 0 })
    expect((await send(token)).body).toEqual({ sent: 0, before: toSend })
    for (const { id } of recipients) {
      const { body } = await calls.get(id, '/api/notices')
      const own = z.object({ items: z.array(z.unknown()) }).parse(body).items
      expect(own.filter((notice) => JSON.stringify(notice).includes(doc.slice(0, 10)))).toHaveLength(1)
    }
    const corrected = documentText(meta, '第一条　女职工每天有一次工间休息，半小时。')
    expect((await calls.publish('women', corrected)).status).toBe(200)
    const again = await previewOf()
    expect(again.toSend).toBe(0)
    expect((await send(again.token)).body).toMatchObject({ sent: 0 })
  })

  test('reaches the unit, the kind of staff and nobody who may not read it', async () => {
    const own = '天湖市人事科值班办法(2026-11-02)'
    const about = {
      ...meta,
      doc: own,
      title: '天湖市人事科值班办法',
      version_date: '2026-11-02',
      audience: ['unit:U-103'],
    }
    expect((await calls.publish('duty', documentText(about, '第一条　值班表每周排一次。'))).status).toBe(200)
    const { recipients } = await previewOf(own)
    expect(recipients.map(({ id }) => id)).toContain('S-1004')
    expect(recipients.map(({ id }) => id)).not.toContain('S-1001')
    const follow = await calls.post('zhang', '/api/kb-care/follow', { document: own })
    expect(follow.status).toBe(404)
  })

  test('of a document that is not published is refused', async () => {
    const none: Answered = await calls.get('kong', '/api/kb-care/notices/preview?document=%E6%B2%A1%E6%9C%89')
    expect([none.status, none.body.error]).toEqual([404, expect.stringContaining('没有已发布的版本')])
  })
})
