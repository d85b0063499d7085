import * as z from 'zod'
import type { Log } from '#sdk'
import type { Db } from '../../store/db.ts'
import type { Collection, DocumentState } from '../document.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import { loadUnansweredState, storeUnanswered } from '../index/unanswered.ts'
import type { QuestionBank } from '../read/bank.ts'
import { readDocument, type SourceFile, withBankQuestions } from '../read/document.ts'
import { UnreadableFile } from '../read/unreadable.ts'
import { demandSound } from './metadata.ts'
import { CurationError, demandTwoPeople, publishVersion } from './publish.ts'
import type { RecordCuration } from './record.ts'
import { revisionById } from './revisions.ts'
import { insertDocument, raiseIndexVersion, sha256 } from './rows.ts'

/** What is to be imported, by whom. */
export type ImportRequest = {
  readonly files: readonly SourceFile[]
  readonly author: string
  /** Needed to publish; must be another person than the author. */
  readonly approvedBy?: string | null
  /** Else the documents become drafts. */
  readonly publish?: boolean
  /** `statutes` if left out. */
  readonly collection?: Collection
  /** Last day up to which somebody compared the texts with the sources; null = kept current by the house itself. */
  readonly verifiedUntil?: string | null
  onProgress?(done: number, total: number, name: string): void
}

/** A document that went in. */
export type Imported = {
  readonly name: string
  readonly doc: string
  readonly articles: number
  readonly state: DocumentState
  /** Key of the predecessor whose text is equal: nothing new would be published; null when the text is new. */
  readonly sameAs: string | null
}

/** What became of each file. */
export type ImportResult = {
  readonly imported: readonly Imported[]
  readonly unchanged: readonly string[]
  /** `reason` is a sentence for people. */
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
  readonly indexVersion: number
}

/** The texts of the corpus LawRefBook/Laws@2f4c5c2371 were taken on this day. */
export const statutesVerifiedUntil = '2025-04-19'

const Known = z.object({ id: z.coerce.string(), doc: z.string(), author: z.string(), state: z.string() })
type Known = z.output<typeof Known>
type Outcome =
  | { readonly kind: 'imported'; readonly imported: Imported }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: string }

type Context = {
  readonly db: Db
  readonly tokenizer: Tokenizer | null
  readonly request: ImportRequest
  readonly collection: Collection
  readonly verifiedUntil: string | null
  readonly record: RecordCuration
  readonly bank: QuestionBank
}

/** A version with the same bytes that was not withdrawn. */
async function findSame(db: Db, hash: string, collection: Collection): Promise<Known | null> {
  const { rows } = await db.query(
    `select v.id, v.doc, v.author, v.state from document_version v join document d on d.act_id = v.act_id
     where v.sha256 = $1 and v.state <> 'retired' and d.collection = $2
     order by (v.state in ('draft', 'in_review')), v.id desc limit 1`,
    [hash, collection],
  )
  return rows[0] ? Known.parse(rows[0]) : null
}

async function publishKnown({ db, request, record }: Context, name: string, known: Known): Promise<Outcome> {
  const approver = request.approvedBy ?? null
  demandTwoPeople(known.author, approver)
  const articles = await db.tx(async (sql) => {
    const indexVersion = await raiseIndexVersion(sql)
    await publishVersion(sql, { id: known.id, doc: known.doc, approver, indexVersion })
    await record(sql, {
      actor: approver,
      action: 'knowledge.published',
      subject: known.doc,
      detail: { author: known.author, indexVersion },
    })
    const { rows } = await sql.query('select count(*)::int as n from article where version_id = $1', [known.id])
    return z.number().parse(rows[0]?.n)
  })
  const sameAs = (await revisionById(db, known.id))?.sameAs ?? null
  return { kind: 'imported', imported: { name, doc: known.doc, articles, state: 'published', sameAs } }
}

/** The hash by which a file is known again: of its bytes, and of the questions beside it. */
async function hashOf({ bytes }: SourceFile, questions: Uint8Array | null): Promise<string> {
  const own = await sha256(bytes)
  return questions ? sha256(`${own} ${await sha256(questions)}`) : own
}

