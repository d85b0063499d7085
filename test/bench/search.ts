import { readFileSync } from 'node:fs'
import { silentLog } from '#sdk'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import type { Reader } from '../../knowledge/port.ts'
import { productBank, readFolder } from '../../knowledge/read/folder.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite } from '../../store/pglite.ts'

const staff: Reader = { roles: ['staff'], unitId: null, staffType: 'civil_servant', province: 'ZJ' }

/** Questions in the language of staff, the same as the abstention model was fitted on. */
function questions(): readonly string[] {
  const file = new URL('../fixtures/knowledge/abstention-train.jsonl', import.meta.url)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question)
}

/**
 * Imports a corpus into an embedded database in memory and measures the search over it.
 * @returns milliseconds; `buildMs` from SQL to the first answer, in a process that has the dictionary loaded
 */
export async function benchSearch(
  corpusDir: string,
): Promise<{ articles: number; importMs: number; buildMs: number; p50: number; p99: number }> {
  const db = await openPGlite('memory:')
  try {
    await migrate(db)
    const tokenizer = createJiebaTokenizer()
    tokenizer.words('公务员')
    const files = await readFolder([corpusDir])
    const started = performance.now()
    const loading = createKnowledge({ db, tokenizer, log: silentLog, bank: productBank })
    await loading.importDocuments({ files, author: 'bench', approvedBy: 'bench-2', publish: true })
    const importMs = performance.now() - started
    const knowledge = createKnowledge({ db, tokenizer, log: silentLog })
    const before = performance.now()
    await knowledge.search({ text: '公务员年休假几天', asOf: '2025-07-01', reader: staff })
    const buildMs = performance.now() - before
    const times: number[] = []
    const asked = questions()
    for (const text of asked.slice(0, 40)) await knowledge.search({ text, asOf: '2025-07-01', reader: staff })
    for (let round = 0; round < 3; round++)
      for (const text of asked) {
        const from = performance.now()
        await knowledge.search({ text, asOf: '2025-07-01', reader: staff })
        times.push(performance.now() - from)
      }
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] as number
    const articles = (await knowledge.list()).reduce((sum, document) => sum + document.articles, 0)
    return { articles, importMs, buildMs, p50: at(0.5), p99: at(0.99) }
  } finally {
    await db.close()
  }
}
