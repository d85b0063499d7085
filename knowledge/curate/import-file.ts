import * as z from 'zod'
import type { Db, Queryable } from '../../store/db.ts'
import type { Collection, DocumentState, ReadDocument } from '../document.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import type { QuestionBank } from '../read/bank.ts'
import { displayName, endingOf } from '../read/display-name.ts'
import { documentOf, refuseQuestions, withBankQuestions } from '../read/document.ts'
import type { Intake, TakenFile } from '../read/intake.ts'
import type { SourceFile } from '../read/source.ts'
import { type UnreadableCode, UnreadableFile } from '../read/unreadable.ts'
import { bodyOf } from './body.ts'
import { ClassifiedText } from './error.ts'
import { conflictsOf, findingsOf, obstacleTo, type StoredFinding, writeFindings } from './findings.ts'
import { withInheritedQuestions } from './inherit.ts'
import { demandSound, type MetadataItem, metadataOf } from './metadata.ts'
import { CurationError, demandTwoPeople, publishVersion } from './publish.ts'
import type { CurationAction, RecordCuration, TellSecurity } from './record.ts'
import { holdCuration, type Revision, revisionById } from './revisions.ts'
import { insertDocument, raiseIndexVersion, sha256 } from './rows.ts'
import { screenRevision } from './screening.ts'

/** A document that went in. */
export type Imported = {
  readonly name: string
  readonly doc: string
  readonly articles: number
  readonly state: DocumentState
  /** Key of the predecessor whose text is equal: nothing new would be published; null when the text is new. */
  readonly sameAs: string | null
  /** Why it stayed a draft though it was to be published, as a sentence for people; null when nothing held it. */
  readonly held: string | null
  /** What somebody must know of before it is published. */
  readonly findings: readonly StoredFinding[]
  /** What was read off the text, for a person to confirm. */
  readonly toConfirm: readonly Pick<MetadataItem, 'field' | 'label' | 'value' | 'readFrom'>[]
}

/** A file that the knowledge base holds already. */
export type Existing = { readonly name: string; readonly doc: string; readonly reason: string }

/** A file that did not go in. `reason` is a sentence for people; E_RULE = the rules of curation do not allow it. */
export type Failed = { readonly name: string; readonly code: UnreadableCode | 'E_RULE'; readonly reason: string }

/** What became of one file. */
export type Outcome =
  | { readonly kind: 'imported'; readonly imported: Imported }
  | { readonly kind: 'existing'; readonly existing: Existing }
  | { readonly kind: 'failed'; readonly failed: Failed }

/** What importing works with. */
export type Importing = {
  readonly db: Db
  readonly tokenizer: Tokenizer | null
  readonly record: RecordCuration
  readonly tellSecurity: TellSecurity
  readonly bank: QuestionBank
  readonly intake: Intake
  newId(): string
}

/** How files are imported. */
export type ImportContext = Importing & {
  readonly author: string
  /** Null = they become drafts. */
  readonly publisher: string | null
  readonly collection: Collection
  readonly audience: readonly string[]
  readonly verifiedUntil: string | null
}

/** A file on its way in: the name by which people are told of it, and the random id it is stored under. */
type Coming = { readonly file: SourceFile; readonly shown: string; readonly id: string; readonly sha256: string }

const Known = z.object({ id: z.coerce.string(), doc: z.string(), author: z.string(), state: z.string() })
type Known = z.output<typeof Known>

/** A version of the same bytes that was not withdrawn. */
async function findSame(sql: Queryable, hash: string, collection: Collection): Promise<Known | null> {
  const { rows } = await sql.query(
    `select v.id, v.doc, v.author, v.state from document_version v join document d on d.act_id = v.act_id
     where v.sha256 = $1 and v.state <> 'retired' and d.collection = $2
     order by (v.state in ('draft', 'in_review')), v.id desc limit 1`,
    [hash, collection],
  )
  return rows[0] ? Known.parse(rows[0]) : null
}

async function recordFile(
  sql: Queryable,
  { record, author }: ImportContext,
  { file, shown, id, sha256: hash }: Coming,
  {
    action,
    subject,
    ...more
  }: { action: CurationAction; subject?: string; outcome: string; [name: string]: string | number },
): Promise<void> {
  const detail = { author, file: shown, fileId: id, sha256: hash, size: file.bytes.length, ...more }
  await record(sql, { actor: author, action, subject: subject ?? `file:${id}`, detail })
}

