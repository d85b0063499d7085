import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import type { Plan } from '../search/plan.ts'
import { candidates, leastShare } from '../search/rank.ts'
import { bigrams } from '../text/normalize.ts'
import { b, idfOf, k1, type QueryTerm, type Terms } from './bm25.ts'
import { catalogueOf } from './catalogue.ts'
import { type LoadedArticle, loadArticles, loadChanged, loadSizes, loadVersion } from './load.ts'
import type { KnowledgeIndex, Place } from './open-index.ts'
import { noFits, type Questions } from './questions.ts'
import type { Catalogue, IndexedArticle, IndexedDocument, Snapshot } from './snapshot.ts'
import { hitInSql, loadFrequencies } from './sql-grams.ts'
import { type Fitting, type HeldQuestions, loadFitting, loadHeldQuestions } from './sql-questions.ts'

/** The documents of one state of the index with the sizes that BM25 needs. */
type Held = {
  readonly catalogue: Catalogue
  readonly articles: number
  readonly average: number
  readonly questions: HeldQuestions
}

/** What may be kept from one request to the next: metadata of one state, never a connection. */
export type HeldCatalogue = { held: Held | null }

/** An article as the ranking in SQL gives it; `score` is its plain BM25. */
type Scored = LoadedArticle & { readonly ordinal: number; readonly score: number }

async function loadHeld(sql: Queryable, version: number): Promise<Held> {
  const documents = (await loadChanged(sql, 0)).filter(({ live }) => live)
  const sizes = new Map((await loadSizes(sql)).map((size) => [size.id, size]))
  let first = 0
  const placed: IndexedDocument[] = []
  for (const document of documents) {
    const count = sizes.get(document.id)?.articles ?? 0
    placed.push({ ...document, index: placed.length, first, count })
    first += count
  }
  const grams = Array.from(sizes.values()).reduce((sum, size) => sum + size.grams, 0)
  const questions = await loadHeldQuestions(sql, placed)
  return { catalogue: catalogueOf(version, placed), articles: first, average: grams / Math.max(1, first), questions }
}

/** Every term whose rarity weighs in the answer: those that are ranked by, and those of the things asked about. */
function termsOf({ expanded }: Plan): readonly string[] {
  const phrases = expanded.concepts.flatMap(({ said, forms }) => [said, ...forms.map(({ text }) => text)])
  return [
    ...new Set([
      ...expanded.grams.map(({ term }) => term),
      ...phrases.flatMap((phrase) => bigrams(phrase)),
      ...expanded.concepts.map(({ said }) => said),
    ]),
  ]
}

// BM25 over the bigrams of the documents that may be found, weighed by document, cut as `rank` cuts; with the best of
// plain BM25, by which `rank` measures the others, the articles that the question names, and those whose own questions
// are like it. An article has one number, its place: the position of its document among the allowed and its ordinal.
// What is unnested in the list of results costs half of what a lateral join costs.
const ranking = `
with allowed as materialized (
  select version_id, factor, (at - 1) << 20 as base
  from unnest($1::bigint[], $2::float8[]) with ordinality as t (version_id, factor, at)
),
asked as materialized (select * from unnest($3::text[], $4::float8[]) as t (term, weight)),
hits as (
  select a.base, w.weight * (${k1} + 1)::float8 as weight, unnest(g.hits) as hit
  from asked w join gram_hits g on g.term = w.term join allowed a using (version_id)
),
scored as materialized (
  select base + ${hitInSql.ordinal} as place, sum(weight * ${hitInSql.count}
    / (${hitInSql.count} + ${k1}::float8 * (1 - ${b}::float8 + ${b}::float8 / $5::float8 * ${hitInSql.size}))) as score
  from hits group by 1
),
best as (
  select a.version_id, (s.place - a.base)::int as ordinal
  from scored s join allowed a on a.base = s.place >> 20 << 20
  where s.score >= ${leastShare} * 0.999 * (select max(score) from scored)
  order by s.score * a.factor desc, s.place limit ${candidates}
),
top as (
  select a.version_id, (s.place - a.base)::int as ordinal
  from (select * from scored order by score desc, place limit 1) s join allowed a on a.base = s.place >> 20 << 20
),
kept as (
  select * from best
  union select * from top
  union select version_id, ordinal from article where version_id = any($6::bigint[]) and number = $7 and suffix = $8
  union select * from unnest($9::bigint[], $10::int[])
)
select a.version_id, a.ordinal, a.number, a.suffix, a.label, a.path, a.text, a.questions, coalesce(s.score, 0) as score
from kept join article a using (version_id, ordinal)
left join allowed on allowed.version_id = a.version_id left join scored s on s.place = allowed.base + a.ordinal
order by a.version_id, a.ordinal`

const Row = z
  .object({
    version_id: z.coerce.string(),
    ordinal: z.number(),
    number: z.number(),
    suffix: z.number(),
    label: z.string(),
    path: z.array(z.string()),
    text: z.string(),
    questions: z.array(z.string()),
    score: z.number(),
  })
  .transform(({ version_id: versionId, ...row }) => ({ ...row, versionId, words: null }))

