import type { Knowledge } from '../index.ts'
import type { Reader } from '../port.ts'
import type { RetrievalLine } from './lines.ts'
import { type Found, type RetrievalReport, scoreRetrieval } from './score.ts'

/** Nobody in particular: no kind of staff and no province but what a question says. */
const anyReader: Reader = { roles: ['staff'], unitId: null, staffType: null, province: null }

const deepest = 100

async function ask(knowledge: Pick<Knowledge, 'searchAdmin'>, line: RetrievalLine, today: string): Promise<Found> {
  const asOf = line.as_of ?? today
  const trace = await knowledge.searchAdmin({ text: line.question, asOf, reader: anyReader, limit: deepest })
  const first = trace.passages[0]?.citation
  const ended = first !== undefined && first.effectiveUntil !== null && first.effectiveUntil < asOf
  return {
    line,
    ranking: trace.passages.map(({ citation }) => ({ doc: citation.document, article: citation.article })),
    answered: trace.answerable,
    score: trace.answerability,
    stale: ended || (first !== undefined && first.effectiveFrom > asOf),
  }
}

/**
 * Asks the knowledge base every question of a file and scores what it finds.
 * @param today ISO day for the questions that name none
 */
export async function evaluateRetrieval(
  knowledge: Pick<Knowledge, 'searchAdmin'>,
  lines: readonly RetrievalLine[],
  { today, onProgress }: { readonly today: string; onProgress?(done: number): void },
): Promise<RetrievalReport> {
  const found: Found[] = []
  for (const line of lines) {
    found.push(await ask(knowledge, line, today))
    onProgress?.(found.length)
  }
  return scoreRetrieval(found)
}