async function importOne(context: Context, file: SourceFile): Promise<Outcome> {
  const { db, request, collection, tokenizer, verifiedUntil, record, bank } = context
  const read = readDocument(file, collection)
  const { doc } = read.meta
  const fromBank = file.questions ? null : await bank.questionsFor(doc)
  const document = fromBank ? withBankQuestions(read, fromBank) : read
  const hash = await hashOf(file, file.questions ?? fromBank)
  const known = await findSame(db, hash, collection)
  if (known) {
    const open = known.state === 'draft' || known.state === 'in_review'
    return open && request.publish ? publishKnown(context, file.name, known) : { kind: 'unchanged' }
  }
  demandSound(document.meta)
  const sameAs = await db.tx(async (sql) => {
    const indexVersion = await raiseIndexVersion(sql)
    const version = { collection, sha256: hash, author: request.author, approver: null, verifiedUntil, indexVersion }
    const forEdge = db.kind === 'postgres'
    const id = await insertDocument(sql, document, { ...version, state: 'draft', forEdge }, tokenizer)
    const detail = { author: request.author, sha256: hash, indexVersion }
    await record(sql, { actor: request.author, action: 'knowledge.drafted', subject: doc, detail })
    const equal = (await revisionById(sql, id))?.sameAs ?? null
    if (!request.publish) return equal
    const approver = request.approvedBy as string
    await publishVersion(sql, { id, doc, approver, indexVersion })
    await record(sql, { actor: approver, action: 'knowledge.published', subject: doc, detail })
    return equal
  })
  const state = request.publish ? 'published' : 'draft'
  return { kind: 'imported', imported: { name: file.name, doc, articles: document.articles.length, state, sameAs } }
}

async function attempt(context: Context, file: SourceFile): Promise<Outcome> {
  try {
    return await importOne(context, file)
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof CurationError)
      return { kind: 'failed', reason: error.message }
    throw error
  }
}

/** Stores the questions that rules do not answer where the product brings others along than are stored. */
export async function bringUnanswered({ db, bank }: Pick<Importing, 'db' | 'bank'>): Promise<void> {
  const texts = await bank.unanswered()
  const hash = await sha256(texts.join('\n'))
  if (texts.length === 0 || (await loadUnansweredState(db)) === hash) return
  await db.tx(async (sql) => {
    await raiseIndexVersion(sql)
    await storeUnanswered(sql, texts, hash)
  })
}

/** What importing works with. */
export type Importing = {
  readonly db: Db
  readonly tokenizer: Tokenizer | null
  readonly log: Log
  readonly record: RecordCuration
  readonly bank: QuestionBank
}

/**
 * Brings files into the knowledge base, each in its own transaction: a damaged file is reported and the rest goes in;
 * a file whose bytes are known is left as it is.
 * @throws CurationError when the approver is missing or is the author
 */
export async function importDocuments(
  { db, tokenizer, log, record, bank }: Importing,
  request: ImportRequest,
): Promise<ImportResult> {
  if (!request.author) throw new CurationError('没有写明由谁导入。')
  if (request.publish) demandTwoPeople(request.author, request.approvedBy)
  const collection = request.collection ?? 'statutes'
  const standard = collection === 'statutes' ? statutesVerifiedUntil : null
  const verifiedUntil = request.verifiedUntil === undefined ? standard : request.verifiedUntil
  const context = { db, tokenizer, request, collection, verifiedUntil, record, bank }
  await bringUnanswered({ db, bank })
  const imported: Imported[] = []
  const unchanged: string[] = []
  const failed: { name: string; reason: string }[] = []
  for (const [index, file] of request.files.entries()) {
    const outcome = await attempt(context, file)
    if (outcome.kind === 'imported') imported.push(outcome.imported)
    else if (outcome.kind === 'unchanged') unchanged.push(file.name)
    else failed.push({ name: file.name, reason: outcome.reason })
    request.onProgress?.(index + 1, request.files.length, file.name)
  }
  const { rows } = await db.query('select version from knowledge_index')
  const indexVersion = z.coerce.number().parse(rows[0]?.version)
  log.info('documents imported', {
    imported: imported.length,
    unchanged: unchanged.length,
    failed: failed.length,
    indexVersion,
  })
  return { imported, unchanged, failed, indexVersion }
}
