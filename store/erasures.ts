import { hashContent } from '#sdk/canonical'
import type { Queryable } from './db.ts'
import type { PersonErased } from './erase-person.ts'

/** A request to erase a person. */
export type Erasure = {
  readonly id: string
  readonly number: number
  /** Null once it is done. */
  readonly personId: string | null
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly state: 'asked' | 'done' | 'refused'
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly report: PersonErased | null
}

/**
 * One line of the list of erasures that is kept outside the database, so that a restored backup does not bring back
 * what was erased after it. The person is known by a salted hash alone.
 */
export type ErasureMark = {
  readonly id: string
  /** ISO instant. */
  readonly at: string
  readonly salt: string
  readonly hash: string
}

const columns = `id, number::int, person_id as "personId", reason, asked_by as "askedBy", asked_at as "askedAt", state,
  decided_by as "decidedBy", decided_at as "decidedAt", report`

/** The hash by which a mark knows a person. */
export function personHash(salt: string, personId: string): Promise<string> {
  return hashContent({ salt, personId })
}

/** Keeps a request. @returns null when one for this person waits already */
export async function askErasure(
  sql: Queryable,
  asked: {
    readonly id: string
    readonly salt: string
    readonly personId: string
    readonly reason: string
    readonly by: string
  },
): Promise<Erasure | null> {
  const { id, salt, personId, reason, by } = asked
  const { rows } = await sql.query<Erasure>(
    `insert into erasure (id, person_id, salt, person_hash, reason, asked_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (person_id) where state = 'asked' do nothing returning ${columns}`,
    [id, personId, salt, await personHash(salt, personId), reason, by],
  )
  return rows[0] ?? null
}

/** Requests and what became of them, newest first. */
export async function listErasures(sql: Queryable): Promise<readonly Erasure[]> {
  const { rows } = await sql.query<Erasure>(`select ${columns} from erasure order by number desc limit 500`)
  return rows
}

/** One request, locked until the transaction ends; null when there is none of this number. */
export async function lockErasure(sql: Queryable, number: number): Promise<Erasure | null> {
  const { rows } = await sql.query<Erasure>(`select ${columns} from erasure where number = $1 for update`, [number])
  return rows[0] ?? null
}

/** Ends a request: done with its report, or refused. @returns its mark for the list, and how it stands now */
export async function endErasure(
  sql: Queryable,
  { id, by, report }: { readonly id: string; readonly by: string; readonly report: PersonErased | null },
): Promise<{ readonly erasure: Erasure; readonly mark: ErasureMark }> {
  const { rows } = await sql.query<Erasure & { salt: string; hash: string; decidedAt: Date }>(
    `update erasure set state = $2, decided_by = $3, decided_at = now(), report = $4::jsonb,
       person_id = case when $2 = 'done' then null else person_id end
     where id = $1 returning ${columns}, salt, person_hash as hash`,
    [id, report ? 'done' : 'refused', by, report ? JSON.stringify(report) : null],
  )
  const [row] = rows
  if (!row) throw new Error('The erasure that was to be ended is gone.')
  const { salt, hash, ...erasure } = row
  return { erasure, mark: { id, at: row.decidedAt.toISOString(), salt, hash } }
}

/** Marks of all that was erased, oldest first. */
export async function erasureMarks(sql: Queryable): Promise<readonly ErasureMark[]> {
  const { rows } = await sql.query<Omit<ErasureMark, 'at'> & { at: Date }>(
    `select id, decided_at as at, salt, person_hash as hash from erasure where state = 'done' order by number`,
  )
  return rows.map(({ at, ...mark }) => ({ ...mark, at: at.toISOString() }))
}

/** Keeps that an erasure of the list was done again here, after a restore. */
export async function keepApplied(sql: Queryable, mark: ErasureMark, report: PersonErased | null): Promise<void> {
  await sql.query(
    `insert into erasure (id, salt, person_hash, reason, asked_by, state, decided_by, decided_at, report)
     values ($1, $2, $3, '按删除清单，恢复后再次删除。', 'list', 'done', 'restore', $4, $5::jsonb)
     on conflict (id) do update set state = 'done', person_id = null, decided_by = 'restore', decided_at = excluded.decided_at,
       report = excluded.report`,
    [mark.id, mark.salt, mark.hash, mark.at, report ? JSON.stringify(report) : null],
  )
}
