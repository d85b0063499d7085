import type { Db, Queryable } from './db.ts'

/** A notice in a person's inbox on the page. */
export type Notice = {
  readonly id: string
  readonly kind: string
  readonly body: unknown
  readonly at: Date
  readonly readAt: Date | null
}

/** Adds a notice once per key. @returns false when it was there already */
export async function notifyOnce(
  sql: Queryable,
  { personId, kind, key, body }: { personId: string; kind: string; key: string; body: unknown },
): Promise<boolean> {
  const { rows } = await sql.query(
    `insert into notice (person_id, kind, key, body) values ($1, $2, $3, $4::jsonb) on conflict (key) do nothing returning id`,
    [personId, kind, key, JSON.stringify(body)],
  )
  return rows.length > 0
}

/** Adds a notice once per key. */
export async function notify(sql: Queryable, notice: Parameters<typeof notifyOnce>[1]): Promise<void> {
  await notifyOnce(sql, notice)
}

/** A person's notices, newest first. */
export async function noticesOf(db: Db, personId: string, limit = 50): Promise<Notice[]> {
  const { rows } = await db.query<{ id: string; kind: string; body: unknown; at: Date; read_at: Date | null }>(
    'select id, kind, body, at, read_at from notice where person_id = $1 order by id desc limit $2',
    [personId, limit],
  )
  return rows.map(({ id, kind, body, at, read_at: readAt }) => ({ id, kind, body, at, readAt }))
}

/** Marks notices up to an id as read. */
export async function markRead(db: Db, personId: string, upTo: string): Promise<void> {
  await db.query('update notice set read_at = now() where person_id = $1 and id <= $2 and read_at is null', [
    personId,
    upTo,
  ])
}
