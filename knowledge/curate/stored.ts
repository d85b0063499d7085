import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'

const Stored = z.object({
  number: z.number(),
  suffix: z.number(),
  label: z.string(),
  path: z.array(z.string()),
  text: z.string(),
  questions: z.array(z.string()),
})
/** An article as it is kept. */
export type Stored = z.output<typeof Stored>

/** The articles of a revision in their order. */
export async function storedArticles(sql: Queryable, id: string): Promise<readonly Stored[]> {
  const { rows } = await sql.query(
    'select number, suffix, label, path, text, questions from article where version_id = $1 order by ordinal',
    [id],
  )
  return z.array(Stored).parse(rows)
}
