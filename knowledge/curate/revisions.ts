import * as z from 'zod'
import { StaffType } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import type { DocumentState } from '../document.ts'
import { CurationError } from './error.ts'
import { live } from './publish.ts'
import { demandState, type Step, statesFor } from './transitions.ts'

const day = z.string().nullable()
const Revision = z
  .object({
    id: z.coerce.string(),
    doc: z.string(),
    act_id: z.string(),
    revision: z.number(),
    edit: z.number(),
    state: z.enum(['draft', 'in_review', 'scheduled', 'published', 'pending_retire', 'retired']),
    author: z.string(),
    editors: z.array(z.string()),
    approver: z.string().nullable(),
    asked_by: z.string().nullable(),
    reason: z.string().nullable(),
    made_from: z.coerce.string().nullable(),
    same_as: z.string().nullable(),
    publish_on: day,
    title: z.string(),
    issuer: z.string(),
    level: z.string(),
    region: z.string(),
    doc_number: z.string(),
    source: z.string(),
    version_date: z.string(),
    effective_from: day,
    date_source: z.string(),
    declared_until: day,
    status: z.string(),
    superseded_by: z.string().nullable(),
    staff_types: z.array(StaffType),
    audience: z.array(z.string()),
    verified_until: day,
    confirmed: z.record(z.string(), z.object({ by: z.string(), at: z.string() })),
    read_from: z.record(z.string(), z.string()),
    screened_edit: z.number().nullable(),
    file_name: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    doc: row.doc,
    actId: row.act_id,
    revision: row.revision,
    edit: row.edit,
    state: row.state,
    author: row.author,
    editors: row.editors,
    approver: row.approver,
    askedBy: row.asked_by,
    reason: row.reason,
    madeFrom: row.made_from,
    sameAs: row.same_as,
    publishOn: row.publish_on,
    title: row.title,
    issuer: row.issuer,
    level: row.level,
    region: row.region,
    docNumber: row.doc_number,
    source: row.source,
    versionDate: row.version_date,
    effectiveFrom: row.effective_from,
    dateSource: row.date_source,
    declaredUntil: row.declared_until,
    status: row.status,
    supersededBy: row.superseded_by,
    staffTypes: row.staff_types,
    audience: row.audience,
    verifiedUntil: row.verified_until,
    confirmed: row.confirmed,
    /** Where values stood that were read off the text, by field. */
    readFrom: row.read_from,
    /** True when what it says now was looked through for what must not be published. */
    isScreened: row.screened_edit === row.edit,
    fileName: row.file_name,
  }))

/** A revision of a document version with all that curation looks at. */
export type Revision = Readonly<z.output<typeof Revision>>

const columns = `id, doc, act_id, revision, edit, state, author, editors, approver, asked_by, reason, made_from, same_as,
  publish_on, title, issuer, level, region, doc_number, source, version_date, effective_from, date_source,
  declared_until, status, superseded_by, staff_types, audience, verified_until, confirmed, read_from, screened_edit, file_name`

async function newest(sql: Queryable, doc: string, where: string): Promise<Revision | null> {
  const { rows } = await sql.query(
    `select ${columns} from document_version where doc = $1 and ${where} order by revision desc limit 1`,
    [doc],
  )
  return rows[0] ? Revision.parse(rows[0]) : null
}

/** The revision that is in search; null when there is none. */
export const liveRevision = (sql: Queryable, doc: string) => newest(sql, doc, live)

/** The revision that is on its way: draft, in review or scheduled; null when there is none. */
export const openRevision = (sql: Queryable, doc: string) =>
  newest(sql, doc, `state in ('draft', 'in_review', 'scheduled')`)

/** The revision that matters most to people: the one on its way, else the live one, else the last. */
export async function anyRevision(sql: Queryable, doc: string): Promise<Revision | null> {
  return (await openRevision(sql, doc)) ?? (await liveRevision(sql, doc)) ?? newest(sql, doc, 'true')
}

/** A revision by its number; null when there is none. */
export async function revisionNumbered(sql: Queryable, doc: string, revision: number): Promise<Revision | null> {
  const { rows } = await sql.query(`select ${columns} from document_version where doc = $1 and revision = $2`, [
    doc,
    revision,
  ])
  return rows[0] ? Revision.parse(rows[0]) : null
}

/** A revision by its id. */
export async function revisionById(sql: Queryable, id: string): Promise<Revision | null> {
  const { rows } = await sql.query(`select ${columns} from document_version where id = $1`, [id])
  return rows[0] ? Revision.parse(rows[0]) : null
}

/** Refuses for a document that the knowledge base has never held. */
export function noSuchDocument(doc: string): CurationError {
  return new CurationError(
    `没有《${doc}》这份文件。用 kb list 查看全部。`,
    `There is no document ${doc}. See kb list.`,
    'missing',
  )
}

/**
 * The revision a step is about: the one on its way, else the one in search, else the last.
 * @throws CurationError when there is none, or its state does not allow the step
 */
export async function revisionFor(sql: Queryable, doc: string, step: Step): Promise<Revision> {
  const open = await openRevision(sql, doc)
  const onAir = await liveRevision(sql, doc)
  const allowed: readonly DocumentState[] = statesFor(step)
  const fit = [open, onAir].find((revision) => revision && allowed.includes(revision.state))
  const found = fit ?? (await anyRevision(sql, doc))
  if (!found) throw noSuchDocument(doc)
  demandState(step, found.state, doc)
  return found
}

/** Holds every other curator until the transaction ends. @returns the state of the index */
export async function holdCuration(sql: Queryable): Promise<number> {
  const { rows } = await sql.query('select version from knowledge_index for update')
  return z.coerce.number().parse(rows[0]?.version)
}

/** Refuses to overwrite a draft that somebody has changed since it was opened. */
export function demandUnchanged({ doc, edit }: Revision, expected: number): void {
  if (edit === expected) return
  throw new CurationError(
    `《${doc}》在您打开之后被改过（您看到的是第 ${expected} 稿，现在是第 ${edit} 稿）。请重新打开再改。`,
    `${doc} was changed since you opened it (edit ${expected}; now ${edit}). Open it again.`,
    'changed',
  )
}

/** Refuses an approver who wrote any of it. */
export function demandOther({ doc, author, editors }: Revision, approver: string): void {
  if (approver !== author && !editors.includes(approver)) return
  throw new CurationError(
    `您是《${doc}》的起草人或修改人，审核人不能是同一个人，请另一位管理员审核。`,
    `You wrote or changed ${doc}; another administrator must decide on it.`,
  )
}

/** Refuses an empty reason. @returns it without white space around */
export function demandReason(reason: string): string {
  const text = reason.trim()
  if (text !== '') return text
  throw new CurationError('请写明理由（reason）。', 'Give a reason.')
}

/** Marks a draft as changed by somebody: they can no longer approve it. @returns number of the edit */
export async function countEdit(
  sql: Queryable,
  { id, author, editors, edit }: Revision,
  actor: string,
): Promise<number> {
  const own = actor === author || editors.includes(actor) ? editors : [...editors, actor]
  await sql.query('update document_version set edit = edit + 1, editors = $2::jsonb where id = $1', [
    id,
    JSON.stringify(own),
  ])
  return edit + 1
}
