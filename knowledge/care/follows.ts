import * as z from 'zod'
import type { Db, Queryable } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import type { Reader } from '../port.ts'
import { mayRead } from '../search/filter.ts'
import type { RecordCare } from './record.ts'

/** What a person follows, or does not want to hear of; `all` stands for every notice of this kind. */
export const Follow = z.object({ kind: z.enum(['document', 'topic', 'all']), target: z.string(), wanted: z.boolean() })
export type Follow = z.output<typeof Follow>

const mostFollows = 200
const Known = z.object({ actId: z.string(), audience: z.array(z.string()) })

/** What a person follows and has switched off, oldest first. */
export async function followsOf(sql: Queryable, personId: string): Promise<readonly Follow[]> {
  const { rows } = await sql.query(
    'select kind, target, wanted from knowledge_follow where person_id = $1 order by at, kind, target',
    [personId],
  )
  return z.array(Follow).parse(rows)
}

/** A document is followed over all its versions; what names a version stands for its act. */
async function targetOf(sql: Queryable, reader: Reader, { kind, target }: Omit<Follow, 'wanted'>): Promise<string> {
  if (kind === 'all') return ''
  const words = target.trim()
  if (kind === 'topic') {
    if ([...words].length < 2 || words.length > 50)
      throw new CurationError('主题请写 2 到 50 个字，如“产假”。', 'A topic has 2 to 50 characters, such as 产假.')
    return words
  }
  const { rows } = await sql.query(
    `select act_id as "actId", audience from document_version
     where (doc = $1 or act_id = $1) and state in ('published', 'pending_retire') order by id desc`,
    [words],
  )
  // Whether a document exists is told only to those who may read it.
  const actId = z
    .array(Known)
    .parse(rows)
    .find((known) => mayRead(known, reader))?.actId
  if (actId === undefined)
    throw new CurationError('没有这份文件，请核对名称。', 'There is no such document. Check its name.', 'missing')
  return actId
}

/** Follows something, or switches it off; the last word counts. @throws CurationError for a document that does not exist */
export async function follow(
  { db, record }: { readonly db: Db; readonly record: RecordCare },
  person: Reader & { readonly id: string },
  { kind, target, wanted }: Follow,
): Promise<void> {
  await db.tx(async (sql) => {
    const about = await targetOf(sql, person, { kind, target })
    const { rows } = await sql.query<{ count: number }>(
      'select count(*)::int as count from knowledge_follow where person_id = $1',
      [person.id],
    )
    if ((rows[0]?.count ?? 0) >= mostFollows)
      throw new CurationError(`最多关注 ${mostFollows} 项。`, `At most ${mostFollows} things can be followed.`, 'state')
    await sql.query(
      `insert into knowledge_follow (person_id, kind, target, wanted) values ($1, $2, $3, $4)
       on conflict (person_id, kind, target) do update set wanted = excluded.wanted, at = now()`,
      [person.id, kind, about, wanted],
    )
    const action = wanted ? 'knowledge.followed' : 'knowledge.unfollowed'
    await record(sql, { actor: person.id, action, subject: kind === 'document' ? about : kind, detail: { kind } })
  })
}

const Row = Follow.extend({ person_id: z.string() })

/** What everybody follows and has switched off, by person. */
export async function allFollows(sql: Queryable): Promise<ReadonlyMap<string, readonly Follow[]>> {
  const { rows } = await sql.query('select person_id, kind, target, wanted from knowledge_follow order by person_id')
  return Map.groupBy(z.array(Row).parse(rows), ({ person_id }) => person_id)
}
