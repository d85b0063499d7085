import type { Db, Queryable } from './db.ts'

/** A file as it is kept. */
export type KeptFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const keptDays = 7

/** Keeps a file for its owner for seven days, in place of an earlier one of the same id; drops what has expired. */
export async function keepFile(db: Db, id: string, owner: string, file: KeptFile): Promise<void> {
  await db.tx(async (sql) => {
    await sql.query('delete from rendered_file where expires < now()')
    await sql.query(
      `insert into rendered_file (id, owner, name, media_type, bytes, expires)
       values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))
       on conflict (id) do update
         set name = excluded.name, media_type = excluded.media_type, bytes = excluded.bytes, expires = excluded.expires
         where rendered_file.owner = excluded.owner`,
      [id, owner, file.name, file.mediaType, file.bytes, keptDays],
    )
  })
}

/** A file of this owner; null for another's, an expired or an unknown one. */
export async function fileOf(sql: Queryable, id: string, owner: string): Promise<KeptFile | null> {
  const { rows } = await sql.query<{ name: string; media_type: string; bytes: Uint8Array }>(
    'select name, media_type, bytes from rendered_file where id = $1 and owner = $2 and expires >= now()',
    [id, owner],
  )
  const [row] = rows
  return row ? { name: row.name, mediaType: row.media_type, bytes: row.bytes } : null
}
