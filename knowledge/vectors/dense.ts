import { z } from '#sdk'
import type { Db, Queryable } from '../../store/db.ts'
import type { Place } from '../index/open-index.ts'
import { vectorText } from './embed.ts'
import type { Space } from './space.ts'

/** An article that is near a question. */
export type Near = Place & {
  /** Cosine of both vectors. */
  readonly likeness: number
}

/** What decides what may be found. */
export type DenseQuery = {
  readonly vector: Float32Array
  readonly space: Space
  /**
   * Ids of the versions that the question may find, as the sieve of the search decides it: state, day, region, audience
   * and kind of staff. They go into the query, so that nothing else is ever ranked.
   */
  readonly allowed: readonly string[]
  readonly limit?: number
  /** Compares with every row, whatever index there is: what the approximate index is measured against. */
  readonly exact?: boolean
  /** The database gives up after so many milliseconds. */
  readonly timeoutMs?: number
}

const Row = z
  .object({ version_id: z.coerce.string(), ordinal: z.number(), likeness: z.number() })
  .transform(({ version_id: versionId, ...row }) => ({ ...row, versionId }))

/** Candidates the approximate index keeps in mind. */
const searched = 100
const mostDense = 100

async function supportsIterativeScan(sql: Queryable): Promise<boolean> {
  const { rows } = await sql.query(
    `select string_to_array(extversion, '.')::int[] >= '{0,8}' as newer from pg_extension where extname = 'vector'`,
  )
  return rows[0]?.newer === true
}

async function prepareScan(sql: Queryable, { exact = false, timeoutMs = 0 }: DenseQuery): Promise<void> {
  await sql.query(
    `select set_config('hnsw.ef_search', $1, true), set_config('statement_timeout', $2, true),
       set_config('enable_indexscan', $3, true)`,
    [String(searched), String(Math.ceil(timeoutMs)), exact ? 'off' : 'on'],
  )
  // Else a narrow filter empties the list: the index gives its nearest hundred, and none of them may be allowed.
  if (await supportsIterativeScan(sql))
    await sql.query(`select set_config('hnsw.iterative_scan', 'strict_order', true)`)
}

/** The articles nearest to a question among those it may find, nearest first. */
export async function denseSearch(db: Db, query: DenseQuery): Promise<readonly Near[]> {
  const { vector, space, allowed, limit = mostDense } = query
  if (allowed.length === 0) return []
  // A type cannot be a parameter; the dimension is a number of the settings, never a text.
  const type = `halfvec(${Math.trunc(space.dimensions)})`
  const { rows } = await db.tx(async (sql) => {
    await prepareScan(sql, query)
    return sql.query(
      `select version_id, ordinal, 1 - (embedding::${type} <=> $1::text::${type}) as likeness from article_vector
       where model = $2 and dimensions = ${Math.trunc(space.dimensions)} and version_id = any($3::bigint[])
       order by embedding::${type} <=> $1::text::${type} limit $4`,
      [vectorText(vector), space.model, allowed, limit],
    )
  })
  return z
    .array(Row)
    .parse(rows)
    .sort((a, b) => b.likeness - a.likeness || compare(a, b))
}

const compare = (a: Place, b: Place) => Number(a.versionId) - Number(b.versionId) || a.ordinal - b.ordinal
