import { Hono } from 'hono'
import { z } from '#sdk'
import type { ReceivePorts } from '../channels/receive.ts'
import { conversationId } from '../channels/receive.ts'
import { streamEvents } from '../channels/sse.ts'
import { cardsOf } from '../store/confirmations.ts'
import type { Db } from '../store/db.ts'
import { boundPerson } from '../store/people.ts'
import { lastEvents } from '../store/turn-events.ts'
import { type Identity, signedOut } from './identity.ts'

/** What the page's own reading needs. */
export type ConversationRoutes = {
  readonly db: Db
  readonly identity: Identity
  readonly receive: Pick<ReceivePorts, 'tail'>
}

const historyLength = 200
const cardsLength = 50
const EventNumber = z.coerce.number().int().min(0)

/** Routes by which a page follows its own conversation and what became of the cards in it. */
export function createConversationRoutes({ db, identity, receive }: ConversationRoutes): Hono {
  const own = async (request: Request): Promise<string | null> => {
    const account = await identity.accountOf(request)
    if (!account) return null
    return conversationId(account, (await boundPerson(db, account)) ?? `guest:${account.account}`)
  }
  return new Hono()
    .get('/history', async (c) => {
      const conversation = await own(c.req.raw)
      if (!conversation) return c.json(signedOut, 401)
      const { before, limit } = z
        .object({
          before: EventNumber.nullable().catch(null),
          limit: z.coerce.number().int().min(1).max(historyLength).catch(historyLength),
        })
        .parse({ before: c.req.query('before') ?? null, limit: c.req.query('limit') })
      return c.json({ items: await lastEvents(db, conversation, limit, before) })
    })
    .get('/events', async (c) => {
      const conversation = await own(c.req.raw)
      if (!conversation) return c.json(signedOut, 401)
      const after = EventNumber.catch(0).parse(c.req.header('last-event-id') ?? c.req.query('after'))
      return streamEvents(receive.tail, { conversation, after, signal: c.req.raw.signal }, () => false)
    })
    .get('/cards', async (c) => {
      const conversation = await own(c.req.raw)
      if (!conversation) return c.json(signedOut, 401)
      return c.json(await cardsOf(db, conversation, cardsLength))
    })
}
