import type { Db, Queryable } from './db.ts'

/** Something to be done outside the database, exactly once in effect: kept until it is done, refused or given up. */
export type NewOutboxRow = {
  readonly kind: string
  /** One row per key, ever. */
  readonly key: string
  readonly conversation: string | null
  readonly payload: unknown
}

/** A row a worker holds until its lease ends. */
export type OutboxRow = {
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly conversation: string | null
  readonly payload: unknown
  /** Counts this try; 2 or more means that an earlier try may have reached the other side. */
  readonly attempts: number
  /** Results of the calls that were answered so far. */
  readonly result: unknown
}

/** Where a row stands: `failed` = refused for good and known not to be done; `dead` = given up, outcome unknown. */
export type OutboxState = {
  readonly state: 'waiting' | 'done' | 'failed' | 'dead'
  /** A worker is at it right now. */
  readonly inFlight: boolean
  readonly result: unknown
  readonly payload: unknown
}

/** Tries after which a row is given up: with the pause growing to 20 seconds, more than a day. */
export const maxAttempts = 4500
/** So much later at most is sent what waited for a service that is back. */
const longestPauseSeconds = 20

/**
 * Adds a row in the caller's transaction; a key that is there already keeps its row. The row is due a moment later, so
 * that the caller, who takes it by its id, comes first.
 */
export async function enqueue(sql: Queryable, { kind, key, conversation, payload }: NewOutboxRow): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `with added as (
       insert into outbox (kind, key, conversation, payload, run_at)
       values ($1, $2, $3, $4::jsonb, now() + interval '1 second')
       on conflict (key) do nothing returning id
     ) select id from added union all select id from outbox where key = $2 limit 1`,
    [kind, key, conversation, JSON.stringify(payload)],
  )
  if (rows[0]) return rows[0].id
  // Another transaction added the same key and committed while this statement already had its snapshot.
  const again = await sql.query<{ id: string }>('select id from outbox where key = $1', [key])
  return again.rows[0]?.id ?? ''
}

type Claimed = {
  id: string
  kind: string
  key: string
  conversation: string | null
  payload: unknown
  attempts: number
  result: unknown
}

/**
 * Takes due rows for one worker; a row whose worker died is due again when the lease ends.
 * @param id only this row, if it is free
 */
export async function claimOutbox(
  db: Db,
  kind: string,
  leaseMs: number,
  limit: number,
  id?: string,
): Promise<OutboxRow[]> {
  const { rows } = await db.query<Claimed>(
    `update outbox set lease_until = now() + make_interval(secs => $2::float8 / 1000), attempts = attempts + 1
     where id in (
       select id from outbox where kind = $1 and state = 'waiting' and (lease_until is null or lease_until < now())
         and ($4::bigint is not null or run_at <= now()) and ($4::bigint is null or id = $4)
       order by run_at, id limit $3 for update skip locked)
     returning id, kind, key, conversation, payload, attempts, result`,
    [kind, leaseMs, limit, id ?? null],
  )
  return [...rows]
}

/** Keeps what was answered so far, so that a later try does not ask again. */
export async function keepProgress(sql: Queryable, id: string, result: unknown): Promise<void> {
  await sql.query('update outbox set result = $2::jsonb where id = $1', [id, JSON.stringify(result)])
}

/** Ends a row. @returns false when it had ended before */
export async function endOutbox(
  sql: Queryable,
  id: string,
  state: 'done' | 'failed' | 'dead',
  result: unknown,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `update outbox set state = $2, result = $3::jsonb, done_at = now(), lease_until = null
     where id = $1 and state = 'waiting' returning id`,
    [id, state, JSON.stringify(result)],
  )
  return rowCount > 0
}

/** Puts a row back with a growing pause: half a second, doubled each time, at most 20 seconds. */
export async function retryOutbox(
  db: Db,
  { id, attempts }: Pick<OutboxRow, 'id' | 'attempts'>,
  error: string,
): Promise<void> {
  const pause = Math.min(longestPauseSeconds, 0.5 * 2 ** Math.min(attempts - 1, 10))
  await db.query(
    `update outbox set lease_until = null, run_at = now() + make_interval(secs => $2), error = $3
     where id = $1 and state = 'waiting'`,
    [id, pause, error],
  )
}

/** Where a row stands now. */
export async function outboxState(sql: Queryable, id: string): Promise<OutboxState> {
  const { rows } = await sql.query<OutboxState & { [key: string]: unknown }>(
    `select state, result, payload, state = 'waiting' and lease_until is not null and lease_until > now() as "inFlight"
     from outbox where id = $1`,
    [id],
  )
  const row = rows[0]
  if (!row) throw new Error(`There is no outbox row ${id}.`)
  return row
}

/** How many rows wait and how many were given up, for the operator. */
export async function outboxCounts(db: Db): Promise<{ readonly waiting: number; readonly dead: number }> {
  const { rows } = await db.query<{ waiting: number; dead: number }>(
    `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'dead')::int as dead from outbox`,
  )
  return rows[0] ?? { waiting: 0, dead: 0 }
}
