import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type Results } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import pg from 'pg'
import type { Db, Queryable, Row, Rows } from './db.ts'
import { readTemplate } from './pglite-template.ts'
import { typeParser } from './pool-types.ts'

type Statement = string | { readonly text: string; readonly values?: readonly unknown[] }
type PoolResult = { rows: Row[]; rowCount: number; fields: Results['fields']; command: string }

const parsers = Object.fromEntries(
  (Object.values(pg.types.builtins) as number[]).map((oid) => [oid, (value: string) => typeParser(oid)(value)]),
)
const serializers = Object.fromEntries(
  (Object.values(pg.types.builtins) as number[])
    .filter((oid) => oid !== pg.types.builtins.BYTEA)
    .map((oid) => [oid, serialize]),
)

const options = { extensions: { vector }, parsers, serializers }

/** What `pg` does with a parameter: dates with their offset, objects as JSON, arrays as array literals. */
function serialize(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value))
    return `{${value.map((item) => (item === null ? 'NULL' : `"${String(item).replace(/[\\"]/g, '\\$&')}"`)).join(',')}}`
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function shape(result: Results): PoolResult {
  return {
    rows: result.rows as Row[],
    rowCount: result.affectedRows || result.rows.length,
    fields: result.fields,
    command: '',
  }
}

/**
 * A pool of one connection over the embedded database, in the shape of `pg.Pool`. PGlite's own adapter loses its
 * place in the protocol after any error in a query with parameters; the native API does not.
 */
export class PGlitePool {
  readonly #lite: PGlite
  #tail: Promise<void> = Promise.resolve()

  constructor(lite: PGlite) {
    this.#lite = lite
  }

  async #run(statement: Statement, params?: readonly unknown[]): Promise<PoolResult> {
    const text = typeof statement === 'string' ? statement : statement.text
    const values = params ?? (typeof statement === 'string' ? undefined : statement.values)
    if (values && values.length > 0) {
      const given = values.map((value) => (value === undefined ? null : value))
      return shape(await this.#lite.query(text, given))
    }
    const results = (await this.#lite.exec(text)).map(shape)
    return results.at(-1) ?? { rows: [], rowCount: 0, fields: [], command: '' }
  }

  async #acquire(): Promise<() => void> {
    let free: () => void = () => {}
    const before = this.#tail
    this.#tail = new Promise((resolve) => {
      free = resolve
    })
    await before
    return free
  }

  /** One statement, or several without parameters. */
  async query(statement: Statement, params?: readonly unknown[]): Promise<PoolResult> {
    const free = await this.#acquire()
    try {
      return await this.#run(statement, params)
    } finally {
      free()
    }
  }

  /** The connection for oneself, until `release`. */
  async connect() {
    const free = await this.#acquire()
    return { query: (statement: Statement, params?: readonly unknown[]) => this.#run(statement, params), release: free }
  }

  /** Waits for what is running and closes the database. */
  async end(): Promise<void> {
    await this.#acquire()
    await this.#lite.close()
  }
}

/** The embedded database with the pool that the checkpointer of the conversation graph works on. */
export type PGliteDb = Db & { readonly pool: PGlitePool }

/** A database of its own making, from the template where there is one. */
async function create(dataDir: string): Promise<PGlite> {
  const template = await readTemplate()
  return PGlite.create({ dataDir, ...options, ...(template ? { loadDataDir: template } : {}) })
}

/** Opens the database of a directory or makes it; one whose making was broken off is made anew. */
async function openDirectory(directory: string): Promise<PGlite> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const [dataDir, unfinished] = [join(directory, 'pg'), join(directory, 'pg.unfinished')]
  if (existsSync(unfinished)) rmSync(dataDir, { recursive: true, force: true })
  if (existsSync(dataDir)) return PGlite.create({ dataDir, ...options })
  writeFileSync(unfinished, '')
  const lite = await create(dataDir)
  rmSync(unfinished)
  return lite
}

/**
 * Opens the embedded database; the caller must hold the directory's lock.
 * @param directory the data directory, or `memory:` for one that is gone when closed
 */
export async function openPGlite(directory: string): Promise<PGliteDb> {
  const pool = new PGlitePool(directory === 'memory:' ? await create('memory://') : await openDirectory(directory))
  const asRows = <R extends Row>({ rows, rowCount }: PoolResult): Rows<R> => ({ rows: rows as R[], rowCount })
  return {
    kind: 'pglite',
    pool,
    query: async <R extends Row>(sql: string, params?: readonly unknown[]) => asRows<R>(await pool.query(sql, params)),
    async tx<T>(work: (sql: Queryable) => Promise<T>): Promise<T> {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const sql: Queryable = {
          query: async <R extends Row>(text: string, params?: readonly unknown[]) =>
            asRows<R>(await client.query(text, params)),
        }
        const result = await work(sql)
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
    async exec(sql) {
      await pool.query(sql)
    },
    close: () => pool.end(),
  }
}
