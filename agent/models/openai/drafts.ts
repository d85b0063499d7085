import type { KnowledgePort } from '../../../knowledge/port.ts'
import type { Mask } from '../../mask.ts'
import type { ThinkRequest } from '../../model.ts'
import { isFounded } from './founded.ts'
import { citedIn, claimsDeeds, statesRule, withoutMarks } from './read-answer.ts'

const sentenceEnd = /[。！？!?\n]|\.(?=\s)/g
const rule = /《|规定|天|日|月|年|%|元|倍|\d|\b(?:days?|weeks?|months?|years?|rules?)\b/i

/** Where one answer of the endpoint grows. */
export type DraftSink = {
  /** The text so far. */
  grow(text: string): void
  /** Waits until everything that may be shown was shown, so that no draft comes after the answer. */
  settled(): Promise<void>
}

/**
 * Shows an answer while it grows, sentence by sentence: a sentence that tells a rule or a number is shown only once it
 * holds against what it cites, as nothing may leave that does not.
 */
export function draftSink(request: ThinkRequest, mask: Mask, check: KnowledgePort['check']): DraftSink {
  const { draft } = request
  const looked = request.results.some(({ ok, call }) => ok && call.tool !== 'policy_search')
  let seen = 0
  let shown = ''
  let queue: Promise<void> = Promise.resolve()

  const holds = async (sentence: string): Promise<boolean> => {
    const plain = withoutMarks(sentence)
    const citations = citedIn(sentence, request)
    if (claimsDeeds(plain, request) || !isFounded(plain, request, citations)) return false
    if (citations.length === 0) return !rule.test(plain) && !statesRule(plain, request)
    return (await check(looked ? '' : plain, citations, request.knowledge.asOf)) === null
  }

  const add = async (sentence: string): Promise<void> => {
    const plain = withoutMarks(sentence)
    if (plain === '' || !(await holds(sentence))) return
    shown += plain
    await draft?.(shown)
  }

  return {
    grow(text) {
      if (!draft) return
      // Source numbers follow the full stop or go before it; a sentence is taken with those right after it.
      const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length)
      const last = ends.filter((end) => end > seen && end < text.length && !/^\s?[[【]/.test(text.slice(end))).at(-1)
      if (last === undefined) return
      const fresh = mask.show(text.slice(seen, last))
      seen = last
      queue = queue.then(() => add(fresh)).catch(() => {})
    },
    settled: () => queue,
  }
}
