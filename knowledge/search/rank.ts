import { groupWeights } from '../data/acts.ts'
import type { Topic } from '../data/topics.ts'
import { k1, type QueryTerm, type Terms } from '../index/bm25.ts'
import type { QuestionFit, QuestionViews } from '../index/questions.ts'
import type { IndexedDocument, Snapshot } from '../index/snapshot.ts'
import { kindFactor } from './answer-kind.ts'
import type { Expanded } from './concepts.ts'
import type { RegionSlot, StaffSlot } from './slots.ts'

/** An article with its score and the raw scores it was made from. */
export type Ranked = {
  /** Number of the article in the snapshot. */
  readonly article: number
  readonly score: number
  readonly words: number
  readonly grams: number
  /** How well the questions beside it fit; null when it has none. */
  readonly fit: QuestionFit | null
}

/** What weighs documents against each other. */
export type Preferences = {
  readonly staff: StaffSlot
  readonly region: RegionSlot
  readonly procedure: boolean
  readonly named: ReadonlySet<string>
  /** The subjects of the question, as far as they are known. */
  readonly topics: readonly Topic[]
  /** Folded question, to see which special groups it names. */
  readonly text: string
}

const specialWords =
  /法官|检察官|监察官|警察|民警|公安|教师|老师|医师|医生|护士|军人|士兵|退役|消防|海关|领事|民办|国企|国有企业|农民工|民工/g

function groupFactor({ group, title }: IndexedDocument, { staff, text }: Preferences): number {
  if (group === null) return 1
  if (group === 'special') {
    const named = text.match(specialWords) ?? []
    if (named.some((word) => title.includes(word.replace('老师', '教师').replace('医生', '医师').slice(0, 2))))
      return 1.15
  }
  return groupWeights[staff][group]
}

/** A document that is about the subject of the question counts so much more. */
const atHome = 1.3
/** And so much more one that the question names. */
const byName = 1.7

function isAtHome({ collection, actId, title }: IndexedDocument, { acts, title: named, pattern }: Topic): boolean {
  return acts.includes(actId) || (collection === 'handbook' && ((named?.test(title) ?? false) || pattern.test(title)))
}

/** How a document counts for a question beside its words. */
export function documentFactor(document: IndexedDocument, preferences: Preferences): number {
  let factor = groupFactor(document, preferences)
  const { region, named, procedure } = preferences
  if (document.collection === 'statutes' && document.region !== '全国' && document.region !== '')
    factor *= document.region === region.province ? (region.said ? 1.35 : 1.1) : 0.65
  if (named.has(document.actId)) factor *= byName
  if (document.collection === 'handbook') factor *= procedure ? 1.3 : 0.95
  if (preferences.topics.some((topic) => isAtHome(document, topic))) factor *= atHome
  return factor
}

function top(scores: Float32Array): number {
  let most = 0
  for (let at = 0; at < scores.length; at++) if ((scores[at] as number) > most) most = scores[at] as number
  return most
}

/** Adds up to 30 % for acts of which several articles fit. */
function boostActs(ranked: { article: number; score: number }[], snapshot: Snapshot): void {
  const best = new Map<number, number[]>()
  for (const { article, score } of ranked) {
    const document = snapshot.articles[article]?.document as number
    const scores = best.get(document)
    if (!scores) best.set(document, [score])
    else if (scores.length < 3) scores.push(score)
  }
  const evidence = new Map(Array.from(best, ([document, scores]) => [document, scores.reduce((a, b) => a + b, 0)]))
  const most = Math.max(...evidence.values(), Number.MIN_VALUE)
  for (const entry of ranked) {
    const own = evidence.get(snapshot.articles[entry.article]?.document as number) ?? 0
    entry.score *= 1 + (0.3 * own) / most
  }
}

/** So many of the best by words alone are weighed against each other. */
export const candidates = 400
/** Articles below this share of the best are left out. */
export const leastShare = 0.08
/** So many of the best are read again for the kind of answer they hold. */
const reread = 40

/** What ranking needs of a planned question. */
export type Ranking = {
  readonly expanded: Expanded
  /** Terms by which the question is compared with the questions beside the articles. */
  readonly asked: readonly string[]
  readonly preferences: Preferences
  /** How each document counts, by its position; 0 for those that may not be found. */
  readonly factors: Float32Array
}

/** 1 for each article that may be found. */
function allowedArticles({ documents, articles }: Snapshot, factors: Float32Array): Uint8Array {
  const allowed = new Uint8Array(articles.length)
  for (const { index, first, count } of documents)
    if ((factors[index] as number) > 0) allowed.fill(1, first, first + count)
  return allowed
}

/** A BM25 score as a share of what an article with every term could have. */
function shareOf(score: number, terms: readonly QueryTerm[], index: Terms): number {
  const all = terms.reduce((sum, { term, weight }) => sum + weight * index.idf(term) * (k1 + 1), 0)
  return score / Math.max(all, 1)
}

