import { guest } from '#sdk'
import { appendAudit } from './audit.ts'
import type { Db, Queryable } from './db.ts'
import { notify } from './notices.ts'
import { appendEvent } from './turn-events.ts'

/** One turn before the hand-over, as a colleague may see it. */
export type TicketExchange = {
  readonly said: string
  readonly answered: string
  /** By which the whole answer is found again, for a colleague who may read it; left out in old tickets. */
  readonly turnId?: string
  readonly citations?: readonly { readonly document: string; readonly article: string }[]
}

/** Why a ticket was opened: asked for, or by one of the rules of `agent/hand-over.ts`. */
export type TicketReason = 'asked' | 'sensitive' | 'misses' | 'thin' | 'unknown_outcome'

/** Where a ticket stands: nobody works on it, somebody does, it has its answer, or it was closed without one. */
export type TicketState = 'open' | 'taken' | 'answered' | 'closed'

/** A matter handed to a colleague of the HR office. */
export type Ticket = {
  readonly id: string
  /** As people read it: `GD-0001`. */
  readonly number: string
  readonly personId: string
  readonly conversation: string
  readonly turnId: string
  readonly topic: string
  readonly summary: string
  readonly exchanges: readonly TicketExchange[]
  readonly state: TicketState
  /** Staff id; null while nobody on duty was found. */
  readonly owner: string | null
  /** ISO day. */
  readonly openedOn: string
  /** ISO day by whose end it is to be answered. */
  readonly dueOn: string
  readonly answer: string
  readonly note: string
  readonly locale: 'zh' | 'en'
  readonly reason: TicketReason
  /** The colleague who has it speaks in the conversation just now. */
  readonly isLive: boolean
}

/** A ticket before it has a number. */
export type NewTicket = Omit<Ticket, 'id' | 'number' | 'state' | 'answer' | 'note' | 'isLive'>

/** What a ticket is read by. */
export const ticketColumns = `id, 'GD-' || lpad(id::text, greatest(4, length(id::text)), '0') as number, person_id as "personId", conversation, turn_id as "turnId", topic, summary, exchanges, state, owner,
  opened_on as "openedOn", due_on as "dueOn", answer, note, locale, reason, coalesce(live_until > now(), false) as "isLive"`

/** The id in a number as people write it; null for what is none. */
export function ticketId(number: string): string | null {
  return /^(?:GD-?)?0*([1-9]\d{0,17})$/i.exec(number.trim())?.[1] ?? null
}

/** Tells the one who has a ticket to work on, once. */
async function tellOwner(sql: Queryable, { id, number, owner, dueOn }: Ticket): Promise<void> {
  if (owner === null) return
  await notify(sql, {
    personId: owner,
    kind: 'ticket',
    key: `ticket:${id}:owner:${owner}`,
    body: {
      ticket: number,
      sentence: {
        zh: `有同事请求人工答复：工单 ${number}，请在 ${dueOn} 下班前答复。因为您值班或负责该单位的人事工作。`,
        en: `A colleague asks for a person: ticket ${number}, to be answered by the end of ${dueOn}. You are on duty or look after that unit.`,
      },
    },
  })
}

/** How opening a ticket went. */
export type Opened = { readonly ticket: Ticket; readonly isNew: boolean }

/**
 * Opens a ticket, once for each turn. Where the conversation has an open one already and nothing new is told, that one
 * is given back.
 * @param most how many a conversation may have open
 * @returns null when there are that many
 */
export async function openTicket(db: Db, made: NewTicket, most: number): Promise<Opened | null> {
  return db.tx(async (sql) => {
    await sql.query('select id from conversation where id = $1 for update', [made.conversation])
    const { rows: open } = await sql.query<Ticket>(
      `select ${ticketColumns} from service_ticket where conversation = $1 and (state in ('open', 'taken') or turn_id = $2)
       order by id desc`,
      [made.conversation, made.turnId],
    )
    const same = open.find(({ turnId }) => turnId === made.turnId)
    if (same) return { ticket: same, isNew: true }
    const tellsNothing = made.reason !== 'asked' || (made.topic === '' && made.summary === '')
    const [last] = open
    if (last && tellsNothing) return { ticket: last, isNew: false }
    if (open.length >= most) return null
    const { rows } = await sql.query<Ticket>(
      `insert into service_ticket (person_id, conversation, turn_id, topic, summary, exchanges, owner, opened_on, due_on, locale, reason)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11) returning ${ticketColumns}`,
      [
        made.personId,
        made.conversation,
        made.turnId,
        made.topic,
        made.summary,
        JSON.stringify(made.exchanges),
        made.owner,
        made.openedOn,
        made.dueOn,
        made.locale,
        made.reason,
      ],
    )
    const ticket = rows[0] as Ticket
    await tellOwner(sql, ticket)
    await audit(sql, ticket, made.personId, 'ticket.opened')
    return { ticket, isNew: true }
  })
}

function audit(sql: Queryable, { number, owner }: Ticket, actor: string, action: string): Promise<void> {
  return appendAudit(sql, { actor, action, subject: `ticket:${number}`, detail: { owner } })
}

/** A person's own tickets, newest first. */
export async function ticketsOf(sql: Queryable, personId: string, limit = 50): Promise<readonly Ticket[]> {
  const { rows } = await sql.query<Ticket>(
    `select ${ticketColumns} from service_ticket where person_id = $1 order by id desc limit $2`,
    [personId, limit],
  )
  return rows
}

