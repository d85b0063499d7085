import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'

/**
 * So many hits stand in one row at most: an index entry of PostgreSQL holds 2,704 bytes, and the hits are read from the
 * index alone.
 */
const rowHits = 150
/** As in memory: what occurs more often than this counts no more. */
const mostCounted = 255
/** Bigrams of one article beyond this weigh alike. */
const longest = 0xff_ffff

/** One hit in one number: the ordinal of the article, how many bigrams it has in all, how often this one occurs in it. */
const hitOf = (ordinal: number, size: number, count: number): number =>
  ordinal * 2 ** 32 + Math.min(size, longest) * 2 ** 8 + Math.min(count, mostCounted)

/** The parts of a hit in SQL, as {@link GramPostings} puts them together. */
export const hitInSql = {
  ordinal: '(hit >> 32)',
  size: '((hit >> 8) & 16777215)::float8',
  count: '(hit & 255)::float8',
} as const

/** Where the bigrams of one version stand. */
export class GramPostings {
  readonly #hits = new Map<string, number[]>()

  /** Adds the next article of the version. @param grams its bigrams in their order, repeated ones too */
  add(ordinal: number, grams: readonly string[]): void {
    const counts = new Map<string, number>()
    for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
    for (const [gram, count] of counts) {
      const hit = hitOf(ordinal, grams.length, count)
      const known = this.#hits.get(gram)
      if (known) known.push(hit)
      else this.#hits.set(gram, [hit])
    }
  }

  /** The rows to write: term, number of the row within the term, hits. */
  rows(): readonly (readonly [string, number, readonly number[]])[] {
    return Array.from(this.#hits).flatMap(([term, hits]) =>
      Array.from({ length: Math.ceil(hits.length / rowHits) }, (_, part): [string, number, readonly number[]] => [
        term,
        part,
        hits.slice(part * rowHits, (part + 1) * rowHits),
      ]),
    )
  }
}

/** So many rows are written at once: embedded, nothing else runs in the process while a statement does. */
const atOnce = 2000

/** Writes where the bigrams of a version stand. */
export async function writeGrams(sql: Queryable, versionId: string, postings: GramPostings): Promise<void> {
  const all = postings.rows()
  for (let from = 0; from < all.length; from += atOnce) {
    const rows = all.slice(from, from + atOnce)
    await sql.query(
      `insert into gram_hits (term, version_id, part, hits)
       select term, $1, part, hits::bigint[] from unnest($2::text[], $3::int[], $4::text[]) as t (term, part, hits)`,
      [
        versionId,
        rows.map(([term]) => term),
        rows.map(([, part]) => part),
        rows.map(([, , hits]) => `{${hits.join(',')}}`),
      ],
    )
  }
}

const Frequency = z.object({ term: z.string(), articles: z.number() })

/** In how many articles that are in search each of some bigrams stands; those that stand nowhere are left out. */
export async function loadFrequencies(sql: Queryable, terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql.query(
    `select g.term, sum(cardinality(g.hits))::int as articles
     from gram_hits g join document_version v on v.id = g.version_id
     where g.term = any($1::text[]) and v.state in ('published', 'pending_retire') group by g.term`,
    [terms],
  )
  return new Map(
    z
      .array(Frequency)
      .parse(rows)
      .map(({ term, articles }) => [term, articles]),
  )
}
