/** Saturation of counts. */
export const k1 = 1.2
/** Share of the length of an article. */
export const b = 0.6

/** Inverse document frequency of a term that stands in some of all articles; the highest for one that stands nowhere. */
export function idfOf(articles: number, frequency: number): number {
  return Math.log(1 + (articles - frequency + 0.5) / (frequency + 0.5))
}

type Postings = { readonly articles: Uint32Array; readonly counts: Uint8Array }

/** A weighted term of a question. */
export type QueryTerm = { readonly term: string; readonly weight: number }

/** What search asks of an index of terms. */
export type Terms = {
  /** In how many articles a term stands. */
  frequency(term: string): number
  /** Inverse document frequency; a term that stands nowhere has the highest. */
  idf(term: string): number
  /** BM25 scores of all articles for weighted terms; 0 for those that are not allowed. */
  score(terms: readonly QueryTerm[], allowed: Uint8Array): Float32Array
}

/** Growing part of the index: terms of articles as they are added, one after another. */
export class Bm25Builder {
  readonly #ids = new Map<string, number>()
  readonly #lastArticle: number[] = []
  readonly #lastEntry: number[] = []
  readonly #size: number[] = []
  readonly #lengths: number[] = []
  #terms = new Uint32Array(1 << 16)
  #articles = new Uint32Array(1 << 16)
  #counts = new Uint8Array(1 << 16)
  #used = 0

  #grow(): void {
    const size = this.#terms.length * 2
    const copy = <T extends Uint32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.#terms = copy(this.#terms, new Uint32Array(size))
    this.#articles = copy(this.#articles, new Uint32Array(size))
    this.#counts = copy(this.#counts, new Uint8Array(size))
  }

  #idOf(term: string): number {
    const known = this.#ids.get(term)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(term, id)
    this.#lastArticle.push(-1)
    this.#lastEntry.push(0)
    this.#size.push(0)
    return id
  }

  /** Adds the next article; its number is how many were added before. */
  add(terms: readonly string[]): void {
    const article = this.#lengths.length
    this.#lengths.push(terms.length)
    for (const term of terms) {
      const id = this.#idOf(term)
      if (this.#lastArticle[id] === article) {
        const entry = this.#lastEntry[id] as number
        if ((this.#counts[entry] as number) < 255) this.#counts[entry] = (this.#counts[entry] as number) + 1
        continue
      }
      if (this.#used === this.#terms.length) this.#grow()
      this.#terms[this.#used] = id
      this.#articles[this.#used] = article
      this.#counts[this.#used] = 1
      this.#lastArticle[id] = article
      this.#lastEntry[id] = this.#used++
      this.#size[id] = (this.#size[id] as number) + 1
    }
  }

  /**
   * The finished index.
   * @param average length of an article, to compare with another part of the same index; its own if left out
   */
  build(average?: number): Bm25 {
    const starts = new Uint32Array(this.#size.length + 1)
    for (let id = 0; id < this.#size.length; id++) starts[id + 1] = (starts[id] as number) + (this.#size[id] as number)
    const next = starts.slice()
    const articles = new Uint32Array(this.#used)
    const counts = new Uint8Array(this.#used)
    for (let entry = 0; entry < this.#used; entry++) {
      const id = this.#terms[entry] as number
      const to = next[id] as number
      next[id] = to + 1
      articles[to] = this.#articles[entry] as number
      counts[to] = this.#counts[entry] as number
    }
    return new Bm25(this.#ids, starts, { articles, counts }, Float32Array.from(this.#lengths), average)
  }
}

/** BM25 (k1 1.2, b 0.6) over the terms of articles, in typed arrays. */
export class Bm25 {
  readonly articles: number
  /** Average number of terms of an article. */
  readonly average: number
  readonly #ids: ReadonlyMap<string, number>
  readonly #starts: Uint32Array
  readonly #postings: Postings
  /** The part of the BM25 denominator that depends on the length of the article. */
  readonly #norms: Float32Array

  constructor(
    ids: ReadonlyMap<string, number>,
    starts: Uint32Array,
    postings: Postings,
    lengths: Float32Array,
    average?: number,
  ) {
    this.articles = lengths.length
    this.#ids = ids
    this.#starts = starts
    this.#postings = postings
    this.average = average ?? lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
    this.#norms = lengths.map((length) => k1 * (1 - b + (b * length) / Math.max(1, this.average)))
  }

  /** In how many articles a term stands. */
  frequency(term: string): number {
    const id = this.#ids.get(term)
    return id === undefined ? 0 : (this.#starts[id + 1] as number) - (this.#starts[id] as number)
  }

  /**
   * Adds the scores of terms to `scores`.
   * @param terms with the inverse document frequency in their weight
   * @param allowed 1 for each article that may be found
   * @param base number of the first article of this part in both arrays
   */
  score(terms: readonly QueryTerm[], allowed: Uint8Array, scores: Float32Array, base: number): void {
    const { articles, counts } = this.#postings
    for (const { term, weight } of terms) {
      const id = this.#ids.get(term)
      if (id === undefined) continue
      const factor = weight * (k1 + 1)
      const end = this.#starts[id + 1] as number
      for (let i = this.#starts[id] as number; i < end; i++) {
        const article = articles[i] as number
        if (allowed[base + article] !== 1) continue
        const count = counts[i] as number
        const norm = this.#norms[article] as number
        scores[base + article] = (scores[base + article] as number) + (factor * count) / (count + norm)
      }
    }
  }
}

/** An index of several parts, one after another, that scores like one. */
export class TermIndex implements Terms {
  readonly #parts: readonly Bm25[]
  readonly articles: number

  constructor(parts: readonly Bm25[]) {
    this.#parts = parts
    this.articles = parts.reduce((sum, part) => sum + part.articles, 0)
  }

  frequency(term: string): number {
    return this.#parts.reduce((sum, part) => sum + part.frequency(term), 0)
  }

  idf(term: string): number {
    return idfOf(this.articles, this.frequency(term))
  }

  score(terms: readonly QueryTerm[], allowed: Uint8Array): Float32Array {
    const scores = new Float32Array(allowed.length)
    const weighted = terms.map(({ term, weight }) => ({ term, weight: weight * this.idf(term) }))
    let base = 0
    for (const part of this.#parts) {
      part.score(weighted, allowed, scores, base)
      base += part.articles
    }
    return scores
  }
}
