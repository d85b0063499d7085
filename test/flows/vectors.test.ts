import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { silentLog, z } from '#sdk'
import { embedKnowledge, generateQuestions } from '../../cli/commands/kb-vectors.ts'
import { readConfig } from '../../config.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import { denseSearch } from '../../knowledge/vectors/dense.ts'
import { embedPending, prepareIndex } from '../../knowledge/vectors/embed.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite, type PGliteDb } from '../../store/pglite.ts'
import { count } from '../support/counts.ts'
import { type EmbeddingServer, startEmbeddingServer } from '../support/embedding-server.ts'
import { openProduct, type Product } from '../support/product.ts'
import { preparedFolder, startServer, until } from '../support/server.ts'
import { embeddingsOf } from '../support/vectors.ts'

const dimensions = 64
const settingsOf = (server: EmbeddingServer, more: Readonly<Record<string, string>> = {}) => ({
  EMBED_BASE_URL: server.url,
  EMBED_MODEL: 'grams',
  EMBED_DIMENSIONS: String(dimensions),
  EMBED_BATCH: '20',
  ...more,
})

const Found = z.looseObject({
  passages: z.array(z.looseObject({ text: z.string() })),
  means: z.array(z.string()),
  missed: z.array(z.object({ means: z.string(), why: z.string() })),
})
const State = z.object({ state: z.looseObject({ articles: z.number(), embedded: z.number() }).nullable() })
const Checks = z.object({
  checks: z.array(z.looseObject({ name: z.string(), ok: z.boolean(), state: z.looseObject({ zh: z.string() }) })),
})

