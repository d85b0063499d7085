import type { Queryable } from './db.ts'

/** A keyed store of JSON values for one plugin; keys of other plugins do not exist for it. */
export function createDocuments(sql: Queryable, plugin: string) {
  return {
    async get(key: string): Promise<unknown> {
      const { rows } = await sql.query<{ value: unknown }>(
        'select value from plugin_document where plugin = $1 and key = $2',
        [plugin, key],
      )
      return rows[0]?.value
    },
    async put(key: string, value: unknown): Promise<void> {
      await sql.query(
        `insert into plugin_document (plugin, key, value) values ($1, $2, $3::jsonb)
         on conflict (plugin, key) do update set value = excluded.value, at = now()`,
        [plugin, key, JSON.stringify(value ?? null)],
      )
    },
    async delete(key: string): Promise<void> {
      await sql.query('delete from plugin_document where plugin = $1 and key = $2', [plugin, key])
    },
    async list(prefix: string): Promise<readonly string[]> {
      const { rows } = await sql.query<{ key: string }>(
        'select key from plugin_document where plugin = $1 and starts_with(key, $2) order by key',
        [plugin, prefix],
      )
      return rows.map(({ key }) => key)
    },
  }
}
