import * as z from 'zod'
import { Role, StaffType } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import type { Reader } from '../port.ts'
import type { Curating } from './curating.ts'
import { CurationError } from './error.ts'

const AskedBy = z.object({
  staffType: StaffType.nullable().default(null),
  /** A code such as `ZJ`. */
  province: z.string().max(10).nullable().default(null),
  roles: z.array(Role).min(1).default(['staff']),
  unitIds: z.array(z.string().max(40)).max(20).default([]),
})

/** A question that the knowledge base must keep answering, with the articles that answer it. */
export const NewQuestion = z.strictObject({
  text: z.string().trim().min(1).max(2000),
  /** `document` = key of a version, or of an act over all its versions; none = nothing may be answered. */
  expected: z
    .array(z.strictObject({ document: z.string().trim().min(1).max(300), article: z.string().trim().min(1).max(60) }))
    .max(20),
  /** ISO day it is asked on; the day of the trial if null. */
  asOf: z.iso.date().nullable().default(null),
  reader: AskedBy.prefault({}),
})
export type NewQuestion = z.output<typeof NewQuestion>

/** A question of the set. */
export type SetQuestion = NewQuestion & {
  readonly id: string
  readonly addedBy: string
}

const Row = z
  .object({
    id: z.coerce.string(),
    text: z.string(),
    expected: NewQuestion.shape.expected,
    as_of: z.string().nullable(),
    reader: AskedBy,
    added_by: z.string(),
  })
  .transform(({ as_of: asOf, added_by: addedBy, ...row }): SetQuestion => ({ ...row, asOf, addedBy }))

/** Who asks a question of the set. */
export function readerOfQuestion({ reader }: Pick<NewQuestion, 'reader'>): Reader {
  const { roles, staffType, province, unitIds } = reader
  return { roles, staffType, province, unitId: unitIds[0] ?? null, unitIds }
}

/** The questions of the set in the order they were added. */
export async function listQuestions(sql: Queryable): Promise<readonly SetQuestion[]> {
  const { rows } = await sql.query(
    'select id, text, expected, as_of, reader, added_by from curation_question where removed_at is null order by id',
  )
  return z.array(Row).parse(rows)
}

/** Adds questions to the set. @returns their numbers */
export async function addQuestions(
  { db, record }: Curating,
  questions: readonly NewQuestion[],
  actor: string,
): Promise<readonly string[]> {
  return db.tx(async (sql) => {
    const ids: string[] = []
    for (const { text, expected, asOf, reader } of questions) {
      const { rows } = await sql.query(
        `insert into curation_question (text, expected, as_of, reader, added_by)
         values ($1, $2::jsonb, $3, $4::jsonb, $5) returning id`,
        [text, JSON.stringify(expected), asOf, JSON.stringify(reader), actor],
      )
      ids.push(z.coerce.string().parse(rows[0]?.id))
    }
    const first = ids[0] ?? ''
    const detail = { count: ids.length, first, last: ids.at(-1) ?? '' }
    if (ids.length > 0) await record(sql, { actor, action: 'knowledge.question_added', subject: first, detail })
    return ids
  })
}

/** Takes questions out of the set; trials of the past keep them. @throws CurationError when one is not in it */
export async function removeQuestions(
  { db, record }: Curating,
  ids: readonly string[],
  actor: string,
): Promise<number> {
  return db.tx(async (sql) => {
    for (const id of ids) {
      const { rowCount } = await sql.query(
        `update curation_question set removed_at = now(), removed_by = $2
         where id = $1::bigint and removed_at is null`,
        [id, actor],
      )
      if (rowCount === 0)
        throw new CurationError(`题库里没有编号 ${id} 的题。`, `There is no question ${id}.`, 'missing')
      await record(sql, { actor, action: 'knowledge.question_removed', subject: id, detail: {} })
    }
    return ids.length
  })
}
