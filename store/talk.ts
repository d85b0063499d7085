import type { Queryable } from './db.ts'

/** One turn of a conversation that has its answer. */
export type Talked = { readonly turnId: string; readonly said: string; readonly reply: unknown }

/** The last turns of a conversation that were answered before another one, newest first. */
export async function talkedBefore(
  sql: Queryable,
  conversation: string,
  turnId: string,
  limit: number,
): Promise<readonly Talked[]> {
  const { rows } = await sql.query<Talked>(
    `select t.id as "turnId", coalesce(t.message #>> '{incoming,text}', '') as said, e.data as reply
     from turn t join turn_event e on e.turn_id = t.id and e.kind = 'reply'
     where t.conversation = $1 and t.state = 'done' and t.seq < (select seq from turn where id = $2)
     order by t.seq desc limit $3`,
    [conversation, turnId, limit],
  )
  return rows
}

/** The answers of turns, by turn; those that were erased are missing. */
export async function repliesOf(sql: Queryable, turnIds: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await sql.query<{ turnId: string; data: unknown }>(
    `select turn_id::text as "turnId", data from turn_event where turn_id = any($1::uuid[]) and kind = 'reply'`,
    [turnIds],
  )
  return new Map(rows.map(({ turnId, data }) => [turnId, data]))
}
