import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog, z } from '#sdk'
import { readConfig } from '../../config.ts'
import { type OpenNode, openNode } from '../../jobs/open-node.ts'
import { type Curators, curatorsOf, houseFile } from '../support/curation.ts'
import { preparedFolder, type Server, startServer } from '../support/server.ts'

const doc = '自行车棚办法(2026-01-05)'
const dated = { effective_date: '2026-02-01', version_date: '2026-01-05' }
const file = (text: string, more: Readonly<Record<string, unknown>> = {}) =>
  houseFile({ doc, title: '自行车棚办法', ...dated, audience: 'staff', ...more }, text)
const text = '第一条 自行车停放在北门车棚，先到先得。\n\n第二条 车棚钥匙每天晚上七点半交值班室。'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server
let kb: Curators

beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
  kb = curatorsOf(server)
})
afterAll(async () => {
  await server?.stop()
  await folder?.remove()
})

const Found = z.object({
  passages: z.array(z.object({ text: z.string(), citation: z.looseObject({ document: z.string() }) })),
})
/** The best of the articles of these documents that a person finds; '' when there is none. */
async function found(q: string, as = 'zhang', query: Readonly<Record<string, string>> = {}): Promise<string> {
  const { passages } = Found.parse((await kb.get(as, 'search', { q, ...query })).body)
  const first = passages.find(({ citation }) => citation.document.startsWith('自行车棚'))
  return first?.text.replace(/^第.+?条 /, '') ?? ''
}
const keys = '车棚钥匙几点交值班室'
const editOf = async () => z.number().parse((await kb.get('kong', 'metadata', { document: doc })).body.edit)

