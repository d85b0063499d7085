import type { Queryable } from '../../store/db.ts'
import type { Found, Intake } from '../read/intake.ts'
import { UnreadableFile } from '../read/unreadable.ts'
import { bodyOf } from './body.ts'
import type { Curating } from './curating.ts'
import { ClassifiedText, CurationError } from './error.ts'
import { conflictsOf, findingsOf, type StoredFinding, writeFindings } from './findings.ts'
import {
  anyRevision,
  demandOther,
  demandReason,
  holdCuration,
  noSuchDocument,
  openRevision,
  type Revision,
  revisionById,
  revisionFor,
} from './revisions.ts'
import { sha256 } from './rows.ts'
import { storedArticles } from './stored.ts'

/** What looks through texts. */
type Screening = Pick<Curating, 'intake'>

/** The texts of the metadata that are shown beside a document. */
function metadataTexts({ issuer, level, docNumber, source, status }: Revision): Readonly<Record<string, string>> {
  return { issuer, level, docNumber, source, status }
}

async function screenText(intake: Intake, text: string, revision: Revision): Promise<readonly Found[] | null> {
  const { doc: name, title } = revision
  try {
    return await intake.screen(text, { name, title, metadata: metadataTexts(revision) })
  } catch (error) {
    if (error instanceof UnreadableFile && error.code === 'E_CLASSIFIED') throw new ClassifiedText(error.message)
    throw error
  }
}

/**
 * Looks through the text of a version unless it was looked through since its last edit, and at the documents beside it
 * at any time; writes down what is found. Where this process cannot, the edit stays unscreened, and is not published
 * before one that can has looked.
 * @param given the whole text as somebody wrote it, of which the articles hold a part
 * @throws ClassifiedText, after which nothing of the text may be kept
 */
export async function screenRevision(
  sql: Queryable,
  { intake }: Screening,
  id: string,
  given?: string | undefined,
): Promise<Revision> {
  const revision = (await revisionById(sql, id)) as Revision
  const text = bodyOf(await storedArticles(sql, id))
  const found = revision.isScreened ? null : await screenText(intake, given ?? text, revision)
  const all = [...(found ?? []), ...(await conflictsOf(sql, revision))]
  const sources = found === null ? ['catalogue'] : ['text', 'catalogue']
  await writeFindings(sql, id, { found: all, sources, textHash: await sha256(text) })
  // A day that a person has confirmed or given is no question any more.
  if (revision.confirmed.declaredUntil)
    await sql.query(`delete from document_finding where version_id = $1 and kind = 'dates'`, [id])
  if (found !== null) await sql.query('update document_version set screened_edit = edit where id = $1', [id])
  return (await revisionById(sql, id)) as Revision
}

/** Does something to a draft; when its text bears a mark of secrecy nothing is kept, and the officers are told. */
export async function tellingSecurity<Done>(
  { db, record, tellSecurity }: Curating,
  { actor, doc }: { readonly actor: string; readonly doc: string },
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ClassifiedText)) throw error
    await db.tx(async (sql) => {
      await record(sql, {
        actor,
        action: 'knowledge.classified_refused',
        subject: doc,
        detail: { outcome: 'E_CLASSIFIED' },
      })
      await tellSecurity(sql, { actor, subject: doc, sha256: null })
    })
    throw error
  }
}

/** What was found in a version: the one on its way, else the live one, else the last. */
export type ShownFindings = {
  readonly doc: string
  readonly revision: number
  readonly edit: number
  readonly state: string
  /** False when this edit was never looked through. */
  readonly isScreened: boolean
  readonly items: readonly StoredFinding[]
}

async function shown(sql: Queryable, revision: Revision): Promise<ShownFindings> {
  const { id, doc, revision: number, edit, state, isScreened } = revision
  return { doc, revision: number, edit, state, isScreened, items: await findingsOf(sql, id) }
}

/** @throws CurationError when there is no such document */
export async function showFindings(sql: Queryable, doc: string): Promise<ShownFindings> {
  const revision = (await openRevision(sql, doc)) ?? (await anyRevision(sql, doc))
  if (!revision) throw noSuchDocument(doc)
  return shown(sql, revision)
}

/**
 * Accepts findings of a draft by their numbers, with a reason, as somebody who wrote none of it.
 * @throws CurationError for a number that waits for no decision
 */
export async function acceptFindings(
  { db, record }: Curating,
  doc: string,
  { actor, ids, reason }: { readonly actor: string; readonly ids: readonly string[]; readonly reason: string },
): Promise<ShownFindings> {
  const why = demandReason(reason)
  return db.tx(async (sql) => {
    await holdCuration(sql)
    const revision = await revisionFor(sql, doc, 'accept')
    demandOther(revision, actor)
    const open = new Map((await findingsOf(sql, revision.id)).map((finding) => [finding.id, finding]))
    const strange = ids.find((id) => open.get(id)?.severity !== 'needs_decision')
    if (strange !== undefined || ids.length === 0)
      throw new CurationError(
        open.get(strange ?? '')?.severity === 'blocked'
          ? `第 ${strange} 项不能接受：请先修改文件，把它删去。`
          : `《${doc}》没有等待决定的第 ${strange ?? '?'} 项。用 kb findings 查看编号；改过的稿会重新检查、重新编号。`,
        `Finding ${strange ?? '?'} of ${doc} waits for no decision. See kb findings.`,
        'missing',
      )
    await sql.query(
      `update document_finding set accepted_by = $2, accepted_at = now(), reason = $3 where id = any($1::bigint[])`,
      [ids, actor, why],
    )
    const kinds = ids.map((id) => open.get(id)?.kind ?? '').join(',')
    const detail = { revision: revision.revision, edit: revision.edit, findings: ids.join(','), kinds, reason: why }
    await record(sql, { actor, action: 'knowledge.finding_accepted', subject: doc, detail })
    return shown(sql, revision)
  })
}
