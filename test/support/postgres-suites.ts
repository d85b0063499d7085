import { inject } from 'vitest'
import type { Db } from '../../store/db.ts'
import { openPGlite, type PGlitePool } from '../../store/pglite.ts'
import { createPostgresPool, openPostgres } from '../../store/postgres.ts'
import { suiteWith } from './capabilities.ts'
import { createDatabaseOn } from './postgres.ts'

/** An empty database of one of the two kinds. */
export type EmptyDatabase = {
  readonly db: Db
  /** Another connection to it, as a second replica has one; embedded there is only the one. */
  another(): Db
  /** The pool in the shape of `pg.Pool`, for the checkpointer of the conversation graph. */
  readonly pool: PGlitePool | ReturnType<typeof createPostgresPool>
  close(): Promise<void>
}

async function emptyPGlite(): Promise<EmptyDatabase> {
  const db = await openPGlite('memory:')
  return { db, another: () => db, pool: db.pool, close: () => db.close() }
}

/** The URL of a new database on the server of this test run. */
export function newPostgresDatabase(): Promise<string> {
  const url = inject('postgres')
  if (!url) throw new Error("This run has no PostgreSQL server; declare the suite with suiteWith(['postgres'], …).")
  return createDatabaseOn(url)
}

/** A new database on the PostgreSQL server of this test run. */
export async function emptyPostgres(): Promise<EmptyDatabase> {
  const url = await newPostgresDatabase()
  const opened: Db[] = []
  const another = () => {
    const db = openPostgres(url)
    opened.push(db)
    return db
  }
  const db = another()
  const pool = createPostgresPool(url, 5)
  return {
    db,
    another,
    pool,
    async close() {
      await Promise.all([pool.end(), ...opened.map((one) => one.close())])
    },
  }
}

/** One suite over the embedded database and over a PostgreSQL server. */
export function onBothDatabases(name: string, suite: (open: () => Promise<EmptyDatabase>) => void): void {
  suiteWith([], `${name}, embedded`, () => suite(emptyPGlite))
  suiteWith(['postgres'], `${name}, on a PostgreSQL server`, () => suite(emptyPostgres))
}