/** Calls of the HTTP API of a product in this process, as demo people. */
function callsOf({ api, localToken }: Pick<Product, 'api' | 'localToken'>) {
  const send = async (as: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${localToken}`, 'x-renshi-as': as, 'content-type': 'application/json' }
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await api.request(new Request(new URL(path, 'http://127.0.0.1'), init))
    return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) }
  }
  return { get: (as: string, path: string) => send(as, path), post: send }
}

/** What the product tells over HTTP, as demo people hear it. */
function heardFrom(product: Pick<Product, 'api' | 'localToken'>) {
  const calls = callsOf(product)
  return {
    ...calls,
    search: async (q: string, as = 'zhang') =>
      Found.parse((await calls.get(as, `/api/kb/search?q=${encodeURIComponent(q)}`)).body),
    state: async () => State.parse((await calls.get('kong', '/api/kb-vectors/state')).body).state,
    check: async (name: string) =>
      Checks.parse((await calls.get('kong', '/api/doctor')).body).checks.find((one) => one.name === name),
  }
}

const isWhole = (state: { articles: number; embedded: number } | null) =>
  state !== null && state.articles > 0 && state.articles === state.embedded

describe('a product with an endpoint of embeddings', () => {
  const budgetMs = 400
  let folder: Awaited<ReturnType<typeof preparedFolder>>
  let server: EmbeddingServer
  let product: Product
  let heard: ReturnType<typeof heardFrom>

  beforeAll(async () => {
    folder = await preparedFolder()
    server = await startEmbeddingServer(dimensions)
    const settings = settingsOf(server, {
      RERANK_BASE_URL: server.url,
      RERANK_MODEL: 'cross',
      SEARCH_BUDGET_MS: String(budgetMs),
    })
    product = await openProduct({ directory: folder.path, settings })
    heard = heardFrom(product)
    await until('A whole index', 30_000, heard.state, isWhole)
  })
  afterAll(async () => {
    await product?.close()
    await server?.close()
    await folder?.remove()
  })
  beforeEach(() => server.mode('well'))

  test('embeds what was published, by itself, and then asks by both', async () => {
    expect(new Set(server.texts).size).toBeGreaterThan(500)
    const before = server.texts.length
    const text =
      '---\ndoc: "遮雨规定(2026-02-01)"\ntitle: "遮雨规定"\neffective_date: "2026-02-01"\neffective_date_source: "text"\naudience: "staff"\n---\n第一条 遮雨器具凭工作证领取，三日内归还。\n'
    const files = [{ name: '遮雨.md', base64: Buffer.from(text).toString('base64') }]
    const { status } = await heard.post('kong', '/api/kb/import', {
      files,
      collection: 'handbook',
      publish: true,
      approvedBy: 'kong2',
    })
    expect(status).toBe(200)
    await until('A whole index', 20_000, heard.state, isWhole)
    expect(server.texts.slice(before).filter((one) => one.includes('遮雨器具'))).toHaveLength(1)
    const found = await heard.search('遮雨器具怎么领')
    expect(found).toMatchObject({ means: ['lexical', 'dense', 'rerank'], missed: [] })
    expect(found.passages[0]?.text).toContain('遮雨器具')
    const reply = await product.chat('zhang', { text: '遮雨器具要怎么领取' })
    expect(reply.citations.map(({ document }) => document)).toContain('遮雨规定(2026-02-01)')
  })

  test('sends no name and no number of a person along', async () => {
    const before = server.raw.length
    await heard.search('李测试请年假要什么材料，电话13812345678，工号 S-1002')
    const sent = server.raw.slice(before).join('')
    expect(sent).toContain('请年假要什么材料')
    expect(sent).not.toMatch(/李测试|13812345678|S-1002/)
  })

  test('is told of by the doctor', async () => {
    expect(await heard.check('vectors')).toMatchObject({
      ok: true,
      state: { zh: expect.stringMatching(/grams（64 维）可用，已生成 \d+\/\d+ 条/) },
    })
    expect(await heard.check('rerank')).toMatchObject({ ok: true })
    expect(await heard.check('rewriting')).toMatchObject({ ok: true, state: { zh: '未启用' } })
    server.mode('wrong_dimension')
    expect(await heard.check('vectors')).toMatchObject({
      ok: false,
      state: { zh: expect.stringContaining('dimension') },
    })
  })

  test('only administrators of the knowledge base embed', async () => {
    for (const as of ['zhang', 'wang'])
      for (const path of ['embed', 'generate'])
        expect((await heard.post(as, `/api/kb-vectors/${path}`, {})).status).toBe(403)
    expect((await heard.get('zhang', '/api/kb-vectors/drafts')).status).toBe(403)
  })

  test('whose endpoint hangs or is killed answers by words in time, and the trace says so', async () => {
    const ask = async (text: string) => {
      const from = performance.now()
      return { ...(await heard.search(text)), ms: performance.now() - from }
    }
    server.mode('hanging', 1)
    const late = await ask('夫妻两地分居探亲假怎么算')
    expect(late).toMatchObject({ means: ['lexical', 'rerank'], missed: [{ means: 'dense', why: 'timeout' }] })
    // The machine of the tests may be slow; without the budget it would wait for ever.
    expect(late.ms).toBeLessThan(budgetMs + 2500)
    const { port } = server
    await server.close()
    const dead = await ask('夏天可以穿短裤上班吗')
    expect(dead).toMatchObject({
      means: ['lexical'],
      missed: [
        { means: 'dense', why: 'unreachable' },
        { means: 'rerank', why: 'unreachable' },
      ],
    })
    expect(dead.ms).toBeLessThan(budgetMs + 2500)
    const reply = await product.chat('zhang', { text: '请病假要什么材料' })
    expect(reply).toMatchObject({ outcome: 'answer' })
    expect(reply.citations.length).toBeGreaterThan(0)
    server = await startEmbeddingServer(dimensions, { port })
    expect(await heard.check('vectors')).toMatchObject({ ok: true })
  })
})

describe('from the command line', () => {
  let folder: Awaited<ReturnType<typeof preparedFolder>>
  let out: string
  let server: EmbeddingServer
  let said = ''

  beforeAll(async () => {
    folder = await preparedFolder()
    out = await mkdtemp(join(tmpdir(), 'renshi-drafts-'))
    server = await startEmbeddingServer(dimensions)
  })
  afterAll(async () => {
    await server?.close()
    await folder?.remove()
    await rm(out, { recursive: true, force: true })
  })
  beforeEach(() => {
    said = ''
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
    return () => spy.mockRestore()
  })
  const config = (more: Readonly<Record<string, string>> = {}) =>
    readConfig({ RENSHI_DATA_DIR: folder.path, RENSHI_LOG: 'silent', ...settingsOf(server, more) })
  const Done = z.looseObject({ articles: z.number(), embedded: z.number() })

  test('everything is embedded once; another model is refused in a sentence until --all', async () => {
    await embedKnowledge(config(), { as: 'kong', json: true, all: false })
    const first = Done.parse(JSON.parse(said))
    expect(first.embedded).toBe(first.articles)
    const texts = server.texts.length
    expect(texts).toBe(first.articles)
    said = ''
    await embedKnowledge(config(), { as: 'kong', json: false, all: false })
    expect(said).toBe(`grams（64 维）：共 ${first.articles} 条，已有向量 ${first.articles} 条。\n`)
    expect(server.texts.length).toBe(texts)
    const other = config({ EMBED_MODEL: 'other' })
    await expect(embedKnowledge(other, { as: 'kong', json: true, all: false })).rejects.toThrow(
      /不能混用.*kb embed --all/,
    )
    expect(server.texts.length).toBe(texts)
    said = ''
    await embedKnowledge(other, { as: 'kong', json: true, all: true })
    expect(Done.parse(JSON.parse(said))).toMatchObject({ embedded: first.articles, space: { model: 'other' } })
    server.mode('broken')
    await expect(embedKnowledge(other, { as: 'zhang', json: true, all: true })).rejects.toThrow('知识库管理员')
    server.mode('well')
  })

  test('questions are drafted for a document, and nothing of them is live', async () => {
    // Chapters of the handbook have questions; this one is new.
    const product = await openProduct({ directory: folder.path })
    const text =
      '---\ndoc: "遮雨规定(2026-02-01)"\ntitle: "遮雨规定"\neffective_date: "2026-02-01"\neffective_date_source: "text"\naudience: "staff"\n---\n第一条 遮雨器具凭工作证领取。\n\n第二条 三日内归还。\n'
    const files = [{ name: '遮雨.md', base64: Buffer.from(text).toString('base64') }]
    const whole = { files, collection: 'handbook', publish: true, approvedBy: 'kong2' }
    await callsOf(product).post('kong', '/api/kb/import', whole)
    await product.close()
    server.script(() => '["外面下雨没带伞咋办","哪儿能借把伞","借伞要押证件不"]')
    const chat = config({ MODEL_BASE_URL: server.url, MODEL_NAME: 'chat' })
    const options = { as: 'kong', json: false, document: '遮雨规定(2026-02-01)', out }
    await generateQuestions(chat, options)
    expect(said).toMatch(/这次写了 2 条的问法，没有写成 0 条；草稿 1 份/)
    expect(await readdir(out)).toEqual(['遮雨规定(2026-02-01).questions.draft'])
    const draft = await readFile(join(out, '遮雨规定(2026-02-01).questions.draft'), 'utf8')
    expect(draft).toBe(
      ['第一条', '第二条']
        .map((label) => `# ${label}\n- 外面下雨没带伞咋办\n- 哪儿能借把伞\n- 借伞要押证件不\n`)
        .join('\n'),
    )
    const asked = server.requests.filter((path) => path === 'completions').length
    await generateQuestions(chat, options)
    expect(server.requests.filter((path) => path === 'completions').length).toBe(asked)
  })
})

