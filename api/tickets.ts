import { Hono } from 'hono'
import { guest, isToolError, type Person, z } from '#sdk'
import type { People } from '../agent/people.ts'
import type { Duty } from '../jobs/duty.ts'
import type { Live } from '../jobs/live.ts'
import { deskOf } from '../jobs/service-ports.ts'
import { exchangesFor, type TicketViewParts } from '../jobs/ticket-view.ts'
import type { Db } from '../store/db.ts'
import { liveWordsOf } from '../store/live-talk.ts'
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
import { type DraftParts, draftOfTicket } from './ticket-draft.ts'

/** What the routes of tickets need. */
export type TicketRoutes = TicketViewParts &
  DraftParts & {
    readonly db: Db
    readonly identity: Identity
    readonly people: People
    readonly duty: Duty
    readonly signals: Signals
    readonly live: Live
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
const notIn = {
  error: '您没有接入这张工单的对话。请先接手。',
  errorEn: 'You are not in the conversation of this ticket. Take it first.',
}
const noWords = {
  error: '缺少 text：要告诉对方的话，最多 2000 字。',
  errorEn: 'text is missing: what to say, at most 2000 characters.',
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
export function createTicketRoutes(parts: TicketRoutes): Hono {
  const { db, identity, people, duty, signals, live } = parts
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

  /** Ends a ticket; who asked may close it too. */
  async function end(request: Request, number: string, kind: 'answer' | 'close'): Promise<Response> {
    const found = await seen(request, number)
    if ('refused' in found) return refuse(found)
    if (found.isOwn && kind === 'answer') return refuse({ refused: 404 })
    const words = Words.safeParse(await request.json().catch(() => null))
    if (!words.success) return Response.json(noWords, { status: 400 })
    const step: TicketStep = { kind, text: words.data.text }
    const done = await stepTicket(db, found.ticket.id, found.person.id, step)
    if (typeof done === 'string') return Response.json(refusals[done], { status: done === 'missing' ? 404 : 409 })
    signals.changed(done.conversation)
    return Response.json(shown(done, found.isOwn ? null : await askerOf(done)))
  }

  /** The whole ticket for one of the two it concerns. */
  async function whole({ person, ticket, isOwn }: Exclude<Seen, { refused: unknown }>) {
    const asker = isOwn ? null : await askerOf(ticket)
    const exchanges = isOwn ? ticket.exchanges : await exchangesFor(parts, ticket, asker, person)
    return { ...shown({ ...ticket, exchanges }, asker), talk: await liveWordsOf(db, ticket.id) }
  }

  /** Takes a ticket and joins its conversation. */
  async function join(request: Request, number: string): Promise<Response> {
    const found = await seen(request, number)
    if ('refused' in found) return refuse(found)
    if (found.isOwn) return refuse({ refused: 404 })
    const done = await live.join(found.ticket.id, found.person)
    if (done === 'over') return Response.json(refusals.over, { status: 409 })
    if (done === 'not_yours') return Response.json(refusals.taken_by_another, { status: 409 })
    const ticket = await findTicket(db, found.ticket.id)
    return Response.json(ticket ? await whole({ ...found, ticket }) : notFound)
  }

  /** What the colleague in the conversation says, or their leaving it. */
  async function speak(request: Request, number: string, kind: 'say' | 'hand-back'): Promise<Response> {
    const found = await seen(request, number)
    if ('refused' in found) return refuse(found)
    const { person, ticket, isOwn } = found
    if (kind === 'hand-back') {
      const done = await live.back(ticket.id, person.id, isOwn ? 'person' : 'colleague')
      return done ? Response.json(await whole(found)) : Response.json(notIn, { status: 409 })
    }
    const words = Words.safeParse(await request.json().catch(() => null))
    if (!words.success) return Response.json(noWords, { status: 400 })
    if (isOwn || !(await live.say(ticket.id, person, words.data.text, null)))
      return Response.json(notIn, { status: 409 })
    return Response.json(await whole(found))
  }

  /** Makes the answer of a ticket a draft of the knowledge base, which another person approves. */
  async function draft(request: Request, number: string): Promise<Response> {
    const found = await seen(request, number)
    if ('refused' in found) return refuse(found)
    const { person, ticket, isOwn } = found
    if (isOwn) return refuse({ refused: 404 })
    const body: unknown = await request.json().catch(() => null)
    return draftOfTicket(parts, { ticket, asker: (await askerOf(ticket)) ?? person, author: person }, body)
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
      return c.json(await whole(found))
    })
    .post('/tickets/:number/take', (c) => join(c.req.raw, c.req.param('number')))
    .post('/tickets/:number/say', (c) => speak(c.req.raw, c.req.param('number'), 'say'))
    .post('/tickets/:number/hand-back', (c) => speak(c.req.raw, c.req.param('number'), 'hand-back'))
    .post('/tickets/:number/draft', (c) => draft(c.req.raw, c.req.param('number')))
    .post('/tickets/:number/answer', (c) => end(c.req.raw, c.req.param('number'), 'answer'))
    .post('/tickets/:number/close', (c) => end(c.req.raw, c.req.param('number'), 'close'))
}
