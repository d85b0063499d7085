import type { Queryable } from '../../store/db.ts'
import { loadArticles, loadWithdrawn } from '../index/load.ts'
import type { IndexedArticle, IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { OpenedArticle, OtherVersion, Reader } from '../port.ts'
import { articleKey } from '../split/labels.ts'
import { linksOfArticle } from './article-links.ts'
import { findArticle } from './check.ts'
import { mayRead } from './filter.ts'
import { dayBefore, passageOf } from './passages.ts'
import { validityOf } from './validity.ts'

/** What a reader is told of a version that was taken out of search. */
const withdrawn = '已撤下，不再作为依据'

type Opening = { readonly document: string; readonly article: string; readonly reader: Reader; readonly day: string }
type Found = { readonly document: IndexedDocument; readonly article: IndexedArticle; readonly snapshot: Snapshot }

/**
 * Opens a cited article for one reader: the audience is checked before anything is told, also for a version that left
 * search after it was cited, so that an old answer can still be followed.
 */
export async function openArticle(sql: Queryable, snapshot: Snapshot, opening: Opening): Promise<OpenedArticle | null> {
  const { document: doc, article: label, reader, day } = opening
  const live = findArticle(snapshot, doc, label)
  const found = live ? { ...live, snapshot } : await findWithdrawn(sql, snapshot, doc, label)
  if (!found || !mayRead(found.document, reader)) return null
  const passage = passageOf(found.snapshot, found.article, { quote: '', score: 1, today: day })
  const validity = found.document.live ? passage.citation.validity : withdrawn
  return {
    ...passage,
    citation: { ...passage.citation, ...(validity ? { validity } : {}) },
    issuer: found.document.issuer,
    others: othersOf(snapshot, found.document, reader, day),
    links: await linksOfArticle(sql, snapshot, found, reader),
  }
}

/** A version that search no longer holds, as a small index of its own. */
async function findWithdrawn(sql: Queryable, snapshot: Snapshot, doc: string, label: string): Promise<Found | null> {
  const loaded = await loadWithdrawn(sql, doc)
  if (!loaded) return null
  const articles = await loadArticles(sql, [loaded.id])
  const document: IndexedDocument = { ...loaded, index: 0, first: 0, count: articles.length }
  const indexed = articles.map(({ versionId: _versionId, words: _words, ...article }) => ({ document: 0, ...article }))
  const article =
    indexed.find(({ label: name }) => name === label) ??
    indexed.find(({ label: name }) => articleKey(name) === articleKey(label))
  return article ? { document, article, snapshot: { ...snapshot, documents: [document], articles: indexed } } : null
}

function othersOf(snapshot: Snapshot, opened: IndexedDocument, reader: Reader, day: string): OtherVersion[] {
  const versions = (snapshot.acts.get(opened.actId) ?? []).flatMap((index) => snapshot.documents[index] ?? [])
  return versions
    .filter((version) => version.doc !== opened.doc && mayRead(version, reader))
    .map((version) => ({
      document: version.doc,
      title: version.title,
      version: version.versionDate,
      effectiveFrom: version.effectiveFrom ?? '',
      effectiveUntil: version.effectiveUntil === null ? null : dayBefore(version.effectiveUntil),
      validity: validityOf(version, day, snapshot),
    }))
}
