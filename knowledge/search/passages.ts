import type { IndexedArticle, IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { Passage } from '../port.ts'
import { validityOf } from './validity.ts'

/** The day before an ISO day. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/** An article of the index as a passage with its citation. */
export function passageOf(
  snapshot: Snapshot,
  article: IndexedArticle,
  { quote, score, today }: { readonly quote: string; readonly score: number; readonly today: string },
): Passage {
  const document = snapshot.documents[article.document] as IndexedDocument
  return {
    citation: {
      document: document.doc,
      title: document.title,
      article: article.label,
      version: document.versionDate,
      effectiveFrom: document.effectiveFrom ?? '',
      effectiveUntil: document.effectiveUntil === null ? null : dayBefore(document.effectiveUntil),
      quote,
      validity: validityOf(document, today, snapshot),
    },
    text: article.text,
    path: article.path,
    level: document.level,
    region: document.region,
    score,
  }
}
