import type { Queryable } from '../../store/db.ts'

/** Something that was done about questions, answers, old documents or notices, for the audit trail. */
export type CareEntry = {
  /** Staff id of who did it, or `system`. */
  readonly actor: string
  readonly action: `knowledge.${string}`
  /** What it was done to, such as `gap:12`, `answer:3` or the key of a document version. */
  readonly subject: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes the entry in the transaction of what it records. */
export type RecordCare = (sql: Queryable, entry: CareEntry) => Promise<void>

/** Puts a notice into a person's inbox, once per key, in the transaction of what it tells of. */
export type Notify = (
  sql: Queryable,
  notice: {
    readonly personId: string
    readonly kind: string
    readonly key: string
    readonly body: { readonly sentence: { readonly zh: string; readonly en: string } }
  },
) => Promise<void>