describe('the way of a version, over HTTP with signed-in people', () => {
  test('is closed to everybody who is no knowledge administrator', async () => {
    for (const path of [
      'draft',
      'edit',
      'submit',
      'approve',
      'reject',
      'withdraw',
      'retire',
      'rollback',
      'confirm',
      'links',
      'questions',
      'questions/remove',
      'trial',
      'schedule',
    ])
      for (const as of ['zhang', 'sun', 'shi', 'shen']) {
        const { status, body } = await kb.post(as, path, { document: doc })
        expect([as, path, status]).toEqual([as, path, 403])
        expect(body).toMatchObject({ error: expect.stringMatching(/。$/), errorEn: expect.any(String) })
      }
    for (const path of ['text', 'diff', 'metadata', 'links', 'questions', 'trials', 'schedule', 'list', 'show'])
      expect((await kb.get('zhang', path, { document: doc })).status, path).toBe(403)
    expect((await fetch(new URL('/api/kb/schedule', server.address))).status).toBe(401)
  })

  test('draft, edit, diff by article, submit, approve by another, publish', async () => {
    await kb.publish({ 车棚: file(text) })
    expect(await found(keys)).toContain('七点半')
    const drafted = await kb.post('kong', 'draft', { document: doc })
    expect(drafted).toMatchObject({
      status: 200,
      body: { revision: 2, edit: 1, text: expect.stringContaining('七点半') },
    })
    const articles = [{ label: '第二条', text: '车棚钥匙每天晚上九点交值班室。' }]
    const edited = await kb.post('kong', 'edit', { document: doc, expected: 1, articles })
    expect(edited).toMatchObject({ status: 200, body: { edit: 2, sameAs: null } })
    const stale = await kb.post('kong2', 'edit', { document: doc, expected: 1, articles })
    expect(stale).toMatchObject({
      status: 409,
      body: { refusal: 'changed', error: expect.stringContaining('重新打开') },
    })
    const { body: compared } = await kb.get('kong2', 'diff', { document: doc })
    expect(compared).toMatchObject({
      against: { doc, revision: 1 },
      diff: {
        counts: { changed: 1, unchanged: 1, added: 0, removed: 0, moved: 0 },
        articles: [
          { kind: 'unchanged', label: '第一条' },
          { kind: 'changed', label: '第二条', pieces: expect.arrayContaining([{ kind: 'removed', text: '七' }]) },
        ],
      },
    })
    expect(await found(keys)).toContain('七点半')
    expect(await kb.post('kong2', 'approve', { document: doc })).toMatchObject({
      status: 409,
      body: { refusal: 'state' },
    })
    expect((await kb.post('kong', 'submit', { document: doc })).status).toBe(200)
    const own = await kb.post('kong', 'approve', { document: doc })
    expect(own).toMatchObject({ status: 400, body: { error: expect.stringContaining('不能是同一个人') } })
    expect(await kb.post('kong2', 'approve', { document: doc })).toMatchObject({
      status: 200,
      body: { state: 'published' },
    })
    expect(await found(keys)).toContain('九点')
  })

  test('reject with a reason, which the author reads', async () => {
    await kb.post('kong', 'draft', { document: doc })
    await kb.post('kong', 'submit', { document: doc })
    expect((await kb.post('kong2', 'reject', { document: doc, reason: ' ' })).status).toBe(400)
    expect(await kb.post('kong2', 'reject', { document: doc, reason: '请写明节假日' })).toMatchObject({
      body: { state: 'draft' },
    })
    const { body } = await kb.get('kong', 'list', { state: 'draft' })
    expect(body.items).toMatchObject([{ doc, reason: '请写明节假日', sameAs: doc }])
    expect(await kb.post('kong', 'withdraw', { document: doc })).toMatchObject({ body: { state: 'retired' } })
  })

  test('roll back: the last earlier revision comes back through two people', async () => {
    const asked = await kb.post('kong', 'rollback', { document: doc, reason: '钥匙时间写错' })
    expect(asked).toMatchObject({ status: 200, body: { from: 1 } })
    expect(await found(keys)).toContain('九点')
    expect((await kb.post('kong', 'approve', { document: doc })).status).toBe(400)
    expect((await kb.post('kong2', 'approve', { document: doc })).status).toBe(200)
    expect(await found(keys)).toContain('七点半')
  })

  test('retire takes another person’s agreement, and can be refused', async () => {
    const reason = '车棚拆除'
    expect(await kb.post('kong', 'retire', { document: doc, reason })).toMatchObject({
      body: { state: 'pending_retire' },
    })
    expect(await found(keys)).toContain('七点半')
    expect((await kb.post('kong', 'approve', { document: doc })).status).toBe(400)
    expect(await kb.post('kong2', 'reject', { document: doc, reason: '还没拆' })).toMatchObject({
      body: { state: 'published' },
    })
    await kb.post('kong', 'retire', { document: doc, reason })
    expect(await kb.post('kong2', 'approve', { document: doc })).toMatchObject({ body: { state: 'retired' } })
    expect(await found(keys)).toBe('')
    const opened = await server.request(
      `/api/article?${new URLSearchParams({ document: doc, article: '第二条' })}`,
      'zhang',
    )
    expect(await opened.json()).toMatchObject({ validity: '已撤下，不再作为依据' })
    await kb.post('kong', 'rollback', { document: doc, reason: '恢复' })
    await kb.post('kong2', 'approve', { document: doc })
    expect(await found(keys)).toContain('七点半')
  })

  test('metadata is shown for confirmation; what nobody confirmed stays 日期待核', async () => {
    const undated = '自行车棚须知'
    await kb.publish({
      须知: houseFile({ doc: undated, title: undated, audience: 'staff' }, '第一条 车棚雨天容易积水。'),
    })
    const path = `/api/article?${new URLSearchParams({ document: undated, article: '第一条' })}`
    const validity = async () =>
      z.looseObject({ validity: z.string() }).parse(await (await server.request(path, 'zhang')).json()).validity
    expect(await validity()).toBe('日期待核')
    await kb.post('kong', 'draft', { document: undated })
    const { body } = await kb.get('kong', 'metadata', { document: undated })
    expect(body.items).toContainEqual(
      expect.objectContaining({ field: 'effectiveFrom', value: null, readFrom: 'none', remark: '日期待核' }),
    )
    const confirm = (values: unknown) => kb.post('kong', 'confirm', { document: undated, expected: 1, values })
    expect((await confirm({ effectiveFrom: '昨天' })).status).toBe(400)
    expect(await confirm({ effectiveFrom: '2026-01-01' })).toMatchObject({ status: 200, body: { edit: 2 } })
    expect(await validity()).toBe('日期待核')
    await kb.post('kong', 'submit', { document: undated })
    await kb.post('kong2', 'approve', { document: undated })
    expect(await validity()).toBe('现行有效')
  })

  test('an act that repeals another closes it on its day; as-of questions still find the old one', async () => {
    const old = '自行车棚收费办法(2023-01-01)'
    const fields = { doc: old, title: '自行车棚收费办法', version_date: '2023-01-01', effective_date: '2023-01-01' }
    await kb.publish({ 收费: houseFile({ ...fields, audience: 'staff' }, '第一条 电动自行车充电每次收费两元。') })
    const charge = '电动自行车充电每次收费多少'
    expect(await found(charge)).toContain('两元')
    await kb.post('kong', 'draft', { document: doc })
    const link = { kind: 'repeals', act: '自行车棚收费办法', fromArticle: '第一条' }
    const linked = await kb.post('kong', 'links', { document: doc, expected: await editOf(), add: link })
    expect(linked).toMatchObject({ status: 200, body: { edit: 2 } })
    await kb.post('kong', 'submit', { document: doc })
    await kb.post('kong2', 'approve', { document: doc })
    expect(await found(charge)).not.toContain('两元')
    expect(await found(charge, 'zhang', { asOf: '2026-01-31' })).toContain('两元')
    expect(await found(`2023年的时候${charge}`)).toContain('两元')
    const opened = await server.request(
      `/api/article?${new URLSearchParams({ document: old, article: '第一条' })}`,
      'zhang',
    )
    expect(await opened.json()).toMatchObject({
      effectiveUntil: '2026-01-31',
      links: [{ kind: 'repealed_by', document: doc, article: '第一条', since: '2026-02-01' }],
    })
    const shown = await kb.get('kong', 'show', { document: old })
    expect(shown.body).toMatchObject({ links: { own: [], others: [{ kind: 'repeals', doc }] } })
  })

  test('overlapping intervals of one act are refused', async () => {
    const twin = '自行车棚办法(2026-01-10)'
    const base64 = Buffer.from(file(text, { doc: twin })).toString('base64')
    await kb.post('kong', 'import', { files: [{ name: 'twin.md', base64 }], collection: 'handbook' })
    await kb.post('kong', 'submit', { document: twin })
    const refused = await kb.post('kong2', 'approve', { document: twin })
    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('重叠') } })
    await kb.post('kong', 'withdraw', { document: twin })
  })

  test('publishing runs the question set; what gets worse must be acknowledged by name', async () => {
    const expected = [{ document: '自行车棚办法', article: '第二条' }]
    const added = await kb.post('kong', 'questions', {
      items: [
        { text: keys, expected },
        { text: '车棚归谁', expected },
      ],
    })
    const [id] = z.array(z.string()).parse(added.body.ids)
    expect(await kb.post('kong', 'questions', { items: [{ text: '', expected }] })).toMatchObject({ status: 400 })
    await kb.post('kong', 'draft', { document: doc })
    await kb.post('kong', 'edit', {
      ...{ document: doc, expected: await editOf() },
      articles: [{ label: '第二条', text: '其他事项另行通知。' }],
    })
    await kb.post('kong', 'submit', { document: doc })
    const trial = await kb.post('kong2', 'trial', { document: doc })
    expect(trial.body).toMatchObject({
      questions: 2,
      worse: expect.arrayContaining([expect.objectContaining({ id, text: keys })]),
    })
    const worse = z.array(z.looseObject({ id: z.string() })).parse(trial.body.worse)
    const refused = await kb.post('kong2', 'approve', { document: doc })
    expect(refused).toMatchObject({ status: 409, body: { refusal: 'worse', error: expect.stringContaining(keys) } })
    expect(await found(keys)).toContain('七点半')
    const acknowledge = worse.map((question) => question.id)
    expect((await kb.post('kong2', 'approve', { document: doc, acknowledge })).status).toBe(200)
    const [kept] = z.array(z.unknown()).parse((await kb.get('kong', 'trials', { document: doc })).body.items)
    expect(kept).toMatchObject({ acknowledged: acknowledge, decidedBy: expect.stringMatching(/^S-/) })
    const ids = z.array(z.looseObject({ id: z.string() })).parse((await kb.get('kong', 'questions')).body.items)
    await kb.post('kong', 'questions/remove', { ids: ids.map((one) => one.id) })
    expect((await kb.get('kong', 'questions')).body.items).toEqual([])
  })
})

