import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CurationError, type Knowledge } from '../../../../knowledge/index.ts'
import { EmbeddingFault, type Embeddings } from '../../../../knowledge/vectors/client.ts'
import { embedPending, vectorState } from '../../../../knowledge/vectors/embed.ts'
import { EndpointFault } from '../../../../knowledge/vectors/http.ts'
import { loadSpaces } from '../../../../knowledge/vectors/space.ts'
import { migrate } from '../../../../store/migrate.ts'
import type { PGliteDb } from '../../../../store/pglite.ts'
import { type EmbeddingServer, embeddingFaults, startEmbeddingServer } from '../../../support/embedding-server.ts'
import { type EmptyDatabase, onBothDatabases } from '../../../support/postgres-suites.ts'
import { embeddingsOf, helpedKnowledge } from '../../../support/vectors.ts'
import { emptyKnowledge, file, smallKnowledge, staff, twoPeople } from '../library.ts'

const dimensions = 24
let server: EmbeddingServer
let db: PGliteDb
let knowledge: Knowledge

beforeAll(async () => {
  server = await startEmbeddingServer(dimensions)
  ;({ db, knowledge } = await smallKnowledge())
})
afterAll(async () => {
  await server.close()
  await db.close()
})

const countOf = async (where = 'true') => {
  const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from article_vector where ${where}`)
  return rows[0]?.n ?? 0
}
const articles = async () => (await vectorState(db, embeddingsOf(server, dimensions))).articles

describe('embedding what is in search', () => {
  beforeEach(async () => {
    server.mode('well')
    await db.exec('delete from article_vector; delete from vector_space')
  })

  test('gives every article a vector, once, and tells how far it is', async () => {
    const embeddings = embeddingsOf(server, dimensions)
    const told: (readonly number[])[] = []
    const all = await articles()
    const before = server.texts.length
    const done = await embedPending(db, embeddings, { onProgress: (...progress) => told.push(progress) })
    expect(done).toEqual({ embedded: all, refused: 0, pending: all, next: null })
    expect(server.texts.length - before).toBe(all)
    expect(new Set(server.texts.slice(before)).size).toBe(all)
    expect(told.at(-1)).toEqual([all, 0])
    expect(told.map(([embedded = 0]) => embedded)).toEqual(
      told.map(([embedded = 0]) => embedded).toSorted((a, b) => a - b),
    )
    expect(await countOf()).toBe(all)
    expect(await embedPending(db, embeddings)).toMatchObject({ embedded: 0, pending: 0, next: null })
    expect(server.texts.length - before).toBe(all)
  })

  test('says whose an article is: title, issuer and version, headings, label and text', async () => {
    await knowledge.importDocuments({
      ...twoPeople,
      files: [
        file(
          '雨伞.md',
          '---\ndoc: 雨伞规定(2026-01-02)\ntitle: 雨伞规定\nissuer: 后勤科\nversion_date: 2026-01-02\n---\n# 第一章 借用\n\n第一条 紫色雨伞借用三天。\n',
        ),
      ],
    })
    await embedPending(db, embeddingsOf(server, dimensions))
    const text = server.texts.find((one) => one.includes('紫色雨伞'))
    expect(text).toBe('《雨伞规定》（后勤科，2026-01-02） > 第一章 借用 > 第一条\n第一条 紫色雨伞借用三天。')
  })

  test('embeds of a new revision only what changed, and forgets the withdrawn one', async () => {
    const embeddings = embeddingsOf(server, dimensions)
    const texts = (second: string) =>
      `# 班车规定\n\n第一条 紫色雨伞借用三天。\n\n第二条 ${second}\n\n第三条 由值班室办理。\n`
    await knowledge.importDocuments({ ...twoPeople, files: [file('班车规定.md', texts('逾期不还的提醒。'))] })
    await embedPending(db, embeddings)
    const [before, rows] = [server.texts.length, await countOf()]
    await knowledge.importDocuments({ ...twoPeople, files: [file('班车规定.md', texts('逾期不还的通报。'))] })
    expect(await embedPending(db, embeddings)).toMatchObject({ embedded: 1, pending: 1 })
    expect(server.texts.slice(before)).toEqual([expect.stringContaining('通报')])
    expect(await countOf()).toBe(rows)
  })

  test('goes on where it was after the endpoint failed', async () => {
    const embeddings = embeddingsOf(server, dimensions)
    const all = await articles()
    const first = await embedPending(db, embeddings, { most: 8 })
    expect(first).toMatchObject({ embedded: 8, next: { versionId: expect.any(String) } })
    for (const fault of embeddingFaults) {
      server.mode(fault)
      const failed = embedPending(db, embeddings, { after: first.next })
      if (fault === 'refusing') await expect(failed).resolves.toMatchObject({ embedded: 0, refused: all - 8 })
      else await expect(failed, fault).rejects.toMatchObject({ code: 'E_EMBED' })
      // Nothing wrong was kept.
      expect(await countOf(`vector_dims(embedding) = ${dimensions} and l2_norm(embedding) between 0.99 and 1.01`)).toBe(
        8,
      )
      expect(await countOf()).toBe(8)
    }
    server.mode('well')
    const before = server.texts.length
    expect(await embedPending(db, embeddings, { after: first.next })).toMatchObject({ embedded: all - 8, next: null })
    expect(server.texts.length - before).toBe(all - 8)
  })

  test('leaves out a text that the endpoint does not take, and embeds its neighbours', async () => {
    const well = embeddingsOf(server, dimensions)
    const picky: Embeddings = {
      ...well,
      async documents(texts, signal) {
        if (texts.some((text) => text.includes('护理假')))
          throw new EmbeddingFault('refused', new EndpointFault('refused', { status: 400 }))
        return well.documents(texts, signal)
      },
    }
    const all = await articles()
    const { embedded, refused } = await embedPending(db, picky)
    expect(refused).toBeGreaterThan(0)
    expect(embedded + refused).toBe(all)
    expect(await countOf()).toBe(embedded)
    const wrongKey: Embeddings = {
      ...well,
      documents: async () => {
        throw new EmbeddingFault('refused', new EndpointFault('refused', { status: 401 }))
      },
    }
    await expect(embedPending(db, wrongKey)).rejects.toMatchObject({ reason: 'refused' })
  })

  test('stops between batches when it is told to', async () => {
    const end = new AbortController()
    const running = embedPending(db, embeddingsOf(server, dimensions), {
      signal: end.signal,
      onProgress: () => end.abort(new Error('enough')),
    })
    await expect(running).rejects.toThrow('enough')
    expect(await countOf()).toBeGreaterThan(0)
    expect(await countOf()).toBeLessThan(await articles())
  })

  test('the table itself takes no wrong vector', async () => {
    const insert = (vector: string) =>
      db.query(
        `insert into article_vector select version_id, ordinal, 'm', 3, '', $1::text::halfvec from article limit 1`,
        [vector],
      )
    await expect(insert('[1,2]')).rejects.toMatchObject({ code: '23514' })
    await expect(insert('[0,0,0]')).rejects.toMatchObject({ code: '23514' })
    await expect(insert('[NaN,0,0]')).rejects.toThrow()
    await expect(insert('[1,2,3]')).resolves.toBeDefined()
  })

  test('refuses another model in a sentence until somebody decides to change over', async () => {
    const [one, two] = [embeddingsOf(server, dimensions), embeddingsOf(server, dimensions, { model: 'other' })]
    await embedPending(db, one)
    const all = await countOf()
    const helped = helpedKnowledge(db, { embeddings: two })
    const refused = await helped.vectors.embed().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(CurationError)
    expect((refused as CurationError).message).toMatch(/grams.*other.*kb embed --all/)
    const ask = { text: '年休假几天', asOf: '2025-04-01', reader: staff }
    expect(await helped.searchAdmin(ask)).toMatchObject({
      means: ['lexical'],
      missed: [{ means: 'dense', why: 'other_model' }],
    })
    await helped.vectors.renew('S-1')
    expect(await helped.vectors.embed({ most: 8 })).toMatchObject({ embedded: 8 })
    // Half of it is not searched, and what is searched now is still whole.
    expect(await helped.searchAdmin(ask)).toMatchObject({ missed: [{ why: 'other_model' }] })
    expect(await helpedKnowledge(db, { embeddings: one }).searchAdmin(ask)).toMatchObject({ missed: [] })
    await helped.vectors.embed()
    expect(await helped.searchAdmin(ask)).toMatchObject({ means: ['lexical', 'dense'], missed: [] })
    expect(await countOf(`model = 'other'`)).toBe(all)
    expect(await countOf()).toBe(all)
    expect(await loadSpaces(db)).toEqual({ current: { model: 'other', dimensions }, next: null })
    expect(await helpedKnowledge(db, { embeddings: one }).searchAdmin(ask)).toMatchObject({
      missed: [{ why: 'other_model' }],
    })
  })

  test('another dimension of the same model is another space', async () => {
    await embedPending(db, embeddingsOf(server, dimensions))
    const wider = await startEmbeddingServer(48)
    const helped = helpedKnowledge(db, { embeddings: embeddingsOf(wider, 48) })
    await expect(helped.vectors.embed()).rejects.toThrow(/24 维.*48 维/)
    await helped.vectors.renew('S-1')
    await helped.vectors.embed()
    expect(await countOf(`dimensions = 48`)).toBe(await countOf())
    await wider.close()
  })

  test('embedding everything anew with the same model begins from nothing', async () => {
    const helped = helpedKnowledge(db, { embeddings: embeddingsOf(server, dimensions) })
    await helped.vectors.embed()
    const all = await countOf()
    await helped.vectors.renew('S-1')
    expect(await helped.vectors.embed()).toMatchObject({ embedded: all })
  })
})

