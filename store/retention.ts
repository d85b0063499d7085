import { appendAudit } from './audit.ts'
import type { Db, Queryable } from './db.ts'
import { type RetentionDays, retentionClasses } from './retention-classes.ts'

/** How a class stands: for how long it is kept, its oldest row and how many are past their time. */
export type RetentionState = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly days: number
  readonly floor: number
  readonly law: string
  /** ISO instant; null where there is nothing. */
  readonly oldest: string | null
  readonly due: number
}

/** What one run removed, in rows by class; `checkpoints` counts superseded states of the conversation graph. */
export type Removed = Readonly<Record<string, number>>

/** The table of a class, the column of its age, and which of its rows may ever go. */
const places: Readonly<Record<string, { readonly table: string; readonly age: string; readonly over: string }>> = {
  conversations: { table: 'turn', age: 'ended_at', over: `state <> 'queued'` },
  inbox: { table: 'inbox', age: 'at', over: 'true' },
  confirmations: {
    table: 'confirmation',
    age: 'coalesce(decided_at, expires_at)',
    over: `(state not in ('pending', 'awaiting_second') or expires_at < now())
      and not exists (select from outbox o where o.id = confirmation.outbox_id and o.state = 'waiting')`,
  },
  outbox: { table: 'outbox', age: 'coalesce(done_at, created_at)', over: `state in ('done', 'failed')` },
  tickets: { table: 'service_ticket', age: 'ended_at', over: `state in ('answered', 'closed')` },
  notices: { table: 'notice', age: 'at', over: 'true' },
  reminders: { table: 'service_reminder', age: 'ended_at', over: `state <> 'open'` },
}

const batch = 500

function placeOf(id: string) {
  const place = places[id]
  if (!place) throw new Error(`The class '${id}' of what is kept has no table.`)
  return place
}

/** Every class with its oldest row and what is past its time, by the clock of the database. */
export async function retentionStates(sql: Queryable, own: RetentionDays): Promise<readonly RetentionState[]> {
  const states: RetentionState[] = []
  for (const known of retentionClasses) {
    const days = own[known.id] ?? known.days
    const { table, age, over } = placeOf(known.id)
    const { rows } = await sql.query<{ oldest: Date | null; due: number }>(
      `select min(${age}) as oldest,
         (count(*) filter (where ${age} < now() - make_interval(days => $1)))::int as due
       from ${table} where ${over}`,
      [days],
    )
    states.push({ ...known, days, oldest: rows[0]?.oldest?.toISOString() ?? null, due: rows[0]?.due ?? 0 })
  }
  return states
}

async function removeTurns(sql: Queryable, days: number): Promise<number> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from turn where state <> 'queued' and ended_at < now() - make_interval(days => $1)
     order by seq limit $2 for update skip locked`,
    [days, batch],
  )
  const ids = rows.map(({ id }) => id)
  await sql.query('delete from answer_rating where turn_id = any($1)', [ids])
  await sql.query('delete from turn_event where turn_id = any($1)', [ids])
  await sql.query('delete from turn where id = any($1)', [ids])
  return ids.length
}

async function removeTickets(sql: Queryable, days: number): Promise<number> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from service_ticket where state in ('answered', 'closed')
       and ended_at < now() - make_interval(days => $1) order by id limit $2 for update skip locked`,
    [days, batch],
  )
  const ids = rows.map(({ id }) => id)
  await sql.query('delete from service_talk where ticket = any($1)', [ids])
  await sql.query('delete from service_ticket where id = any($1)', [ids])
  return ids.length
}

async function removeBatch(sql: Queryable, id: string, days: number): Promise<number> {
  if (id === 'conversations') return removeTurns(sql, days)
  if (id === 'tickets') return removeTickets(sql, days)
  const { table, age, over } = placeOf(id)
  const { rowCount } = await sql.query(
    `delete from ${table} where ctid = any(array(select ctid from ${table}
       where ${over} and ${age} < now() - make_interval(days => $1) limit $2 for update skip locked)) returning 1`,
    [days, batch],
  )
  return rowCount
}

/**
 * Takes away what the conversation graph has superseded: every state of a thread but its last, with the values only the
 * others held. A conversation in which a turn is under way is left for the next run.
 * @returns states removed
 */
export async function pruneCheckpoints(db: Db): Promise<number> {
  const { rows } = await db.query<{ there: boolean }>(`select to_regclass('checkpoints') is not null as there`)
  if (rows[0]?.there !== true) return 0
  const { rows: crowded } = await db.query<{ id: string }>(
    'select thread_id as id from checkpoints group by thread_id having count(*) > 1',
  )
  let removed = 0
  for (const { id } of crowded) removed += await db.tx((sql) => pruneThread(sql, id))
  return removed
}

async function pruneThread(sql: Queryable, id: string): Promise<number> {
  const { rows } = await sql.query<{ free: boolean }>(
    `select lease_until is null or lease_until < now() as free from conversation where id = $1 for update skip locked`,
    [id],
  )
  if (rows[0]?.free !== true) return 0
  const last = `select distinct on (checkpoint_ns) checkpoint_ns, checkpoint_id, checkpoint from checkpoints
    where thread_id = $1 order by checkpoint_ns, checkpoint_id desc`
  const isLast = `exists (select from last l where l.checkpoint_ns = t.checkpoint_ns and l.checkpoint_id = t.checkpoint_id)`
  await sql.query(`with last as (${last}) delete from checkpoint_writes t where t.thread_id = $1 and not ${isLast}`, [
    id,
  ])
  await sql.query(
    `with last as (${last}) delete from checkpoint_blobs t where t.thread_id = $1 and not exists
       (select from last l where l.checkpoint_ns = t.checkpoint_ns
          and l.checkpoint -> 'channel_versions' ->> t.channel = t.version)`,
    [id],
  )
  const { rowCount } = await sql.query(
    `with last as (${last}) delete from checkpoints t where t.thread_id = $1 and not ${isLast} returning 1`,
    [id],
  )
  return rowCount
}

/** Removes what is past its time, in batches of their own transactions, and writes one audit row of the run. */
export async function runRetention(db: Db, own: RetentionDays, actor = 'system'): Promise<Removed> {
  const removed: Record<string, number> = {}
  for (const { id, days } of retentionClasses) {
    let total = 0
    for (;;) {
      const gone = await db.tx((sql) => removeBatch(sql, id, own[id] ?? days))
      total += gone
      if (gone < batch) break
    }
    removed[id] = total
  }
  removed.checkpoints = await pruneCheckpoints(db)
  await db.tx((sql) =>
    appendAudit(sql, { actor, action: 'retention.run', subject: 'retention', detail: { ...removed } }),
  )
  return removed
}