type Scored = { article: number; score: number; words: number; grams: number }

/**
 * The articles by their own words: both BM25 scores, each divided by its best, 0.4 words and 0.6 bigrams, weighed by the
 * document, by how many articles of the act fit and by the kind of answer; the best has the share of the question that its words hold.
 */
function rankByWords(snapshot: Snapshot, { expanded, preferences, factors }: Ranking, allowed: Uint8Array): Scored[] {
  const words = snapshot.words?.score(expanded.words, allowed) ?? null
  const grams = snapshot.grams.score(expanded.grams, allowed)
  const wordShare = words ? 0.4 / Math.max(top(words), 1e-9) : 0
  const gramShare = (words ? 0.6 : 1) / Math.max(top(grams), 1e-9)
  const found: Scored[] = []
  for (let article = 0; article < allowed.length; article++) {
    const word = words?.[article] ?? 0
    const gram = grams[article] as number
    const raw = wordShare * word + gramShare * gram
    if (raw < leastShare) continue
    const document = snapshot.articles[article]?.document as number
    found.push({ article, score: raw * (factors[document] as number), words: word, grams: gram })
  }
  found.sort((a, b) => b.score - a.score)
  const best = found.slice(0, candidates)
  boostActs(best, snapshot)
  for (const entry of best.slice(0, reread))
    entry.score *= kindFactor(preferences.text, snapshot.articles[entry.article]?.text ?? '')
  const most = best.reduce((max, { score }) => Math.max(max, score), Number.MIN_VALUE)
  const share = shareOf(top(grams), expanded.grams, snapshot.grams)
  for (const entry of best) entry.score *= share / most
  return best
}

/** The ranked articles, and how the questions that rules do not answer fit. */
export type RankedArticles = { readonly ranked: readonly Ranked[]; readonly unanswered: QuestionViews }

/** Both places sum in their own order; what differs in the last digits only is a tie, which the place decides. */
const rounded = (score: number) => Math.round(score * 1e5) / 1e5

/** What an article's own words and the logarithm of its document's factor count beside the gain of its questions. */
const shares = { own: 2, document: 0.075 } as const

/** Ranks the allowed articles by their own words and by the questions that stand beside them. */
export function rank(snapshot: Snapshot, ranking: Ranking): RankedArticles {
  const allowed = allowedArticles(snapshot, ranking.factors)
  const byWords = new Map(rankByWords(snapshot, ranking, allowed).map((scored) => [scored.article, scored]))
  const { articles: fits, unanswered } = snapshot.questions.fits(ranking.asked, allowed)
  const found = new Set([...byWords.keys(), ...fits.keys()])
  const ranked = Array.from(found, (article) => {
    const own = byWords.get(article) ?? { article, score: 0, words: 0, grams: 0 }
    const fit = fits.get(article) ?? null
    const factor = ranking.factors[snapshot.articles[article]?.document as number] as number
    const score = shares.own * own.score + (fit?.gain ?? 0)
    return { ...own, score: rounded(score + shares.document * Math.log(factor)), fit }
  }).sort((a, b) => b.score - a.score || a.article - b.article)
  return { ranked: ranked.map((entry) => (entry.score < 0 ? { ...entry, score: 0 } : entry)), unanswered }
}

const similar = 0.88

/** Puts the statute before the handbook when both answer about equally well, unless the house's own way is asked for. */
export function statutesFirst(ranked: readonly Ranked[], snapshot: Snapshot, procedure: boolean): readonly Ranked[] {
  const collectionOf = ({ article }: Ranked) =>
    snapshot.documents[snapshot.articles[article]?.document as number]?.collection
  const first = ranked[0]
  if (!first || procedure || collectionOf(first) !== 'handbook') return ranked
  const at = ranked.findIndex((entry) => collectionOf(entry) === 'statutes' && entry.score >= similar * first.score)
  if (at < 0) return ranked
  return [{ ...(ranked[at] as Ranked), score: first.score * 1.001 }, ...ranked.slice(0, at), ...ranked.slice(at + 1)]
}

/**
 * Puts an act after each of the first passages of the house when those stand at the head: who reads what the house says
 * wants to see near it the law that it rests on. The order within acts and within the house stays as it was.
 */
export function besideEachOther(ranked: readonly Ranked[], snapshot: Snapshot): readonly Ranked[] {
  const isAct = ({ article }: Ranked) =>
    snapshot.documents[snapshot.articles[article]?.document as number]?.collection === 'statutes'
  const [first] = ranked
  if (!first || isAct(first)) return ranked
  const acts = ranked.filter(isAct)
  const house = ranked.filter((entry) => !isAct(entry))
  const mixed = house.slice(0, acts.length).flatMap((entry, at) => [entry, acts[at] as Ranked])
  return [...mixed, ...house.slice(acts.length), ...acts.slice(house.length)]
}
