import * as z from 'zod'
import type { Db, Queryable } from '../../store/db.ts'
import { questionTerms } from '../index/likeness.ts'
import { fold } from '../text/normalize.ts'
import { type Weigh, weightOf } from './wording.ts'

const Frequencies = z.array(z.object({ term: z.string(), count: z.coerce.number() }))
const Count = z.object({ count: z.coerce.number() })

/** Over a server the postings that the edge searches by are there, and only the terms asked for are fetched. */
const countedInSql: Weigh = async (sql, terms) => {
  const counted = await sql.query(
    'select term, sum(cardinality(numbers)) as count from question_posting where term = any($1::text[]) group by term',
    [terms],
  )
  const all = await sql.query('select coalesce(sum(cardinality(ordinals)), 0) as count from question_index')
  const frequencies = new Map(Frequencies.parse(counted.rows).map(({ term, count }) => [term, count]))
  const questions = Count.parse(all.rows[0]).count
  return (term) => weightOf(questions, frequencies.get(term) ?? 0)
}

type Counted = { readonly questions: number; readonly frequencies: ReadonlyMap<string, number> }

async function countAll(sql: Queryable): Promise<Counted> {
  const { rows } = await sql.query(
    `select jsonb_array_elements_text(a.questions) as text from article a join document_version v on v.id = a.version_id
     where v.state in ('published', 'pending_retire')`,
  )
  const texts = z.array(z.object({ text: z.string() })).parse(rows)
  const frequencies = new Map<string, number>()
  for (const { text } of texts)
    for (const term of questionTerms(fold(text))) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  return { questions: texts.length, frequencies }
}

/**
 * Embedded they are counted once: how rare a word is hardly changes while a process lives. What is held is the result,
 * never a promise of it, since whoever waits inside a transaction has the only connection.
 */
function countedOnce(): Weigh {
  let held: Counted | null = null
  return async (sql) => {
    const counted = held ?? (await countAll(sql))
    // Before the first document was published there was nothing to count.
    if (counted.questions > 0) held = counted
    const { questions, frequencies } = counted
    return (term) => weightOf(questions, frequencies.get(term) ?? 0)
  }
}

/** Weighs terms by how rare they are among the questions that stand beside the articles. */
export function createWeights({ kind }: Pick<Db, 'kind'>): Weigh {
  return kind === 'postgres' ? countedInSql : countedOnce()
}
