import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import { computeIntervals, findOverlap, type IntervalInput } from './intervals.ts'

const day = z.string().nullable()
const VersionRow = z
  .object({
    doc: z.string(),
    act_id: z.string(),
    effective_from: day,
    declared_until: day,
    superseded_by: z.string().nullable(),
    status: z.string(),
    effective_until: day,
  })
  .transform((row) => ({
    doc: row.doc,
    actId: row.act_id,
    effectiveFrom: row.effective_from,
    declaredUntil: row.declared_until,
    supersededBy: row.superseded_by,
    status: row.status,
    effectiveUntil: row.effective_until,
  }))

const live = `state in ('scheduled', 'published', 'pending_retire')`

/** Thrown when something in the curation of documents is not allowed; the message is a sentence for people. */
export class CurationError extends Error {
  override readonly name = 'CurationError'
}

/** Refuses an approver who is the author; both must be named. */
export function demandTwoPeople(author: string, approver: string | null | undefined): asserts approver is string {
  if (!author) throw new CurationError('没有写明由谁导入。')
  if (!approver) throw new CurationError('发布需要另一人审核，请写明审核人。')
  if (author === approver) throw new CurationError('导入人和审核人不能是同一个人。')
}

async function neighbours(sql: Queryable, doc: string): Promise<z.output<typeof VersionRow>[]> {
  const { rows } = await sql.query(
    `with self as (select act_id, superseded_by from document_version where doc = $1 and ${live}),
       acts as (
         select act_id from self
         union select act_id from document_version where superseded_by = $1 and ${live}
         union select v.act_id from document_version v join self on v.doc = self.superseded_by where v.${live})
     select doc, act_id, effective_from, declared_until, superseded_by, status, effective_until
     from document_version where ${live} and act_id in (select act_id from acts) order by doc`,
    [doc],
  )
  return z.array(VersionRow).parse(rows)
}

/** Brings the intervals of a version and of all it touches up to date. */
export async function closeIntervals(sql: Queryable, doc: string, indexVersion: number): Promise<void> {
  const versions = await neighbours(sql, doc)
  const self = versions.find((version) => version.doc === doc)
  const overlap = self ? findOverlap(self, versions) : null
  if (overlap)
    throw new CurationError(
      `与同一文件的另一版本《${overlap.doc}》施行日期相同（${overlap.effectiveFrom ?? '未知'}），两个版本的有效期会重叠。`,
    )
  const intervals: ReadonlyMap<string, string | null> = computeIntervals(versions satisfies IntervalInput[])
  for (const version of versions) {
    const until = intervals.get(version.doc) ?? null
    if (until === version.effectiveUntil) continue
    await sql.query(`update document_version set effective_until = $2, index_version = $3 where doc = $1 and ${live}`, [
      version.doc,
      until,
      indexVersion,
    ])
  }
}

/** Takes the live revision of a document out of search, because another takes its place or it is withdrawn. */
export async function retireLive(sql: Queryable, doc: string, indexVersion: number): Promise<number> {
  const { rowCount } = await sql.query(
    `update document_version set state = 'retired', index_version = $2 where doc = $1 and ${live}`,
    [doc, indexVersion],
  )
  return rowCount
}

/** Publishes a stored version in place of the revision that is live now. */
export async function publishVersion(
  sql: Queryable,
  { id, doc, approver, indexVersion }: { id: string; doc: string; approver: string; indexVersion: number },
): Promise<void> {
  await retireLive(sql, doc, indexVersion)
  await sql.query(
    `update document_version set state = 'published', approver = $2, approved_at = now(), index_version = $3
     where id = $1`,
    [id, approver, indexVersion],
  )
  await closeIntervals(sql, doc, indexVersion)
}
