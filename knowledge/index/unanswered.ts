import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import { fold } from '../text/normalize.ts'
import {
  addTo,
  dampsOf,
  likenessOf,
  nearestCount,
  nearestOf,
  type Postings,
  QuestionPostings,
  type QuestionViews,
  questionTerms,
} from './likeness.ts'

/** Pseudo-counts (Dirichlet) by which the questions are smoothed with all others. */
const prior = 2000

/** Questions of which it is known that rules do not answer them; their words may lie elsewhere. */
export type Unanswered = {
  readonly damps: Float32Array
  /** How many terms they have together. */
  readonly terms: number
  readonly postings: Postings
}

/** None. */
export const noneUnanswered: Unanswered = { damps: new Float32Array(0), terms: 0, postings: new Map() }

/** The same questions with where the terms of one new question stand among them. */
export function unansweredOf(sizes: readonly number[], postings: Postings): Unanswered {
  const terms = sizes.reduce((sum, size) => sum + size, 0)
  return { damps: dampsOf(sizes.map((size) => ({ size }))), terms, postings }
}

/** Makes them from their texts. */
export function unansweredFrom(texts: readonly string[]): Unanswered {
  const postings = new QuestionPostings()
  const sizes = texts.map((text, number) => {
    const terms = questionTerms(fold(text))
    postings.add(number, terms)
    return terms.length
  })
  return unansweredOf(sizes, postings.all)
}

/** How the questions that rules do not answer fit a new one. @param chance how likely a term is in any question */
export function fitUnanswered(
  { damps, terms: total, postings }: Unanswered,
  terms: readonly string[],
  weights: readonly number[],
  chance: (term: string) => number,
): QuestionViews {
  if (damps.length === 0) return { nearest: 0, near: 0, foreseen: 0 }
  const shared = new Float32Array(damps.length)
  let odds = 0
  let information = 0
  for (const [at, term] of terms.entries()) {
    const numbers = postings.get(term) ?? []
    addTo(shared, numbers, weights[at] as number)
    const any = chance(term)
    odds += Math.log((numbers.length + prior * any) / ((total + prior) * any))
    information -= Math.log(any)
  }
  const like = likenessOf(shared, damps, weights)
  const best = new Float64Array(nearestCount)
  const near = nearestOf(like, 0, like.length, best)
  return { nearest: best[0] as number, near, foreseen: odds / information }
}

const State = z.object({ unanswered_sha256: z.string().nullable() })
const Text = z.object({ text: z.string() })
const Size = z.object({ size: z.number() })
const Posting = z.object({ term: z.string(), numbers: z.array(z.number()) })

/** The hash of all that are stored; null when there are none. */
export async function loadUnansweredState(sql: Queryable): Promise<string | null> {
  const { rows } = await sql.query('select unanswered_sha256 from knowledge_index')
  return State.parse(rows[0]).unanswered_sha256
}

/** All that are stored, for an index in memory. */
export async function loadUnanswered(sql: Queryable): Promise<Unanswered> {
  const { rows } = await sql.query('select text from unanswered_question order by place')
  return unansweredFrom(rows.map((row) => Text.parse(row).text))
}

/** How many terms each has that is stored, for an index that stays in SQL; writes where the terms stand if need be. */
export async function loadUnansweredSizes(sql: Queryable): Promise<readonly number[]> {
  const { rows } = await sql.query('select size from unanswered_question order by place')
  const sizes = rows.map((row) => Size.parse(row).size)
  if (sizes.length === 0) return sizes
  const { rows: found } = await sql.query('select exists (select from unanswered_posting) as made')
  if (found[0]?.made !== true) await writeUnansweredPostings(sql)
  return sizes
}

async function writeUnansweredPostings(sql: Queryable): Promise<void> {
  const { postings } = await loadUnanswered(sql)
  await sql.query(
    `insert into unanswered_posting (term, numbers)
     select term, numbers::int[] from unnest($1::text[], $2::text[]) as t (term, numbers)
     on conflict (term) do nothing`,
    [[...postings.keys()], Array.from(postings.values(), (numbers) => `{${Array.from(numbers).join(',')}}`)],
  )
}

/** Where the terms of one question stand among those that are stored. */
export async function loadUnansweredPostings(sql: Queryable, terms: readonly string[]): Promise<Postings> {
  const { rows } = await sql.query('select term, numbers from unanswered_posting where term = any($1::text[])', [terms])
  return new Map(rows.map((row) => Posting.parse(row)).map(({ term, numbers }) => [term, numbers]))
}

/** Puts questions in the place of those that are stored. @param hash of them all, by which they are known again */
export async function storeUnanswered(sql: Queryable, texts: readonly string[], hash: string): Promise<void> {
  const sizes = texts.map((text) => questionTerms(fold(text)).length)
  await sql.query('delete from unanswered_question')
  await sql.query('delete from unanswered_posting')
  await sql.query(
    `insert into unanswered_question (place, text, size)
     select place - 1, text, size from unnest($1::text[], $2::int[]) with ordinality as t (text, size, place)`,
    [texts, sizes],
  )
  await sql.query('update knowledge_index set unanswered_sha256 = $1', [texts.length > 0 ? hash : null])
}
