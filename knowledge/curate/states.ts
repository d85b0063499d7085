import * as z from 'zod'
import type { Db, Queryable } from '../../store/db.ts'
import { CurationError, closeIntervals, demandTwoPeople, publishVersion, retireLive } from './publish.ts'
import { raiseIndexVersion } from './rows.ts'

const Open = z.object({ id: z.coerce.string(), doc: z.string(), author: z.string(), state: z.string() })

async function openRevision(sql: Queryable, doc: string): Promise<z.output<typeof Open>> {
  const { rows } = await sql.query(
    `select id, doc, author, state from document_version
     where doc = $1 and state in ('draft', 'in_review') order by revision desc limit 1`,
    [doc],
  )
  if (!rows[0]) throw new CurationError(`没有《${doc}》的待审版本。`)
  return Open.parse(rows[0])
}

/** Hands a draft in for review. @throws CurationError when there is none */
export async function submitDocument(db: Db, doc: string): Promise<void> {
  await db.tx(async (sql) => {
    const { id } = await openRevision(sql, doc)
    await sql.query(`update document_version set state = 'in_review' where id = $1`, [id])
  })
}

/** Publishes a draft or a version in review, by another person than its author. @throws CurationError */
export async function approveDocument(db: Db, doc: string, approver: string): Promise<void> {
  await db.tx(async (sql) => {
    const indexVersion = await raiseIndexVersion(sql)
    const { id, author } = await openRevision(sql, doc)
    demandTwoPeople(author, approver)
    await publishVersion(sql, { id, doc, approver, indexVersion })
  })
}

/** Takes a document out of search at once; versions beside it get their time back. @throws CurationError */
export async function retireDocument(db: Db, doc: string): Promise<void> {
  await db.tx(async (sql) => {
    const indexVersion = await raiseIndexVersion(sql)
    const { rows } = await sql.query(
      `select other.doc from document_version self join document_version other on other.act_id = self.act_id
       where self.doc = $1 and other.doc <> $1 and other.state in ('scheduled', 'published', 'pending_retire') limit 1`,
      [doc],
    )
    if ((await retireLive(sql, doc, indexVersion)) === 0) throw new CurationError(`《${doc}》没有已发布的版本。`)
    const other = rows[0]?.doc
    if (typeof other === 'string') await closeIntervals(sql, other, indexVersion)
  })
}
