import { unansweredDetails } from '../data/unanswered-details.ts'
import { unansweredNeighbours } from '../data/unanswered-neighbours.ts'
import { bigrams, fold } from '../text/normalize.ts'
import { idfOf } from './bm25.ts'

/** How some questions fit a new one. */
export type QuestionViews = {
  /** Likeness of the nearest one, 0 to 1. */
  readonly nearest: number
  /** Likeness of the eight nearest together, 0 to 1. */
  readonly near: number
  /**
   * Share of what the new question says that a language model of the article's questions foresees better than chance;
   * about 0.1 for a stranger and 0.4 for a good fit, below 0 for what would be said elsewhere.
   */
  readonly foreseen: number
}

/** How well the questions beside an article fit a new one. */
export type QuestionFit = QuestionViews & {
  /** What this adds to the score of the article, where a full match of its own words has 1. */
  readonly gain: number
}

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

/** Single characters carry short questions, in which staff words for one thing share no more than that. */
const character = /\p{Script=Han}/gu
const figure = /^\d+$/

/** Terms of a question, each once: its bigrams and English words, and its single Chinese characters. */
export function questionTerms(text: string): readonly string[] {
  return [...new Set([...bigrams(text).filter((term) => !figure.test(term)), ...(text.match(character) ?? [])])]
}

/** A question in the index: the article that answers it, the document of that article, and how many terms it has. */
export type IndexedQuestion = { readonly article: number; readonly document: number; readonly size: number }

/** For a term of a new question, the questions that hold it, by their number in rising order. */
export type Postings = ReadonlyMap<string, ArrayLike<number>>

/** Added to both lengths, so that questions of two or three words do not win by their shortness. */
const lengthFloor = 4
/** What each of the nearest questions counts beside the first. */
const shares = Array.from({ length: 8 }, (_, at) => 0.85 ** at)
const allShares = shares.reduce((sum, share) => sum + share, 0)
/** Pseudo-counts (Dirichlet) by which an article is smoothed with its document, and a document with all questions. */
const articlePrior = 100
const documentPrior = 2000

/** So many of the best are set against those that come after them, which fit by chance alone. */
const reach = 50

/** The best of some values and what is left of it above those that fit by chance. */
function spreadOf(values: readonly number[]): { readonly best: number; readonly chance: number } {
  const sorted = values.toSorted((a, b) => b - a)
  return { best: sorted[0] ?? 0, chance: sorted[Math.min(reach, sorted.length - 1)] ?? 0 }
}

/** What the best fit of questions adds, where a full match of an article's own words has 1. */
const fitShares = { near: 2, foreseen: 3 } as const
/** How the two views of the questions count against each other. */
const viewShares = { near: 0.4, foreseen: 0.6 } as const

/**
 * What the questions beside an article add to its score. The two views have scales of their own, so each is read as the
 * way from chance to the best; how much the best is worth follows from how well it fits at all.
 */
function gainsOf(fits: readonly QuestionViews[]): (fit: QuestionViews) => number {
  const near = spreadOf(fits.map((fit) => fit.near))
  const foreseen = spreadOf(fits.map((fit) => fit.foreseen))
  const worth = fitShares.near * near.best + fitShares.foreseen * Math.max(0, foreseen.best)
  const way = (value: number, { best, chance }: ReturnType<typeof spreadOf>) =>
    Math.max(0, value - chance) / Math.max(best - chance, 1e-9)
  return (fit) => worth * (viewShares.near * way(fit.near, near) + viewShares.foreseen * way(fit.foreseen, foreseen))
}

function addTo(sums: Float32Array, numbers: ArrayLike<number>, weight: number): void {
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number
    sums[number] = (sums[number] as number) + weight
  }
}

/** Cosines from the weights that each known question shares; the length of the known one is taken from its size. */
function likenessOf(
  shared: Float32Array,
  known: readonly { readonly size: number }[],
  asked: number,
  weights: readonly number[],
): Float32Array {
  const own = weights.reduce((sum, weight) => sum + weight, 0)
  return shared.map((sum, number) => {
    const { size } = known[number] as { size: number }
    return Math.min(1, sum / (own * Math.sqrt((size + lengthFloor) / (asked + lengthFloor))))
  })
}

function nearestOf(like: Float32Array): { readonly nearest: number; readonly near: number } {
  const best = like.toSorted().reverse()
  const near = shares.reduce((sum, share, at) => sum + share * (best[at] ?? 0), 0) / allShares
  return { nearest: best[0] ?? 0, near }
}

type Group = { readonly from: number; readonly to: number; readonly terms: number }

/** Runs of neighbouring questions with the same article or document, by its number. */
function groupsOf(questions: readonly IndexedQuestion[], key: 'article' | 'document'): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>()
  for (const [at, question] of questions.entries()) {
    const open = groups.get(question[key])
    groups.set(question[key], {
      from: open?.from ?? at,
      to: at + 1,
      terms: (open?.terms ?? 0) + question.size,
    })
  }
  return groups
}

/**
 * The questions of one state of the index. Questions of one article stand together, and those of one document.
 *
 * Two views of the same postings are taken: the cosine with the nearest questions, and a language model of all questions
 * of the article, smoothed by its document and by all questions (Zhai and Lafferty 2004, two stages of Dirichlet priors).
 */
export class QuestionIndex {
  readonly #questions: readonly IndexedQuestion[]
  readonly #articles: ReadonlyMap<number, Group>
  readonly #documents: ReadonlyMap<number, Group>
  readonly #terms: number