test('without a model every step says how to get one', async () => {
  const empty = await emptyKnowledge()
  await expect(empty.knowledge.vectors.embed()).rejects.toThrow('EMBED_BASE_URL')
  await expect(empty.knowledge.vectors.renew('S-1')).rejects.toThrow('EMBED_BASE_URL')
  await expect(empty.knowledge.vectors.generate()).rejects.toThrow('MODEL_BASE_URL')
  expect(await empty.knowledge.vectors.state()).toBeNull()
  await empty.db.close()
})

onBothDatabases('a database with or without pgvector', (open) => {
  let database: EmptyDatabase
  beforeAll(async () => {
    database = await open()
    await migrate(database.db)
  })
  afterAll(() => database.close())

  test('embeds where it can, and else says so while search goes on by words', async (context) => {
    const helped = helpedKnowledge(database.db, { embeddings: embeddingsOf(server, dimensions) })
    server.mode('well')
    await helped.importDocuments({
      ...twoPeople,
      files: [file('雨伞规定.md', '# 雨伞规定\n\n第一条 紫色雨伞借用三天。\n')],
    })
    const ask = { text: '紫色雨伞借用几天', asOf: '2026-11-23', reader: staff }
    const state = await helped.vectors.state()
    if (state?.possible) {
      await helped.vectors.embed()
      expect(await helped.searchAdmin(ask)).toMatchObject({ means: ['lexical', 'dense'], missed: [] })
      return
    }
    await expect(helped.vectors.embed()).rejects.toThrow(/没有 pgvector.*create extension vector/)
    await expect(helped.vectors.renew('S-1')).rejects.toThrow(/没有 pgvector/)
    const found = await helped.searchAdmin(ask)
    expect(found).toMatchObject({ means: ['lexical'], missed: [{ means: 'dense', why: 'no_vectors' }] })
    expect(found.passages[0]?.citation.document).toBe('雨伞规定')
    await context.annotate('This PostgreSQL has no pgvector: vectors were tested on the embedded database only.')
  })
})
