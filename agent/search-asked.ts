import type { KnowledgePort, KnowledgeQuery, KnowledgeResult } from '../knowledge/port.ts'
import { normalise, withClauses } from './understand/normalise.ts'
import { isAboutWork, isQuestion } from './understand/topics.ts'

// Shorter clauses name too little to be looked up by themselves, and more of them would cost too much.
const leastClause = 8
const mostClauses = 3
const leastText = 14

const asksForPaper = /条文|规定|政策|流程|手续|条件|标准|办法/

/** The clauses of a text that ask for a rule by themselves, in the order said. */
export function askedClauses(said: string): readonly string[] {
  const text = withClauses(normalise(said))
  if (text.length < leastText) return []
  const clauses = text.split(/[,，。;；!！?？、]+/).flatMap((clause) => clause.trim() || [])
  if (clauses.length < 2) return []
  return clauses
    .filter((clause) => clause.length >= leastClause && isAboutWork(clause))
    .filter((clause) => isQuestion(clause) || asksForPaper.test(clause))
    .slice(-mostClauses)
}

/**
 * Searches for a message as it was said, and where that answers nothing for the clauses of it that ask: who tells why
 * they ask says more than the rule holds.
 */
export async function searchAsked(knowledge: KnowledgePort, query: KnowledgeQuery): Promise<KnowledgeResult> {
  const whole = await knowledge.search(query)
  if (whole.answerable) return whole
  const found: KnowledgeResult[] = []
  for (const text of askedClauses(query.text)) found.push(await knowledge.search({ ...query, text }))
  const answers = found.filter(({ answerable }) => answerable)
  const [best] = answers.sort((a, b) => b.confidence - a.confidence)
  return best ?? whole
}
