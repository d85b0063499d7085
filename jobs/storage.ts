import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import type { Config } from '../config.ts'
import type { Db } from '../store/db.ts'
import { openPGlite } from '../store/pglite.ts'
import { createPostgresPool, openPostgres } from '../store/postgres.ts'

/** The database, and the memory of the conversation graph on a connection of its own. */
export type Storage = { readonly db: Db; readonly saver: PostgresSaver; close(): Promise<void> }

type SaverPool = ConstructorParameters<typeof PostgresSaver>[0]

/** Opens the database that the settings name; embedded, the caller holds the directory's lock. */
export async function openStorage(config: Config, directory: string): Promise<Storage> {
  if (config.DATABASE_URL) {
    const db = openPostgres(config.DATABASE_URL)
    const pool = createPostgresPool(config.DATABASE_URL, 5)
    // Two builds of the pool's types meet here; both are the same class of `pg`.
    const saver = new PostgresSaver(pool as unknown as SaverPool)
    const close = async () => {
      await pool.end()
      await db.close()
    }
    return { db, saver, close }
  }
  const db = await openPGlite(directory)
  return { db, saver: new PostgresSaver(db.pool as unknown as SaverPool), close: () => db.close() }
}
