import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import { fold } from '../text/normalize.ts'
import { askedOf } from './own-sentences.ts'
import {
  type IndexedQuestion,
  noFits,
  type Postings,
  type QuestionFit,
  QuestionIndex,
  QuestionPostings,
  type QuestionViews,
  questionTerms,
} from './questions.ts'
import type { IndexedDocument } from './snapshot.ts'
import { loadUnansweredPostings, loadUnansweredSizes, type Unanswered, unansweredOf } from './unanswered.ts'

const live = `v.state in ('published', 'pending_retire')`

/** The questions of one state of the index without their words: those lie in SQL. */
export type HeldQuestions = {
  readonly index: QuestionIndex
  /** Number of the first question of each version. */
  readonly first: ReadonlyMap<string, number>
  /** Those that rules do not answer. */
  readonly none: Unanswered
}

const Asked = z.object({
  version_id: z.coerce.string(),
  superseded_by: z.string().nullable(),
  collection: z.enum(['statutes', 'handbook']),
  ordinal: z.number(),
  text: z.string(),
  questions: z.array(z.string()),
})

/** Writes where the terms of the questions of some versions stand; those that have it already stay as they are. */
export async function writeQuestionIndex(sql: Queryable, versionIds: readonly string[]): Promise<void> {
  const { rows } = await sql.query(
    `select a.version_id, v.superseded_by, d.collection, a.ordinal, a.text, a.questions
     from article a join document_version v on v.id = a.version_id join document d on d.act_id = v.act_id
     where a.version_id = any($1::bigint[]) order by a.version_id, a.ordinal`,
    [versionIds],
  )
  const byVersion = Map.groupBy(z.array(Asked).parse(rows), ({ version_id }) => version_id)
  for (const [id, articles] of byVersion) {
    const [first] = articles
    if (!first) continue
    const postings = new QuestionPostings()
    const ordinals: number[] = []
    const sizes: number[] = []
    const { collection, superseded_by: supersededBy } = first
    const asked = askedOf(articles, { collection, supersededBy })
    for (const [at, { ordinal }] of articles.entries())
      for (const text of asked[at] ?? []) {
        const terms = questionTerms(fold(text))
        postings.add(ordinals.length, terms)
        ordinals.push(ordinal)
        sizes.push(terms.length)
      }
    const lists = Array.from(postings.all.values(), (numbers) => `{${Array.from(numbers).join(',')}}`)
    // One statement, so that a version has all of it or nothing.
    await sql.query(
      `with made as (
         insert into question_index (version_id, ordinals, sizes) values ($1, $2, $3)
         on conflict (version_id) do nothing returning version_id
       )
       insert into question_posting (term, version_id, numbers)
       select term, made.version_id, numbers::int[] from made, unnest($4::text[], $5::text[]) as t (term, numbers)`,
      [id, ordinals, sizes, [...postings.all.keys()], lists],
    )
  }
}

/** Writes what is missing: an embedded database keeps no such terms, as no Worker searches it. */
async function completeIndex(sql: Queryable): Promise<void> {
  const { rows } = await sql.query(
    `select distinct a.version_id from article a join document_version v on v.id = a.version_id
     where ${live}
       and not exists (select 1 from question_index i where i.version_id = a.version_id)`,
  )
  await writeQuestionIndex(
    sql,
    rows.map(({ version_id }) => String(version_id)),
  )
}

const Sizes = z.object({ version_id: z.coerce.string(), ordinals: z.array(z.number()), sizes: z.array(z.number()) })

/** Which question belongs to which article, and how many terms it has. @param documents in their places */
export async function loadHeldQuestions(sql: Queryable, documents: readonly IndexedDocument[]): Promise<HeldQuestions> {
  await completeIndex(sql)
  const { rows } = await sql.query(
    `select q.version_id, q.ordinals, q.sizes
     from question_index q join document_version v on v.id = q.version_id
     where ${live} and exists (
       select from article a join document_version w on w.id = a.version_id
       where w.state in ('published', 'pending_retire') and a.questions <> '[]')`,
  )
  const own = new Map(
    z
      .array(Sizes)
      .parse(rows)
      .map((row) => [row.version_id, row]),
  )
  const questions: IndexedQuestion[] = []
  const first = new Map<string, number>()
  for (const { id, index: document, first: article } of documents) {
    const row = own.get(id)
    if (!row) continue
    first.set(id, questions.length)
    for (const [at, ordinal] of row.ordinals.entries())
      questions.push({ article: article + ordinal, document, size: row.sizes[at] as number })
  }
  const none = unansweredOf(await loadUnansweredSizes(sql), new Map())
  return { index: new QuestionIndex(questions), first, none }
}

const Row = z.object({ term: z.string(), versions: z.string(), numbers: z.string() })

const comma = 44
const space = 32
const zero = 48

/**
 * The numbers of questions as they come: with commas between those of one version and a space between versions. Read
 * by hand, as a driver that makes an array of every row takes longer than the search.
 * @param bases number of the first question of each version; undefined for one that has none
 */
function readNumbers(text: string, bases: readonly (number | undefined)[]): readonly number[] {
  const numbers: number[] = []
  let version = 0
  let number = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : space
    if (code !== comma && code !== space) {
      number = number * 10 + code - zero
      continue
    }
    const base = bases[version]
    if (base !== undefined) numbers.push(base + number)
    number = 0
    if (code === space) version++
  }
  return numbers
}

async function loadPostings(
  sql: Queryable,
  terms: readonly string[],
  first: ReadonlyMap<string, number>,
): Promise<Postings> {
  const { rows } = await sql.query(
    `select p.term, string_agg(p.version_id::text, ' ' order by p.version_id) as versions,
       string_agg(array_to_string(p.numbers, ','), ' ' order by p.version_id) as numbers
     from question_posting p join document_version v on v.id = p.version_id
     where p.term = any($1::text[]) and ${live} group by p.term`,
    [terms],
  )
  const bases = (versions: string) => versions.split(' ').map((id) => first.get(id))
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map(({ term, versions, numbers }) => [term, readNumbers(numbers, bases(versions))]),
  )
}

/** An article whose questions fit the one asked. */
export type FittingArticle = { readonly versionId: string; readonly ordinal: number; readonly fit: QuestionFit }

/** The articles whose questions fit best, and how the questions that rules do not answer fit. */
export type Fitting = { readonly articles: readonly FittingArticle[]; readonly unanswered: QuestionViews }

/** The articles whose questions fit best among some documents. @param articles how many the index has in all */
export async function loadFitting(
  sql: Queryable,
  { index, first, none }: HeldQuestions,
  {
    terms,
    allowed,
    articles,
  }: { readonly terms: readonly string[]; readonly allowed: readonly IndexedDocument[]; readonly articles: number },
): Promise<Fitting> {
  if (first.size === 0 || terms.length === 0) return { articles: [], unanswered: noFits.unanswered }
  const postings = await loadPostings(sql, terms, first)
  const may = new Uint8Array(articles)
  const places = new Map<number, { versionId: string; ordinal: number }>()
  for (const { id, first: from, count } of allowed) {
    may.fill(1, from, from + count)
    if (first.has(id))
      for (let ordinal = 0; ordinal < count; ordinal++) places.set(from + ordinal, { versionId: id, ordinal })
  }
  const without = { ...none, postings: await loadUnansweredPostings(sql, terms) }
  const { articles: fits, unanswered } = index.fits(terms, postings, may, without)
  const best = Array.from(fits, ([article, fit]) => {
    const place = places.get(article)
    return place ? [{ ...place, fit }] : []
  }).flat()
  return { articles: best, unanswered }
}
