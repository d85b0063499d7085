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

const lockKey = 7314002

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

/** Adds a row to the chain, in the transaction of the effect it records. */
export async function appendAudit(sql: Queryable, { actor, action, subject, detail }: AuditEntry): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1)', [lockKey])
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
  const { rows } = await db.query<AuditRow>(
    'select seq, at, actor, action, subject, detail, previous, hash from audit order by seq',
  )
  let previous = ''
  for (const [index, { hash, ...stored }] of rows.entries()) {
    const row = { ...stored, seq: Number(stored.seq) }
    if (row.seq !== index + 1 || row.previous !== previous || (await rowHash(row)) !== hash)
      return { rows: index, brokenAt: row.seq, head: previous }
    previous = hash
  }
  return { rows: rows.length, brokenAt: null, head: previous }
}
