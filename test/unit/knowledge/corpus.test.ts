import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import { createSqlIndex } from '../../../knowledge/index/sql.ts'
import { articleKey, createKnowledge, type Knowledge, type SearchTrace } from '../../../knowledge/index.ts'
import { readFolder } from '../../../knowledge/read/folder.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { demand, suiteWith } from '../../support/capabilities.ts'
import { count } from '../../support/counts.ts'
import { emptyKnowledge, staff, twoPeople } from './library.ts'

type Line = { question: string; answers: { doc: string; article: string }[]; source: string; as_of?: string }
type Tally = { n: number; hit1: number; hit5: number; hit10: number; r100: number; answered: number }

const today = '2025-07-01'

suiteWith(['shared'], 'the whole corpus', () => {
  let db: PGliteDb
  let knowledge: Knowledge
  beforeAll(async () => {
    ;({ db, knowledge } = await emptyKnowledge())
    const files = await readFolder([join(demand('shared'), 'corpus')])
    const { failed } = await knowledge.importDocuments({ files, ...twoPeople })
    expect(failed).toEqual([])
  })
  afterAll(() => db.close())

  test('is divided into all its articles', async () => {
    const documents = await knowledge.list()
    expect(documents).toHaveLength(277)
    const { rows } = await db.query(`select count(*)::int as n from article where label like '%条%'`)
    // 13,047 with 第N条; the rest are items and passages of the seven acts without 条, and one appendix.
    expect(rows).toEqual([{ n: 13_047 }])
    expect(documents.reduce((sum, { articles }) => sum + articles, 0)).toBe(13_123)
  })

  test('gives the article that is named, in the version in force', async () => {
    const { named, passages } = await knowledge.search({ text: '公务员法第三十八条', asOf: today, reader: staff })
    expect(named).toBe(true)
    expect(passages[0]?.citation).toMatchObject({ version: '2018-12-29', article: '第三十八条' })
    for (const [text, version] of [
      ['监察法第五十六条', '2024-12-25'],
      ['保密法第三条', '2024-02-27'],
      ['民法典第1165条', ''],
      ['年休假条例第3条', '2007-12-14'],
    ] as const) {
      const result = await knowledge.search({ text, asOf: today, reader: staff })
      expect([text, result.named, result.passages[0]?.citation.version]).toEqual([text, true, version])
    }
  })

  test('does not answer what it does not hold', async () => {
    for (const text of ['车补标准是多少', '食堂饭卡怎么充值', '公务员法第九百条', '《党纪处分条例》第十条'])
      expect([text, (await knowledge.search({ text, asOf: today, reader: staff })).answerable]).toEqual([text, false])
  })

  test('answers the development questions at least as well as plain BM25 with filter and lookup', async () => {
    const lines = developmentQuestions()
    const tally: Record<string, Tally> = {}
    const refused = { n: 0, refused: 0 }
    for (const line of lines) {
      const result = await knowledge.searchAdmin({
        text: line.question,
        asOf: line.as_of ?? today,
        reader: { ...staff, province: null },
        limit: 100,
      })
      if (line.answers.length === 0) {
        refused.n++
        if (!result.answerable) refused.refused++
      } else tallyUp(tally, line, result)
      expect(stale(result)).toEqual([])
    }
    process.stdout.write(`${JSON.stringify({ ...tally, unanswerable: refused })}\n`)
    const share = (group: string, key: keyof Tally) => (100 * (tally[group]?.[key] ?? 0)) / (tally[group]?.n ?? 1)
    expect(share('real', 'hit1')).toBeGreaterThanOrEqual(22.6)
    expect(share('real', 'hit5')).toBeGreaterThanOrEqual(38.3)
    expect(share('real', 'hit10')).toBeGreaterThanOrEqual(49.6)
    expect(share('own', 'hit1')).toBeGreaterThanOrEqual(35.9)
    expect(share('own', 'hit5')).toBeGreaterThanOrEqual(60.9)
    expect(share('own', 'hit10')).toBeGreaterThanOrEqual(68.8)
  })

  test('is ranked in SQL as bigrams rank it in memory, and finds about as much as words and bigrams', async () => {
    const bigrams = createKnowledge({ db, tokenizer: null, log: silentLog })
    const sql = createKnowledge({ db, tokenizer: null, log: silentLog, index: createSqlIndex(db, { held: null }) })
    const lines = developmentQuestions().filter((_, at) => at % count(8, 1) === 0)
    const words: Record<string, Tally> = {}
    const inSql: Record<string, Tally> = {}
    for (const line of lines.filter(({ answers }) => answers.length > 0)) {
      const query = { text: line.question, asOf: line.as_of ?? today, reader: { ...staff, province: null } }
      const found = await sql.searchAdmin(query)
      const inMemory = await bigrams.searchAdmin(query)
      expect([found.passages.map(({ citation }) => citation), found.answerable]).toEqual([
        inMemory.passages.map(({ citation }) => citation),
        inMemory.answerable,
      ])
      tallyUp(inSql, line, found)
      tallyUp(words, line, await knowledge.searchAdmin(query))
    }
    process.stdout.write(`words and bigrams ${JSON.stringify(words)}; bigrams in SQL ${JSON.stringify(inSql)}\n`)
    const found = (tally: Record<string, Tally>) => Object.values(tally).reduce((sum, { hit5 }) => sum + hit5, 0)
    expect(found(inSql)).toBeGreaterThanOrEqual(0.9 * found(words))
  })
})

function developmentQuestions(): readonly Line[] {
  return readFileSync(join(demand('shared'), 'eval/retrieval-dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

/** Passages that are not in force on the day the ranking is about. */
function stale({ passages, asOf }: SearchTrace): readonly string[] {
  return passages
    .map(({ citation }) => citation)
    .filter(
      ({ effectiveFrom, effectiveUntil }) => effectiveFrom > asOf || (effectiveUntil !== null && effectiveUntil < asOf),
    )
    .filter(({ validity }) => !validity?.includes('已失效'))
    .map(({ document }) => document)
}

function tallyUp(tally: Record<string, Tally>, line: Line, { passages, answerable }: SearchTrace): void {
  const group = /STARD|LawBench/.test(line.source) ? 'real' : 'own'
  tally[group] ??= { n: 0, hit1: 0, hit5: 0, hit10: 0, r100: 0, answered: 0 }
  const own = tally[group]
  const place = passages.findIndex(({ citation }) =>
    line.answers.some(
      ({ doc, article }) => doc === citation.document && articleKey(article) === articleKey(citation.article),
    ),
  )
  own.n++
  if (place === 0) own.hit1++
  if (place >= 0 && place < 5) own.hit5++
  if (place >= 0 && place < 10) own.hit10++
  if (place >= 0) own.r100++
  if (answerable) own.answered++
}
