import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role, StaffType } from '#sdk'
import { loadArticles, loadChanged } from '../../../../knowledge/index/load.ts'
import { MemoryIndex } from '../../../../knowledge/index/memory.ts'
import type { Knowledge } from '../../../../knowledge/index.ts'
import type { Reader } from '../../../../knowledge/port.ts'
import { passes } from '../../../../knowledge/search/filter.ts'
import { planSearch } from '../../../../knowledge/search/plan.ts'
import { denseSearch } from '../../../../knowledge/vectors/dense.ts'
import { embedPending } from '../../../../knowledge/vectors/embed.ts'
import { silentLog } from '../../../../sdk/log.ts'
import type { PGliteDb } from '../../../../store/pglite.ts'
import { count } from '../../../support/counts.ts'
import { type EmbeddingServer, startEmbeddingServer } from '../../../support/embedding-server.ts'
import { embeddingsOf, helpedKnowledge } from '../../../support/vectors.ts'
import { emptyKnowledge, file, guest, staff, twoPeople } from '../library.ts'

const dimensions = 48
let server: EmbeddingServer
let db: PGliteDb
let knowledge: Knowledge

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length] as T
const audiences = [['public'], ['staff'], ['hr_officer'], ['unit:U-2'], ['staff', 'type:civil_servant'], ['leader']]
const regions = ['全国', '浙江', '上海']
const types: readonly (readonly StaffType[])[] = [[], [], ['civil_servant'], ['contract_offbook']]
const days = ['2019-01-01', '2022-01-01', '2025-01-01']
const subjects = ['假期安排', '值班补助', '车辆使用', '培训经费', '办公用房', '公务接待']

/** Documents in which everything that decides who may find them is mixed. */
function documents() {
  return Array.from({ length: 60 }, (_, at) => {
    const fields = {
      doc: `${pick(subjects, at)}规定${at}(${pick(days, at)})`,
      title: `${pick(subjects, at)}规定${at}`,
      region: pick(regions, Math.floor(at / 2)),
      version_date: pick(days, at),
      effective_date: pick(days, at),
      effective_date_source: 'text',
      ...(at % 5 === 0 && at % 3 !== 2 ? { effective_until: '2024-06-01' } : {}),
      audience: pick(audiences, Math.floor(at / 3)).join(','),
      staff_types: pick(types, Math.floor(at / 4)).join(','),
    }
    const head = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    const text = Array.from(
      { length: 5 },
      (__, n) => `第${'一二三四五'[n]}条 ${pick(subjects, at + n)}由第${at * 5 + n}处办理。`,
    )
    return file(`${at}.md`, `---\n${head.join('\n')}\n---\n${text.join('\n\n')}\n`)
  })
}

beforeAll(async () => {
  server = await startEmbeddingServer(dimensions)
  ;({ db } = await emptyKnowledge())
  knowledge = helpedKnowledge(db, { embeddings: embeddingsOf(server, dimensions, { batch: 64 }) })
  const files = documents()
  for (const collection of ['statutes', 'handbook'] as const) {
    const half = files.filter((_, at) => (at % 3 === 0) === (collection === 'handbook'))
    const { failed } = await knowledge.importDocuments({ files: half, ...twoPeople, collection })
    if (failed.length > 0) throw new Error(JSON.stringify(failed))
  }
  await knowledge.vectors.embed()
})
afterAll(async () => {
  await server.close()
  await db.close()
})

const roles: readonly Role[] = ['staff', 'hr_officer', 'leader']
const reader = fc.oneof(
  fc.constant<Reader>(guest),
  fc.record({
    roles: fc.subarray([...roles]).map((own): readonly Role[] => ['staff', ...own]),
    unitId: fc.constantFrom('U-1', 'U-2', null),
    staffType: fc.constantFrom<StaffType | null>('civil_servant', 'contract_offbook', null),
    province: fc.constantFrom('ZJ', 'SH', null),
  }),
)
const question = fc
  .tuple(fc.constantFrom(...subjects), fc.constantFrom('', '上海', '浙江', '2023年的时候', '编外', '旧版'))
  .map(([subject, more]) => `${more}${subject}由哪个处办理`)

