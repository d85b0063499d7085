import type { Queryable } from './db.ts'
import { ConversationBusy, eraseMemory } from './erase.ts'

/** How many rows of each kind were taken away, or stayed. */
export type Counts = Readonly<Record<string, number>>

/** What erasing a person came to. */
export type PersonErased = {
  readonly erased: Counts
  /** What the law keeps: the audit trail, receipts and tickets without their words, ids of received messages. */
  readonly kept: Counts
}

/** Whose, and in which words they asked what became a question of the knowledge base. */
export type ErasedPerson = {
  readonly personId: string
  /** Null where the HR system never named them here. */
  readonly name: string | null
  readonly wordings: readonly AskedWording[]
}

/** A question in the one spelling by which `gap_wording.folded` has it, and how often this person asked it so. */
export type AskedWording = { readonly folded: string; readonly times: number }

/** What a person has said, for finding the questions that were made of it. */
export async function saidBy(sql: Queryable, personId: string): Promise<readonly string[]> {
  const { rows } = await sql.query<{ text: string }>(
    `select t.message #>> '{incoming,text}' as text from turn t join conversation c on c.id = t.conversation
     where c.person_id = $1 and t.message #>> '{incoming,text}' <> ''`,
    [personId],
  )
  return rows.map(({ text }) => text)
}

/** Everybody of whom anything is kept that an erasure takes away. */
export async function peopleKept(sql: Queryable): Promise<readonly string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `select person_id as id from conversation union select person_id from binding union select person_id from known_person
     union select person_id from role_grant union select person_id from notice union select person_id from confirmation
     union select person_id from service_reminder union select person_id from service_ticket
     union select owner from rendered_file union select person_id from knowledge_follow
     union select person_id from knowledge_sending`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Locks the person's conversations in one order for all and gives their keys.
 * @throws ConversationBusy while a turn or a submission of theirs is under way
 */
async function lockAll(sql: Queryable, personId: string): Promise<readonly string[]> {
  const { rows } = await sql.query<{ id: string; busy: boolean }>(
    `select id, coalesce(lease_until > now(), false) as busy from conversation where person_id = $1 order by id for update`,
    [personId],
  )
  const { rows: sending } = await sql.query(
    `select from confirmation c join outbox o on o.id = c.outbox_id where c.person_id = $1 and o.state = 'waiting'`,
    [personId],
  )
  if (sending.length > 0 || rows.some(({ busy }) => busy)) throw new ConversationBusy()
  return rows.map(({ id }) => id)
}

/** Takes away questions that nobody else asked; an item that rests on nothing else goes with them. */
async function eraseQuestions(sql: Queryable, wordings: readonly AskedWording[]): Promise<number> {
  const { rows } = await sql.query<{ gapId: string }>(
    `delete from gap_wording w using unnest($1::text[], $2::int[]) as own (folded, times)
     where w.folded = own.folded and w.asked <= own.times
       and (w.asked > 0 or not exists (select from answer_rating r where r.gap_id = w.gap_id and not r.good))
     returning w.gap_id as "gapId"`,
    [wordings.map(({ folded }) => folded), wordings.map(({ times }) => times)],
  )
  const items = rows.map(({ gapId }) => gapId)
  await sql.query(
    `update knowledge_gap g set question = w.text, version = version + 1 from gap_wording w
     where g.id = any($1) and w.folded = (select folded from gap_wording where gap_id = g.id order by asked desc, folded limit 1)`,
    [items],
  )
  await sql.query(
    `update answer_rating set gap_id = null where gap_id = any($1) and not exists (select from gap_wording w where w.gap_id = answer_rating.gap_id)`,
    [items],
  )
  await sql.query(
    `delete from knowledge_gap g where id = any($1) and not exists (select from gap_wording w where w.gap_id = g.id)`,
    [items],
  )
  return rows.length
}

/** A whole staff id within a text, for POSIX regular expressions. */
function withinText(personId: string): string {
  return `(^|[^0-9A-Za-z-])${personId.replaceAll(/[^0-9A-Za-z_-]/g, '\\$&')}($|[^0-9A-Za-z-])`
}

/** Notices to the person, and those to others that speak of them. */
async function eraseNotices(sql: Queryable, { personId, name }: ErasedPerson): Promise<number> {
  const { rowCount } = await sql.query(
    `delete from notice where person_id = $1 or body::text ~ $2
       or ($3::text is not null and length($3) >= 2 and position($3 in body::text) > 0)
       or exists (select from confirmation c where c.person_id = $1
         and (notice.key like 'second:' || c.id || ':%' or notice.key like '%:' || c.id)) returning 1`,
    [personId, withinText(personId), name],
  )
  return rowCount
}