/** What a colleague has to work on, and what nobody has yet; the most urgent first. */
export async function ticketsFor(sql: Queryable, owner: string, limit = 200): Promise<readonly Ticket[]> {
  const { rows } = await sql.query<Ticket>(
    `select ${ticketColumns} from service_ticket where state in ('open', 'taken') and (owner = $1 or owner is null)
       and person_id <> $1 order by due_on, id limit $2`,
    [owner, limit],
  )
  return rows
}

/** One ticket; null when there is none of this number. */
export async function findTicket(sql: Queryable, id: string): Promise<Ticket | null> {
  const { rows } = await sql.query<Ticket>(`select ${ticketColumns} from service_ticket where id = $1`, [id])
  return rows[0] ?? null
}

/** Open tickets that nobody has. */
export async function ticketsWithoutOwner(sql: Queryable, limit = 100): Promise<readonly Ticket[]> {
  const { rows } = await sql.query<Ticket>(
    `select ${ticketColumns} from service_ticket where state = 'open' and owner is null order by id limit $1`,
    [limit],
  )
  return rows
}

/** Gives an open ticket that nobody has to somebody. @returns false when it has found somebody in the meantime */
export async function giveTicket(db: Db, id: string, owner: string): Promise<boolean> {
  return db.tx(async (sql) => {
    const { rows } = await sql.query<Ticket>(
      `update service_ticket set owner = $2 where id = $1 and owner is null and state = 'open' returning ${ticketColumns}`,
      [id, owner],
    )
    const ticket = rows[0]
    if (!ticket) return false
    await tellOwner(sql, ticket)
    await audit(sql, ticket, 'system', 'ticket.given')
    return true
  })
}

/** Tickets that are past their day and whose owner has not been told so. @returns how many were told */
export async function remindOfLate(db: Db, today: string): Promise<number> {
  const { rows } = await db.query<Ticket>(
    `select ${ticketColumns} from service_ticket t where state in ('open', 'taken') and owner is not null and due_on < $1
       and not exists (select 1 from notice n where n.key = 'ticket:' || t.id || ':late:' || t.owner)
     order by id limit 200`,
    [today],
  )
  for (const { id, number, owner, dueOn } of rows) {
    await notify(db, {
      personId: owner ?? '',
      kind: 'ticket',
      key: `ticket:${id}:late:${owner}`,
      body: {
        ticket: number,
        sentence: {
          zh: `工单 ${number} 应在 ${dueOn} 前答复，已经超期，请尽快处理。`,
          en: `Ticket ${number} was to be answered by ${dueOn} and is late. Please see to it.`,
        },
      },
    })
  }
  return rows.length
}

/** What is done with a ticket. */
export type TicketStep =
  | { readonly kind: 'take' }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'close'; readonly text: string }

/** Why a step was not taken. */
export type StepRefused = 'missing' | 'taken_by_another' | 'over'

const stateAfter = { take: 'taken', answer: 'answered', close: 'closed' } as const

/**
 * Takes, answers or closes a ticket; who answers what nobody has takes it with it. The one who asked hears of an answer
 * and of a closing in the inbox and in the conversation.
 * @returns the ticket as it stands now, or why nothing was done
 */
export async function stepTicket(db: Db, id: string, actor: string, step: TicketStep): Promise<Ticket | StepRefused> {
  return db.tx(async (sql) => {
    const { rows } = await sql.query<Ticket>(`select ${ticketColumns} from service_ticket where id = $1 for update`, [
      id,
    ])
    const before = rows[0]
    if (!before) return 'missing'
    if (before.state === 'answered' || before.state === 'closed') return 'over'
    const isOwn = before.personId === actor
    if (!isOwn && before.state === 'taken' && before.owner !== actor) return 'taken_by_another'
    const { rows: changed } = await sql.query<Ticket>(
      `update service_ticket set state = $2, owner = case when $3 then owner else $4 end,
         answer = case when $2 = 'answered' then $5 else answer end,
         note = case when $2 = 'closed' then $5 else note end,
         ended_at = case when $2 = 'taken' then null else now() end, live_until = null
       where id = $1 returning ${ticketColumns}`,
      [id, stateAfter[step.kind], isOwn, actor, step.kind === 'take' ? '' : step.text],
    )
    const ticket = changed[0] as Ticket
    if (step.kind !== 'take' && !isOwn) await tellAsker(sql, ticket)
    await audit(sql, ticket, actor, `ticket.${stateAfter[step.kind]}`)
    return ticket
  })
}

async function tellAsker(sql: Queryable, ticket: Ticket): Promise<void> {
  const { number } = ticket
  const sentence =
    ticket.state === 'answered'
      ? {
          zh: `人事科已答复您的工单 ${number}：${ticket.answer}`,
          en: `The HR office has answered your ticket ${number}: ${ticket.answer}`,
        }
      : {
          zh: `您的工单 ${number} 已办结：${ticket.note}`,
          en: `Your ticket ${number} was closed: ${ticket.note}`,
        }
  const body = { ticket: number, sentence }
  // Guests share one id and have no inbox; theirs is the conversation.
  if (ticket.personId !== guest().id)
    await notify(sql, { personId: ticket.personId, kind: 'ticket', key: `ticket:${ticket.id}:${ticket.state}`, body })
  await appendEvent(sql, ticket.conversation, ticket.turnId, 'follow_up', {
    sentence: sentence[ticket.locale],
    parts: [],
  })
}
