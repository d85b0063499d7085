import { Hono } from 'hono'
import { guest, isToolError, type Person, z } from '#sdk'
import type { People } from '../agent/people.ts'
import type { Duty } from '../jobs/duty.ts'
import { deskOf } from '../jobs/service-ports.ts'
import type { Db } from '../store/db.ts'
import type { Signals } from '../store/signals.ts'
import {
  findTicket,
  type StepRefused,
  stepTicket,
  type Ticket,
  type TicketStep,
  ticketId,
  ticketsOf,
} from '../store/tickets.ts'
import { type Identity, signedOut } from './identity.ts'

/** What the routes of tickets need. */
export type TicketRoutes = {
  readonly db: Db
  readonly identity: Identity
  readonly people: People
  readonly duty: Duty
  readonly signals: Signals
}

const notFound = {
  error: '没有这张工单，或者它不归您办。请核对工单号。',
  errorEn: 'There is no such ticket, or it is not yours to work on. Check its number.',
}
const refusals: Readonly<Record<StepRefused, { readonly error: string; readonly errorEn: string }>> = {
  missing: notFound,
  taken_by_another: { error: '这张工单已由另一位同事接手。', errorEn: 'A colleague has taken this ticket already.' },
  over: { error: '这张工单已经办结。', errorEn: 'This ticket is closed already.' },
}
const Words = z.strictObject({ text: z.string().trim().min(1).max(2000) })
const noWords = {
  error: '缺少 text：要告诉对方的话，最多 2000 字。',
  errorEn: 'text is missing: what to say, at most 2000 characters.',
}

/** What a body asks for; null where it lacks the words that the step needs. */
function stepOf(kind: TicketStep['kind'], body: unknown): TicketStep | null {
  if (kind === 'take') return { kind }
  const parsed = Words.safeParse(body)
  return parsed.success ? { kind, text: parsed.data.text } : null
}

/** A ticket as a page and the command line show it; who asked is named to those who work on it only. */
function shown(ticket: Ticket, asker: Person | null) {
  const { id: _id, conversation: _conversation, turnId: _turnId, personId: _personId, ...rest } = ticket
  return {
    ...rest,
    ...(asker ? { asker: asker.name, unit: asker.unitName ?? '' } : {}),
  }
}

type Seen =
  | { readonly refused: 401 | 404 }
  | { readonly person: Person; readonly ticket: Ticket; readonly isOwn: boolean }

/** Routes by which HR officers work on tickets, and those who asked see what became of them. */
export function createTicketRoutes({ db, identity, people, duty, signals }: TicketRoutes): Hono {
  /** Who asked; null for somebody who has left since. */
  const askerOf = async ({ personId }: Ticket): Promise<Person | null> => {
    try {
      return await people.identify(personId === guest().id ? null : personId)
    } catch (error) {
      if (!isToolError(error)) throw error
      return null
    }
  }

  /** The person and a ticket they may see; the answer that says why not otherwise. */
  async function seen(request: Request, number: string): Promise<Seen> {
    const person = await identity.personOf(request)
    if (!person || person.roles.includes('guest')) return { refused: 401 }
    const id = ticketId(number)
    const ticket = id === null ? null : await findTicket(db, id)
    if (!ticket) return { refused: 404 }
    const isOwn = ticket.personId === person.id
    const isWorker = !isOwn && (await duty.mayWork(person, ticket))
    return isOwn || isWorker ? { person, ticket, isOwn } : { refused: 404 as const }
  }

  const refuse = ({ refused }: { readonly refused: 401 | 404 }) =>
    Response.json(refused === 401 ? signedOut : notFound, { status: refused })

  /** Takes one step of a ticket; who asked may take those only that are for them too. */
  async function take(request: Request, number: string, kind: TicketStep['kind']): Promise<Response> {
    const found = await seen(request, number)
    if ('refused' in found) return refuse(found)
    if (found.isOwn && kind !== 'close') return refuse({ refused: 404 })
    const step = stepOf(kind, await request.json().catch(() => null))
    if (!step) return Response.json(noWords, { status: 400 })
    const done = await stepTicket(db, found.ticket.id, found.person.id, step)
    if (typeof done === 'string') return Response.json(refusals[done], { status: done === 'missing' ? 404 : 409 })
    signals.changed(done.conversation)
    return Response.json(shown(done, found.isOwn ? null : await askerOf(done)))
  }

  return new Hono()
    .get('/tickets', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person || person.roles.includes('guest')) return c.json(signedOut, 401)
      const desk = await deskOf({ db, duty }, person)
      const toAnswer = await Promise.all(desk.map(async (ticket) => shown(ticket, await askerOf(ticket))))
      return c.json({ toAnswer, own: (await ticketsOf(db, person.id)).map((ticket) => shown(ticket, null)) })
    })
    .get('/tickets/:number', async (c) => {
      const found = await seen(c.req.raw, c.req.param('number'))
      if ('refused' in found) return refuse(found)
      return c.json(shown(found.ticket, found.isOwn ? null : await askerOf(found.ticket)))
    })
    .post('/tickets/:number/take', (c) => take(c.req.raw, c.req.param('number'), 'take'))
    .post('/tickets/:number/answer', (c) => take(c.req.raw, c.req.param('number'), 'answer'))
    .post('/tickets/:number/close', (c) => take(c.req.raw, c.req.param('number'), 'close'))
}
