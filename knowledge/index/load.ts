import * as z from 'zod'
import { StaffType } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import { actGroups } from '../data/acts.ts'
import { cities } from '../data/regions.ts'
import type { IndexedArticle, IndexedDocument } from './snapshot.ts'

const day = z.string().nullable()
const texts = z.array(z.string())
const VersionRow = z.object({
  id: z.coerce.string(),
  doc: z.string(),
  act_id: z.string(),
  collection: z.enum(['statutes', 'handbook']),
  title: z.string(),
  issuer: z.string(),
  level: z.string(),
  region: z.string(),
  version_date: z.string(),
  effective_from: day,
  effective_until: day,
  date_source: z.string(),
  superseded_by: z.string().nullable(),
  staff_types: z.array(StaffType),
  audience: texts,
  verified_until: day,
  live: z.boolean(),
})

/** A version as stored, before it has a place in the index. */
export type LoadedDocument = Omit<IndexedDocument, 'index' | 'first' | 'count'>

/** An article as stored, with its words. */
export type LoadedArticle = Omit<IndexedArticle, 'document'> & {
  readonly versionId: string
  readonly words: string | null
}

function cityOf(title: string): string | null {
  return Object.keys(cities).find((city) => title.startsWith(city)) ?? null
}

function toDocument(row: z.output<typeof VersionRow>): LoadedDocument {
  const title = row.title.replace(/^中华人民共和国/, '')
  return {
    id: row.id,
    doc: row.doc,
    actId: row.act_id,
    collection: row.collection,
    title: row.title,
    issuer: row.issuer,
    level: row.level,
    region: row.region.replace(/(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)$/, ''),
    city: row.collection === 'statutes' ? cityOf(title) : null,
    group: row.collection === 'handbook' ? null : (actGroups.find(([pattern]) => pattern.test(row.title))?.[1] ?? null),
    versionDate: row.version_date,
    effectiveFrom: row.effective_from,
    effectiveUntil: row.effective_until,
    dateSource: row.date_source,
    supersededBy: row.superseded_by,
    staffTypes: row.staff_types,
    audience: row.audience,
    verifiedUntil: row.verified_until,
    live: row.live,
  }
}

/** The state the index has in SQL. */
export async function loadVersion(sql: Queryable): Promise<number> {
  const { rows } = await sql.query('select version from knowledge_index')
  return z.coerce.number().parse(rows[0]?.version)
}

const columns = `v.id, v.doc, v.act_id, d.collection, v.title, v.issuer, v.level, v.region, v.version_date,
  v.effective_from, v.effective_until, v.date_source, v.superseded_by, v.staff_types, v.audience, v.verified_until,
  v.state in ('published', 'pending_retire') as live`

/** Document versions that changed after a state and are or were in search. */
export async function loadChanged(sql: Queryable, since: number): Promise<readonly LoadedDocument[]> {
  const { rows } = await sql.query(
    `select ${columns}
     from document_version v join document d on d.act_id = v.act_id
     where v.index_version > $1 and ($1 > 0 or v.state in ('published', 'pending_retire'))
     order by v.id`,
    [since],
  )
  return z.array(VersionRow).parse(rows).map(toDocument)
}

const Size = z.object({ id: z.coerce.string(), articles: z.number(), grams: z.number() })

/** How many articles each version in search has, and how many bigrams all of them together. */
export async function loadSizes(sql: Queryable): Promise<readonly z.output<typeof Size>[]> {
  const { rows } = await sql.query(
    `select a.version_id as id, count(*)::int as articles, sum(a.grams)::float8 as grams
     from article a join document_version v on v.id = a.version_id
     where v.state in ('published', 'pending_retire') group by a.version_id`,
  )
  return z.array(Size).parse(rows)
}

/** The last revision of a version that was withdrawn after it had been approved; null when there is none. */
export async function loadWithdrawn(sql: Queryable, doc: string): Promise<LoadedDocument | null> {
  const { rows } = await sql.query(
    `select ${columns}
     from document_version v join document d on d.act_id = v.act_id
     where v.doc = $1 and v.state = 'retired' and v.approved_at is not null order by v.revision desc limit 1`,
    [doc],
  )
  return z.array(VersionRow).parse(rows).map(toDocument)[0] ?? null
}

/** Articles of some versions in their order. */
export async function loadArticles(sql: Queryable, versionIds: readonly string[]): Promise<readonly LoadedArticle[]> {
  if (versionIds.length === 0) return []
  const { rows } = await sql.query<{
    version_id: string
    ordinal: number
    number: number
    suffix: number
    label: string
    path: readonly string[]
    text: string
    words: string | null
    questions: readonly string[]
  }>(
    `select version_id, ordinal, number, suffix, label, path, text, words, questions from article
     where version_id = any($1::bigint[]) order by version_id, ordinal`,
    [versionIds],
  )
  return rows.map(({ version_id, ...row }) => ({ ...row, versionId: String(version_id) }))
}
