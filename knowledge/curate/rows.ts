import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import type { Collection, DocumentMeta, ReadDocument } from '../document.ts'
import { actOf } from '../document.ts'
import { GramPostings, writeGrams } from '../index/sql-grams.ts'
import { writeQuestionIndex } from '../index/sql-questions.ts'
import { indexText, termsOf } from '../index/terms.ts'
import type { Tokenizer } from '../index/tokenizer.ts'

const encoder = new TextEncoder()

/** SHA-256 as hexadecimal text, of bytes or of a text in UTF-8. */
export async function sha256(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? encoder.encode(data) : new Uint8Array(data)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const Id = z.coerce.string()

/** Raises the state of the index by one, and holds every other writer until the transaction ends. */
export async function raiseIndexVersion(sql: Queryable): Promise<number> {
  const { rows } = await sql.query('update knowledge_index set version = version + 1 returning version')
  return z.coerce.number().parse(rows[0]?.version)
}

/** Who brings a version in. */
export type NewVersion = {
  readonly collection: Collection
  readonly sha256: string
  readonly author: string
  readonly approver: string | null
  readonly state: string
  readonly verifiedUntil: string | null
  readonly indexVersion: number
  /** The file it came in, and whether its text was screened. */
  readonly file: { readonly id: string; readonly name: string; readonly isScreened: boolean }
  /** Whether a Worker may search this database, which then finds the questions by their terms in SQL. */
  readonly forEdge: boolean
}

async function insertVersion(sql: Queryable, meta: DocumentMeta, version: NewVersion): Promise<string> {
  const actId = actOf(meta.doc)
  await sql.query(
    `insert into document (act_id, title, collection) values ($1, $2, $3)
     on conflict (act_id) do update set title = excluded.title`,
    [actId, meta.title, version.collection],
  )
  const { rows } = await sql.query(
    `insert into document_version (act_id, doc, revision, sha256, state, author, approver, title, issuer, level, region,
       doc_number, source, version_date, effective_from, date_source, status, superseded_by, declared_until,
       staff_types, audience, based_on, verified_until, index_version, approved_at, read_from, file_id, file_name,
       screened_edit)
     values ($1, $2, (select coalesce(max(revision), 0) + 1 from document_version where doc = $2),
       $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19::jsonb, $20::jsonb, $21::jsonb,
       $22, $23, case when $6::text is null then null else now() end, $24::jsonb, $25::uuid, $26,
       case when $27 then 1 end)
     returning id`,
    [
      actId,
      meta.doc,
      version.sha256,
      version.state,
      version.author,
      version.approver,
      meta.title,
      meta.issuer,
      meta.level,
      meta.region,
      meta.docNumber,
      meta.source,
      meta.versionDate,
      meta.effectiveFrom,
      meta.dateSource,
      meta.status,
      meta.supersededBy,
      meta.declaredUntil,
      JSON.stringify(meta.staffTypes),
      JSON.stringify(meta.audience),
      JSON.stringify(meta.basedOn),
      version.verifiedUntil,
      version.indexVersion,
      JSON.stringify(meta.readFrom ?? {}),
      version.file.id,
      version.file.name,
      version.file.isScreened,
    ],
  )
  return Id.parse(rows[0]?.id)
}

/** After so many articles of a long document whoever else waits in this process has a turn. */
const breath = 50
const othersFirst = () => new Promise<void>((go) => setTimeout(go, 0))

async function insertArticles(
  sql: Queryable,
  id: string,
  {
    meta: { title },
    articles,
    questions,
  }: Pick<ReadDocument, 'articles' | 'questions'> & { readonly meta: Pick<DocumentMeta, 'title'> },
  tokenizer: Tokenizer | null,
): Promise<void> {
  const asked = Map.groupBy(questions, ({ ordinal }) => ordinal)
  const postings = new GramPostings()
  const terms: { words: string | null; grams: number }[] = []
  for (const [at, { ordinal, path, text }] of articles.entries()) {
    if (at % breath === breath - 1) await othersFirst()
    const { words, grams } = termsOf(indexText(title, path, text), tokenizer)
    postings.add(ordinal, grams)
    terms.push({ words: words ? words.join(' ') : null, grams: grams.length })
  }
  await sql.query(
    `insert into article (version_id, ordinal, number, suffix, label, path, parts, text, sha256, words, grams, questions)
     select $1, ordinal, number, suffix, label, path::jsonb, parts::jsonb, text, sha, words, grams, questions::jsonb
     from unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::int[], $12::text[])
       as t (ordinal, number, suffix, label, path, parts, text, sha, words, grams, questions)`,
    [
      id,
      articles.map(({ ordinal }) => ordinal),
      articles.map(({ number }) => number),
      articles.map(({ suffix }) => suffix),
      articles.map(({ label }) => label),
      articles.map(({ path }) => JSON.stringify(path)),
      articles.map(({ paragraphs }) => JSON.stringify(paragraphs)),
      articles.map(({ text }) => text),
      await Promise.all(articles.map(({ text }) => sha256(text))),
      terms.map(({ words }) => words),
      terms.map(({ grams }) => grams),
      articles.map(({ ordinal }) => JSON.stringify((asked.get(ordinal) ?? []).map(({ text }) => text))),
    ],
  )
  await writeGrams(sql, id, postings)
}

/** Stores a version with its articles, index terms and the acts it rests on. @returns its id */
export async function insertDocument(
  sql: Queryable,
  document: ReadDocument,
  version: NewVersion,
  tokenizer: Tokenizer | null,
): Promise<string> {
  const id = await insertVersion(sql, document.meta, version)
  await insertArticles(sql, id, document, tokenizer)
  await writeBasis(sql, id, document.meta.basedOn, version.author)
  await markEqual(sql, id)
  if (version.forEdge) await writeQuestionIndex(sql, [id])
  return id
}

/** Puts other articles and index terms in the place of those of a draft. */
export async function replaceArticles(
  sql: Queryable,
  id: string,
  document: Pick<ReadDocument, 'articles' | 'questions'> & { readonly meta: Pick<DocumentMeta, 'title'> },
  tokenizer: Tokenizer | null,
): Promise<void> {
  for (const table of ['article', 'gram_hits', 'question_index', 'question_posting'])
    await sql.query(`delete from ${table} where version_id = $1`, [id])
  await insertArticles(sql, id, document, tokenizer)
  await markEqual(sql, id)
}

/** Notes at a version the key of its predecessor when the text of both is equal: nothing new is being published. */
export async function markEqual(sql: Queryable, id: string): Promise<void> {
  await sql.query(
    `update document_version v set same_as = (
       select p.doc from (
         select q.id, q.doc from document_version q
         where q.act_id = v.act_id and q.id <> v.id and q.state in ('published', 'pending_retire')
           and (q.doc = v.doc or coalesce(q.effective_from, '0001-01-01') < coalesce(v.effective_from, '9999-12-31'))
         order by q.doc = v.doc desc, q.effective_from desc nulls last limit 1) p
       where (select array_agg(sha256 order by ordinal) from article where version_id = p.id)
         = (select array_agg(sha256 order by ordinal) from article where version_id = v.id))
     where v.id = $1`,
    [id],
  )
}

const Basis = z.object({ act: z.string().min(1), article: z.string().default('') })

function parseBasis(text: string): z.output<typeof Basis> | null {
  try {
    return Basis.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Keeps the acts and articles that a file says it rests on as links. */
export async function writeBasis(
  sql: Queryable,
  id: string,
  basedOn: readonly string[],
  addedBy: string,
): Promise<void> {
  const links = basedOn.flatMap((text) => parseBasis(text) ?? [])
  await sql.query(
    `insert into document_link (version_id, kind, to_act, to_article, added_by)
     select $1, 'rests_on', act, article, $4 from unnest($2::text[], $3::text[]) as t (act, article)
     on conflict do nothing`,
    [id, links.map(({ act }) => act), links.map(({ article }) => article), addedBy],
  )
}
