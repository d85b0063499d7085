import type { Queryable } from '../../store/db.ts'
import { copyRevision } from './copy.ts'
import type { Curating } from './curating.ts'
import { CurationError } from './error.ts'
import {
  demandReason,
  holdCuration,
  liveRevision,
  noSuchDocument,
  openRevision,
  type Revision,
  revisionById,
} from './revisions.ts'
import { demandState } from './transitions.ts'

/** The last revision that was published before the one that is live now, or before the document was retired. */
async function lastPublished(sql: Queryable, doc: string, before: number | null): Promise<Revision | null> {
  const { rows } = await sql.query(
    `select id from document_version
     where doc = $1 and state = 'retired' and published_at is not null and ($2::int is null or revision < $2)
     order by revision desc limit 1`,
    [doc, before],
  )
  return rows[0] ? revisionById(sql, String(rows[0].id)) : null
}

async function demandNothingOpen(sql: Queryable, doc: string): Promise<void> {
  const open = await openRevision(sql, doc)
  if (open) demandState('revise', open.state, doc)
}

/**
 * Asks that the last earlier published revision be live again: it comes back as a new revision in review, so that it
 * takes a second person like any other publishing.
 */
export async function rollbackDocument(
  { db, record }: Curating,
  doc: string,
  { actor, reason }: { readonly actor: string; readonly reason: string },
): Promise<{ readonly revision: number; readonly from: number }> {
  const why = demandReason(reason)
  return db.tx(async (sql) => {
    await holdCuration(sql)
    await demandNothingOpen(sql, doc)
    const onAir = await liveRevision(sql, doc)
    if (onAir) demandState('revise', onAir.state, doc)
    const from = await lastPublished(sql, doc, onAir?.revision ?? null)
    if (!from && !onAir) throw noSuchDocument(doc)
    if (!from)
      throw new CurationError(
        `《${doc}》没有更早发布过的修订，无可恢复。`,
        `${doc} has no earlier published revision.`,
        'missing',
      )
    const made = await copyRevision(sql, from.id, { author: actor, state: 'in_review', reason: why })
    const detail = { author: actor, revision: made.revision, from: from.revision, reason: why }
    await record(sql, { actor, action: 'knowledge.rollback_asked', subject: doc, detail })
    return { revision: made.revision, from: from.revision }
  })
}
