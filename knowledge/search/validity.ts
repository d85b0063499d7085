import type { IndexedDocument, Snapshot } from '../index/snapshot.ts'
import { isAsOpen } from './audience.ts'

/** True when somebody or the text itself vouches for the effective date. */
export function dateIsKnown({
  effectiveFrom,
  dateSource,
}: Pick<IndexedDocument, 'effectiveFrom' | 'dateSource'>): boolean {
  return effectiveFrom !== null && dateSource !== 'none' && !/^(?:version date|extracted)/.test(dateSource)
}

function ended(document: IndexedDocument, snapshot: Snapshot): string {
  const versions = snapshot.acts.get(document.actId) ?? []
  const next =
    versions
      .map((index) => snapshot.documents[index] as IndexedDocument)
      .find(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom === document.effectiveUntil) ??
    snapshot.documents.find(({ live, doc }) => live && doc === document.supersededBy)
  // A reader of this version may not know the other: then its name is not told.
  const isHidden = next !== undefined && !isAsOpen(next.audience, document.audience)
  const successor = isHidden ? null : (next?.doc ?? document.supersededBy)
  return `已失效（${document.effectiveUntil}起${successor ? `由《${successor}》接替` : '不再施行'}）`
}

/** What a reader must know of the validity of a version on a day, in few words. */
export function validityOf(document: IndexedDocument, day: string, snapshot: Snapshot): string {
  if (document.effectiveUntil !== null && document.effectiveUntil <= day) return ended(document, snapshot)
  if (document.effectiveFrom !== null && document.effectiveFrom > day)
    return `将于${document.effectiveFrom}施行${dateIsKnown(document) ? '' : '（日期待核）'}`
  const notes: string[] = []
  if (!dateIsKnown(document)) notes.push('日期待核')
  if (document.verifiedUntil !== null && document.verifiedUntil < day)
    notes.push(`截至${document.verifiedUntil}，之后未核`)
  return notes.length > 0 ? notes.join('；') : '现行有效'
}
