import type { IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { KnowledgeResult, Passage } from '../port.ts'
import { fold } from '../text/normalize.ts'
import { confidenceOf, isAnswerable } from './answerable.ts'
import type { Expanded } from './concepts.ts'
import { type Features, featuresOf } from './features.ts'
import { inForce, passes } from './filter.ts'
import type { NamedArticle } from './lookup.ts'
import { passageOf } from './passages.ts'
import type { Plan, SearchOptions } from './plan.ts'
import { quoteOf } from './quote.ts'
import { besideEachOther, type Ranked, rank, statutesFirst } from './rank.ts'

/** A result with how it came about. */
export type SearchTrace = KnowledgeResult & {
  readonly features: Features
  readonly expanded: Expanded
}

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

/** A second article counts as an answer beside the first when it fits nearly as well. */
const nearlyAsGood = 0.6

type Decision = { readonly answerable: boolean; readonly confidence: number }

function decide(
  features: Features,
  found: { named: NamedArticle | null; exact: boolean; unknownAct: boolean; text: string; heads: readonly string[] },
): Decision {
  if (found.exact) return { answerable: true, confidence: 1 }
  const confidence = confidenceOf(features)
  if (found.named || found.unknownAct) return { answerable: false, confidence: Math.min(confidence, 0.2) }
  return { answerable: isAnswerable(confidence, features, found.text, found.heads), confidence }
}

/** Whether the passage at the head and the version it came from hold on the day; an old wording asked for may not. */
function preferOld(ranked: readonly Ranked[], snapshot: Snapshot, day: string): readonly Ranked[] {
  const holds = ({ article }: Ranked) =>
    inForce(snapshot.documents[snapshot.articles[article]?.document as number] as IndexedDocument, day)
  return [...ranked.filter((entry) => !holds(entry)), ...ranked.filter(holds)]
}

/**
 * Answers a planned question from one state of the index.
 * @param query the question the plan was made of
 */
export function searchSnapshot(snapshot: Snapshot, plan: Plan, query: SearchOptions): SearchTrace {
  const { text, day, sieve, mentions, named, expanded, preferences } = plan
  const { ranked: plain, unanswered } = rank(snapshot, plan)
  const aged = day.old && sieve.named.size > 0 ? preferOld(plain, snapshot, day.asOf) : plain
  const ranked = statutesFirst(aged, snapshot, preferences.procedure)
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
  const heads = ranked
    .slice(0, 2)
    .filter(({ score }) => score >= best * nearlyAsGood)
    .map(({ article }) => fold(snapshot.articles[article]?.text ?? ''))
  const features = featuresOf(text, { expanded, ranked, staff: plan.staff, unanswered }, snapshot)
  return {
    passages: [
      ...exact.flatMap((article) => toPassage(article, best + 1, named ?? undefined)),
      ...besideEachOther(ranked, snapshot)
        .filter(({ article }) => !exact.includes(article))
        .slice(0, limit)
        .flatMap(({ article, score }) => toPassage(article, score)),
    ].slice(0, limit),
    ...decide(features, { named, exact: exact.length > 0, unknownAct: mentions.unknown, text, heads }),
    named: exact.length > 0,
    indexVersion: snapshot.version,
    features,
    expanded,
    asOf: day.asOf,
  }
}
