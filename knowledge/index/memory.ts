import type { Log } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import { fold } from '../text/normalize.ts'
import { Bm25Builder, TermIndex } from './bm25.ts'
import { catalogueOf } from './catalogue.ts'
import { type LoadedArticle, type LoadedDocument, loadArticles, loadChanged, loadVersion } from './load.ts'
import type { KnowledgeIndex, OpenIndex } from './open-index.ts'
import { askedOf } from './own-sentences.ts'
import {
  type IndexedQuestion,
  noFits,
  QuestionIndex,
  QuestionPostings,
  type Questions,
  questionTerms,
} from './questions.ts'
import type { IndexedArticle, IndexedDocument, Snapshot } from './snapshot.ts'
import { indexText, termsOf } from './terms.ts'
import type { Tokenizer } from './tokenizer.ts'
import { loadUnanswered, loadUnansweredState, noneUnanswered, type Unanswered } from './unanswered.ts'

type Part = { readonly words: Bm25Builder; readonly grams: Bm25Builder }
type Held = {
  readonly document: LoadedDocument
  readonly articles: readonly LoadedArticle[]
  /** Terms of each question beside each article. */
  readonly questions: readonly (readonly (readonly string[])[])[]
}

/** So many changed articles are kept beside the main part before everything is built anew. */
const maxBeside = 2000

/**
 * The index in memory, made from SQL when it is first needed. The state in SQL is looked at before each query: what
 * changed since is loaded and kept as a small part beside the main one, so a publish costs milliseconds.
 */
export class MemoryIndex implements KnowledgeIndex {
  readonly #sql: Queryable
  readonly #tokenizer: Tokenizer | null
  readonly #log: Log
  #held: Held[] = []
  #main = 0
  #mainParts: { words: ReturnType<Bm25Builder['build']> | null; grams: ReturnType<Bm25Builder['build']> } | null = null
  #snapshot: Snapshot | null = null
  #unanswered: { readonly state: string | null; readonly held: Unanswered } = { state: null, held: noneUnanswered }
  #busy: Promise<Snapshot> | null = null

  constructor(sql: Queryable, tokenizer: Tokenizer | null, log: Log) {
    this.#sql = sql
    this.#tokenizer = tokenizer
    this.#log = log
  }

  async open(): Promise<OpenIndex> {
    const snapshot = await this.#current()
    const whole = async () => snapshot
    return { catalogue: snapshot, forQuestion: whole, holding: whole }
  }

  /** What is held already is shared: only what differs in the view is loaded. */
  over(sql: Queryable): MemoryIndex {
    const other = new MemoryIndex(sql, this.#tokenizer, this.#log)
    other.#held = [...this.#held]
    other.#main = this.#main
    other.#mainParts = this.#mainParts
    other.#snapshot = this.#snapshot
    other.#unanswered = this.#unanswered
    return other
  }

  async #current(): Promise<Snapshot> {
    const version = await loadVersion(this.#sql)
    if (this.#snapshot && this.#snapshot.version >= version) return this.#snapshot
    this.#busy ??= this.#refresh().finally(() => {
      this.#busy = null
    })
    return this.#busy
  }

  async #refresh(): Promise<Snapshot> {
    const since = this.#snapshot?.version ?? 0
    const version = await loadVersion(this.#sql)
    const changed = await loadChanged(this.#sql, since)
    const known = new Map(this.#held.map(({ document }, place) => [document.id, place]))
    const added = changed.filter(({ id, live }) => live && !known.has(id))
    const ids = added.map(({ id }) => id)
    const articles = Map.groupBy(await loadArticles(this.#sql, ids), ({ versionId }) => versionId)
    for (const document of changed) {
      const place = known.get(document.id)
      const held = place === undefined ? undefined : this.#held[place]
      if (place !== undefined && held) this.#held[place] = { ...held, document }
      else if (document.live) this.#held.push(holding(document, articles.get(document.id) ?? []))
    }
    const state = await loadUnansweredState(this.#sql)
    if (state !== this.#unanswered.state) this.#unanswered = { state, held: await loadUnanswered(this.#sql) }
    this.#snapshot = this.#assemble(version)
    this.#log.info('knowledge index loaded', {
      version,
      documents: changed.length,
      articles: this.#snapshot.articles.length,
    })
    return this.#snapshot
  }

  #fill(part: Part, held: readonly Held[]): void {
    for (const { document, articles } of held)
      for (const { path, text, words } of articles) {
        const folded = indexText(document.title, path, text)
        part.grams.add(termsOf(folded, null).grams)
        if (this.#tokenizer) part.words.add(words === null ? this.#tokenizer.words(folded) : words.split(' '))
      }
  }

  #build(held: readonly Held[], averages?: { words: number; grams: number }) {
    const part = { words: new Bm25Builder(), grams: new Bm25Builder() }
    this.#fill(part, held)
    return {
      words: this.#tokenizer ? part.words.build(averages?.words) : null,
      grams: part.grams.build(averages?.grams),
    }
  }

  #assemble(version: number): Snapshot {
    const size = (held: readonly Held[]) => held.reduce((sum, { articles }) => sum + articles.length, 0)
    if (!this.#mainParts || size(this.#held.slice(this.#main)) > maxBeside) {
      this.#held = this.#held.filter(({ document }) => document.live)
      this.#mainParts = this.#build(this.#held)
      this.#main = this.#held.length
    }
    const main = this.#mainParts
    const beside = this.#held.slice(this.#main)
    const parts = [main]
    if (beside.length > 0)
      parts.push(this.#build(beside, { words: main.words?.average ?? 1, grams: main.grams.average || 1 }))
    const words = parts.flatMap((part) => part.words ?? [])
    const { documents, articles } = place(this.#held)
    return {
      ...catalogueOf(version, documents),
      articles,
      words: this.#tokenizer ? new TermIndex(words) : null,
      grams: new TermIndex(parts.map(({ grams }) => grams)),
      questions: questionsOf(this.#held, this.#unanswered.held),
    }
  }
}

function holding(document: LoadedDocument, articles: readonly LoadedArticle[]): Held {
  const asked = askedOf(articles, document)
  const questions = asked.map((own) => own.map((text) => questionTerms(fold(text))))
  return { document, articles, questions }
}

function place(held: readonly Held[]) {
  const documents: IndexedDocument[] = []
  const articles: IndexedArticle[] = []
  for (const { document, articles: own } of held) {
    const index = documents.length
    documents.push({ ...document, index, first: articles.length, count: own.length })
    for (const { versionId: _versionId, words: _words, ...article } of own)
      articles.push({ document: index, ...article })
  }
  return { documents, articles }
}

function questionsOf(held: readonly Held[], none: Unanswered): Questions {
  const isAsked = held.some(({ articles }) => articles.some(({ questions }) => questions.length > 0))
  // Sentences that take the place of questions are only of use beside questions.
  if (!isAsked) return { fits: () => noFits }
  const postings = new QuestionPostings()
  const questions: IndexedQuestion[] = []
  let article = 0
  for (const [document, { questions: own }] of held.entries())
    for (const asked of own) {
      for (const terms of asked) {
        postings.add(questions.length, terms)
        questions.push({ article, document, size: terms.length })
      }
      article++
    }
  const index = new QuestionIndex(questions)
  return { fits: (terms, allowed) => index.fits(terms, postings.all, allowed, none) }
}
