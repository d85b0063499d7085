import type { Log } from '#sdk'
import type { Db } from '../store/db.ts'
import { findConflict } from './care/conflict.ts'
import { createOfficial, withOfficial } from './care/official.ts'
import { bringUnanswered } from './curate/bring.ts'
import { type Curation, createCuration } from './curate/curation.ts'
import { type ImportRequest, type ImportResult, importDocuments } from './curate/import.ts'
import { type ListedDocument, listDocuments, type ShownDocument, showDocument } from './curate/list.ts'
import { type RecordCuration, recordNothing, type TellSecurity } from './curate/record.ts'
import { MemoryIndex } from './index/memory.ts'
import type { KnowledgeIndex } from './index/open-index.ts'
import type { Catalogue, IndexedDocument, Snapshot } from './index/snapshot.ts'
import type { Tokenizer } from './index/tokenizer.ts'
import type { KnowledgePort, Passage, Reader } from './port.ts'
import { emptyBank, type QuestionBank } from './read/bank.ts'
import { type Intake, plainIntake } from './read/intake.ts'
import { checkSentence, findArticle } from './search/check.ts'
import { inForce, mayRead } from './search/filter.ts'
import { resolveAct } from './search/lookup.ts'
import { openArticle } from './search/open.ts'
import { passageOf } from './search/passages.ts'
import { planSearch, type SearchOptions } from './search/plan.ts'
import { quoteOf } from './search/quote.ts'
import { type SearchTrace, searchSnapshot } from './search/search.ts'
import { articleKey } from './split/labels.ts'
import type { Chat } from './vectors/chat.ts'
import type { Embeddings } from './vectors/client.ts'
import type { SearchByMeans } from './vectors/means.ts'
import { createVectors, type Vectors } from './vectors/vectors.ts'

export type { Curation } from './curate/curation.ts'
export type { ImportRequest, ImportResult } from './curate/import.ts'
export type { ListedDocument, ShownDocument } from './curate/list.ts'
export { CurationError } from './curate/publish.ts'
export type { Tokenizer } from './index/tokenizer.ts'
export type { SourceFile } from './read/source.ts'
export type { SearchOptions } from './search/plan.ts'
export type { SearchTrace } from './search/search.ts'
export { articleKey } from './split/labels.ts'
export type { Vectors } from './vectors/vectors.ts'

/** The knowledge base with what administrators do to it. */
export type Knowledge = KnowledgePort & {
  importDocuments(request: ImportRequest): Promise<ImportResult>
  /** Brings what the product holds beside documents up to date in the database; to be called at a start. */
  prepare(): Promise<void>
  list(filter?: { readonly collection?: string; readonly state?: string }): Promise<readonly ListedDocument[]>
  show(doc: string): Promise<ShownDocument | null>
  /** The way of a version: drafts, reviews, schedules, links, the question set. */
  readonly curation: Curation
  /** What models do for it: vectors of the articles, drafts of questions. */
  readonly vectors: Vectors
  /** A search with its trace, and with documents left out if wanted. */
  searchAdmin(query: SearchOptions): Promise<SearchTrace>
}

/** The models that are configured; what is null is not there. */
export type Models = {
  readonly embeddings: Embeddings | null
  /** Writes questions; whether it rewrites them in search too is a matter of `search`. */
  readonly chat: Chat | null
  /** Finds by more than words. */
  readonly search: SearchByMeans | null
}

const noModels: Models = { embeddings: null, chat: null, search: null }

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

/** Nobody in particular: what every member of staff may read, and nothing that some may not even know of. */
const anyMember: Reader = { roles: ['staff'], unitId: null, staffType: null, province: null }

function describeIndex({ documents }: Catalogue, locale: 'zh' | 'en'): string {
  const open = documents.filter(
    (document) => document.live && document.effectiveUntil === null && mayRead(document, anyMember),
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
 * @param bank questions for acts that are imported without any
 * @param models what helps beside words, and what finds by it; left out where nothing is configured
 * @param intake how files become text and are screened; Markdown as it stands if left out, as for measurements
 * @param tellSecurity hears of every text with a mark of secrecy
 * @param record writes the audit trail of what is done to documents; left out in measurements
 */
export function createKnowledge({
  db,
  tokenizer,
  log,
  record = recordNothing,
  bank = emptyBank,
  models = noModels,
  intake = plainIntake,
  tellSecurity = async () => {},
  newId = () => crypto.randomUUID(),
  index = new MemoryIndex(db, tokenizer, log),
}: {
  readonly db: Db
  readonly tokenizer: Tokenizer | null
  readonly log: Log
  readonly record?: RecordCuration
  readonly bank?: QuestionBank
  readonly models?: Models
  readonly intake?: Intake
  readonly tellSecurity?: TellSecurity
  /** Random ids of files. */
  readonly newId?: () => string
  readonly index?: KnowledgeIndex
}): Knowledge {
  const official = createOfficial(db)
  const importing = { db, tokenizer, log, record, tellSecurity, bank, intake, newId }
  const searchOpen = async (query: SearchOptions) => {
    const open = await index.open()
    const plan = planSearch(open.catalogue, tokenizer, query)
    const trace = models.search
      ? await models.search({ open, plan, query, tokenizer })
      : searchSnapshot(await open.forQuestion(plan), plan, query)
    return { open, plan, trace }
  }
  const searchAdmin = async (query: SearchOptions) => (await searchOpen(query)).trace
  return {
    async search(query) {
      const { open, plan, trace } = await searchOpen(query)
      const { features: _, expanded: _expanded, answerability: _answerability, ...result } = trace
      const conflict = result.answerable ? findConflict(query.text, result.passages) : null
      const matched = await official.matchOfficial(open, plan, query.text)
      return withOfficial({ ...result, ...(conflict ? { conflict } : {}) }, matched)
    },
    searchAdmin,
    async check(sentence, citations, asOf, reader) {
      const open = await index.open()
      const cited = documentsOf(open.catalogue, new Set(citations.map(({ document }) => document)))
      if (reader && cited.some((document) => !mayRead(document, reader))) return 'no_such_article'
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
    importDocuments: (request) => importDocuments(importing, request),
    prepare: () => bringUnanswered(db, bank),
    list: (filter) => listDocuments(db, filter),
    show: (doc) => showDocument(db, doc),
    curation: createCuration({ db, tokenizer, record, index, intake, tellSecurity }),
    vectors: createVectors({ db, record, embeddings: models.embeddings, chat: models.chat }),
  }
}
