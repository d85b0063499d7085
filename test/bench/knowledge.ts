import { readFileSync } from 'node:fs'
import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import MiniSearch from 'minisearch'
import { silentLog } from '#sdk'
import { parseRetrievalLines, type RetrievalLine } from '../../knowledge/evaluate/lines.ts'
import { type Found, type FoundArticle, scoreRetrieval } from '../../knowledge/evaluate/score.ts'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge, type Knowledge } from '../../knowledge/index.ts'
import type { Reader } from '../../knowledge/port.ts'
import { readDocument } from '../../knowledge/read/document.ts'
import { productBank, readFolder } from '../../knowledge/read/folder.ts'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite, type PGliteDb } from '../../store/pglite.ts'

const today = '2025-07-01'
const rounds = 2
const reader: Reader = { roles: ['staff'], unitId: null, staffType: null, province: null }
const tokenizer = createJiebaTokenizer()

/** What one system reached on one corpus and one file of questions. */
export type SystemBench = {
  readonly name: string
  readonly buildMs: number
  readonly heapMb: number
  readonly p50: number
  readonly p99: number
  readonly hit1: number | null
  readonly hit5: number | null
  readonly hit10: number | null
}

type Row = {
  readonly id: number
  readonly doc: string
  readonly article: string
  readonly title: string
  readonly text: string
}
type Asks = (line: RetrievalLine) => Promise<readonly FoundArticle[]>

function heapMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

async function rowsOf(corpus: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const file of await readFolder([corpus])) {
    const { meta, articles } = readDocument(file, 'statutes')
    for (const { label, path, text } of articles)
      rows.push({ id: rows.length, doc: meta.doc, article: label, title: `${meta.title} ${path.join(' ')}`, text })
  }
  return rows
}

async function measure(
  name: string,
  lines: readonly RetrievalLine[],
  build: () => Promise<Asks>,
): Promise<SystemBench> {
  const before = heapMb()
  const started = performance.now()
  const ask = await build()
  const buildMs = performance.now() - started
  const heap = heapMb() - before
  const found: Found[] = []
  const times: number[] = []
  for (const line of lines.slice(0, 20)) await ask(line)
  for (let round = 0; round < rounds; round++)
    for (const line of lines) {
      const from = performance.now()
      const ranking = await ask(line)
      times.push(performance.now() - from)
      if (round === 0) found.push({ line, ranking, answered: true, score: 1, stale: false })
    }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] as number
  const { hit1, hit5, hit10 } = scoreRetrieval(found)
  return { name, buildMs, heapMb: heap, p50: at(0.5), p99: at(0.99), hit1, hit5, hit10 }
}

/** Puts a corpus into an empty database, several times over under altered names; not yet loaded into memory. */
export async function importInto(db: Db, corpus: string, copies: number): Promise<void> {
  await migrate(db)
  const knowledge = createKnowledge({ db, tokenizer, log: silentLog, bank: productBank })
  const files = await readFolder([corpus])
  const who = { author: 'bench', approvedBy: 'bench-2', publish: true } as const
  await knowledge.importDocuments({ files, ...who })
  for (let copy = 1; copy < copies; copy++) {
    const altered = files.map(({ name, bytes }) => ({
      name: name.replace(/([^/]+)$/, `副本${copy}$1`),
      bytes: Buffer.from(
        Buffer.from(bytes)
          .toString('utf8')
          .replace(/^(doc|title|superseded_by): "([^"]+)"/gm, `$1: "副本${copy}$2"`),
      ),
    }))
    await knowledge.importDocuments({ files: altered, ...who })
  }
}

async function ours(db: PGliteDb): Promise<{ readonly knowledge: Knowledge; readonly ask: Asks }> {
  const knowledge = createKnowledge({ db, tokenizer, log: silentLog })
  await knowledge.search({ text: '公务员年休假几天', asOf: today, reader })
  const ask: Asks = async ({ question, as_of: asOf = today }) => {
    const { passages } = await knowledge.search({ text: question, asOf, reader })
    return passages.map(({ citation }) => ({ doc: citation.document, article: citation.article }))
  }
  return { knowledge, ask }
}

const words = (text: string) => [...tokenizer.words(text)]

async function miniSearch(rows: readonly Row[]): Promise<Asks> {
  const index = new MiniSearch<Row>({ fields: ['title', 'text'], storeFields: ['doc', 'article'], tokenize: words })
  index.addAll(rows)
  return async ({ question }) =>
    index
      .search(question)
      .slice(0, 10)
      .map(({ doc, article }) => ({ doc: String(doc), article: String(article) }))
}

async function orama(rows: readonly Row[]): Promise<Asks> {
  const db = create({
    schema: { doc: 'string', article: 'string', title: 'string', text: 'string' } as const,
    components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize: words } },
  })
  await insertMultiple(
    db,
    rows.map(({ doc, article, title, text }) => ({ doc, article, title, text })),
  )
  return async ({ question }) => {
    const { hits } = await searchOrama(db, { term: question, properties: ['title', 'text'], limit: 10 })
    return hits.map(({ document }) => ({ doc: document.doc, article: document.article }))
  }
}

/** Ours beside two others with the same words, on the same corpus and questions. */
export async function benchSystems(corpus: string, file: string): Promise<readonly SystemBench[]> {
  tokenizer.words('公务员')
  const lines = parseRetrievalLines(readFileSync(file, 'utf8')).filter(({ answers }) => answers.length > 0)
  const rows = await rowsOf(corpus)
  const db = await openPGlite('memory:')
  try {
    await importInto(db, corpus, 1)
    return [
      await measure('Renshi', lines, async () => (await ours(db)).ask),
      await measure('MiniSearch + jieba', lines, () => miniSearch(rows)),
      await measure('Orama + jieba', lines, () => orama(rows)),
    ]
  } finally {
    await db.close()
  }
}

/** The same search over the corpus several times over under altered names; without its quality, which means nothing then. */
export async function benchScale(
  corpus: string,
  file: string,
  copies: number,
): Promise<{ readonly articles: number } & SystemBench> {
  const lines = parseRetrievalLines(readFileSync(file, 'utf8'))
  const db = await openPGlite('memory:')
  try {
    await importInto(db, corpus, copies)
    let knowledge: Knowledge | null = null
    const result = await measure('Renshi', lines, async () => {
      const opened = await ours(db)
      knowledge = opened.knowledge
      return opened.ask
    })
    const listed = (await (knowledge as Knowledge | null)?.list()) ?? []
    return { ...result, articles: listed.reduce((sum, { articles }) => sum + articles, 0) }
  } finally {
    await db.close()
  }
}
