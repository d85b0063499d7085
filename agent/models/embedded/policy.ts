import type { Citation, Locale } from '#sdk'
import type { Passage } from '../../../knowledge/port.ts'
import type { ThinkRequest, Thought } from '../../model.ts'
import { phrases } from './phrases.ts'

// Further articles are quoted when they fit nearly as well as the first.
const nearlyAsGood = 0.5
const mostQuotes = 3
const mostRelated = 3

function titled(title: string): string {
  return title.startsWith('《') ? title : `《${title}》`
}

/** One sentence that introduces a citation and holds its quote word for word. */
export function quoteSentence({ title, article, quote }: Citation, locale: Locale): string {
  return locale === 'zh' ? `${titled(title)}${article}规定：“${quote}”` : `${titled(title)} ${article} says: “${quote}”`
}

function key({ document, article }: Citation): string {
  return `${document} ${article}`
}

/** The passages worth quoting: the first, and those nearly as good from other articles. */
function bestOf(passages: readonly Passage[]): readonly Passage[] {
  const [first] = passages
  if (!first) return []
  const seen = new Set<string>()
  return passages
    .filter(({ score, citation }) => {
      const fresh = !seen.has(key(citation))
      seen.add(key(citation))
      return fresh && score >= first.score * nearlyAsGood
    })
    .slice(0, mostQuotes)
}

/** Answers a question on the rules by quoting, or says that nothing was found. */
export function answerPolicy({ knowledge, locale }: Pick<ThinkRequest, 'knowledge' | 'locale'>): Thought {
  const { passages, answerable } = knowledge
  const best = bestOf(passages)
  if (!answerable || best.length === 0) {
    const related = passages.slice(0, mostRelated).map(({ citation }) => citation)
    const text =
      related.length > 0
        ? `${phrases.notFound[locale]}${locale === 'en' ? ' ' : ''}${phrases.related[locale]}`
        : phrases.notFound[locale]
    return { kind: 'say', outcome: 'decline', text, citations: [], related }
  }
  const citations = best.map(({ citation }) => citation)
  const text = citations.map((citation) => quoteSentence(citation, locale)).join('\n')
  return { kind: 'say', outcome: 'answer', text, citations, related: [] }
}
