import type { Db, Queryable } from '../../store/db.ts'
import { publishVersion } from './publish.ts'
import type { Revision } from './revisions.ts'
import { raiseIndexVersion } from './rows.ts'

/** Undoes the transaction it is thrown in and carries out what was learnt in it. */
class Undone extends Error {
  readonly changes: Changes
  constructor(changes: Changes) {
    super('Undone on purpose.')
    this.changes = changes
  }
}

/** Columns of the rows that a publish would change, by the id of the row, and the index version it would make. */
type Changes = { readonly version: number; readonly rows: Readonly<Record<string, unknown>> }

/** Publishes and undoes it, to learn what it would change. @throws CurationError when it would not be possible */
async function changesOf(db: Db, { id, doc }: Revision): Promise<Changes> {
  try {
    await db.tx(async (sql) => {
      const version = await raiseIndexVersion(sql)
      // Nobody approves here: the name only has to differ from the author's.
      await publishVersion(sql, { id, doc, approver: 'preview', indexVersion: version })
      const { rows } = await sql.query(
        'select id, state, effective_until, index_version from document_version where index_version = $1',
        [version],
      )
      throw new Undone({ version, rows: Object.fromEntries(rows.map(({ id: key, ...row }) => [String(key), row])) })
    })
  } catch (error) {
    if (error instanceof Undone) return error.changes
    throw error
  }
  throw new Error('A preview was not undone.')
}

/** The two tables as they would be, in front of every statement; a name of a `with` hides the table of that name. */
const shadows = (changed: number, version: number) => `
document_version as (
  select p.* from document_version v
  left join jsonb_each($${changed}::jsonb) c on c.key = v.id::text
  cross join lateral jsonb_populate_record(v, coalesce(c.value, '{}')) p
),
knowledge_index as (
  select i.one, $${version}::bigint as version, i.unanswered_sha256 from knowledge_index i
)`

/**
 * The database as it would be read after a version has been published, while nothing of it is changed: every statement
 * sees the changed rows in the place of the stored ones.
 */
export async function previewOf(db: Db, revision: Revision): Promise<Queryable> {
  const { version, rows } = await changesOf(db, revision)
  const changed = JSON.stringify(rows)
  return {
    query: (sql, params = []) => {
      const before = `with ${shadows(params.length + 1, params.length + 2)}`
      const inner = sql.trimStart()
      const whole = /^with\s/i.test(inner) ? `${before},${inner.slice(4)}` : `${before} ${inner}`
      return db.query(whole, [...params, changed, version])
    },
  }
}