  constructor(questions: readonly IndexedQuestion[]) {
    this.#questions = questions
    this.#articles = groupsOf(questions, 'article')
    this.#documents = groupsOf(questions, 'document')
    this.#terms = questions.reduce((sum, { size }) => sum + size, 0)
  }

  /** How well the questions of each allowed article fit. @param postings of the terms of the new question */
  fits(terms: readonly string[], postings: Postings, allowed: Uint8Array): QuestionFits {
    if (this.#questions.length === 0 || terms.length === 0) return noFits
    const weights = terms.map((term) => idfOf(this.#questions.length, postings.get(term)?.length ?? 0) ** 2)
    const like = this.#likeness(terms, weights, postings)
    const foreseen = this.#foreseen(terms, postings)
    const fits = new Map<number, QuestionViews>()
    for (const [article, { from, to }] of this.#articles)
      if (allowed[article] === 1)
        fits.set(article, { ...nearestOf(like.subarray(from, to)), foreseen: foreseen.get(article) ?? 0 })
    const gainOf = gainsOf([...fits.values()])
    return {
      articles: new Map(Array.from(fits, ([article, fit]) => [article, { ...fit, gain: gainOf(fit) }])),
      unanswered: fitUnanswered(terms, weights, (term) => this.#chance(postings.get(term)?.length ?? 0)),
    }
  }

  /** How likely a term is in any question. */
  #chance(frequency: number): number {
    return (frequency + 0.5) / (this.#terms + 10_000)
  }

  /** Cosine with each question, terms weighed by rarity; the length of the known one is taken from its size. */
  #likeness(terms: readonly string[], weights: readonly number[], postings: Postings): Float32Array {
    const shared = new Float32Array(this.#questions.length)
    for (const [at, term] of terms.entries()) addTo(shared, postings.get(term) ?? [], weights[at] as number)
    return likenessOf(shared, this.#questions, terms.length, weights)
  }

  #counts(numbers: ArrayLike<number>, key: 'article' | 'document'): ReadonlyMap<number, number> {
    const counts = new Map<number, number>()
    for (let at = 0; at < numbers.length; at++) {
      const group = (this.#questions[numbers[at] as number] as IndexedQuestion)[key]
      counts.set(group, (counts.get(group) ?? 0) + 1)
    }
    return counts
  }

  #foreseen(terms: readonly string[], postings: Postings): ReadonlyMap<number, number> {
    // Logarithms of the odds against chance: what each document gives every term, and what an article adds to it.
    const documents = new Map<number, number>()
    const articles = new Map<number, number>()
    const add = (to: Map<number, number>, key: number, value: number) => to.set(key, (to.get(key) ?? 0) + value)
    let information = 0
    for (const term of terms) {
      const numbers = postings.get(term) ?? []
      const chance = this.#chance(numbers.length)
      information -= Math.log(chance)
      const inDocument = this.#counts(numbers, 'document')
      for (const [document, count] of inDocument)
        add(documents, document, Math.log(1 + count / (documentPrior * chance)))
      for (const [article, count] of this.#counts(numbers, 'article')) {
        const { document } = this.#questions[(this.#articles.get(article) as Group).from] as IndexedQuestion
        const size = (this.#documents.get(document) as Group).terms
        const share = ((inDocument.get(document) ?? 0) + documentPrior * chance) / (size + documentPrior)
        add(articles, article, Math.log(1 + count / (articlePrior * share)))
      }
    }
    return new Map(
      Array.from(this.#articles, ([article, { from, terms: size }]) => {
        const { document } = this.#questions[from] as IndexedQuestion
        const whole = (this.#documents.get(document) as Group).terms
        const prior =
          terms.length *
          (Math.log(documentPrior / (whole + documentPrior)) + Math.log(articlePrior / (size + articlePrior)))
        const sum = prior + (documents.get(document) ?? 0) + (articles.get(article) ?? 0)
        return [article, sum / information] as const
      }),
    )
  }
}

const unanswered = [...unansweredDetails, ...unansweredNeighbours].map((text) => questionTerms(fold(text)))
const unansweredSizes = unanswered.map(({ length }) => ({ size: length }))
const unansweredTotal = unanswered.reduce((sum, { length }) => sum + length, 0)

/** How the questions that rules do not answer fit a new one. @param chance how likely a term is in any question */
function fitUnanswered(
  terms: readonly string[],
  weights: readonly number[],
  chance: (term: string) => number,
): QuestionViews {
  const shared = new Float32Array(unanswered.length)
  let odds = 0
  let information = 0
  for (const [at, term] of terms.entries()) {
    const numbers = unansweredPostings.get(term) ?? []
    addTo(shared, numbers, weights[at] as number)
    const any = chance(term)
    odds += Math.log((numbers.length + documentPrior * any) / ((unansweredTotal + documentPrior) * any))
    information -= Math.log(any)
  }
  return { ...nearestOf(likenessOf(shared, unansweredSizes, terms.length, weights)), foreseen: odds / information }
}

/** Where each term stands, to be added to question by question. */
export class QuestionPostings {
  readonly #numbers = new Map<string, number[]>()

  /** Adds the terms of the question with the next number. */
  add(number: number, terms: readonly string[]): void {
    for (const term of terms) {
      const numbers = this.#numbers.get(term)
      if (numbers) numbers.push(number)
      else this.#numbers.set(term, [number])
    }
  }

  get all(): Postings {
    return this.#numbers
  }
}

const unansweredPostings: Postings = (() => {
  const postings = new QuestionPostings()
  for (const [number, terms] of unanswered.entries()) postings.add(number, terms)
  return postings.all
})()
