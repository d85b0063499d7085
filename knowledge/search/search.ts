import type { IndexedDocument, Snapshot } from '../index/snapshot.ts'
import type { KnowledgeResult, Means, Missed, Passage } from '../port.ts'
import { fold } from '../text/normalize.ts'
import { answerabilityOf, type Best, confidenceOf, isAnswerable } from './answerable.ts'
import type { Expanded } from './concepts.ts'
import { type Features, featuresOf } from './features.ts'
import { inForce, passes } from './filter.ts'
import type { NamedArticle } from './lookup.ts'
import { passageOf } from './passages.ts'
import type { Plan, SearchOptions } from './plan.ts'
import { quoteOf } from './quote.ts'
import { besideEachOther, type Ranked, type RankedArticles, rank, statutesFirst } from './rank.ts'
import { staffKindsOf } from './staff-split.ts'

/** A result with how it came about. */
export type SearchTrace = KnowledgeResult & {
  readonly features: Features
  readonly expanded: Expanded
  /** 0 to 1: how much the question looks answerable; from 0.5 it is answered. Only measurements look at it. */
  readonly answerability: number
  readonly means: readonly Means[]
  readonly missed: readonly Missed[]
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
const nearlyAsGood = 0.5

type Decision = Pick<SearchTrace, 'answerable' | 'confidence' | 'answerability'>

function decide(
  features: Features,
  found: { named: NamedArticle | null; exact: boolean; unknownAct: boolean; text: string; best: Best },
): Decision {
  if (found.exact) return { answerable: true, confidence: 1, answerability: 1 }
  const confidence = confidenceOf(features)
  if (found.named || found.unknownAct)
    return { answerable: false, confidence: Math.min(confidence, 0.2), answerability: 0 }
  const answerable = isAnswerable(confidence, features, found.text, found.best)
  return { answerable, confidence, answerability: answerabilityOf(confidence, features, answerable) }
}

/** The earlier wordings of the acts that a question names before all else. */
function earlierFirst(ranked: readonly Ranked[], snapshot: Snapshot, { day, sieve }: Plan): readonly Ranked[] {
  const isEarlier = ({ article }: Ranked) => {
    const document = snapshot.documents[snapshot.articles[article]?.document as number] as IndexedDocument
    return sieve.named.has(document.actId) && !inForce(document, day.asOf)
  }
  return [...ranked.filter(isEarlier), ...ranked.filter((entry) => !isEarlier(entry))]
}

function agedAsAsked(ranked: readonly Ranked[], snapshot: Snapshot, plan: Plan): readonly Ranked[] {
  return plan.day.old && plan.sieve.named.size > 0 ? earlierFirst(ranked, snapshot, plan) : ranked
}

/** The articles by their words and questions, in the order in which they are shown. */
export function rankLexically(snapshot: Snapshot, plan: Plan): RankedArticles {
  const { ranked, unanswered } = rank(snapshot, plan)
  const aged = agedAsAsked(ranked, snapshot, plan)
  return { ranked: statutesFirst(aged, snapshot, plan.preferences.procedure), unanswered }
}

/** What was found by other means than words as well. */
export type Found = {
  readonly lexical: RankedArticles
  /** All that was found, best first. */
  readonly order: readonly Ranked[]
  /** When words answer the question, the best by words stands among so many first: on it rests how sure the search is. */
  readonly leadWithin: number
  readonly means: readonly Means[]
  readonly missed: readonly Missed[]
}

function byWords(snapshot: Snapshot, plan: Plan): Found {
  const lexical = rankLexically(snapshot, plan)
  return { lexical, order: lexical.ranked, leadWithin: 1, means: ['lexical'], missed: [] }
}

/** An order in which one article stands no lower than a place; scores stay where they are. */
function withLead(order: readonly Ranked[], lead: Ranked | undefined, within: number): readonly Ranked[] {
  const at = order.findIndex(({ article }) => article === lead?.article)
  if (lead === undefined || at < within) return order
  const moved = order.toSpliced(at, 1).toSpliced(within - 1, 0, order[at] as Ranked)
  return moved.map((ranked, place) => ({ ...ranked, score: order[place]?.score ?? 0 }))
}

/**
 * Answers a planned question from one state of the index. How sure it is follows from the ranking by words alone, on
 * which that was fitted, whatever else was found.
 * @param query the question the plan was made of
 */
export function searchSnapshot(
  snapshot: Snapshot,
  plan: Plan,
  query: SearchOptions,
  found: Found = byWords(snapshot, plan),
): SearchTrace {
  const { text, day, sieve, mentions, named, expanded } = plan
  const { ranked, unanswered } = found.lexical
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
    .slice(0, 3)
    .filter(({ score }) => score >= best * nearlyAsGood)
    .map(({ article }) => fold(snapshot.articles[article]?.text ?? ''))
  const isHouse =
    snapshot.documents[snapshot.articles[ranked[0]?.article ?? -1]?.document ?? -1]?.collection === 'handbook'
  const features = featuresOf(text, { expanded, ranked, staff: plan.staff, unanswered }, snapshot)
  const unknownAct = mentions.unknown
  const decision = decide(features, { named, exact: exact.length > 0, unknownAct, text, best: { heads, isHouse } })
  const lead = decision.answerable ? ranked[0] : undefined
  const order = agedAsAsked(withLead(found.order, lead, found.leadWithin), snapshot, plan)
  const staffKinds = staffKindsOf(order, snapshot, plan)
  return {
    passages: [
      ...exact.flatMap((article) => toPassage(article, best + 1, named ?? undefined)),
      ...besideEachOther(order, snapshot)
        .filter(({ article }) => !exact.includes(article))
        .slice(0, limit)
        .flatMap(({ article, score }) => toPassage(article, score)),
    ].slice(0, limit),
    ...decision,
    named: exact.length > 0,
    indexVersion: snapshot.version,
    features,
    expanded,
    means: found.means,
    missed: found.missed,
    asOf: day.asOf,
    ...(staffKinds && exact.length === 0 ? { staffKinds } : {}),
  }
}
