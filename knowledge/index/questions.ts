import { idfOf } from './bm25.ts'
import { ForeseenOdds } from './foreseen.ts'
import {
  addTo,
  dampsOf,
  gainsOf,
  likenessOf,
  nearestCount,
  nearestOf,
  type Postings,
  type QuestionFit,
  type QuestionViews,
  valueAtPlace,
} from './likeness.ts'
import { fitUnanswered, type Unanswered } from './unanswered.ts'

export { type Postings, type QuestionFit, QuestionPostings, type QuestionViews, questionTerms } from './likeness.ts'

/** What search asks of the questions beside the articles. */
export type Questions = {
  /**
   * How well the questions beside each article fit a new one; articles without questions are left out.
   * @param terms of the new question, each once
   * @param allowed 1 for each article that may be found
   */
  fits(terms: readonly string[], allowed: Uint8Array): QuestionFits
}

/** How well all known questions fit a new one. */
export type QuestionFits = {
  readonly articles: ReadonlyMap<number, QuestionFit>
  /** The same for the questions of which it is known that rules do not answer them. */
  readonly unanswered: QuestionViews
}

/** No questions at all. */
export const noFits: QuestionFits = { articles: new Map(), unanswered: { nearest: 0, near: 0, foreseen: 0 } }

/** A question in the index: the article that answers it, the document of that article, and how many terms it has. */
export type IndexedQuestion = { readonly article: number; readonly document: number; readonly size: number }

/** Pseudo-counts (Dirichlet) by which an article is smoothed with its document, and a document with all questions. */
const articlePrior = 100
const documentPrior = 2000

/** Neighbouring questions of one article or document. */
type Group = {
  /** Number of the article or document. */
  readonly key: number
  readonly from: number
  readonly to: number
  readonly terms: number
  /** Logarithm of what the smoothing leaves to each term that does not occur. */
  readonly unseen: number
}

/**
 * So many articles whose questions fit best are weighed. One that is found by its own words as well gains a little from
 * questions that hardly fit, so the line is drawn far down.
 */
const mostFitting = 700

/** Places of the largest values above nothing, at most so many; of equal ones the earlier. */
function placesOfBest(values: Float64Array, most: number): readonly number[] {
  const least = values.length > most ? valueAtPlace(values.slice(), values.length - most) : 0
  const places: number[] = []
  for (let at = 0; at < values.length; at++) if ((values[at] as number) > least) places.push(at)
  for (let at = 0; at < values.length && places.length < most && least > 0; at++)
    if (values[at] === least) places.push(at)
  return places
}

type Groups = {
  readonly all: readonly Group[]
  /** Place in `all` of the group of each question. */
  readonly of: Int32Array
}

/** Runs of neighbouring questions with the same article or document. */
function groupsOf(questions: readonly IndexedQuestion[], key: 'article' | 'document', prior: number): Groups {
  const all: Group[] = []
  const of = new Int32Array(questions.length)
  for (let from = 0; from < questions.length; ) {
    const own = (questions[from] as IndexedQuestion)[key]
    let to = from
    let terms = 0
    for (; to < questions.length && questions[to]?.[key] === own; to++) {
      terms += (questions[to] as IndexedQuestion).size
      of[to] = all.length
    }
    all.push({ key: own, from, to, terms, unseen: Math.log(prior / (terms + prior)) })
    from = to
  }
  return { all, of }
}

/**
 * The questions of one state of the index. Questions of one article stand together, and those of one document.
 *
 * Two views of the same postings are taken: the cosine with the nearest questions, and a language model of all questions
 * of the article, smoothed by its document and by all questions (Zhai and Lafferty 2004, two stages of Dirichlet priors).
 */
export class QuestionIndex {
  readonly #count: number
  readonly #articles: Groups
  readonly #documents: Groups
  readonly #terms: number
  readonly #damps: Float32Array
  /** Place of the document of each article, the article's number, and how many terms each document has with what smooths it. */
  readonly #documentOf: Int32Array
  readonly #keys: Int32Array
  readonly #smoothed: Float64Array
  /** Logarithm of what both smoothings leave to each term that an article does not have. */
  readonly #unseen: Float64Array

