import type { Log } from '#sdk'
import type { Db } from '../store/db.ts'
import { type ImportRequest, type ImportResult, importDocuments } from './curate/import.ts'
import { type ListedDocument, listDocuments, type ShownDocument, showDocument } from './curate/list.ts'
import { type RecordCuration, recordNothing } from './curate/record.ts'
import { approveDocument, retireDocument, submitDocument } from './curate/states.ts'
import { MemoryIndex } from './index/memory.ts'
import type { KnowledgeIndex } from './index/open-index.ts'
import type { Catalogue, IndexedDocument, Snapshot } from './index/snapshot.ts'
import type { Tokenizer } from './index/tokenizer.ts'
import type { KnowledgePort, Passage, Reader } from './port.ts'
import { checkSentence, findArticle } from './search/check.ts'
import { inForce, mayRead } from './search/filter.ts'
import { resolveAct } from './search/lookup.ts'
import { openArticle } from './search/open.ts'
import { passageOf } from './search/passages.ts'
import { planSearch, type SearchOptions } from './search/plan.ts'
import { quoteOf } from './search/quote.ts'
import { type SearchTrace, searchSnapshot } from './search/search.ts'
import { articleKey } from './split/labels.ts'

export type { ImportRequest, ImportResult } from './curate/import.ts'
export type { ListedDocument, ShownDocument } from './curate/list.ts'
export { CurationError } from './curate/publish.ts'
export type { Tokenizer } from './index/tokenizer.ts'
export type { SourceFile } from './read/document.ts'
export type { SearchOptions } from './search/plan.ts'
export type { SearchTrace } from './search/search.ts'
export { articleKey } from './split/labels.ts'

/** The knowledge base with what administrators do to it. */
export type Knowledge = KnowledgePort & {
  importDocuments(request: ImportRequest): Promise<ImportResult>
  list(filter?: { readonly collection?: string; readonly state?: string }): Promise<readonly ListedDocument[]>
  show(doc: string): Promise<ShownDocument | null>
  submit(doc: string): Promise<void>
  approve(doc: string, approver: string): Promise<void>
  retire(doc: string): Promise<void>
  /** A search with its trace, and with documents left out if wanted. */
  searchAdmin(query: SearchOptions): Promise<SearchTrace>
}

const noWeights: ReadonlyMap<string, number> = new Map()

function whole(snapshot: Snapshot, doc: string, label: string, reader: Reader, asOf: string): Passage | null {
  const found = findArticle(snapshot, doc, label)
  if (!found || !mayRead(found.document, reader)) return null
  return passageOf(snapshot, found.article, { quote: quoteOf(found.article.text, noWeights), score: 1, today: asOf })
}

/** The versions in force of the acts a title may stand for. */
function versionsNamed(catalogue: Catalogue, title: string, asOf: string): readonly IndexedDocument[] {
  return resolveAct(title, catalogue)
    .flatMap((actId) => catalogue.acts.get(actId) ?? [])
    .flatMap((index) => catalogue.documents[index] ?? [])
    .filter((document) => inForce(document, asOf))
}

/** The article in the first of some versions that has it; what the calculators cite. */
function namedPassage(
  snapshot: Snapshot,
  versions: readonly IndexedDocument[],
  { article, asOf, reader }: { article: string; asOf: string; reader: Reader },
): Passage | null {
  for (const { doc } of versions) {
    const passage = whole(snapshot, doc, article, reader, asOf)
    if (passage && articleKey(passage.citation.article) === articleKey(article)) return passage
  }
  return null
}

function documentsOf({ documents }: Catalogue, keys: ReadonlySet<string>): readonly IndexedDocument[] {
  return documents.filter(({ live, doc }) => live && keys.has(doc))
}

function describeIndex({ documents }: Catalogue, locale: 'zh' | 'en'): string {
  const open = documents.filter(
    ({ live, effectiveUntil, audience }) =>
      live && effectiveUntil === null && (audience.includes('public') || audience.includes('staff')),
  )
  const articles = open.reduce((sum, { count }) => sum + count, 0)
  const statutes = open.filter(({ collection }) => collection === 'statutes')
  const handbook = open.length - statutes.length
  const verified = statutes.flatMap(({ verifiedUntil }) => verifiedUntil ?? []).sort()[0]
  if (locale === 'en')
    return `The knowledge base holds ${statutes.length} acts and ${handbook} documents of the house that no later version replaces, ${articles} articles in all${verified ? `; the acts were compared with their sources until ${verified}` : ''}.`
  return `知识库现有未被替代的法规 ${statutes.length} 部、本单位制度 ${handbook} 份，共 ${articles} 条${verified ? `；法规核对至 ${verified}` : ''}。`
}

/**
 * The knowledge base over the database. The index follows every publish by its version in SQL.
 * @param index in memory if left out, built when the first question comes
 * @param tokenizer null where there is no dictionary: bigrams alone rank then
 * @param record writes the audit trail of what is done to documents; left out in measurements
 */
export function createKnowledge({
  db,
  tokenizer,
  log,
  record = recordNothing,
  index = new MemoryIndex(db, tokenizer, log),
}: {
  readonly db: Db
  readonly tokenizer: Tokenizer | null
  readonly log: Log
  readonly record?: RecordCuration
  readonly index?: KnowledgeIndex
}): Knowledge {
  const searchAdmin = async (query: SearchOptions) => {
    const open = await index.open()
    const plan = planSearch(open.catalogue, tokenizer, query)
    return searchSnapshot(await open.forQuestion(plan), plan, query)
  }
  return {
    async search(query) {
      const { features: _features, expanded: _expanded, ...result } = await searchAdmin(query)
      return result
    },
    searchAdmin,
    async check(sentence, citations, asOf) {
      const open = await index.open()
      const cited = documentsOf(open.catalogue, new Set(citations.map(({ document }) => document)))
      return checkSentence(await open.holding(cited), sentence, citations, asOf)
    },
    async named(title, article, asOf, reader) {
      const open = await index.open()
      const versions = versionsNamed(open.catalogue, title, asOf)
      return namedPassage(await open.holding(versions), versions, { article, asOf, reader })
    },
    async article(document, article, reader, day) {
      const open = await index.open()
      const opened = documentsOf(open.catalogue, new Set([document]))
      return openArticle(db, await open.holding(opened), { document, article, reader, day })
    },
    async describe(locale) {
      return describeIndex((await index.open()).catalogue, locale)
    },
    importDocuments: (request) => importDocuments({ db, tokenizer, log, record }, request),
    list: (filter) => listDocuments(db, filter),
    show: (doc) => showDocument(db, doc),
    submit: (doc) => submitDocument(db, doc),
    approve: (doc, approver) => approveDocument(db, doc, approver),
    retire: (doc) => retireDocument(db, doc),
  }
}
