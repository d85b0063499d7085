import pg from 'pg'
import type { Db, Queryable, Row, Rows } from './db.ts'
import { typeParser } from './pool-types.ts'

const types = { getTypeParser: (oid: number) => typeParser(oid) }

/**
 * A replica that stands still in the middle of a transaction holds its locks no longer than this; the others go on, and
 * its own transaction fails when it wakes up.
 */
const longestStandstillMs = 10_000

/** A connection pool as the checkpointer of the conversation graph wants it. */
export function createPostgresPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: types as pg.CustomTypesConfig,
    idle_in_transaction_session_timeout: longestStandstillMs,
  })
  // A connection that the server closes must not end the process, idle or in the middle of a transaction: what is asked
  // of it fails, and the next query opens another.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function run<R extends Row>(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Rows<R>> {
  const result = await client.query(sql, [...params])
  return { rows: result.rows as R[], rowCount: result.rowCount ?? 0 }
}

/** Opens the database on a PostgreSQL server. */
export function openPostgres(url: string): Db {
  return databaseOver(createPostgresPool(url))
}

/** The database over a pool, which others may use as well; closing it ends the pool. */
export function databaseOver(pool: pg.Pool): Db {
  return {
    kind: 'postgres',
    query: (sql, params) => run(pool, sql, params),
    async tx<T>(work: (sql: Queryable) => Promise<T>): Promise<T> {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('begin')
        const result = await work({ query: (sql, params) => run(client, sql, params) })
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((failed: Error) => {
          broken = failed
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    async exec(sql) {
      await pool.query(sql)
    },
    close: () => pool.end(),
  }
}
