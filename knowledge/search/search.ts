import type { IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import type { KnowledgeQuery, KnowledgeResult, Passage } from '../port.ts'
import { fold } from '../text/normalize.ts'
import { hasValueAskedFor } from './answer-kind.ts'
import { confidenceOf, isAnswerable } from './answerable.ts'
import { type Expanded, expand } from './concepts.ts'
import { type Features, featuresOf } from './features.ts'
import { inForce, passes, type Sieve } from './filter.ts'
import { findActs, findNamedArticle, type NamedArticle } from './lookup.ts'
import { passageOf } from './passages.ts'
import { quoteOf } from './quote.ts'
import { type Ranked, rank, statutesFirst } from './rank.ts'
import { dayOf, isProcedure, regionOf, staffOf } from './slots.ts'

/** A question with what only measurements and administrators need. */
export type SearchOptions = KnowledgeQuery & {
  /** Keys of document versions to leave out, to measure what happens when the answer is not there. */
  readonly exclude?: ReadonlySet<string>
}

/** A result with how it came about. */
export type SearchTrace = KnowledgeResult & {
  readonly features: Features
  readonly expanded: Expanded
  /** The day the ranking held on. */
  readonly asOf: string
}

const none: ReadonlySet<string> = new Set()

/** Articles that a named 条 stands for, in the version the question is about. */
function namedArticles(named: NamedArticle, snapshot: Snapshot, may: (document: IndexedDocument) => boolean): number[] {
  return named.actIds.flatMap((actId) =>
    (snapshot.acts.get(actId) ?? []).flatMap((index) => {
      const document = snapshot.documents[index] as IndexedDocument
      if (!may(document)) return []
      return Array.from({ length: document.count }, (_, offset) => document.first + offset).filter((at) => {
        const article = snapshot.articles[at]
        return article?.number === named.number && article.suffix === named.suffix
      })
    }),
  )
}

function allowedArticles(snapshot: Snapshot, sieve: Sieve): Uint8Array {
  const allowed = new Uint8Array(snapshot.articles.length)
  for (const document of snapshot.documents)
    if (passes(document, sieve)) allowed.fill(1, document.first, document.first + document.count)
  return allowed
}

type Decision = { readonly answerable: boolean; readonly confidence: number }

function decide(
  features: Features,
  found: { named: NamedArticle | null; exact: boolean; unknownAct: boolean; text: string; hasValue: boolean },
): Decision {
  if (found.exact) return { answerable: true, confidence: 1 }
  const confidence = confidenceOf(features)
  if (found.named || found.unknownAct) return { answerable: false, confidence: Math.min(confidence, 0.2) }
  return { answerable: isAnswerable(confidence, features, found.text, found.hasValue), confidence }
}

/** Whether the passage at the head and the version it came from hold on the day; an old wording asked for may not. */
function preferOld(ranked: readonly Ranked[], snapshot: Snapshot, day: string): readonly Ranked[] {
  const holds = ({ article }: Ranked) =>
    inForce(snapshot.documents[snapshot.articles[article]?.document as number] as IndexedDocument, day)
  return [...ranked.filter((entry) => !holds(entry)), ...ranked.filter(holds)]
}

/** Answers a question from one state of the index. */
export function searchSnapshot(snapshot: Snapshot, tokenizer: Tokenizer | null, query: SearchOptions): SearchTrace {
  const text = fold(query.text)
  const day = dayOf(text, query.asOf)
  const region = regionOf(text, query.reader.province)
  const staff = staffOf(text, query.reader.staffType)
  const procedure = isProcedure(text)
  const mentions = findActs(text, snapshot)
  const named = findNamedArticle(text, snapshot)
  const acts = new Set([...mentions.actIds, ...(named?.actIds ?? [])])
  const exclude = query.exclude ?? none
  const sieve: Sieve = { reader: query.reader, day, region, staffTypes: staff.types, named: acts, exclude }
  const allowed = allowedArticles(snapshot, sieve)
  const expanded = expand(text, tokenizer)
  const preferences = { staff: staff.slot, region, procedure, named: acts, text }
  const plain = rank(snapshot, expanded, allowed, preferences)
  const aged = day.old && acts.size > 0 ? preferOld(plain, snapshot, day.asOf) : plain
  const ranked = statutesFirst(aged, snapshot, procedure)
  const exact = named
    ? namedArticles(named, snapshot, (document) => passes(document, { ...sieve, staffTypes: [] }))
    : []
  const limit = query.limit ?? 10
  const weights = new Map(expanded.grams.map(({ term, weight }) => [term, weight * snapshot.grams.idf(term)]))
  const toPassage = (article: number, score: number, prefer?: NamedArticle): Passage[] => {
    const entry = snapshot.articles[article]
    if (!entry) return []
    return [passageOf(snapshot, entry, { quote: quoteOf(entry.text, weights, prefer), score, today: query.asOf })]
  }
  const best = ranked[0]?.score ?? 1
  const head = snapshot.articles[ranked[0]?.article ?? -1]
  const hasValue = hasValueAskedFor(text, fold(head?.text ?? ''))
  const features = featuresOf(text, { expanded, ranked, staff: staff.slot }, snapshot)
  return {
    passages: [
      ...exact.flatMap((article) => toPassage(article, best + 1, named ?? undefined)),
      ...ranked
        .filter(({ article }) => !exact.includes(article))
        .slice(0, limit)
        .flatMap(({ article, score }) => toPassage(article, score)),
    ].slice(0, limit),
    ...decide(features, { named, exact: exact.length > 0, unknownAct: mentions.unknown, text, hasValue }),
    named: exact.length > 0,
    indexVersion: snapshot.version,
    features,
    expanded,
    asOf: day.asOf,
  }
}
