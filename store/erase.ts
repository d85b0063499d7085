import type { Queryable } from './db.ts'

/** Which conversations of a person: one by its key, or every one. */
export type Reach = { readonly conversation: string } | 'all'

/** How much there is of somebody's conversations. */
export type Held = { readonly conversations: number; readonly messages: number; readonly files: number }

/** Somebody writes in one of the conversations just now; to be tried again in a moment. */
export class ConversationBusy extends Error {
  override readonly name = 'ConversationBusy'
  readonly code = 'conversation_busy'
  constructor() {
    super('A conversation that is to be erased is being worked on; it is erased when that turn is over.')
  }
}

type Whose = { readonly personId: string; readonly reach: Reach }

const ofPerson = `person_id = $1 and ($2::text is null or id = $2)`

function keyOf(reach: Reach): string | null {
  return reach === 'all' ? null : reach.conversation
}

// The address of a file in an answer ends with its id, in whatever kind of part it stands.
const fileIdsOf = (conversations: string) => `select substring(url #>> '{}' from '[^/]+$')
  from turn_event e,
    jsonb_path_query(e.data, '$.parts[*].* ? (@.type() == "string" && @ starts with "/api/files/")') as url
  where e.conversation ${conversations}`

/** Counts what erasing would take away. */
export async function heldOf(sql: Queryable, { personId, reach }: Whose): Promise<Held> {
  const { rows } = await sql.query<Held>(
    `with own as (select id from conversation where ${ofPerson})
     select (select count(*) from own)::int as conversations,
       (select count(*) from turn_event where kind in ('said', 'reply', 'follow_up', 'failed')
          and conversation in (select id from own))::int as messages,
       (select count(*) from rendered_file where owner = $1 and ($2::text is null or id in (
          ${fileIdsOf('in (select id from own)')})))::int as files`,
    [personId, keyOf(reach)],
  )
  return rows[0] ?? { conversations: 0, messages: 0, files: 0 }
}

/**
 * Locks the person's conversations in one order for all and gives their keys.
 * @throws ConversationBusy when another turn than this one is under way in one of them
 */
async function lockOwn(sql: Queryable, { personId, reach }: Whose, turnId: string): Promise<readonly string[]> {
  const { rows } = await sql.query<{ id: string; busy: boolean }>(
    `select id, lease_until is not null and lease_until > now() and $3::uuid is distinct from
       (select t.id from turn t where t.conversation = conversation.id and t.state = 'queued' order by t.seq limit 1) as busy
     from conversation where ${ofPerson} order by id for update`,
    [personId, keyOf(reach), turnId],
  )
  if (rows.some(({ busy }) => busy)) throw new ConversationBusy()
  return rows.map(({ id }) => id)
}

/** Takes away what the conversation graph remembers; nothing where this database holds no such memory. */
export async function eraseMemory(sql: Queryable, conversations: readonly string[]): Promise<void> {
  const { rows } = await sql.query<{ there: boolean }>(`select to_regclass('checkpoints') is not null as there`)
  if (rows[0]?.there !== true) return
  for (const table of ['checkpoint_writes', 'checkpoint_blobs', 'checkpoints'])
    await sql.query(`delete from ${table} where thread_id = any($1)`, [conversations])
}

async function eraseFiles(sql: Queryable, { personId, reach }: Whose, ids: readonly string[]): Promise<number> {
  const { rowCount } =
    reach === 'all'
      ? await sql.query('delete from rendered_file where owner = $1 returning id', [personId])
      : await sql.query(
          `delete from rendered_file where owner = $1 and id in (${fileIdsOf('= any($2)')}) returning id`,
          [personId, ids],
        )
  return rowCount
}

/**
 * Erases conversations of a person: messages, answers, memory, files made in them, ratings, reminders that are over,
 * and what was prepared and never sent. The ids of messages stay, so that one that is delivered again is not worked
 * again; consents that were sent stay as receipts, tickets and the audit trail stay as records of office.
 * @param turnId the turn that asked for it; it is under way and stays with its own words
 * @throws ConversationBusy while another turn is under way in one of them
 */
export async function eraseConversations(sql: Queryable, whose: Whose, turnId: string): Promise<Held> {
  const ids = await lockOwn(sql, whose, turnId)
  const files = await eraseFiles(sql, whose, ids)
  const ended = `select id from turn where conversation = any($1) and state <> 'queued'`
  await sql.query(`delete from answer_rating where turn_id in (${ended})`, [ids])
  await sql.query(
    `with gone as (
       delete from service_reminder where conversation = any($1) and state <> 'open' returning id
     ) delete from notice where key in (select 'own-reminder:' || id from gone)`,
    [ids],
  )
  await sql.query(
    `delete from confirmation where conversation = any($1)
       and (state in ('pending', 'cancelled', 'superseded') or (state = 'awaiting_second' and expires_at <= now()))`,
    [ids],
  )
  const { rows: events } = await sql.query<{ kind: string }>(
    `delete from turn_event where conversation = any($1)
       and turn_id not in (select id from turn where conversation = any($1) and state = 'queued') returning kind`,
    [ids],
  )
  await sql.query(`delete from turn where conversation = any($1) and state <> 'queued'`, [ids])
  await eraseMemory(sql, ids)
  const messages = events.filter(({ kind }) => kind !== 'progress' && kind !== 'draft').length
  return { conversations: ids.length, messages, files }
}
