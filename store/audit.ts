import { hashContent } from '#sdk/canonical'
import type { Db, Queryable } from './db.ts'

/** Something that was done, allowed or refused; without personal data beyond ids. */
export type AuditEntry = {
  /** Staff id, or `system`. */
  readonly actor: string
  /** Such as `confirmation.consumed`, `submission.done`, `tool.denied`, `knowledge.published`. */
  readonly action: string
  /** What it was done to: a tool, a document, a confirmation. */
  readonly subject: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** The trail cannot be written, so what it would record does not happen either: the caller's transaction ends. */
export class AuditDown extends Error {
  override readonly name = 'AuditDown'
  readonly code = 'audit_down'
  constructor(cause: unknown) {
    super('The audit trail cannot be written; nothing was done.', { cause })
  }
}

const lockKey = 7314002
/** Whoever has locked the trail for longer keeps it from being written. */
const lockTimeout = '5s'

/**
 * Classes of SQLSTATE by which the database itself refuses to write: a constraint, a state of the transaction, a right
 * or a table that is missing, no more room, a lock, a trigger. A connection that broke is no such answer.
 * @see PostgreSQL 17, Appendix A, "PostgreSQL Error Codes"
 */
const refusals = /^(?:22|23|25|42|53|54|55|P0)/

type AuditRow = {
  seq: number
  at: Date
  actor: string
  action: string
  subject: string
  detail: unknown
  previous: string
  hash: string
}

function rowHash(row: Omit<AuditRow, 'hash'>): Promise<string> {
  return hashContent({ ...row, at: row.at.toISOString() })
}

/**
 * Adds a row to the chain, in the transaction of the effect it records.
 * @throws AuditDown when the database refuses the row
 */
export async function appendAudit(sql: Queryable, entry: AuditEntry): Promise<void> {
  try {
    await append(sql, entry)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw refusals.test(code) ? new AuditDown(error) : error
  }
}

async function append(sql: Queryable, { actor, action, subject, detail }: AuditEntry): Promise<void> {
  // Writers wait for each other as long as it takes; nobody waits so for somebody who holds the table.
  await sql.query('select pg_advisory_xact_lock($1)', [lockKey])
  await sql.query(`select set_config('lock_timeout', $1, true)`, [lockTimeout])
  const { rows } = await sql.query<{ seq: string | null; hash: string | null; at: Date }>(
    `select date_trunc('milliseconds', clock_timestamp()) as at,
            (select seq from audit order by seq desc limit 1) as seq,
            (select hash from audit order by seq desc limit 1) as hash`,
  )
  const last = rows[0]
  const row = {
    seq: Number(last?.seq ?? 0) + 1,
    at: last?.at ?? new Date(0),
    actor,
    action,
    subject,
    detail,
    previous: last?.hash ?? '',
  }
  await sql.query(
    `insert into audit (seq, at, actor, action, subject, detail, previous, hash)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
    [row.seq, row.at.toISOString(), actor, action, subject, JSON.stringify(detail), row.previous, await rowHash(row)],
  )
}

/** What {@link verifyAudit} found: how many rows hold, and the first that does not. */
export type AuditCheck = { readonly rows: number; readonly brokenAt: number | null; readonly head: string }

/** Recomputes the chain from its first row. */
export async function verifyAudit(db: Db): Promise<AuditCheck> {
  // The hash is over milliseconds, and a row was written with nothing below them.
  const { rows } = await db.query<AuditRow & { whole: boolean }>(
    `select seq, at, actor, action, subject, detail, previous, hash, date_trunc('milliseconds', at) = at as whole
     from audit order by seq`,
  )
  let previous = ''
  for (const [index, { hash, whole, ...stored }] of rows.entries()) {
    const row = { ...stored, seq: Number(stored.seq) }
    if (row.seq !== index + 1 || row.previous !== previous || !whole || (await rowHash(row)) !== hash)
      return { rows: index, brokenAt: row.seq, head: previous }
    previous = hash
  }
  return { rows: rows.length, brokenAt: null, head: previous }
}

/** What the head of the chain was at some time, kept outside the database, so that a cut-off end is found. */
export type AuditAnchor = { readonly at: string; readonly seq: number; readonly hash: string }

/** The head of the chain now; null while it is empty. */
export async function auditHead(sql: Queryable): Promise<AuditAnchor | null> {
  const { rows } = await sql.query<{ seq: string; hash: string; at: Date }>(
    'select seq, hash, now() as at from audit order by seq desc limit 1',
  )
  const [row] = rows
  return row ? { at: row.at.toISOString(), seq: Number(row.seq), hash: row.hash } : null
}

/** The first anchor whose row is gone or another; null when all hold. */
export async function brokenAnchor(sql: Queryable, anchors: readonly AuditAnchor[]): Promise<AuditAnchor | null> {
  const { rows } = await sql.query<{ seq: string; hash: string }>('select seq, hash from audit where seq = any($1)', [
    anchors.map(({ seq }) => seq),
  ])
  const held = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]))
  return anchors.find(({ seq, hash }) => held.get(seq) !== hash) ?? null
}

/** A row of the trail as it is given out. */
export type AuditLine = AuditEntry & {
  readonly seq: number
  readonly at: string
  readonly previous: string
  readonly hash: string
}

/** Which rows are given out: from an instant, until before another, of one person as actor. */
export type AuditSpan = { readonly from: string; readonly to: string; readonly person: string | null }

/** Up to 1,000 rows of a span that come after a row; empty at the end. */
export async function auditPage(sql: Queryable, span: AuditSpan, after: number): Promise<readonly AuditLine[]> {
  const { rows } = await sql.query<Omit<AuditLine, 'at' | 'seq'> & { seq: string; at: Date }>(
    `select seq, at, actor, action, subject, detail, previous, hash from audit
     where at >= $1 and at < $2 and ($3::text is null or actor = $3) and seq > $4 order by seq limit 1000`,
    [span.from, span.to, span.person, after],
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }))
}
