import type { Queryable } from '../../store/db.ts'

/** What can be done to the knowledge base, as the audit trail names it. */
export type CurationAction =
  | 'knowledge.drafted'
  | 'knowledge.file_known'
  | 'knowledge.file_refused'
  | 'knowledge.file_unpacked'
  | 'knowledge.finding_accepted'
  | 'knowledge.classified_refused'
  | 'knowledge.edited'
  | 'knowledge.confirmed'
  | 'knowledge.linked'
  | 'knowledge.unlinked'
  | 'knowledge.submitted'
  | 'knowledge.rejected'
  | 'knowledge.withdrawn'
  | 'knowledge.scheduled'
  | 'knowledge.published'
  | 'knowledge.retire_asked'
  | 'knowledge.retire_refused'
  | 'knowledge.retired'
  | 'knowledge.rollback_asked'
  | 'knowledge.question_added'
  | 'knowledge.question_removed'
  | 'knowledge.vectors_renewed'

/** Something that was done to the knowledge base, for the audit trail. */
export type CurationEntry = {
  /** Staff id of who did it, or `system` for what the clock did. */
  readonly actor: string
  readonly action: CurationAction
  /** Key of the document version, or number of the question. */
  readonly subject: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes the entry in the transaction of what it records. */
export type RecordCuration = (sql: Queryable, entry: CurationEntry) => Promise<void>

/** For measurements, which leave no trail. */
export const recordNothing: RecordCuration = async () => {}

/** A text with a mark of secrecy that was refused; its words and its name are kept nowhere. */
export type ClassifiedRefusal = {
  /** Staff id of who brought it. */
  readonly actor: string
  /** Random id of the file, or key of the draft that was edited. */
  readonly subject: string
  /** Of the file; null for an edit. */
  readonly sha256: string | null
}

/** Tells whoever answers for security, in the transaction that records the refusal. */
export type TellSecurity = (sql: Queryable, refusal: ClassifiedRefusal) => Promise<void>
