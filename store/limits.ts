import type { Queryable } from './db.ts'

/** A bucket of tokens: what it holds at most, and in how many seconds it fills from empty. */
export type Bucket = { readonly key: string; readonly capacity: number; readonly fillSeconds: number }

/**
 * Takes one token out of a bucket, by the time of the database and for all replicas alike; in one statement, so that
 * those who come at once get what there is and no more.
 * @returns false when it is empty; then nothing is taken
 */
export async function takeToken(sql: Queryable, { key, capacity, fillSeconds }: Bucket): Promise<boolean> {
  const filled = `least($2::float8, b.tokens + extract(epoch from clock_timestamp() - b.at)::float8 * $2::float8 / $3::float8)`
  const { rowCount } = await sql.query(
    `insert into rate_bucket as b (key, tokens, at) values ($1, $2::float8 - 1, clock_timestamp())
     on conflict (key) do update set tokens = ${filled} - 1, at = clock_timestamp() where ${filled} >= 1 returning key`,
    [key, capacity, fillSeconds],
  )
  return rowCount > 0
}

/** Forgets buckets that nobody has touched for an hour; they would be full again. @returns how many */
export async function forgetBuckets(sql: Queryable): Promise<number> {
  const { rowCount } = await sql.query(`delete from rate_bucket where at < now() - interval '1 hour' returning key`)
  return rowCount
}

/** Whether at least so many turns wait for a worker. */
export async function isQueueFull(sql: Queryable, most: number): Promise<boolean> {
  const { rows } = await sql.query<{ waiting: number }>(
    `select count(*)::int as waiting from (select 1 from turn where state = 'queued' limit $1) as queued`,
    [most],
  )
  return (rows[0]?.waiting ?? 0) >= most
}

const today = `(now() at time zone 'Asia/Shanghai')::date`

/**
 * Sets tokens of today's budget aside for one call that is about to be made. The first call that passes the budget is
 * still made, and none after it, at however many replicas.
 * @param most what the call may use at most
 * @returns the day it was set aside for; null when the budget is used up
 */
export async function setTokensAside(sql: Queryable, budget: number, most: number): Promise<string | null> {
  const { rows } = await sql.query<{ day: string }>(
    `insert into model_spend as s (day, tokens) values (${today}, $2::bigint)
     on conflict (day) do update set tokens = s.tokens + $2::bigint where s.tokens < $1::bigint returning day::text as day`,
    [budget, most],
  )
  return rows[0]?.day ?? null
}

/** Gives back what a call did not use of what was set aside for it. */
export async function giveTokensBack(sql: Queryable, day: string, unused: number): Promise<void> {
  await sql.query('update model_spend set tokens = greatest(0, tokens - $2::bigint) where day = $1::date', [
    day,
    unused,
  ])
}
