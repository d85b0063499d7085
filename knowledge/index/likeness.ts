import { stemmer } from 'stemmer'
import { bigrams } from '../text/normalize.ts'

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

/** Single characters carry short questions, in which staff words for one thing share no more than that. */
const character = /\p{Script=Han}/gu
const figure = /^\d+$/
const latin = /^[a-z]/

/** Terms of a question, each once: its bigrams and the stems of English words, and its single Chinese characters. */
export function questionTerms(text: string): readonly string[] {
  const terms = bigrams(text).flatMap((term) => (figure.test(term) ? [] : latin.test(term) ? stemmer(term) : term))
  return [...new Set([...terms, ...(text.match(character) ?? [])])]
}

/** For a term of a new question, the questions that hold it, by their number in rising order. */
export type Postings = ReadonlyMap<string, ArrayLike<number>>

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

/** Added to both lengths, so that questions of two or three words do not win by their shortness. */
const lengthFloor = 4
/** What each of the nearest questions counts beside the first. */
const shares = Array.from({ length: 8 }, (_, at) => 0.85 ** at)
export const nearestCount = shares.length
const allShares = shares.reduce((sum, share) => sum + share, 0)
/** Questions no more alike than this share a particle or two and nothing else. */
const tooFar = 0
/** So many of the best are set against those that come after them, which fit by chance alone. */
const reach = 50

/** The best of some values and what is left of it above those that fit by chance. */
function spreadOf(values: Float64Array): { readonly best: number; readonly chance: number } {
  const sorted = largestOf(values, reach + 1)
  return { best: sorted[0] ?? 0, chance: sorted.at(-1) ?? 0 }
}

/** The largest values, at most so many, falling. */
export function largestOf(values: ArrayLike<number>, most: number): readonly number[] {
  const held: number[] = []
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    if (held.length === most && value <= (held.at(-1) as number)) continue
    let place = held.length
    while (place > 0 && (held[place - 1] as number) < value) place--
    held.splice(place, 0, value)
    if (held.length > most) held.pop()
  }
  return held
}

/** What the best fit of questions adds, where a full match of an article's own words has 1. */
const fitShares = { near: 2, foreseen: 3 } as const
/** How the two views of the questions count against each other. */
const viewShares = { near: 0.4, foreseen: 0.6 } as const
/**
 * What the likeness of the nearest questions counts as such. From a linear model of which article of a hundred answers,
 * over `retrieval-train.jsonl` and both `handbook-train` files.
 */
const likenessShare = 2.3

/**
 * What the questions beside each article add to its score. The two views have scales of their own, so each is read as
 * the way from chance to the best; how much the best is worth follows from how well it fits at all.
 * @param near likeness of the nearest questions of each article
 * @param foreseen what its language model foresees
 */
export function gainsOf(near: Float64Array, foreseen: Float64Array): Float64Array {
  const [nearSpread, foreseenSpread] = [spreadOf(near), spreadOf(foreseen)]
  const worth = fitShares.near * nearSpread.best + fitShares.foreseen * Math.max(0, foreseenSpread.best)
  const way = (value: number, { best, chance }: ReturnType<typeof spreadOf>) =>
    Math.max(0, value - chance) / Math.max(best - chance, 1e-9)
  return near.map((value, at) => {
    const ways =
      viewShares.near * way(value, nearSpread) + viewShares.foreseen * way(foreseen[at] as number, foreseenSpread)
    return worth * ways + likenessShare * value
  })
}

/** Adds a weight to the sums of some questions. */
export function addTo(sums: Float32Array, numbers: ArrayLike<number>, weight: number): void {
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number
    sums[number] = (sums[number] as number) + weight
  }
}

/** What the lengths of the known questions do to their cosine. */
export function dampsOf(known: readonly { readonly size: number }[]): Float32Array {
  return Float32Array.from(known, ({ size }) => 1 / Math.sqrt(size + lengthFloor))
}

/** Cosines from the weights that each known question shares; the length of the known one is taken from its size. */
export function likenessOf(shared: Float32Array, damps: Float32Array, weights: readonly number[]): Float32Array {
  const own = weights.reduce((sum, weight) => sum + weight, 0)
  const factor = Math.sqrt(weights.length + lengthFloor) / Math.max(own, 1e-9)
  for (let at = 0; at < shared.length; at++)
    shared[at] = Math.min(1, (shared[at] as number) * factor * (damps[at] as number))
  return shared
}

/**
 * The likeness of the nearest eight questions of a run together; that of the nearest alone is left in `best[0]`.
 * @param best eight numbers that are written over, because thousands of runs are looked at for one question
 */
export function nearestOf(like: Float32Array, from: number, to: number, best: Float64Array): number {
  const last = shares.length - 1
  for (let place = 0; place <= last; place++) best[place] = 0
  // What a question has to be above to be among the eight; held beside the list, because most are not.
  let least = tooFar
  for (let at = from; at < to; at++) {
    const value = like[at] as number
    if (value <= least) continue
    let place = last
    for (; place > 0 && (best[place - 1] as number) < value; place--) best[place] = best[place - 1] as number
    best[place] = value
    least = Math.max(tooFar, best[last] as number)
  }
  if (best[0] === 0) return 0
  let sum = 0
  for (let place = 0; place <= last; place++) sum += (best[place] as number) * (shares[place] as number)
  return sum / allShares
}

/** Puts what is at most a value from the middle of a run before what is at least that; where both halves begin and end. */
function partition(values: Float64Array, low: number, high: number): readonly [end: number, begin: number] {
  const pivot = values[(low + high) >> 1] as number
  let [left, right] = [low, high]
  while (left <= right) {
    while ((values[left] as number) < pivot) left++
    while ((values[right] as number) > pivot) right--
    if (left > right) break
    const held = values[left] as number
    values[left++] = values[right] as number
    values[right--] = held
  }
  return [right, left]
}

/** The value that would stand at a place if all were sorted rising (Hoare's selection); the values change places. */
export function valueAtPlace(values: Float64Array, place: number): number {
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const [end, begin] = partition(values, low, high)
    if (place > end && place < begin) break
    if (place <= end) high = end
    else low = begin
  }
  return values[place] as number
}
