import type { Queryable } from '../../store/db.ts'
import type { Article, ArticleQuestion } from '../document.ts'
import { splitArticles } from '../split/articles.ts'
import { articleKey, readArticleStart } from '../split/labels.ts'
import { splitParagraphs } from '../split/paragraphs.ts'
import { bodyOf } from './body.ts'
import { copyRevision } from './copy.ts'
import type { Curating } from './curating.ts'
import { pairArticles } from './diff.ts'
import { CurationError } from './error.ts'
import { applyMetadata, type MetadataField, type MetadataPatch } from './metadata.ts'
import {
  countEdit,
  demandUnchanged,
  holdCuration,
  liveRevision,
  openRevision,
  type Revision,
  revisionById,
  revisionFor,
} from './revisions.ts'
import { replaceArticles, sha256 } from './rows.ts'
import { screenRevision, tellingSecurity } from './screening.ts'
import { type Stored, storedArticles } from './stored.ts'
import { demandState } from './transitions.ts'

/** A draft as its editor gets it: the whole text as Markdown, and the number to hand back with the changes. */
export type Draft = {
  readonly doc: string
  readonly revision: number
  readonly edit: number
  readonly state: string
  readonly text: string
}

/** A change to a draft. */
export type Edit = {
  readonly actor: string
  /** Number of the edit that was opened; another number by now = somebody was faster. */
  readonly expected: number
  /** The whole text, which is divided into articles anew. */
  readonly text?: string | undefined
  /** Single articles; null takes one out. */
  readonly articles?: readonly { readonly label: string; readonly text: string | null }[] | undefined
  readonly metadata?: MetadataPatch | undefined
}

/** What an edit made of a draft. */
export type Edited = {
  readonly doc: string
  readonly edit: number
  readonly articles: number
  /** Key of the predecessor when nothing in the text differs from it. */
  readonly sameAs: string | null
}

async function draftOf(sql: Queryable, { id, doc, revision, edit, state }: Revision): Promise<Draft> {
  return { doc, revision, edit, state, text: bodyOf(await storedArticles(sql, id)) }
}

/** Makes a draft of the revision that is in search. @throws CurationError when one is on its way already */
export async function draftDocument({ db, record }: Curating, doc: string, actor: string): Promise<Draft> {
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const open = await openRevision(sql, doc)
    if (open) demandState('revise', open.state, doc)
    const from = await revisionFor(sql, doc, 'revise')
    const made = await copyRevision(sql, from.id, { author: actor, state: 'draft', reason: null })
    const detail = { author: actor, revision: made.revision, from: from.revision }
    await record(sql, { actor, action: 'knowledge.drafted', subject: doc, detail })
    return draftOf(sql, (await revisionById(sql, made.id)) as Revision)
  })
}

/** The text of the draft on its way, else of what is in search. */
export async function textOf({ db }: Curating, doc: string): Promise<Draft | null> {
  const revision = (await openRevision(db, doc)) ?? (await liveRevision(db, doc))
  return revision ? draftOf(db, revision) : null
}

function asArticle(stored: Omit<Stored, 'questions'>, ordinal: number): Article {
  return { ...stored, ordinal, start: 0, paragraphs: splitParagraphs(stored.text) }
}

/** The new words of one article, under its own number and holding no second one. */
function articleText({ label, text: before }: Stored, written: string): string {
  const text = written.trim()
  if (text === '') throw new CurationError(`${label}的文字是空的；要删去这一条请写明删除。`, `${label} has no text.`)
  const start = readArticleStart(text)
  const isOther = start !== null && articleKey(start.label) !== articleKey(label)
  if (
    isOther ||
    text
      .split('\n')
      .slice(1)
      .some((line) => readArticleStart(line.trim()) !== null)
  )
    throw new CurationError(
      `写在${label}里的文字含有另一条的条号。要增加条文，请修改全文。`,
      `The text for ${label} holds the number of another article. To add articles, edit the whole text.`,
    )
  return start === null && before.startsWith(label) ? `${label} ${text}` : text
}

function changeArticles(stored: readonly Stored[], changes: NonNullable<Edit['articles']>): readonly Article[] {
  const wanted = new Map(changes.map(({ label, text }) => [articleKey(label), text]))
  const known = new Set(stored.map(({ label }) => articleKey(label)))
  const missing = changes.find(({ label }) => !known.has(articleKey(label)))
  if (missing)
    throw new CurationError(`文件里没有${missing.label}。`, `The document has no ${missing.label}.`, 'missing')
  const left = stored.flatMap((article) => {
    const text = wanted.get(articleKey(article.label))
    if (text === null) return []
    return [text === undefined ? article : { ...article, text: articleText(article, text) }]
  })
  return left.map(({ questions: _questions, ...article }, ordinal) => asArticle(article, ordinal))
}

