import type { Queryable } from '../../store/db.ts'

/** Something that was done to the knowledge base, for the audit trail. */
export type CurationEntry = {
  /** Staff id of who did it. */
  readonly actor: string
  readonly action: 'knowledge.drafted' | 'knowledge.published'
  /** Key of the document version. */
  readonly subject: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes the entry in the transaction of what it records. */
export type RecordCuration = (sql: Queryable, entry: CurationEntry) => Promise<void>

/** For measurements, which leave no trail. */
export const recordNothing: RecordCuration = async () => {}
