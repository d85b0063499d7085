/** How the questions of an index fall into articles and these into documents, by their places. */
export type Grouped = {
  /** Place of the article of each question. */
  readonly ofArticle: Int32Array
  /** Place of the document of each article. */
  readonly documentOf: Int32Array
  /** How many terms each document has, with what smooths it. */
  readonly smoothed: Float64Array
  /** 1 for each article that may be found. */
  readonly allowed: Uint8Array
}

/** After so many terms products become logarithms: none has odds above 1e20, so they stay below what a number holds. */
const settleAfter = 12

/** Sums of logarithms, kept as products as long as they go: a logarithm costs more than all else that is done for a term. */
class LogSums {
  readonly products: Float64Array
  readonly #sums: Float64Array

  constructor(count: number) {
    this.products = new Float64Array(count).fill(1)
    this.#sums = new Float64Array(count)
  }

  settle(): Float64Array {
    const { products } = this
    const sums = this.#sums
    for (let at = 0; at < products.length; at++) {
      if (products[at] === 1) continue
      sums[at] = (sums[at] as number) + Math.log(products[at] as number)
      products[at] = 1
    }
    return sums
  }
}

/**
 * The odds of a question's terms against chance: what each document gives them, and what an article adds to that (two
 * stages of Dirichlet priors; Zhai and Lafferty 2004).
 */
export class ForeseenOdds {
  readonly #grouped: Grouped
  readonly #priors: { readonly article: number; readonly document: number }
  readonly #documents: LogSums
  readonly #articles: LogSums
  readonly #counts: Float64Array
  /** What one occurrence in an article is worth, by its document. */
  readonly #worth: Float64Array
  /** The articles that have a term, and in how many of their questions. */
  readonly #found: Int32Array
  readonly #times: Int32Array
  #terms = 0

  /** @param priors pseudo-counts of an article and of a document */
  constructor(grouped: Grouped, priors: { readonly article: number; readonly document: number }) {
    this.#grouped = grouped
    this.#priors = priors
    const documents = grouped.smoothed.length
    this.#documents = new LogSums(documents)
    this.#articles = new LogSums(grouped.documentOf.length)
    this.#counts = new Float64Array(documents)
    this.#worth = new Float64Array(documents)
    this.#found = new Int32Array(grouped.documentOf.length)
    this.#times = new Int32Array(grouped.documentOf.length)
  }

  /**
   * A term of the question.
   * @param numbers the questions that have it, rising
   * @param chance how likely it is in any question
   */
  add(numbers: ArrayLike<number>, chance: number): void {
    const found = this.#count(numbers)
    this.#weighDocuments(chance)
    this.#weighArticles(found)
    if (++this.#terms % settleAfter === 0) {
      this.#documents.settle()
      this.#articles.settle()
    }
  }

  /** Notes which articles have a term and how often, and how often each document has it. @returns how many articles */
  #count(numbers: ArrayLike<number>): number {
    const counts = this.#counts.fill(0)
    const [articles, times] = [this.#found, this.#times]
    const { ofArticle, documentOf } = this.#grouped
    let found = 0
    for (let at = 0; at < numbers.length; ) {
      const article = ofArticle[numbers[at] as number] as number
      const from = at
      while (at < numbers.length && ofArticle[numbers[at] as number] === article) at++
      articles[found] = article
      times[found++] = at - from
      const document = documentOf[article] as number
      counts[document] = (counts[document] as number) + at - from
    }
    return found
  }

  #weighDocuments(chance: number): void {
    const [counts, worth, odds] = [this.#counts, this.#worth, this.#documents.products]
    const { smoothed } = this.#grouped
    const { article, document } = this.#priors
    for (let at = 0; at < counts.length; at++) {
      const count = counts[at] as number
      if (count === 0) continue
      odds[at] = (odds[at] as number) * (1 + count / (document * chance))
      worth[at] = (smoothed[at] as number) / (article * (count + document * chance))
    }
  }

  #weighArticles(found: number): void {
    const { documentOf, allowed } = this.#grouped
    const [articles, times, worth, odds] = [this.#found, this.#times, this.#worth, this.#articles.products]
    for (let at = 0; at < found; at++) {
      const article = articles[at] as number
      if (allowed[article] !== 1) continue
      odds[article] =
        (odds[article] as number) * (1 + (times[at] as number) * (worth[documentOf[article] as number] as number))
    }
  }

  /** For each article the logarithm of the odds of all terms, its document's among them. */
  logarithms(): Float64Array {
    const byDocument = this.#documents.settle()
    const { documentOf } = this.#grouped
    const sums = this.#articles.settle()
    return sums.map((sum, at) => sum + (byDocument[documentOf[at] as number] as number))
  }
}