async function importedOf(
  sql: Queryable,
  revision: Revision,
  { name, held }: { name: string; held: string | null },
): Promise<Imported> {
  const { id, doc, state, sameAs } = revision
  const { rows } = await sql.query('select count(*)::int as n from article where version_id = $1', [id])
  return {
    ...{ name, doc, state, sameAs, held },
    articles: z.number().parse(rows[0]?.n),
    findings: await findingsOf(sql, id),
    toConfirm: metadataOf(revision).flatMap(({ field, label, value, readFrom, confirmedBy }) =>
      confirmedBy === null && revision.readFrom[field] !== undefined ? [{ field, label, value, readFrom }] : [],
    ),
  }
}

/** Publishes a version when nothing stands against it. @returns why it did not, or null */
async function publishIfFree(
  sql: Queryable,
  { record }: ImportContext,
  revision: Revision,
  { approver, indexVersion, sha256: hash }: { approver: string; indexVersion: number; sha256: string },
): Promise<string | null> {
  const obstacle = await obstacleTo(sql, revision)
  if (obstacle) return obstacle.message
  const { id, doc, author } = revision
  await publishVersion(sql, { id, doc, approver, indexVersion })
  const detail = { author, sha256: hash, indexVersion }
  await record(sql, { actor: approver, action: 'knowledge.published', subject: doc, detail })
  return null
}

const again = async (sql: Queryable, id: string) => (await revisionById(sql, id)) as Revision

/** The bytes are known: a draft of them is published when that is wanted now, and all else stays as it is. */
async function useKnown(context: ImportContext, coming: Coming, known: Known): Promise<Outcome> {
  const { db, publisher } = context
  const { shown } = coming
  const isOpen = known.state === 'draft' || known.state === 'in_review'
  if (publisher !== null && isOpen) {
    demandTwoPeople(known.author, publisher)
    return db.tx(async (sql) => {
      const indexVersion = await raiseIndexVersion(sql)
      const revision = await screenRevision(sql, context, known.id)
      const held = await publishIfFree(sql, context, revision, { ...coming, approver: publisher, indexVersion })
      const outcome = held === null ? 'published' : 'held'
      await recordFile(sql, context, coming, { action: 'knowledge.file_known', subject: known.doc, outcome })
      return { kind: 'imported', imported: await importedOf(sql, await again(sql, known.id), { name: shown, held }) }
    })
  }
  await db.tx((sql) => recordKnown(sql, context, coming, known))
  return existing(coming, known)
}

const recordKnown = (sql: Queryable, context: ImportContext, coming: Coming, { doc }: Known) =>
  recordFile(sql, context, coming, { action: 'knowledge.file_known', subject: doc, outcome: 'unchanged' })

function existing({ shown }: Coming, { doc }: Known): Outcome {
  return { kind: 'existing', existing: { name: shown, doc, reason: `《${doc}》已存在，文件没有变化。` } }
}

/** The hash by which a file is known again: of its bytes, and of the questions beside it. */
async function hashOf({ sha256: own }: Coming, questions: Uint8Array | null): Promise<string> {
  return questions ? sha256(`${own} ${await sha256(questions)}`) : own
}

type Prepared = {
  readonly document: ReadDocument
  readonly taken: TakenFile
  readonly hash: string
  readonly textHash: string
}

async function insert(
  sql: Queryable,
  context: ImportContext,
  coming: Coming,
  { document, taken, hash, textHash }: Prepared,
): Promise<Outcome> {
  const { db, tokenizer, author, publisher, collection, verifiedUntil, intake } = context
  const { shown, id: fileId } = coming
  await holdCuration(sql)
  // Somebody may have brought the same file in while this one was read.
  const known = await findSame(sql, hash, collection)
  if (known) {
    await recordKnown(sql, context, coming, known)
    return existing(coming, known)
  }
  const indexVersion = await raiseIndexVersion(sql)
  const id = await insertDocument(
    sql,
    await withInheritedQuestions(sql, document, collection),
    {
      ...{ collection, sha256: hash, author, approver: null, verifiedUntil, indexVersion, state: 'draft' },
      file: { id: fileId, name: shown, isScreened: intake.canScreen },
      forEdge: db.kind === 'postgres',
    },
    tokenizer,
  )
  const revision = await again(sql, id)
  const found = [...taken.found, ...(await conflictsOf(sql, revision))]
  if (found.length > 0) await writeFindings(sql, id, { found, sources: ['file', 'text', 'catalogue'], textHash })
  const published = { ...coming, approver: publisher ?? '', indexVersion }
  const held = publisher === null ? null : await publishIfFree(sql, context, revision, published)
  const outcome = publisher === null ? 'draft' : held === null ? 'published' : 'held'
  await recordFile(sql, context, coming, { action: 'knowledge.drafted', subject: revision.doc, outcome, indexVersion })
  return { kind: 'imported', imported: await importedOf(sql, await again(sql, id), { name: shown, held }) }
}