test('a process that was killed while it embedded goes on where it was', async () => {
  const folder = await preparedFolder()
  const server = await startEmbeddingServer(dimensions, { delayMs: 60 })
  const env = settingsOf(server, { EMBED_BATCH: '10' })
  const inFlight = 4 * 10
  try {
    const first = await startServer({ dataDir: folder.path, env })
    await until(
      'Some vectors',
      30_000,
      async () => server.texts.length,
      (texts) => texts >= 150,
    )
    await first.kill()
    const before = server.texts.length
    const second = await startServer({ dataDir: folder.path, env })
    const ask = async () => {
      const response = await second.request('/api/kb-vectors/state', 'kong')
      return State.parse(await response.json()).state
    }
    const state = await until('A whole index', 60_000, ask, isWhole)
    await second.stop()
    const all = state?.articles ?? 0
    const again = server.texts.length - all
    process.stdout.write(`Killed after ${before} of ${all} articles were sent; ${again} were sent again.\n`)
    expect(before).toBeLessThan(all)
    expect(new Set(server.texts).size).toBe(all)
    // What was on its way when it died is all that is asked for twice.
    expect(again).toBeGreaterThanOrEqual(0)
    expect(again).toBeLessThanOrEqual(inFlight)
  } finally {
    await server.close()
    await folder.remove()
  }
})