describe('the search by vectors', () => {
  test('finds exactly the nearest of what the filter in memory lets through, whoever asks what and when', async () => {
    const index = new MemoryIndex(db, null, silentLog)
    const { catalogue } = await index.open()
    const vectors = new Map<string, readonly number[]>()
    const { rows } = await db.query<{ version_id: string; ordinal: number; embedding: string }>(
      'select version_id, ordinal, embedding::text as embedding from article_vector',
    )
    for (const { version_id: id, ordinal, embedding } of rows)
      vectors.set(`${id} ${ordinal}`, JSON.parse(embedding) as number[])
    expect(vectors.size).toBe(300)
    let hidden = 0
    await fc.assert(
      fc.asyncProperty(
        question,
        reader,
        fc.constantFrom('2020-05-01', '2024-01-01', '2026-11-23'),
        async (text, who, asOf) => {
          const plan = planSearch(catalogue, null, { text, asOf, reader: who })
          const may = new Set(
            catalogue.documents.flatMap((document) => (passes(document, plan.sieve) ? [document.id] : [])),
          )
          hidden += catalogue.documents.length - may.size
          const allowed = catalogue.documents.flatMap(({ id, index: at }) => ((plan.factors[at] ?? 0) > 0 ? [id] : []))
          const vector = await embeddingsOf(server, dimensions).query(text, { timeoutMs: 2000 })
          const found = await denseSearch(db, { vector, space: { model: 'grams', dimensions }, allowed, limit: 20 })
          const likeness = (key: string) =>
            (vectors.get(key) ?? []).reduce((sum, value, at) => sum + value * (vector[at] as number), 0)
          const oracle = [...vectors.keys()]
            .filter((key) => may.has(key.split(' ')[0] as string))
            .sort((a, b) => likeness(b) - likeness(a))
          for (const { versionId } of found) expect(may.has(versionId)).toBe(true)
          expect(found.length).toBe(Math.min(20, oracle.length))
          // Half vectors round: what is about as near may stand in another order.
          for (const [at, { versionId, ordinal, likeness: told }] of found.entries()) {
            expect(told).toBeCloseTo(likeness(`${versionId} ${ordinal}`), 2)
            expect(likeness(`${versionId} ${ordinal}`)).toBeGreaterThan(likeness(oracle[at] as string) - 0.01)
          }
        },
      ),
      { numRuns: count(60, 600) },
    )
    expect(hidden).toBeGreaterThan(0)
  })

  test('a whole search by all means holds nothing that the reader may not find', async () => {
    const { catalogue } = await new MemoryIndex(db, null, silentLog).open()
    await fc.assert(
      fc.asyncProperty(question, reader, async (text, who) => {
        const query = { text, asOf: '2026-11-23', reader: who, limit: 50 }
        const { sieve } = planSearch(catalogue, null, query)
        const found = await knowledge.searchAdmin(query)
        expect(found.means).toEqual(['lexical', 'dense'])
        for (const { citation } of found.passages) {
          const document = catalogue.documents.find(({ doc }) => doc === citation.document)
          expect(document && passes(document, sieve), citation.document).toBe(true)
        }
      }),
      { numRuns: count(40, 400) },
    )
  })

  test('searches no row of another model or dimension', async () => {
    const vector = await embeddingsOf(server, dimensions).query('假期', { timeoutMs: 2000 })
    const allowed = (await loadChanged(db, 0)).map(({ id }) => id)
    expect(await denseSearch(db, { vector, space: { model: 'other', dimensions }, allowed })).toEqual([])
    const [id = ''] = allowed
    await db.query(
      `insert into article_vector select version_id, ordinal, 'small', 3, '', '[1,2,3]'::halfvec from article where version_id = $1`,
      [id],
    )
    const found = await denseSearch(db, { vector, space: { model: 'grams', dimensions }, allowed: [id] })
    expect(found).toHaveLength((await loadArticles(db, [id])).length)
    await db.query(`delete from article_vector where model = 'small'`)
  })

  test('finds nothing where nothing may be found, and what was retired is gone', async () => {
    const vector = await embeddingsOf(server, dimensions).query('假期', { timeoutMs: 2000 })
    expect(await denseSearch(db, { vector, space: { model: 'grams', dimensions }, allowed: [] })).toEqual([])
    const [{ doc = '' } = {}] = await knowledge.list({ state: 'published' })
    await knowledge.curation.retire(doc, { actor: 'S-1', reason: '不再需要' })
    await knowledge.curation.approve(doc, { actor: 'S-3', today: '2026-11-23' })
    const all = await knowledge.searchAdmin({ text: '由哪个处办理', asOf: '2026-11-23', reader: staff, limit: 300 })
    expect(all.means).toContain('dense')
    expect(all.passages.map(({ citation }) => citation.document)).not.toContain(doc)
    await embedPending(db, embeddingsOf(server, dimensions))
    const { rows } = await db.query(
      `select 1 from article_vector w join document_version v on v.id = w.version_id where v.doc = $1`,
      [doc],
    )
    expect(rows).toEqual([])
  })
})
