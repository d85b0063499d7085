import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import { CurationError } from './error.ts'
import { computeIntervals, findOverlap, type IntervalInput, type Repeals } from './intervals.ts'

export { CurationError } from './error.ts'

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
    touched: z.boolean(),
  })
  .transform((row) => ({
    doc: row.doc,
    actId: row.act_id,
    effectiveFrom: row.effective_from,
    declaredUntil: row.declared_until,
    supersededBy: row.superseded_by,
    status: row.status,
    effectiveUntil: row.effective_until,
    touched: row.touched,
  }))

/** What is in search, of a table called document_version. */
export const live = `state in ('published', 'pending_retire')`

/** Refuses an approver who is the author; both must be named. */
export function demandTwoPeople(author: string, approver: string | null | undefined): asserts approver is string {
  if (!author) throw new CurationError('没有写明由谁导入。', 'It does not say who imports.')
  if (!approver)
    throw new CurationError(
      '发布需要另一人审核，请写明审核人。',
      'Publishing needs a second person; name the approver.',
    )
  if (author === approver)
    throw new CurationError('导入人和审核人不能是同一个人。', 'The author and the approver must be two people.')
}

// Acts whose intervals a version bears on: its own, those it replaces or is replaced by, those it repeals or did.
const touchedActs = `
select act_id from document_version where doc = $1
union select act_id from document_version where superseded_by = $1
union select s.act_id from document_version v join document_version s on s.doc = v.superseded_by where v.doc = $1
union select l.to_act from document_link l join document_version v on v.id = l.version_id
  where v.doc = $1 and l.kind = 'repeals' and l.to_article = ''`

/** The live versions of the acts a version bears on, and those that replace one of them. */
async function neighbours(sql: Queryable, doc: string): Promise<z.output<typeof VersionRow>[]> {
  const { rows } = await sql.query(
    `with acts as (${touchedActs}),
       inside as (select * from document_version where ${live} and act_id in (select act_id from acts))
     select doc, act_id, effective_from, declared_until, superseded_by, status, effective_until,
       act_id in (select act_id from acts) as touched
     from document_version
     where ${live} and (act_id in (select act_id from acts) or doc in (select superseded_by from inside)) order by doc`,
    [doc],
  )
  return z.array(VersionRow).parse(rows)
}

const Repeal = z.object({ act: z.string(), day: z.string() })

async function repealsOf(sql: Queryable, doc: string): Promise<Repeals> {
  const { rows } = await sql.query(
    `with acts as (${touchedActs})
     select distinct l.to_act as act, v.effective_from as day
     from document_link l join document_version v on v.id = l.version_id
     where v.${live} and l.kind = 'repeals' and l.to_article = '' and l.to_act in (select act_id from acts)
       and v.act_id <> l.to_act and v.effective_from is not null`,
    [doc],
  )
  const days = new Map<string, string[]>()
  for (const repeal of z.array(Repeal).parse(rows)) days.set(repeal.act, [...(days.get(repeal.act) ?? []), repeal.day])
  return days
}

const Twin = z.object({ doc: z.string(), number: z.string() })

/**
 * A document number (文号) belongs to one document: two in search with one number and other texts would contradict each
 * other, and nobody could tell which is meant. Brackets and spaces are written in many ways and do not count.
 */
async function demandOwnNumber(sql: Queryable, doc: string): Promise<void> {
  const bare = (column: string) => `translate(${column}, '［］[]〔〕（）()【】 　', '')`
  const { rows } = await sql.query(
    `select o.doc, v.doc_number as number from document_version v
     join document_version o on o.doc <> v.doc and o.${live} and ${bare('o.doc_number')} = ${bare('v.doc_number')}
     where v.doc = $1 and v.${live} and v.doc_number <> '' order by o.doc limit 1`,
    [doc],
  )
  if (!rows[0]) return
  const twin = Twin.parse(rows[0])
  throw new CurationError(
    `文号${twin.number}已属于已发布的《${twin.doc}》，两份文件会互相矛盾。如果是更正，请修订《${twin.doc}》；如果文号写错，请改正；如果由它取代，请先撤下《${twin.doc}》。`,
    `The document number ${twin.number} belongs to ${twin.doc}, which is published; the two would contradict each other. Revise that one, mend the number, or withdraw that one first.`,
  )
}

/** Brings the intervals of a version and of all it touches up to date, also when it was withdrawn. */
export async function closeIntervals(sql: Queryable, doc: string, indexVersion: number): Promise<void> {
  const versions = await neighbours(sql, doc)
  const self = versions.find((version) => version.doc === doc)
  const overlap = self ? findOverlap(self, versions) : null
  if (overlap) {
    const from = overlap.effectiveFrom
    throw new CurationError(
      `与同一文件的另一版本《${overlap.doc}》施行日期相同（${from ?? '未知'}），两个版本的有效期会重叠。`,
      `${overlap.doc}, another version of the same act, takes effect on the same day (${from ?? 'unknown'}); their time would overlap.`,
    )
  }
  if (self) await demandOwnNumber(sql, doc)
  const intervals = computeIntervals(versions satisfies IntervalInput[], await repealsOf(sql, doc))
  for (const version of versions) {
    const until = intervals.get(version.doc) ?? null
    if (!version.touched || until === version.effectiveUntil) continue
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

/**
 * Publishes a stored version in place of the revision that is live now. Older revisions that were still on their way are
 * withdrawn: published later, they would undo this one.
 */
export async function publishVersion(
  sql: Queryable,
  { id, doc, approver, indexVersion }: { id: string; doc: string; approver: string; indexVersion: number },
): Promise<void> {
  await retireLive(sql, doc, indexVersion)
  await sql.query(
    `update document_version set state = 'retired', approver = null, approved_at = null, publish_on = null
     where doc = $1 and state in ('draft', 'in_review', 'scheduled')
       and revision < (select revision from document_version where id = $2)`,
    [doc, id],
  )
  await sql.query(
    `update document_version set state = 'published', approver = $2, approved_at = coalesce(approved_at, now()),
       published_at = now(), publish_on = null, reason = null, index_version = $3
     where id = $1`,
    [id, approver, indexVersion],
  )
  await closeIntervals(sql, doc, indexVersion)
}