describe('the approximate index over 2,000 articles', () => {
  const wide = 128
  let db: PGliteDb
  let server: EmbeddingServer
  let ids: string[]
  const subjects = [
    '年休假',
    '病假',
    '加班',
    '值班',
    '培训',
    '差旅',
    '考核',
    '辞职',
    '调动',
    '公务接待',
    '工伤',
    '退休',
  ]
  const words = ['申请', '审批', '登记', '归还', '时限', '材料', '标准', '责任', '例外', '复核', '通知', '公示', '备案']
  const pick = (from: readonly string[], at: number) => from[at % from.length] as string
  const sentence = (at: number) =>
    `${pick(subjects, at)}的${pick(words, at * 7 + 3)}由${pick(words, at * 5)}部门在${at % 90}日内办理，并${pick(words, at * 11)}${pick(subjects, at * 3 + 1)}${pick(words, at * 13 + 5)}。`

  beforeAll(async () => {
    db = await openPGlite('memory:')
    await migrate(db)
    server = await startEmbeddingServer(wide)
    const knowledge = createKnowledge({ db, tokenizer: null, log: silentLog })
    const numeral = (n: number) => `第${n}条`
    const files = Array.from({ length: 20 }, (_, document) => {
      const text = Array.from({ length: 100 }, (__, n) => `${numeral(n + 1)} ${sentence(document * 100 + n)}`).join(
        '\n\n',
      )
      return { name: `办法${document}.md`, bytes: new TextEncoder().encode(`# 第${document}号办法\n\n${text}\n`) }
    })
    await knowledge.importDocuments({ files, author: 'S-1', approvedBy: 'S-2', publish: true, collection: 'handbook' })
    await embedPending(db, embeddingsOf(server, wide, { batch: 100 }))
    const { rows } = await db.query<{ id: string }>('select id from document_version order by id')
    ids = rows.map(({ id }) => String(id))
    await prepareIndex(db, { model: 'grams', dimensions: wide })
    await db.exec('analyze article_vector')
  })
  afterAll(async () => {
    await server.close()
    await db.close()
  })
  const space = { model: 'grams', dimensions: wide }
  const near = async (
    text: string,
    more: { readonly exact?: boolean; readonly allowed?: readonly string[]; readonly limit?: number },
  ) => {
    const vector = await embeddingsOf(server, wide).query(text, { timeoutMs: 5000 })
    const found = await denseSearch(db, { vector, space, allowed: ids, ...more })
    return found.map(({ versionId, ordinal }) => `${versionId} ${ordinal}`)
  }

  test('finds at least 95 of 100 of what comparing with every row finds', async () => {
    const { rows } = await db.query('select count(*)::int as n from article_vector')
    expect(rows[0]?.n).toBe(2000)
    const limits = [10, 100]
    const shares = await Promise.all(
      limits.map(async (limit) => {
        let [hit, all] = [0, 0]
        for (let at = 0; at < count(40, 200); at++) {
          const text = `${pick(subjects, at * 5 + 2)}${pick(words, at * 3)}要几天`
          const exact = await near(text, { limit, exact: true })
          const found = new Set(await near(text, { limit }))
          hit += exact.filter((key) => found.has(key)).length
          all += exact.length
        }
        return hit / all
      }),
    )
    process.stdout.write(
      `HNSW beside the exact scan, 2,000 rows: recall ${limits.map((limit, at) => `@${limit} ${shares[at]?.toFixed(3)}`).join(', ')}\n`,
    )
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(0.95)
  })

  test('is used by the query, and a narrow filter does not empty the list', async () => {
    const vector = `[${(await embeddingsOf(server, wide).query('年休假申请', { timeoutMs: 5000 })).join(',')}]`
    const { rows } = await db.query<{ 'QUERY PLAN': string }>(
      `explain select version_id from article_vector where model = $1 and dimensions = ${wide} and version_id = any($2::bigint[])
       order by embedding::halfvec(${wide}) <=> $3::text::halfvec(${wide}) limit 10`,
      ['grams', ids, vector],
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('article_vector_hnsw_')
    const [only = ''] = ids
    const found = await near('年休假申请要几天', { allowed: [only] })
    expect(found.every((key) => key.startsWith(`${only} `))).toBe(true)
    expect(found).toHaveLength(100)
  })
})
