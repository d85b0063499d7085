import type { Queryable, Row } from './db.ts'

/** A table as it is written to a backup: its columns that are stored, in order. */
export type DumpTable = { readonly name: string; readonly columns: readonly string[] }

const batch = 500

/** A name from the catalogue, as SQL takes it. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Every table of the product, those that others refer to before those that refer to them. */
export async function tablesOf(sql: Queryable): Promise<readonly DumpTable[]> {
  const { rows } = await sql.query<{ name: string; columns: string[] }>(
    `select c.table_name::text as name, json_agg(c.column_name::text order by c.ordinal_position) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
     group by c.table_name order by c.table_name`,
  )
  const { rows: links } = await sql.query<{ child: string; parent: string }>(
    `select child.relname::text as child, parent.relname::text as parent from pg_constraint k
       join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
     where k.contype = 'f' and child.oid <> parent.oid`,
  )
  const ordered: DumpTable[] = []
  const waiting = [...rows]
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ name }) =>
      links.every(({ child, parent }) => child !== name || waiting.every((other) => other.name !== parent)),
    )
    ordered.push(...waiting.splice(Math.max(free, 0), 1))
  }
  return ordered
}

/** Makes what this transaction reads one instant, whatever others write meanwhile. */
export async function standStill(sql: Queryable): Promise<void> {
  await sql.query('set transaction isolation level repeatable read, read only')
}

/** The rows of a table as JSON texts, in batches; in a transaction that stands still. */
export async function* dumpRows(sql: Queryable, { name }: DumpTable): AsyncGenerator<readonly string[]> {
  await sql.query(`declare dump_rows cursor for select to_jsonb(t)::text as row from ${quoted(name)} t`)
  for (;;) {
    const { rows } = await sql.query<{ row: string }>(`fetch ${batch} from dump_rows`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await sql.query('close dump_rows')
}

/** Puts rows back as they were, with the ids they had. */
export async function loadRows(sql: Queryable, table: DumpTable, rows: readonly string[]): Promise<void> {
  const columns = table.columns.map(quoted).join(', ')
  await sql.query(
    `insert into ${quoted(table.name)} (${columns}) overriding system value
     select ${columns} from jsonb_populate_recordset(null::${quoted(table.name)}, $1::jsonb)`,
    [`[${rows.join(',')}]`],
  )
}

/** Keeps what the database does by itself on new rows, such as sending replies, from happening to rows put back. */
export async function setTriggers(
  sql: Queryable,
  tables: readonly DumpTable[],
  to: 'enable' | 'disable',
): Promise<void> {
  for (const { name } of tables) await sql.query(`alter table ${quoted(name)} ${to} trigger user`)
}

/** Empties tables that the making of the schema has filled. */
export async function emptyTables(sql: Queryable, tables: readonly DumpTable[]): Promise<void> {
  if (tables.length > 0) await sql.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')} cascade`)
}

/** Lets counters of ids go on after the rows that were put back. */
export async function advanceCounters(sql: Queryable): Promise<void> {
  const { rows } = await sql.query<{ name: string; column: string }>(
    `select table_name::text as name, column_name::text as column from information_schema.columns
     where table_schema = current_schema() and is_identity = 'YES'`,
  )
  for (const { name, column } of rows)
    await sql.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 0) + 1, false) from ${quoted(name)}`,
      [quoted(name), column],
    )
}

/** True where the product has never been: nothing may be overwritten by a restore. */
export async function isEmptyDatabase(sql: Queryable): Promise<boolean> {
  const { rows } = await sql.query<Row>(`select from information_schema.tables where table_schema = current_schema()`)
  return rows.length === 0
}

/** How many rows each table holds. */
export async function countRows(sql: Queryable): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const { name } of await tablesOf(sql)) {
    const { rows } = await sql.query<{ n: number }>(`select count(*)::int as n from ${quoted(name)}`)
    counts[name] = rows[0]?.n ?? 0
  }
  return counts
}