  constructor(questions: readonly IndexedQuestion[]) {
    this.#count = questions.length
    this.#articles = groupsOf(questions, 'article', articlePrior)
    this.#documents = groupsOf(questions, 'document', documentPrior)
    this.#damps = dampsOf(questions)
    this.#documentOf = Int32Array.from(this.#articles.all, ({ from }) => this.#documents.of[from] as number)
    this.#keys = Int32Array.from(this.#articles.all, ({ key }) => key)
    this.#smoothed = Float64Array.from(this.#documents.all, ({ terms }) => terms + documentPrior)
    this.#unseen = Float64Array.from(
      this.#articles.all,
      ({ from, unseen }) => (this.#documents.all[this.#documents.of[from] as number] as Group).unseen + unseen,
    )
    this.#terms = questions.reduce((sum, { size }) => sum + size, 0)
  }

  /**
   * How well the questions of each allowed article fit.
   * @param postings of the terms of the new question
   * @param none those that rules do not answer
   */
  fits(terms: readonly string[], postings: Postings, allowed: Uint8Array, none: Unanswered): QuestionFits {
    if (this.#count === 0 || terms.length === 0) return noFits
    const weights = terms.map((term) => idfOf(this.#count, postings.get(term)?.length ?? 0) ** 2)
    const like = this.#likeness(terms, weights, postings)
    const foreseen = this.#foreseen(terms, postings, allowed)
    const groups = this.#articles.all
    const may = this.#placesOf(allowed)
    const nearest = new Float64Array(may.length)
    const near = new Float64Array(may.length)
    const best = new Float64Array(nearestCount)
    const own = new Float64Array(may.length)
    for (let place = 0; place < may.length; place++) {
      const at = may[place] as number
      const { from, to } = groups[at] as Group
      near[place] = nearestOf(like, from, to, best)
      nearest[place] = best[0] as number
      own[place] = foreseen[at] as number
    }
    const gains = gainsOf(near, own)
    const fitOf = (place: number): QuestionFit => ({
      nearest: nearest[place] as number,
      near: near[place] as number,
      foreseen: own[place] as number,
      gain: gains[place] as number,
    })
    const unanswered = fitUnanswered(none, terms, weights, (term) => this.#chance(postings.get(term)?.length ?? 0))
    const keyOf = (place: number) => this.#keys[may[place] as number] as number
    return {
      articles: new Map(placesOfBest(gains, mostFitting).map((place) => [keyOf(place), fitOf(place)])),
      unanswered,
    }
  }

  /** Places of the articles that may be found. */
  #placesOf(allowed: Uint8Array): Int32Array {
    const places = new Int32Array(this.#keys.length)
    let count = 0
    for (let at = 0; at < places.length; at++) if (allowed[this.#keys[at] as number] === 1) places[count++] = at
    return places.subarray(0, count)
  }

  /** How likely a term is in any question. */
  #chance(frequency: number): number {
    return (frequency + 0.5) / (this.#terms + 10_000)
  }

  /** Cosine with each question, terms weighed by rarity; the length of the known one is taken from its size. */
  #likeness(terms: readonly string[], weights: readonly number[], postings: Postings): Float32Array {
    const shared = new Float32Array(this.#count)
    for (const [at, term] of terms.entries()) addTo(shared, postings.get(term) ?? [], weights[at] as number)
    return likenessOf(shared, this.#damps, weights)
  }

  /** For each allowed article by its place, what its language model foresees of the question, as a share of all that it says. */
  #foreseen(terms: readonly string[], postings: Postings, allowed: Uint8Array): Float64Array {
    const keys = this.#keys
    const may = new Uint8Array(keys.length)
    for (let at = 0; at < may.length; at++) may[at] = allowed[keys[at] as number] as number
    const grouped = {
      ofArticle: this.#articles.of,
      documentOf: this.#documentOf,
      smoothed: this.#smoothed,
      allowed: may,
    }
    const odds = new ForeseenOdds(grouped, { article: articlePrior, document: documentPrior })
    let information = 0
    for (const term of terms) {
      const numbers = postings.get(term) ?? []
      const chance = this.#chance(numbers.length)
      information -= Math.log(chance)
      odds.add(numbers, chance)
    }
    return odds.logarithms().map((odd, at) => (terms.length * (this.#unseen[at] as number) + odd) / information)
  }
}
