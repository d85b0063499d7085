import type { Locale } from '#sdk'
import type { KnowledgeResult, OfficialAnswer } from '../knowledge/port.ts'
import type { Thought, ToolResult } from './model.ts'
import { policySearchName } from './tools/policy-search.ts'

/** The line that marks an answer as official; it stands before the approved words and nowhere else. */
export function officialLead({ approvedOn }: Pick<OfficialAnswer, 'approvedOn'>, locale: Locale): string {
  return locale === 'zh' ? `官方答复（${approvedOn}审定）：` : `Official answer (approved ${approvedOn}):`
}

/** The official answer word for word, when the search found one. */
export function sayOfficial(
  { official }: Pick<KnowledgeResult, 'official'>,
  locale: Locale,
): Extract<Thought, { kind: 'say' }> | null {
  if (!official) return null
  return {
    kind: 'say',
    outcome: 'answer',
    text: `${officialLead(official, locale)}\n${official.text}`,
    citations: official.citations,
    related: [],
    official: { id: official.id, approvedOn: official.approvedOn },
  }
}

/**
 * The official answer in place of a model's next step: approved words need no model. A turn in which something else was
 * looked up as well is left to the model.
 */
export function officialInstead(
  knowledge: KnowledgeResult | null,
  results: readonly ToolResult[],
  locale: Locale,
): Thought | null {
  if (!knowledge || results.some(({ call }) => call.tool !== policySearchName)) return null
  return sayOfficial(knowledge, locale)
}
