import type { Queryable } from './db.ts'

/** A setting that lives in the database, such as the demo clock; undefined when it was never set. */
export async function readSetting(sql: Queryable, key: string): Promise<unknown> {
  const { rows } = await sql.query<{ value: unknown }>('select value from setting where key = $1', [key])
  return rows[0]?.value
}

/** Sets a setting. */
export async function writeSetting(sql: Queryable, key: string, value: unknown): Promise<void> {
  await sql.query(
    'insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value',
    [key, JSON.stringify(value)],
  )
}

/** The setting, or the value it gets now if it has none; the first of several processes decides. */
export async function settingOr(sql: Queryable, key: string, value: unknown): Promise<unknown> {
  await sql.query('insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do nothing', [
    key,
    JSON.stringify(value),
  ])
  return readSetting(sql, key)
}
