import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import { actOf } from '../document.ts'
import { articleKey } from '../split/labels.ts'
import type { Curating } from './curating.ts'
import { CurationError } from './error.ts'
import { live } from './publish.ts'
import {
  anyRevision,
  countEdit,
  demandUnchanged,
  holdCuration,
  noSuchDocument,
  type Revision,
  revisionFor,
} from './revisions.ts'

/** What an act can say of another. */
export const LinkKind = z.enum(['amends', 'repeals', 'rests_on'])
export type LinkKind = z.output<typeof LinkKind>

/** A link that a draft is to have. */
export type NewLink = {
  readonly kind: LinkKind
  /** Key of the act or of one of its versions, or its title. */
  readonly act: string
  /** Article there; '' or left out = the whole act. */
  readonly article?: string | undefined
  /** Article of the draft that says so; '' or left out = the whole document. */
  readonly fromArticle?: string | undefined
}

const Link = z
  .object({
    id: z.coerce.string(),
    kind: LinkKind,
    doc: z.string(),
    title: z.string(),
    state: z.string(),
    effective_from: z.string().nullable(),
    from_article: z.string(),
    to_act: z.string(),
    to_article: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    kind: row.kind,
    /** The version that says so. */
    doc: row.doc,
    title: row.title,
    state: row.state,
    effectiveFrom: row.effective_from,
    fromArticle: row.from_article,
    act: row.to_act,
    article: row.to_article,
  }))

/** A link as administrators see it. */
export type ShownLink = Readonly<z.output<typeof Link>>

/** Links of a version and those of others to its act. */
export type ShownLinks = { readonly own: readonly ShownLink[]; readonly others: readonly ShownLink[] }

const select = `select l.id, l.kind, v.doc, v.title, v.state, v.effective_from, l.from_article, l.to_act, l.to_article
  from document_link l join document_version v on v.id = l.version_id`

/** Links of the revision on its way, else of the live one, and what live documents say of its act. */
export async function linksOf(sql: Queryable, doc: string): Promise<ShownLinks> {
  const revision = await anyRevision(sql, doc)
  if (!revision) throw noSuchDocument(doc)
  const own = await sql.query(`${select} where l.version_id = $1 order by l.id`, [revision.id])
  const others = await sql.query(
    `${select} where v.${live} and v.act_id <> $1 and l.to_act = any($2::text[]) order by v.doc, l.id`,
    [revision.actId, [revision.actId, plainTitle(revision.title), revision.title]],
  )
  return { own: z.array(Link).parse(own.rows), others: z.array(Link).parse(others.rows) }
}

/** A title as acts are called in other acts. */
export function plainTitle(title: string): string {
  return title.replace(/[《》]/g, '').replace(/^中华人民共和国/, '')
}

/** The act a name stands for; null when the knowledge base does not hold it. */
async function resolveActId(sql: Queryable, written: string): Promise<string | null> {
  const { rows } = await sql.query(
    `select act_id from document_version
     where act_id = any($1::text[]) or doc = $2 or title = any($1::text[])
     order by ${live} desc, (act_id = any($1::text[])) desc, id desc limit 1`,
    [[actOf(written), plainTitle(written), `中华人民共和国${plainTitle(written)}`], written],
  )
  return typeof rows[0]?.act_id === 'string' ? rows[0].act_id : null
}

/** The label of an article as a revision or a live version of an act writes it. */
async function labelIn(
  sql: Queryable,
  place: { readonly versionId: string } | { readonly actId: string },
  article: string,
): Promise<string> {
  if (article === '') return ''
  const inVersion = 'versionId' in place
  const { rows } = await sql.query(
    `select a.label from article a join document_version v on v.id = a.version_id
     where ${inVersion ? 'v.id = $1::bigint' : `v.act_id = $1 and v.${live}`} order by v.effective_from desc nulls last, a.ordinal`,
    [inVersion ? place.versionId : place.actId],
  )
  const found = rows.find(({ label }) => articleKey(String(label)) === articleKey(article))
  if (found) return String(found.label)
  throw new CurationError(`没有“${article}”这一条，请核对条号。`, `There is no article '${article}'.`, 'missing')
}

async function targetOf(sql: Queryable, revision: Revision, link: NewLink): Promise<{ act: string; article: string }> {
  const actId = await resolveActId(sql, link.act)
  const article = link.article?.trim() ?? ''
  if (actId === null && link.kind === 'rests_on') return { act: plainTitle(link.act), article }
  if (actId === null)
    throw new CurationError(
      `知识库里没有《${plainTitle(link.act)}》，不能写明修改或废止它。请先导入。`,
      `The knowledge base does not hold ${link.act}. Import it first.`,
      'missing',
    )
  if (actId === revision.actId)
    throw new CurationError(
      '同一文件的旧版本会自动由新版本接替，不用写明。',
      'A new version of an act replaces the old one by itself.',
    )
  return { act: actId, article: await labelIn(sql, { actId }, article) }
}

async function changeLinks(
  { db, record }: Curating,
  doc: string,
  { actor, expected }: { readonly actor: string; readonly expected: number },
  change: (sql: Queryable, revision: Revision) => Promise<{ action: 'linked' | 'unlinked'; what: string }>,
): Promise<{ readonly edit: number }> {
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'edit')
    demandUnchanged(revision, expected)
    const { action, what } = await change(sql, revision)
    const edit = await countEdit(sql, revision, actor)
    const detail = { revision: revision.revision, edit, what }
    await record(sql, { actor, action: `knowledge.${action}`, subject: doc, detail })
    return { edit }
  })
}

/** Notes on a draft that it amends, repeals or rests on another act; it holds from the day the draft is published. */
export function addLink(
  curating: Curating,
  doc: string,
  link: NewLink,
  by: { readonly actor: string; readonly expected: number },
): Promise<{ readonly edit: number }> {
  return changeLinks(curating, doc, by, async (sql, revision) => {
    const { act, article } = await targetOf(sql, revision, link)
    const from = await labelIn(sql, { versionId: revision.id }, link.fromArticle?.trim() ?? '')
    await sql.query(
      `insert into document_link (version_id, kind, from_article, to_act, to_article, added_by)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [revision.id, link.kind, from, act, article, by.actor],
    )
    return { action: 'linked', what: `${link.kind} ${act} ${article}`.trim() }
  })
}

/** Takes a link off a draft. */
export function removeLink(
  curating: Curating,
  doc: string,
  id: string,
  by: { readonly actor: string; readonly expected: number },
): Promise<{ readonly edit: number }> {
  return changeLinks(curating, doc, by, async (sql, revision) => {
    const { rowCount } = await sql.query('delete from document_link where id = $1::bigint and version_id = $2', [
      id,
      revision.id,
    ])
    if (rowCount === 0)
      throw new CurationError(`草稿里没有编号 ${id} 的关联。`, `The draft has no link ${id}.`, 'missing')
    return { action: 'unlinked', what: id }
  })
}

/** Refuses a document that repeals another while nobody knows from when. */
export async function demandDayOfRepeal(sql: Queryable, { id, doc, effectiveFrom }: Revision): Promise<void> {
  if (effectiveFrom !== null) return
  const { rows } = await sql.query(
    `select 1 from document_link where version_id = $1 and kind = 'repeals' and to_article = '' limit 1`,
    [id],
  )
  if (rows.length > 0)
    throw new CurationError(
      `《${doc}》废止了别的文件，却没有施行日期，不知道从哪天起废止。请先写明施行日期。`,
      `${doc} repeals another act but has no effective date. Give one first.`,
    )
}