/** True for a file that takes long to read and has no questions of its own: it is known by its bytes alone. */
const isSlow = ({ name, questions }: SourceFile) => !questions && !/^(?:md|markdown|txt)$/.test(endingOf(name))

async function importOne(context: ImportContext, coming: Coming): Promise<Outcome> {
  const { db, collection, audience, bank, intake } = context
  const { file } = coming
  refuseQuestions(file)
  const before = isSlow(file) ? await findSame(db, coming.sha256, collection) : null
  if (before) return useKnown(context, coming, before)
  const taken = await intake.take(file)
  const read = documentOf(file, taken, { collection, audience })
  const fromBank = file.questions ? null : await bank.questionsFor(read.meta.doc)
  const document = fromBank ? withBankQuestions(read, fromBank) : read
  const hash = await hashOf(coming, file.questions ?? fromBank)
  const known = await findSame(db, hash, collection)
  if (known) return useKnown(context, coming, known)
  demandSound(document.meta)
  const textHash = await sha256(bodyOf(document.articles))
  return db.tx((sql) => insert(sql, context, coming, { document, taken, hash, textHash }))
}

/** Of a file with a mark of secrecy nothing is kept, not even its name. */
async function recordRefusal(context: ImportContext, coming: Coming, { code }: Failed): Promise<void> {
  const { db, author, tellSecurity } = context
  await db.tx(async (sql) => {
    const isClassified = code === 'E_CLASSIFIED'
    const action = isClassified ? 'knowledge.classified_refused' : 'knowledge.file_refused'
    await recordFile(sql, context, isClassified ? { ...coming, shown: '' } : coming, { action, outcome: code })
    if (isClassified) await tellSecurity(sql, { actor: author, subject: `file:${coming.id}`, sha256: coming.sha256 })
  })
}

function failureOf(name: string, error: unknown): Failed | null {
  if (error instanceof ClassifiedText) return { name, code: 'E_CLASSIFIED', reason: error.message }
  if (error instanceof UnreadableFile) return { name, code: error.code, reason: error.message }
  return error instanceof CurationError ? { name, code: 'E_RULE', reason: error.message } : null
}

async function coming({ newId }: ImportContext, file: SourceFile, folder: string): Promise<Coming> {
  const shown = folder + displayName(file.name)
  return { file, shown, id: newId(), sha256: await sha256(file.bytes) }
}

async function attempt<Done>(
  context: ImportContext,
  one: Coming,
  work: () => Promise<Done>,
): Promise<Done | { readonly kind: 'failed'; readonly failed: Failed }> {
  try {
    return await work()
  } catch (error) {
    const failed = failureOf(one.shown, error)
    if (failed === null) throw error
    await recordRefusal(context, one, failed)
    return { kind: 'failed', failed }
  }
}

/**
 * Brings one file in, in a transaction of its own, with one row of the audit trail whatever becomes of it.
 * @param folder name of the archive it came in, to be shown before its own
 */
export async function importFile(context: ImportContext, file: SourceFile, folder = ''): Promise<Outcome> {
  const one = await coming(context, file, folder)
  return attempt(context, one, () => importOne(context, one))
}

/** The files in an archive; or what became of the archive itself when they cannot be had. */
export async function unpackFile(
  context: ImportContext,
  file: SourceFile,
): Promise<readonly SourceFile[] | Extract<Outcome, { kind: 'failed' }>> {
  const { db, intake } = context
  const one = await coming(context, file, '')
  return attempt(context, one, async () => {
    const files = await intake.unpack(file)
    const row = { action: 'knowledge.file_unpacked', outcome: 'unpacked', files: files.length } as const
    await db.tx((sql) => recordFile(sql, context, one, row))
    return files
  })
}
