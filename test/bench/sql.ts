import { readFileSync } from 'node:fs'
import { silentLog } from '#sdk'
import { parseRetrievalLines } from '../../knowledge/evaluate/lines.ts'
import { createSqlIndex } from '../../knowledge/index/sql.ts'
import { createKnowledge, type Knowledge } from '../../knowledge/index.ts'
import type { Reader } from '../../knowledge/port.ts'
import { openPostgres } from '../../store/postgres.ts'
import { importInto } from './knowledge.ts'

const today = '2025-07-01'
const reader: Reader = { roles: ['staff'], unitId: null, staffType: null, province: null }

/** What the ranking of a Worker reached beside the same ranking in memory, over the same database and questions. */
export type SqlBench = {
  readonly articles: number
  /** Until the first question is answered by an isolate that knows nothing yet. */
  readonly firstMs: number
  readonly p50: number
  readonly p99: number
  readonly memory: { readonly p50: number; readonly p99: number }
  /** Share of the questions to which both give the same articles in the same order and the same decision. */
  readonly same: number
}

type Asked = { readonly times: readonly number[]; readonly gists: readonly string[] }

async function askAll(knowledge: Knowledge, questions: readonly { question: string; as_of?: string | undefined }[]) {
  const times: number[] = []
  const gists: string[] = []
  for (const { question: text, as_of: asOf = today } of questions) {
    const from = performance.now()
    const { passages, answerable } = await knowledge.search({ text, asOf, reader })
    times.push(performance.now() - from)
    gists.push(JSON.stringify([answerable, passages.map(({ citation }) => [citation.document, citation.article])]))
  }
  return { times: times.sort((a, b) => a - b), gists }
}

const at = ({ times }: Asked, share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0

/**
 * Ranking by SQL on a PostgreSQL server, over the corpus several times over under altered names.
 * @param url of an empty database
 */
export async function benchSql(url: string, corpus: string, file: string, copies: number): Promise<SqlBench> {
  const questions = parseRetrievalLines(readFileSync(file, 'utf8'))
  const db = openPostgres(url)
  try {
    await importInto(db, corpus, copies)
    // What autovacuum does within a minute after an import of that size.
    await db.exec('vacuum analyze')
    const { rows } = await db.query('select count(*)::int as n from article')
    const edge = createKnowledge({ db, tokenizer: null, log: silentLog, index: createSqlIndex(db, { held: null }) })
    const from = performance.now()
    await edge.search({ text: '公务员年休假几天', asOf: today, reader })
    const firstMs = performance.now() - from
    const inSql = await askAll(edge, [...questions, ...questions])
    const bigrams = createKnowledge({ db, tokenizer: null, log: silentLog })
    await bigrams.search({ text: '公务员年休假几天', asOf: today, reader })
    const inMemory = await askAll(bigrams, [...questions, ...questions])
    const equal = inSql.gists.filter((gist, place) => gist === inMemory.gists[place]).length
    return {
      ...{ articles: Number(rows[0]?.n), firstMs, p50: at(inSql, 0.5), p99: at(inSql, 0.99) },
      memory: { p50: at(inMemory, 0.5), p99: at(inMemory, 0.99) },
      same: equal / inSql.gists.length,
    }
  } finally {
    await db.close()
  }
}
