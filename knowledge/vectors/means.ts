import type { Log } from '#sdk'
import type { Db } from '../../store/db.ts'
import type { OpenIndex } from '../index/open-index.ts'
import { questionTerms } from '../index/questions.ts'
import type { Snapshot } from '../index/snapshot.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import type { Means, Missed } from '../port.ts'
import { expand } from '../search/concepts.ts'
import type { Plan, SearchOptions } from '../search/plan.ts'
import { type Ranked, rank } from '../search/rank.ts'
import { rankLexically, type SearchTrace, searchSnapshot } from '../search/search.ts'
import { fold } from '../text/normalize.ts'
import { Attempts, LeftOut } from './attempt.ts'
import type { Embeddings } from './client.ts'
import { denseSearch } from './dense.ts'
import type { Patience } from './http.ts'
import { mostReranked, type Reranker } from './rerank.ts'
import type { Rewrite } from './rewrite.ts'
import { isSame, loadSpaces } from './space.ts'
import { fuse, inScaleOf, placesOf, type Scored, unite, type Vote } from './union.ts'

/** What finds articles beside their words; what is null is not used. */
export type MeansParts = {
  readonly db: Db
  readonly embeddings: Embeddings | null
  readonly rewrite: Rewrite | null
  readonly reranker: Reranker | null
  /** A question waits no longer than this for all of them together, in milliseconds. */
  readonly budgetMs: number
  /**
   * A question as it may leave for the endpoint of a means.
   * @throws LeftOut when it may not leave at all
   */
  hide(text: string, means: Exclude<Means, 'lexical'>): string
  nowMs(): number
  readonly log: Log
}

/** A question on its way, with what it is asked of. */
export type MeansQuery = {
  readonly open: OpenIndex
  readonly plan: Plan
  readonly query: SearchOptions
  readonly tokenizer: Tokenizer | null
}

/** Answers a planned question by all means that are there in time. */
export type SearchByMeans = (asked: MeansQuery) => Promise<SearchTrace>

/**
 * How the rankings count. On the 60 questions of handbook-dev, runs of characters as weak vectors cost at 0.8 one answer
 * in 60 among the first three (at 1.2 four), and vectors that know the answer half bring four in.
 */
const weights = { lexical: 1, dense: 0.8, rewrite: 0.5 } as const
/** So much of the time is for finding where the best are read again after that. */
const findingShare = 0.6
const mostOfRewritten = 100
/** Who reads the best again may move the first of them, but no further than an answer quotes. */
const quoted = 3
const mostRemembered = 200

/** Vectors of the last questions: one turn searches for the same words more than once. */
function remembering(embeddings: Embeddings): (text: string, patience: Patience) => Promise<Float32Array> {
  const known = new Map<string, Float32Array>()
  return async (text, patience) => {
    const held = known.get(text)
    if (held) return held
    const vector = await embeddings.query(text, patience)
    known.set(text, vector)
    const [oldest] = known.keys()
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest)
    return vector
  }
}

function createDense({ db, hide }: MeansParts, embeddings: Embeddings) {
  const vectorOf = remembering(embeddings)
  return async ({ open, plan, query }: MeansQuery, patience: Patience): Promise<readonly Scored[]> => {
    const { current } = await loadSpaces(db)
    if (current === null) throw new LeftOut('no_vectors')
    // Vectors of two models cannot be compared: better none than wrong ones.
    if (!isSame(current, embeddings)) throw new LeftOut('other_model')
    const vector = await vectorOf(hide(query.text, 'dense'), patience)
    patience.signal?.throwIfAborted()
    const allowed = open.catalogue.documents.flatMap(({ id, index }) => ((plan.factors[index] ?? 0) > 0 ? [id] : []))
    const near = await denseSearch(db, { vector, space: embeddings, allowed, timeoutMs: patience.timeoutMs })
    return near.map(({ likeness, ...place }) => ({ ...place, score: likeness }))
  }
}

/** Ranks by other words of the question; who may find what, and on which day, stays as the question itself decides. */
async function rankOtherWords({ open, plan, tokenizer }: MeansQuery, words: string): Promise<readonly Scored[]> {
  const text = fold(words)
  const other = { ...plan, expanded: expand(text, tokenizer), asked: questionTerms(text), named: null }
  const snapshot = await open.forQuestion(other)
  return placesOf(rank(snapshot, other).ranked.slice(0, mostOfRewritten), snapshot)
}

