import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import { hrFault, preparedFolder, type Server, startServer, until } from '../support/server.ts'

const Inbox = z.object({
  waiting: z
    .union([
      z.object({
        columns: z.array(z.string()),
        items: z.array(z.object({ id: z.string(), cells: z.array(z.string()) })),
      }),
      z.object({ error: z.string(), errorEn: z.string() }),
    ])
    .nullable(),
  notices: z.array(z.unknown()),
})
const Cards = z.object({
  now: z.iso.datetime(),
  items: z.array(z.object({ code: z.string(), state: z.string(), receipt: z.string().nullable() })),
})

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server

beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
})
afterAll(async () => {
  await server?.stop()
  await folder?.remove()
})

function post(path: string, as: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return server.request(path, as, { method: 'POST', headers, body: JSON.stringify(body) })
}
const inboxOf = async (as: string, locale = 'zh') =>
  Inbox.parse(await (await server.request(`/api/inbox?locale=${locale}`, as)).json())
const cardsOf = async (as: string) => Cards.parse(await (await server.request('/api/cards', as)).json()).items

describe('an article', () => {
  const query = (document: string, article: string) => `/api/article?${new URLSearchParams({ document, article })}`
  const file = (audience: string) => ({
    name: `${audience}.md`,
    base64: Buffer.from(
      `---\ndoc: "规程${audience}"\ntitle: "规程"\naudience: ["${audience}"]\n---\n第一条 钥匙在值班室。\n`,
    ).toString('base64'),
  })

  test('is opened by its readers only, and nobody else learns that it exists', async () => {
    const files = [file('hr_officer'), file('unit:U-102'), file('staff')]
    const body = { files, collection: 'handbook', publish: true, approvedBy: 'kong2' }
    expect((await post('/api/kb/import', 'kong', body)).status).toBe(200)
    const status = async (as: string, audience: string) =>
      (await server.request(query(`规程${audience}`, '第一条'), as)).status
    expect([await status('sun', 'hr_officer'), await status('zhang', 'hr_officer')]).toEqual([200, 404])
    expect([await status('zhang', 'unit:U-102'), await status('sun', 'unit:U-102')]).toEqual([200, 404])
    expect([await status('li', 'staff'), await status('li', 'nothing')]).toEqual([200, 404])
    const hidden = await (await server.request(query('规程hr_officer', '第一条'), 'zhang')).json()
    expect(hidden).toEqual(await (await server.request(query('规程nothing', '第一条'), 'zhang')).json())
    const nobody = await fetch(new URL(query('规程staff', '第一条'), server.address))
    expect(nobody.status).toBe(401)
  })

  test('comes with what a reader must know of it', async () => {
    const path = query('示例市数据管理局年休假实施细则(2026-01-05)', '第9条')
    expect(await (await server.request(path, 'li')).json()).toMatchObject({
      title: '示例市数据管理局年休假实施细则',
      article: '第九条',
      version: '2026-01-05',
      effectiveFrom: '2026-02-01',
      effectiveUntil: null,
      validity: '现行有效',
      text: expect.stringContaining('年休假按工作日扣'),
    })
  })
})

describe('the inbox', () => {
  test('tells an approver what waits, in the language asked for, and others nothing of it', async () => {
    const { waiting } = await inboxOf('wang')
    if (!waiting || !('items' in waiting)) throw new Error('Nothing waits for the manager.')
    expect(waiting.columns[0]).toBe('申请人')
    expect(waiting.items.length).toBeGreaterThan(0)
    for (const { id, cells } of waiting.items) {
      expect(id).toMatch(/^AP-/)
      expect(cells).toHaveLength(waiting.columns.length)
    }
    expect((await inboxOf('wang', 'en')).waiting).toMatchObject({ columns: expect.arrayContaining(['Matter']) })
    expect((await inboxOf('zhang')).waiting).toBeNull()
    expect((await fetch(new URL('/api/inbox', server.address))).status).toBe(401)
  })

  test('shows the notices while the HR system is away, and says so', async () => {
    await inboxOf('wang')
    await hrFault(`${folder.path}/hr`, { kind: 'down' })
    try {
      const { waiting, notices } = await inboxOf('wang')
      expect(waiting).toMatchObject({ error: expect.stringMatching(/人事系统/), errorEn: expect.any(String) })
      expect(notices).toEqual([])
    } finally {
      await hrFault(`${folder.path}/hr`, null)
    }
  })
})

describe('the language that was chosen', () => {
  const say = async (body: unknown) => (await post('/api/chat', 'shi', body)).json()

  test('decides where the words do not', async () => {
    expect(await say({ text: '000000', locale: 'en' })).toMatchObject({ answer: expect.stringMatching(/^Nothing/) })
    expect(await say({ text: '000000', locale: 'zh' })).toMatchObject({ answer: expect.stringMatching(/^没有/) })
    expect(await say({ text: '000000' })).toMatchObject({ answer: expect.stringMatching(/^没有/) })
    expect(await say({ text: '我还有几天年假', locale: 'en' })).toMatchObject({
      answer: expect.stringMatching(/^查到/),
    })
    expect((await post('/api/chat', 'shi', { text: 'x', locale: 'fr' })).status).toBe(400)
  })

  test('is carried to a receipt that comes late', async () => {
    const asked = await server.chat('shi', { text: 'Annual leave next Wednesday, going home' })
    const code = asked.pending?.code ?? ''
    expect(code, asked.answer).toMatch(/^\d{6}$/)
    await hrFault(`${folder.path}/hr`, { kind: 'down' })
    const confirmed = await say({ confirm: code, locale: 'en' })
    expect(confirmed).toMatchObject({ answer: expect.stringMatching(/^In progress/) })
    await hrFault(`${folder.path}/hr`, null)
    const late = await until(
      'The receipt',
      40_000,
      async () => (await server.history('shi')).find(({ kind }) => kind === 'follow_up'),
      (event) => event !== undefined,
    )
    expect(late?.data).toMatchObject({ sentence: expect.stringMatching(/^Submitted\. Receipt number LR-/) })
    const parts = z.object({ parts: z.array(z.looseObject({ title: z.string().optional() })) }).parse(late?.data).parts
    expect(parts[0]?.title).toBe('Leave request sent')
  })
})

describe('the cards of a conversation', () => {
  test('are told with their state to the person they belong to', async () => {
    await server.chat('du', { text: '12月15号请一天事假' })
    const second = await server.chat('du', { text: '12月16号请一天事假' })
    expect((await cardsOf('du')).map(({ state }) => state)).toEqual(['pending', 'superseded'])
    const { receipt } = await server.chat('du', { confirm: second.pending?.code ?? '' })
    expect(await cardsOf('du')).toMatchObject([
      { state: 'done', receipt },
      { state: 'superseded', receipt: null },
    ])
    expect(await cardsOf('pei')).toEqual([])
    expect((await fetch(new URL('/api/cards', server.address))).status).toBe(401)
  })

  test('and the messages are found further back', async () => {
    const items = await server.history('du')
    const first = items[2]?.seq ?? 0
    const answer = await server.request(`/api/history?before=${first}&limit=1`, 'du')
    expect(await answer.json()).toMatchObject({ items: [{ seq: items[1]?.seq }] })
  })
})
