import { appendAudit } from './audit.ts'
import type { Db, Queryable } from './db.ts'
import { type Ticket, ticketColumns } from './tickets.ts'
import { appendEvent } from './turn-events.ts'

/** One thing that was said while a colleague was in the conversation. */
export type LiveWords = { readonly byColleague: boolean; readonly text: string; readonly at: Date }

type Text = { readonly zh: string; readonly en: string }

async function lock(sql: Queryable, id: string): Promise<Ticket | null> {
  const { rows } = await sql.query<Ticket>(`select ${ticketColumns} from service_ticket where id = $1 for update`, [id])
  return rows[0] ?? null
}

function tell(sql: Queryable, { conversation, turnId, locale }: Ticket, sentence: Text): Promise<void> {
  return appendEvent(sql, conversation, turnId, 'follow_up', { sentence: sentence[locale], parts: [] })
}

function keepLive(sql: Queryable, id: string, minutes: number) {
  return sql.query('update service_ticket set live_until = now() + make_interval(mins => $2) where id = $1', [
    id,
    minutes,
  ])
}

/** The ticket whose colleague speaks in a conversation; null while Renshi does. */
export async function liveTicketIn(sql: Queryable, conversation: string): Promise<Ticket | null> {
  const { rows } = await sql.query<Ticket>(
    `select ${ticketColumns} from service_ticket where conversation = $1 and live_until > now() order by id desc limit 1`,
    [conversation],
  )
  return rows[0] ?? null
}

/**
 * Joins the conversation of a ticket, which must be the actor's own and open; the person is told.
 * @returns false when somebody else is in it, or the ticket is not theirs
 */
export async function joinConversation(
  db: Db,
  id: string,
  { actor, name, minutes }: { readonly actor: string; readonly name: string; readonly minutes: number },
): Promise<boolean> {
  return db.tx(async (sql) => {
    const ticket = await lock(sql, id)
    if (ticket?.state !== 'taken' || ticket.owner !== actor) return false
    const other = await liveTicketIn(sql, ticket.conversation)
    if (other) return other.id === id
    await keepLive(sql, id, minutes)
    await tell(sql, ticket, {
      zh: `人事科同事${name}已接入，接下来由同事直接答复（工单 ${ticket.number}）。想回到数字助手，请说“交回助手”。`,
      en: `${name} of the HR office has joined and answers you from here on (ticket ${ticket.number}). To return to the assistant say “back to the assistant”.`,
    })
    await appendAudit(sql, { actor, action: 'ticket.joined', subject: `ticket:${ticket.number}`, detail: { minutes } })
    return true
  })
}

/** Says something as the colleague who is in the conversation. @returns false when they are not */
export async function sayAsColleague(
  db: Db,
  id: string,
  said: {
    readonly actor: string
    readonly name: string
    readonly text: string
    readonly turnId: string | null
    readonly minutes: number
  },
): Promise<boolean> {
  const { actor, name, text, turnId, minutes } = said
  return db.tx(async (sql) => {
    const ticket = await lock(sql, id)
    if (!ticket?.isLive || ticket.owner !== actor) return false
    const { rows } = await sql.query(
      `insert into service_talk (ticket, by_colleague, turn_id, text) values ($1, true, $2, $3)
       on conflict (turn_id) do nothing returning id`,
      [id, turnId, text],
    )
    if (rows.length === 0) return true
    await keepLive(sql, id, minutes)
    await tell(sql, ticket, { zh: `【人事科 ${name}】${text}`, en: `[HR office, ${name}] ${text}` })
    await appendAudit(sql, { actor, action: 'ticket.said', subject: `ticket:${ticket.number}`, detail: {} })
    return true
  })
}

/**
 * Keeps what the person said to the colleague, and writes it into the colleague's own private chat where they have one
 * on a platform.
 */
export async function sayAsPerson(
  db: Db,
  ticket: Ticket,
  { name, text, turnId }: { readonly name: string; readonly text: string; readonly turnId: string },
): Promise<string | null> {
  return db.tx(async (sql) => {
    const { rows } = await sql.query(
      `insert into service_talk (ticket, by_colleague, turn_id, text) values ($1, false, $2, $3)
       on conflict (turn_id) do nothing returning id`,
      [ticket.id, turnId, text],
    )
    if (rows.length === 0 || ticket.owner === null) return null
    return relay(sql, ticket.owner, turnId, `【${ticket.number} ${name}】${text}`)
  })
}

/** @returns the colleague's conversation, null where none is on a platform */
async function relay(sql: Queryable, colleague: string, turnId: string, sentence: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `select c.id from conversation c where c.person_id = $1 and c.address ->> 'chat' = ''
     order by (select max(t.seq) from turn t where t.conversation = c.id) desc nulls last limit 1`,
    [colleague],
  )
  const conversation = rows[0]?.id
  if (!conversation) return null
  await appendEvent(sql, conversation, turnId, 'follow_up', { sentence, parts: [] })
  return conversation
}

/** Gives the conversation back to Renshi; the other side is told. @returns false when no colleague was in it */
export async function handBack(
  db: Db,
  id: string,
  actor: string,
  by: 'colleague' | 'person' | 'time',
): Promise<boolean> {
  return db.tx(async (sql) => {
    const ticket = await lock(sql, id)
    const { rows } = await sql.query(
      `update service_ticket set live_until = null where id = $1 and live_until is not null
         and ($2 <> 'time' or live_until <= now()) and ($2 <> 'colleague' or owner = $3) returning id`,
      [id, by, actor],
    )
    if (!ticket || rows.length === 0) return false
    if (by === 'person') {
      if (ticket.owner !== null) await relay(sql, ticket.owner, ticket.turnId, `${ticket.number}：对方已回到数字助手。`)
    } else
      await tell(sql, ticket, {
        zh: '人事科同事已离开对话，由数字助手继续为您服务。',
        en: 'The colleague has left the conversation; the assistant answers again.',
      })
    await appendAudit(sql, { actor, action: 'ticket.handed_back', subject: `ticket:${ticket.number}`, detail: { by } })
    return true
  })
}

/** Tickets whose colleague has been silent for too long. */
export async function idleTickets(sql: Queryable, limit = 100): Promise<readonly string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'select id::text as id from service_ticket where live_until <= now() order by id limit $1',
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** What was said while a colleague was in the conversation, oldest first. */
export async function liveWordsOf(sql: Queryable, id: string): Promise<readonly LiveWords[]> {
  const { rows } = await sql.query<LiveWords>(
    'select by_colleague as "byColleague", text, at from service_talk where ticket = $1 order by id',
    [id],
  )
  return rows
}