function createRewritten({ hide }: MeansParts, rewrite: Rewrite) {
  return async (asked: MeansQuery, timeoutMs: number, signal: AbortSignal): Promise<readonly Scored[]> => {
    const { queries, article } = await rewrite(hide(asked.query.text, 'rewrite'), { timeoutMs, signal })
    const votes: Vote[] = []
    for (const words of [...queries, ...(article === '' ? [] : [article])])
      votes.push({ places: await rankOtherWords(asked, words), weight: 1 })
    return fuse(votes).slice(0, mostOfRewritten)
  }
}

const longestReread = 1500

function createReread({ hide }: MeansParts, reranker: Reranker) {
  const textOf = ({ article }: Ranked, { articles, documents }: Snapshot) => {
    const entry = articles[article]
    const title = entry ? documents[entry.document]?.title : ''
    return `《${title}》${entry?.path.join(' ')} ${entry?.label}\n${entry?.text}`.slice(0, longestReread)
  }
  return async (
    question: string,
    order: readonly Ranked[],
    snapshot: Snapshot,
    patience: Patience,
  ): Promise<readonly Ranked[]> => {
    const best = order.slice(0, mostReranked)
    if (best.length < 2) return order
    const texts = best.map((ranked) => textOf(ranked, snapshot))
    const numbers = await reranker.order(hide(question, 'rerank'), texts, patience)
    return [...numbers.map((number) => best[number] as Ranked), ...order.slice(mostReranked)]
  }
}

type Told = { readonly means: Means[]; readonly missed: Missed[] }

/** Makes the search by all means that are configured; with none of them it is the search by words. */
export function createMeans(parts: MeansParts): SearchByMeans {
  const { embeddings, rewrite, reranker, budgetMs, nowMs, log } = parts
  const dense = embeddings && { use: createDense(parts, embeddings), tries: new Attempts('dense', nowMs) }
  const rewritten = rewrite && { use: createRewritten(parts, rewrite), tries: new Attempts('rewrite', nowMs) }
  const reread = reranker && { use: createReread(parts, reranker), tries: new Attempts('rerank', nowMs) }
  const tell = (told: Told, used: Means, missed: Missed | null) => {
    if (missed === null) told.means.push(used)
    else {
      told.missed.push(missed)
      log.warn('A means of the search was left out.', { means: used, why: missed.why })
    }
  }

  const find = async (asked: MeansQuery, until: number, told: Told): Promise<readonly Vote[]> => {
    const [near, other] = await Promise.all([
      dense?.tries.run(until, (signal, timeoutMs) => dense.use(asked, { signal, timeoutMs })),
      rewritten?.tries.run(until, (signal, timeoutMs) => rewritten.use(asked, timeoutMs, signal)),
    ])
    if (near) tell(told, 'dense', near.missed)
    if (other) tell(told, 'rewrite', other.missed)
    return [
      { places: near?.value ?? [], weight: weights.dense },
      { places: other?.value ?? [], weight: weights.rewrite },
    ].filter(({ places }) => places.length > 0)
  }

  return async (asked) => {
    const { open, plan, query } = asked
    const until = nowMs() + budgetMs
    // An article named by its number is looked up; nothing finds it better.
    if (plan.named && plan.named.actIds.length > 0) return searchSnapshot(await open.forQuestion(plan), plan, query)
    const told: Told = { means: ['lexical'], missed: [] }
    const votes = await find(asked, until - (reread ? budgetMs * (1 - findingShare) : 0), told)
    const snapshot = await open.forQuestion(
      plan,
      votes.flatMap(({ places }) => places),
    )
    const lexical = rankLexically(snapshot, plan)
    const united = votes.length > 0 ? unite(lexical.ranked, snapshot, weights.lexical, votes) : lexical.ranked
    if (!reread) return searchSnapshot(snapshot, plan, query, { lexical, order: united, leadWithin: 1, ...told })
    const again = await reread.tries.run(until, (signal, timeoutMs) =>
      reread.use(query.text, united, snapshot, { signal, timeoutMs }),
    )
    tell(told, 'rerank', again.missed)
    const order = again.value ? inScaleOf(lexical.ranked, again.value) : united
    return searchSnapshot(snapshot, plan, query, { lexical, order, leadWithin: reread ? quoted : 1, ...told })
  }
}