test('a scheduled version is not found before its day and is found after it, by the clock alone', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'renshi-schedule-'))
  const config = readConfig({ RENSHI_DATA_DIR: directory, RENSHI_LOG: 'silent' })
  const at = async <T>(now: string, work: (curators: Curators, node: OpenNode) => Promise<T>): Promise<T> => {
    const node = await openNode(config, { log: silentLog, now })
    const request = async (path: string, as: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${node.localToken}`)
      headers.set('x-renshi-as', as)
      return node.api.request(new Request(new URL(path, 'http://127.0.0.1'), { ...init, headers }))
    }
    try {
      return await work(curatorsOf({ request }), node)
    } finally {
      await node.close()
    }
  }
  const first = async (curators: Curators) =>
    Found.parse((await curators.get('zhang', 'search', { q: keys })).body).passages[0]?.text ?? ''
  try {
    await at('2026-11-23T09:00:00+08:00', async (curators) => {
      await curators.publish({ 车棚: file(text) })
      await curators.post('kong', 'draft', { document: doc })
      const articles = [{ label: '第二条', text: '车棚钥匙每天晚上十点交值班室。' }]
      await curators.post('kong', 'edit', { document: doc, expected: 1, articles })
      await curators.post('kong', 'submit', { document: doc })
      expect((await curators.post('kong2', 'approve', { document: doc, on: '2026-11-01' })).status).toBe(400)
      const approved = await curators.post('kong2', 'approve', { document: doc, on: '2026-12-01' })
      expect(approved.body).toMatchObject({ state: 'scheduled', publishOn: '2026-12-01' })
      expect((await curators.get('kong', 'schedule')).body.items).toMatchObject([{ doc, publishOn: '2026-12-01' }])
      expect((await curators.post('kong', 'schedule', {})).body).toEqual({ published: [], failed: [] })
      expect(await first(curators)).toContain('七点半')
    })
    await at('2026-12-01T00:30:00+08:00', async (curators) => {
      // Jobs do this by themselves; asking for it again changes nothing.
      await curators.post('kong', 'schedule', {})
      expect((await curators.post('kong', 'schedule', {})).body).toEqual({ published: [], failed: [] })
      expect(await first(curators)).toContain('十点')
      expect((await curators.get('kong', 'schedule')).body.items).toEqual([])
    })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
