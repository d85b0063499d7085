import type { Queryable } from '../../store/db.ts'
import { diffArticles, type TextDiff } from './diff.ts'
import { CurationError } from './error.ts'
import { type MetadataField, metadataFields } from './metadata.ts'
import { live } from './publish.ts'
import {
  liveRevision,
  noSuchDocument,
  openRevision,
  type Revision,
  revisionById,
  revisionNumbered,
} from './revisions.ts'
import { storedArticles } from './stored.ts'

/** What differs between two revisions of a version, or between two versions of an act. */
export type Comparison = {
  readonly doc: string
  readonly revision: number
  /** What it is compared with; null when nothing is there before it. */
  readonly against: { readonly doc: string; readonly revision: number } | null
  readonly diff: TextDiff
  readonly metadata: readonly {
    readonly field: MetadataField
    readonly before: string | readonly string[] | null
    readonly after: string | readonly string[] | null
  }[]
}

/** The version of the same act that is live and takes effect before one that is new. */
async function liveBefore(sql: Queryable, { actId, doc, effectiveFrom }: Revision): Promise<Revision | null> {
  const { rows } = await sql.query(
    `select id from document_version
     where act_id = $1 and doc <> $2 and ${live} and coalesce(effective_from, '0001-01-01') < coalesce($3::date, '9999-12-31')
     order by effective_from desc nulls last limit 1`,
    [actId, doc, effectiveFrom],
  )
  return rows[0] ? revisionById(sql, String(rows[0].id)) : null
}

async function predecessorOf(sql: Queryable, revision: Revision): Promise<Revision | null> {
  const onAir = await liveRevision(sql, revision.doc)
  if (onAir && onAir.id !== revision.id) return onAir
  if (revision.madeFrom) return revisionById(sql, revision.madeFrom)
  return liveBefore(sql, revision)
}

async function named(sql: Queryable, doc: string, against: string): Promise<Revision> {
  const found = /^\d+$/.test(against)
    ? await revisionNumbered(sql, doc, Number(against))
    : ((await liveRevision(sql, against)) ?? (await openRevision(sql, against)))
  if (found) return found
  throw new CurationError(
    `没有可比的“${against}”：请给出修订号，或另一版本的名称。`,
    `There is nothing called '${against}' to compare with: give a revision number or the key of another version.`,
    'missing',
  )
}

const plain = (value: string | readonly string[] | null) => JSON.stringify(value)

/**
 * Compares the revision on its way, else the live one, with its predecessor, or with another revision or version.
 * @param against number of a revision of the same document, or key of another version; its predecessor if left out
 * @throws CurationError when there is no such document
 */
export async function compareDocument(sql: Queryable, doc: string, against?: string): Promise<Comparison> {
  const revision = (await openRevision(sql, doc)) ?? (await liveRevision(sql, doc))
  if (!revision) throw noSuchDocument(doc)
  return compareRevision(sql, revision, against === undefined ? undefined : await named(sql, doc, against))
}

/** Compares a revision with its predecessor, or with another one. */
export async function compareRevision(
  sql: Queryable,
  revision: Revision,
  against?: Revision | undefined,
): Promise<Comparison> {
  const before = against ?? (await predecessorOf(sql, revision))
  const old = before ? await storedArticles(sql, before.id) : []
  const diff = diffArticles(old, await storedArticles(sql, revision.id))
  return {
    doc: revision.doc,
    revision: revision.revision,
    against: before ? { doc: before.doc, revision: before.revision } : null,
    diff,
    metadata: before
      ? metadataFields.flatMap((field) =>
          plain(before[field]) === plain(revision[field])
            ? []
            : [{ field, before: before[field], after: revision[field] }],
        )
      : [],
  }
}
