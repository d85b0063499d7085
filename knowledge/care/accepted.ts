import { z } from '#sdk'
import type { Queryable } from '../../store/db.ts'

/** A correction of the knowledge base that somebody other than its author has accepted. */
export type AcceptedFix = {
  /** Names it for good: `answer:7@2`, or the key of a document with its revision. */
  readonly reference: string
  readonly author: string
  readonly acceptedBy: string
  /** Day of the approval in Shanghai, ISO. */
  readonly acceptedOn: string
  /** What was corrected, at most 80 characters. */
  readonly title: string
}

const Row = z.object({
  reference: z.string(),
  author: z.string(),
  accepted_by: z.string(),
  accepted_on: z.string(),
  title: z.string(),
})

/**
 * The accepted corrections, oldest first: official answers, and revisions that were made from an earlier one. The first
 * load of a document corrects nothing and is not among them.
 */
export async function listAcceptedFixes(sql: Queryable): Promise<readonly AcceptedFix[]> {
  const { rows } = await sql.query<Record<string, unknown>>(
    `select 'answer:' || answer || '@' || version as reference, author, approver as accepted_by,
            to_char(approved_on, 'YYYY-MM-DD') as accepted_on, '官方答复：' || (wordings ->> 0) as title
       from curated_answer where approver is not null and approved_on is not null
     union all
     select doc || '#' || revision, author, approver,
            to_char(approved_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), '知识库更正：' || title
       from document_version
      where made_from is not null and approver is not null and published_at is not null
     order by accepted_on, reference`,
  )
  return rows.map((row) => {
    const { reference, author, accepted_by, accepted_on, title } = Row.parse(row)
    return {
      reference,
      author,
      acceptedBy: accepted_by,
      acceptedOn: accepted_on,
      title: [...title].slice(0, 80).join(''),
    }
  })
}