/** What was sent stays as tool, hash, times and receipt; what it said goes. What was never sent goes altogether. */
async function eraseConsents(sql: Queryable, personId: string): Promise<{ dropped: number; receipts: number }> {
  const { rowCount: dropped } = await sql.query(
    `delete from confirmation where person_id = $1 and state <> 'consumed' returning 1`,
    [personId],
  )
  await sql.query(`delete from confirmation_second where person_id = $1`, [personId])
  await sql.query(
    `update outbox o set payload = jsonb_build_object('confirmationId', c.id, 'personId', c.person_id, 'tool', c.tool,
         'turnId', c.turn_id, 'erased', true),
       result = jsonb_strip_nulls(jsonb_build_object('receipt', o.result -> 'receipt', 'erased', true)), error = null
     from confirmation c where c.outbox_id = o.id and c.person_id = $1`,
    [personId],
  )
  const { rowCount: receipts } = await sql.query(
    `update confirmation set args = '{}', shown = '[]',
       preview = '{"sentence":{"zh":"（内容已删除）","en":"(erased)"},"notes":[],"changes":[]}'
     where person_id = $1 returning 1`,
    [personId],
  )
  return { dropped, receipts }
}

/** A ticket stays as number, days and who answered it; what was said in it goes. */
async function eraseTickets(sql: Queryable, personId: string): Promise<number> {
  await sql.query(`delete from service_talk where ticket in (select id from service_ticket where person_id = $1)`, [
    personId,
  ])
  const { rowCount } = await sql.query(
    `update service_ticket set topic = '', summary = '', exchanges = '[]', answer = '', live_until = null,
       note = case when state in ('open', 'taken') then '按删除请求办结。' else '' end,
       state = case when state in ('open', 'taken') then 'closed' else state end, ended_at = coalesce(ended_at, now())
     where person_id = $1 returning 1`,
    [personId],
  )
  return rowCount
}

/** Tables whose rows of a person go whole, with the column that names the person. */
const whole = [
  ['files', 'rendered_file', 'owner'],
  ['reminders', 'service_reminder', 'person_id'],
  ['bindings', 'binding', 'person_id'],
  ['identity', 'known_person', 'person_id'],
  ['roles', 'role_grant', 'person_id'],
  ['follows', 'knowledge_follow', 'person_id'],
  ['told', 'knowledge_sending', 'person_id'],
] as const

async function eraseTalk(sql: Queryable, ids: readonly string[]): Promise<Counts> {
  const removed = async (statement: string) => (await sql.query(`${statement} returning 1`, [ids])).rowCount
  const ofTurns = 'turn_id in (select id from turn where conversation = any($1))'
  const ratings = await removed(`delete from answer_rating where ${ofTurns}`)
  const messages = await removed('delete from turn_event where conversation = any($1)')
  const turns = await removed('delete from turn where conversation = any($1)')
  await sql.query(`delete from outbox where kind = 'message' and conversation = any($1)`, [ids])
  await eraseMemory(sql, ids)
  const conversations = await removed('delete from conversation where id = any($1)')
  return { conversations, turns, messages, ratings }
}

/**
 * Erases all that is kept of a person, in the caller's transaction: conversations with memory and files, ratings,
 * reminders, notices, questions that became work of the knowledge base, bindings, roles, and the words of tickets and
 * of what was submitted. What the law keeps stays without words: the audit trail (numbers and codes, a chain that
 * cannot be changed), receipts and tickets (网络数据安全管理条例 第十二条), ids of messages (网络安全法 第二十三条).
 * @throws ConversationBusy while a turn or a submission of theirs is under way; nothing was erased then
 */
export async function erasePerson(sql: Queryable, person: ErasedPerson): Promise<PersonErased> {
  const { personId, wordings } = person
  const ids = await lockAll(sql, personId)
  const notices = await eraseNotices(sql, person)
  const { dropped, receipts } = await eraseConsents(sql, personId)
  const tickets = await eraseTickets(sql, personId)
  const counts: Record<string, number> = {
    ...(await eraseTalk(sql, ids)),
    notices,
    consents: dropped,
    questions: await eraseQuestions(sql, wordings),
  }
  for (const [name, table, column] of whole) {
    const { rowCount } = await sql.query(`delete from ${table} where ${column} = $1 returning 1`, [personId])
    counts[name] = rowCount
  }
  const { rowCount: documents } = await sql.query('delete from plugin_document where key ~ $1 returning 1', [
    withinText(personId),
  ])
  const { rows } = await sql.query<{ audit: number }>('select count(*)::int as audit from audit where actor = $1', [
    personId,
  ])
  return { erased: { ...counts, documents }, kept: { audit: rows[0]?.audit ?? 0, receipts, tickets } }
}