function newArticles(stored: readonly Stored[], { text, articles }: Edit): readonly Article[] | null {
  if (text !== undefined && articles !== undefined)
    throw new CurationError('全文和单条只能改一样。', 'Edit either the whole text or single articles.')
  const made = text !== undefined ? splitArticles(text) : articles ? changeArticles(stored, articles) : null
  if (made?.length === 0) throw new CurationError('改完后没有正文了。', 'No article would be left.')
  return made
}

/** The questions of staff beside the old articles, each with what its article has become. */
function carryQuestions(before: readonly Stored[], after: readonly Article[]): readonly ArticleQuestion[] {
  return pairArticles(before, after).flatMap(({ before: old, after: young }) => {
    if (old === null || young === null) return []
    return (before[old] as Stored).questions.map((text) => ({ ordinal: young, text }))
  })
}

async function writeText(
  sql: Queryable,
  { tokenizer }: Pick<Curating, 'tokenizer'>,
  revision: Revision,
  edit: Edit,
): Promise<number> {
  const stored = await storedArticles(sql, revision.id)
  const changed = newArticles(stored, edit)
  const title = edit.metadata?.title ?? revision.title
  if (!changed && title === revision.title) return stored.length
  // The title is searched together with each article.
  const articles =
    changed ?? stored.map(({ questions: _questions, ...article }, ordinal) => asArticle(article, ordinal))
  const questions = carryQuestions(stored, articles)
  await replaceArticles(sql, revision.id, { meta: { title }, articles, questions }, tokenizer)
  return articles.length
}

/** Changes the text or the metadata of a draft. @throws CurationError when somebody has changed it meanwhile */
export async function editDraft(curating: Curating, doc: string, edit: Edit): Promise<Edited> {
  const { db, record } = curating
  const work = async (sql: Queryable) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'edit')
    demandUnchanged(revision, edit.expected)
    const articles = await writeText(sql, curating, revision, edit)
    const patch = edit.metadata ?? {}
    const fields = Object.keys(patch) as MetadataField[]
    await applyMetadata(sql, revision, { patch, fields, actor: edit.actor })
    const hash = await sha256(`${doc} ${revision.revision} ${bodyOf(await storedArticles(sql, revision.id))}`)
    await sql.query('update document_version set sha256 = $2 where id = $1', [revision.id, hash])
    const number = await countEdit(sql, revision, edit.actor)
    const detail = { revision: revision.revision, edit: number, fields: fields.join(','), articles }
    await record(sql, { actor: edit.actor, action: 'knowledge.edited', subject: doc, detail })
    const { sameAs } = await screenRevision(sql, curating, revision.id, edit.text)
    return { doc, edit: number, articles, sameAs }
  }
  return tellingSecurity(curating, { actor: edit.actor, doc }, () => db.tx(work))
}

/** Confirms metadata of a draft as it was read, or as a person sets it. */
export async function confirmMetadata(
  curating: Curating,
  doc: string,
  confirmation: {
    readonly actor: string
    readonly expected: number
    readonly fields: readonly MetadataField[]
    readonly values?: MetadataPatch | undefined
  },
): Promise<Edited> {
  const { db, record } = curating
  const { actor, expected, values = {} } = confirmation
  if (values.title !== undefined)
    throw new CurationError('标题会被检索，请用 kb edit 修改。', 'The title is searched; change it by kb edit.')
  const work = async (sql: Queryable) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'edit')
    demandUnchanged(revision, expected)
    const fields = [...new Set([...confirmation.fields, ...(Object.keys(values) as MetadataField[])])]
    if (fields.length === 0) throw new CurationError('请写明确认哪几项。', 'Say which fields are confirmed.')
    if (fields.includes('effectiveFrom') && (values.effectiveFrom ?? revision.effectiveFrom) === null)
      throw new CurationError(
        '施行日期还没有，无法确认；请给出日期和依据。',
        'There is no effective date to confirm; give one.',
      )
    await applyMetadata(sql, revision, { patch: values, fields, actor })
    const number = await countEdit(sql, revision, actor)
    const detail = { revision: revision.revision, edit: number, fields: fields.join(',') }
    await record(sql, { actor, action: 'knowledge.confirmed', subject: doc, detail })
    await screenRevision(sql, curating, revision.id)
    const articles = (await storedArticles(sql, revision.id)).length
    return { doc, edit: number, articles, sameAs: revision.sameAs }
  }
  return tellingSecurity(curating, { actor, doc }, () => db.tx(work))
}
