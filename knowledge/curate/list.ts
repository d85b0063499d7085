import * as z from 'zod'
import { StaffType } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import { findingsOf, type StoredFinding } from './findings.ts'

const day = z.string().nullable()

const Listed = z
  .object({
    id: z.coerce.string(),
    doc: z.string(),
    act_id: z.string(),
    collection: z.enum(['statutes', 'handbook']),
    title: z.string(),
    issuer: z.string(),
    level: z.string(),
    region: z.string(),
    doc_number: z.string(),
    state: z.enum(['draft', 'in_review', 'scheduled', 'published', 'pending_retire', 'retired']),
    revision: z.number(),
    version_date: z.string(),
    effective_from: day,
    effective_until: day,
    date_source: z.string(),
    superseded_by: z.string().nullable(),
    staff_types: z.array(StaffType),
    audience: z.array(z.string()),
    verified_until: day,
    author: z.string(),
    approver: z.string().nullable(),
    articles: z.coerce.number(),
    sha256: z.string(),
    edit: z.number(),
    editors: z.array(z.string()),
    same_as: z.string().nullable(),
    publish_on: day,
    reason: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    doc: row.doc,
    actId: row.act_id,
    collection: row.collection,
    title: row.title,
    issuer: row.issuer,
    level: row.level,
    region: row.region,
    docNumber: row.doc_number,
    state: row.state,
    revision: row.revision,
    versionDate: row.version_date,
    effectiveFrom: row.effective_from,
    /** First day on which it is no longer in force; null while nobody knows of one. */
    effectiveUntil: row.effective_until,
    dateSource: row.date_source,
    supersededBy: row.superseded_by,
    staffTypes: row.staff_types,
    audience: row.audience,
    verifiedUntil: row.verified_until,
    author: row.author,
    approver: row.approver,
    articles: row.articles,
    sha256: row.sha256,
    /** Number of the last edit, to be handed back with changes. */
    edit: row.edit,
    editors: row.editors,
    /** Key of the predecessor when nothing in the text differs from it. */
    sameAs: row.same_as,
    publishOn: row.publish_on,
    reason: row.reason,
  }))

/** A document version as administrators see it in the list. */
export type ListedDocument = z.output<typeof Listed>

const select = `select v.id, v.doc, v.act_id, d.collection, v.title, v.issuer, v.level, v.region, v.doc_number, v.state,
  v.revision, v.version_date, v.effective_from, v.effective_until, v.date_source, v.superseded_by, v.staff_types,
  v.audience, v.verified_until, v.author, v.approver, v.sha256, v.edit, v.editors, v.same_as, v.publish_on, v.reason,
  (select count(*) from article a where a.version_id = v.id) as articles
  from document_version v join document d on d.act_id = v.act_id`

/** All document versions, by key and revision; those that were withdrawn only when asked for. */
export async function listDocuments(
  sql: Queryable,
  filter: { readonly collection?: string; readonly state?: string } = {},
): Promise<readonly ListedDocument[]> {
  const { rows } = await sql.query(
    `${select} where ($1::text is null or d.collection = $1) and (v.state = $2 or ($2::text is null and v.state <> 'retired'))
     order by d.collection, v.doc, v.revision`,
    [filter.collection ?? null, filter.state ?? null],
  )
  return z.array(Listed).parse(rows)
}

const ShownArticle = z.object({ label: z.string(), path: z.array(z.string()), text: z.string() })

/** A document version with its articles and what was found in it. */
export type ShownDocument = ListedDocument & {
  readonly contents: readonly z.output<typeof ShownArticle>[]
  readonly findings: readonly StoredFinding[]
}

/** One document version with its articles: the live one, else the newest; null when there is none of this key. */
export async function showDocument(sql: Queryable, doc: string): Promise<ShownDocument | null> {
  const { rows } = await sql.query(
    `${select} where v.doc = $1
     order by (v.state in ('published', 'pending_retire')) desc, v.revision desc limit 1`,
    [doc],
  )
  if (!rows[0]) return null
  const document = Listed.parse(rows[0])
  const articles = await sql.query('select label, path, text from article where version_id = $1 order by ordinal', [
    document.id,
  ])
  const findings = await findingsOf(sql, document.id)
  return { ...document, contents: z.array(ShownArticle).parse(articles.rows), findings }
}
