import * as z from 'zod'
import type { Log } from '#sdk'
import type { Collection } from '../document.ts'
import { displayName, endingOf } from '../read/display-name.ts'
import { joinQuestions } from '../read/questions.ts'
import type { SourceFile } from '../read/source.ts'
import { bringUnanswered } from './bring.ts'
import {
  type Existing,
  type Failed,
  type ImportContext,
  type Imported,
  type Importing,
  importFile,
  type Outcome,
  unpackFile,
} from './import-file.ts'
import { CurationError, demandTwoPeople } from './publish.ts'

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
  /** Who may read what says nothing of it in a front matter. */
  readonly audience?: readonly string[]
  /** Last day up to which somebody compared the texts with the sources; null = kept current by the house itself. */
  readonly verifiedUntil?: string | null
  onProgress?(done: number, total: number, name: string): void
}

/** What became of each file. */
export type ImportResult = {
  readonly imported: readonly Imported[]
  /** Names of the files that are there already. */
  readonly unchanged: readonly string[]
  /** The same files, with the documents they are. */
  readonly existing: readonly Existing[]
  readonly failed: readonly Failed[]
  readonly indexVersion: number
}

/** The texts of the corpus LawRefBook/Laws@2f4c5c2371 were taken on this day. */
export const statutesVerifiedUntil = '2025-04-19'

function contextOf(importing: Importing, request: ImportRequest): ImportContext {
  const { author, approvedBy, publish = false, collection = 'statutes', audience = [] } = request
  if (!author) throw new CurationError('没有写明由谁导入。')
  if (publish) demandTwoPeople(author, approvedBy)
  const standard = collection === 'statutes' ? statutesVerifiedUntil : null
  const verifiedUntil = request.verifiedUntil === undefined ? standard : request.verifiedUntil
  const publisher = publish ? (approvedBy ?? null) : null
  return { ...importing, author, publisher, collection, audience, verifiedUntil }
}

/** A file, or each of the files in an archive. */
async function outcomesOf(context: ImportContext, file: SourceFile): Promise<readonly Outcome[]> {
  if (endingOf(file.name) !== 'zip') return [await importFile(context, file)]
  const inside = await unpackFile(context, file)
  if ('kind' in inside) return [inside]
  const outcomes: Outcome[] = []
  for (const one of joinQuestions(inside)) outcomes.push(await importFile(context, one, `${displayName(file.name)}／`))
  return outcomes
}

/**
 * Brings files into the knowledge base, each in its own transaction: a damaged file is reported and the rest goes in;
 * a file whose bytes are known is left as it is. What waits for a decision stays a draft.
 * @throws CurationError when the approver is missing or is the author
 */
export async function importDocuments(
  { log, ...importing }: Importing & { readonly log: Log },
  request: ImportRequest,
): Promise<ImportResult> {
  const context = contextOf(importing, request)
  await bringUnanswered(importing.db, importing.bank)
  const imported: Imported[] = []
  const existing: Existing[] = []
  const failed: Failed[] = []
  for (const [index, file] of request.files.entries()) {
    for (const outcome of await outcomesOf(context, file)) {
      if (outcome.kind === 'imported') imported.push(outcome.imported)
      else if (outcome.kind === 'existing') existing.push(outcome.existing)
      else failed.push(outcome.failed)
    }
    request.onProgress?.(index + 1, request.files.length, file.name)
  }
  const { rows } = await importing.db.query('select version from knowledge_index')
  const indexVersion = z.coerce.number().parse(rows[0]?.version)
  log.info('documents imported', {
    imported: imported.length,
    unchanged: existing.length,
    failed: failed.length,
    indexVersion,
  })
  return { imported, unchanged: existing.map(({ name }) => name), existing, failed, indexVersion }
}
