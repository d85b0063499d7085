import type { Citation } from '#sdk'
import type { IndexedArticle, IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { CitationFault } from '../port.ts'
import { articleKey } from '../split/labels.ts'
import { squeeze } from '../text/normalize.ts'
import { inForce } from './filter.ts'
import { quantitiesOf } from './quantities.ts'

/** The article of a document version by any spelling of its label; null when there is none in search. */
export function findArticle(
  snapshot: Snapshot,
  doc: string,
  label: string,
): { readonly document: IndexedDocument; readonly article: IndexedArticle } | null {
  const document = snapshot.documents.find((candidate) => candidate.live && candidate.doc === doc)
  if (!document) return null
  const articles = snapshot.articles.slice(document.first, document.first + document.count)
  const exact = articles.find((article) => article.label === label)
  const article = exact ?? articles.find((candidate) => articleKey(candidate.label) === articleKey(label))
  return article ? { document, article } : null
}

function checkOne(snapshot: Snapshot, citation: Citation, asOf: string): CitationFault | IndexedArticle {
  const found = findArticle(snapshot, citation.document, citation.article)
  if (!found) return 'no_such_article'
  if (!inForce(found.document, asOf)) return 'not_in_force'
  const quote = squeeze(citation.quote)
  if (quote === '' || !squeeze(found.article.text).includes(quote)) return 'quote_not_contained'
  return found.article
}

/**
 * Checks a sentence against the articles it cites: each exists, is in force on the day and contains its quote, and every
 * number with a unit in the sentence stands in one of them. Dates of the cited versions themselves are allowed.
 * @returns the first fault; null when it holds
 */
export function checkSentence(
  snapshot: Snapshot,
  sentence: string,
  citations: readonly Citation[],
  asOf: string,
): CitationFault | null {
  const known = new Set<string>()
  for (const citation of citations) {
    const result = checkOne(snapshot, citation, asOf)
    if (typeof result === 'string') return result
    for (const quantity of quantitiesOf(result.text)) known.add(quantity)
    for (const day of [citation.version, citation.effectiveFrom, citation.effectiveUntil ?? '']) known.add(day)
  }
  return [...quantitiesOf(sentence)].every((quantity) => known.has(quantity)) ? null : 'number_not_contained'
}
