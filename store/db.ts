/** A row as it comes from SQL; parse it where its shape matters. */
export type Row = Readonly<Record<string, unknown>>

/** What a statement gave back. */
export type Rows<R extends Row = Row> = { readonly rows: readonly R[]; readonly rowCount: number }

/** Something that takes SQL for PostgreSQL 15 with `$1` parameters. Objects for jsonb are passed as JSON text. */
export type Queryable = {
  query<R extends Row = Row>(sql: string, params?: readonly unknown[]): Promise<Rows<R>>
}

/**
 * The one database of the product, over a PostgreSQL server or embedded (PGlite), with equal types and equal
 * SQLSTATE codes in `error.code`: int8 comes as text, numeric as text, jsonb parsed, timestamptz as Date, date as
 * ISO text.
 */
export type Db = Queryable & {
  readonly kind: 'pglite' | 'postgres'
  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws. Embedded there is one
   * connection, so `work` must use the `Queryable` it is given and nothing else of the database.
   */
  tx<T>(work: (sql: Queryable) => Promise<T>): Promise<T>
  /** Several statements without parameters, as migrations are written. */
  exec(sql: string): Promise<void>
  close(): Promise<void>
}

/** One step of the schema; never changed after it has shipped, only followed by another. */
export type Migration = { readonly id: string; readonly sql: string }