type Ranking = {
  readonly plan: Plan
  readonly allowed: readonly IndexedDocument[]
  readonly terms: Terms
  /** Articles found otherwise than by the words of their text. */
  readonly places: readonly Place[]
}

async function loadRanked(
  sql: Queryable,
  { catalogue, average }: Held,
  { plan, allowed, terms, places }: Ranking,
): Promise<readonly Scored[]> {
  const named = (plan.named?.actIds ?? []).flatMap((actId) => catalogue.acts.get(actId) ?? [])
  const { rows } = await sql.query(ranking, [
    allowed.map(({ id }) => id),
    allowed.map(({ index }) => plan.factors[index]),
    plan.expanded.grams.map(({ term }) => term),
    plan.expanded.grams.map(({ term, weight }) => weight * terms.idf(term)),
    Math.max(1, average),
    named.flatMap((index) => catalogue.documents[index]?.id ?? []),
    plan.named?.number ?? 0,
    plan.named?.suffix ?? 0,
    places.map(({ versionId }) => versionId),
    places.map(({ ordinal }) => ordinal),
  ])
  return z.array(Row).parse(rows)
}

/** Counts of terms from SQL; scores are those SQL has computed, by the position of the article. */
class SqlTerms implements Terms {
  readonly #articles: number
  readonly #frequencies: ReadonlyMap<string, number>
  readonly #scores: readonly number[]

  constructor(articles: number, frequencies: ReadonlyMap<string, number>, scores: readonly number[]) {
    this.#articles = articles
    this.#frequencies = frequencies
    this.#scores = scores
  }

  frequency(term: string): number {
    return this.#frequencies.get(term) ?? 0
  }

  idf(term: string): number {
    return idfOf(this.#articles, this.frequency(term))
  }

  score(_terms: readonly QueryTerm[], allowed: Uint8Array): Float32Array {
    return Float32Array.from(this.#scores, (score, at) => (allowed[at] === 1 ? score : 0))
  }
}

/** Fits that were computed before, by the position of the article. */
function questionsOf(ranked: readonly Scored[], { articles, unanswered }: Fitting): Questions {
  const places = new Map(ranked.map(({ versionId, ordinal }, at) => [`${versionId} ${ordinal}`, at]))
  return {
    fits: (_terms, allowed) => ({
      articles: new Map(
        articles.flatMap(({ versionId, ordinal, fit }) => {
          const at = places.get(`${versionId} ${ordinal}`)
          return at !== undefined && allowed[at] === 1 ? [[at, fit] as const] : []
        }),
      ),
      unanswered,
    }),
  }
}

const noQuestions: Questions = { fits: () => noFits }

/** The catalogue with a few of its articles in their places; documents of which none was loaded have none. */
function snapshotWith(
  catalogue: Catalogue,
  loaded: readonly LoadedArticle[],
  { grams, questions }: Pick<Snapshot, 'grams' | 'questions'>,
): Snapshot {
  const own = Map.groupBy(loaded, ({ versionId }) => versionId)
  const articles: IndexedArticle[] = []
  const documents = catalogue.documents.map((document) => {
    const first = articles.length
    for (const { ordinal, number, suffix, label, path, text, questions: asked } of own.get(document.id) ?? [])
      articles.push({ document: document.index, ordinal, number, suffix, label, path, text, questions: asked })
    return { ...document, first, count: articles.length - first }
  })
  return { ...catalogue, documents, articles, words: null, grams, questions }
}

/**
 * The index where it lies: bigrams are ranked by SQL, and only the articles that may answer are fetched. For a place
 * that lives too short to build an index in memory and has no dictionary.
 * @param cache keeps the documents of one state from one request to the next
 */
export function createSqlIndex(sql: Queryable, cache: HeldCatalogue): KnowledgeIndex {
  const current = async (): Promise<Held> => {
    const version = await loadVersion(sql)
    if (cache.held?.catalogue.version === version) return cache.held
    const held = await loadHeld(sql, version)
    cache.held = held
    return held
  }
  return {
    over: (view) => createSqlIndex(view, { held: null }),
    async open() {
      const held = await current()
      const { catalogue, articles } = held
      return {
        catalogue,
        async forQuestion(plan, places = []) {
          const allowed = catalogue.documents.filter(({ index }) => (plan.factors[index] as number) > 0)
          const [frequencies, fitting] = await Promise.all([
            loadFrequencies(sql, termsOf(plan)),
            loadFitting(sql, held.questions, { terms: plan.asked, allowed, articles }),
          ])
          const terms = new SqlTerms(articles, frequencies, [])
          const found = [...fitting.articles, ...places]
          const ranked = await loadRanked(sql, held, { plan, allowed, terms, places: found })
          const scores = ranked.map(({ score }) => score)
          return snapshotWith(catalogue, ranked, {
            grams: new SqlTerms(articles, frequencies, scores),
            questions: questionsOf(ranked, fitting),
          })
        },
        async holding(documents) {
          const ids = documents.map(({ id }) => id)
          return snapshotWith(catalogue, await loadArticles(sql, ids), {
            grams: new SqlTerms(articles, new Map(), []),
            questions: noQuestions,
          })
        },
      }
    },
  }
}
