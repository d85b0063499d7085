import { Hono } from 'hono'
import { z } from '#sdk'
import type { ReceivePorts } from '../channels/receive.ts'
import { conversationId } from '../channels/receive.ts'
import { streamEvents } from '../channels/sse.ts'
import type { KnowledgePort } from '../knowledge/port.ts'
import type { Db } from '../store/db.ts'
import { markRead, noticesOf } from '../store/notices.ts'
import { boundPerson } from '../store/people.ts'
import { lastEvents } from '../store/turn-events.ts'
import type { Identity } from './identity.ts'

/** What the page's own reading needs. */
export type ConversationRoutes = {
  readonly db: Db
  readonly identity: Identity
  readonly receive: Pick<ReceivePorts, 'tail'>
  readonly knowledge: KnowledgePort
}

const historyLength = 200
const signedOut = { error: '请先登录。', errorEn: 'Please sign in first.' }

/** Routes by which a page follows its own conversation, its notices and opens what was cited. */
export function createConversationRoutes({ db, identity, receive, knowledge }: ConversationRoutes): Hono {
  const own = async (request: Request): Promise<string | null> => {
    const account = await identity.accountOf(request)
    if (!account) return null
    return conversationId(account, (await boundPerson(db, account)) ?? `guest:${account.account}`)
  }
  return new Hono()
    .get('/history', async (c) => {
      const conversation = await own(c.req.raw)
      if (!conversation) return c.json(signedOut, 401)
      return c.json({ items: await lastEvents(db, conversation, historyLength) })
    })
    .get('/events', async (c) => {
      const conversation = await own(c.req.raw)
      if (!conversation) return c.json(signedOut, 401)
      const after = z.coerce
        .number()
        .int()
        .min(0)
        .catch(0)
        .parse(c.req.header('last-event-id') ?? c.req.query('after'))
      return streamEvents(receive.tail, { conversation, after, signal: c.req.raw.signal }, () => false)
    })
    .get('/notices', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      return c.json({ items: await noticesOf(db, person.id) })
    })
    .post('/notices/read', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      const body = z.object({ upTo: z.string().regex(/^\d{1,18}$/) }).safeParse(await c.req.json().catch(() => null))
      if (!body.success)
        return c.json(
          { error: '缺少 upTo：最后一条通知的编号。', errorEn: 'upTo is missing: the number of the last notice.' },
          400,
        )
      await markRead(db, person.id, body.data.upTo)
      return c.json({ ok: true })
    })
    .get('/article', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      const passage = await knowledge.article(c.req.query('document') ?? '', c.req.query('article') ?? '', person)
      if (!passage) return c.json({ error: '没有找到这一条。', errorEn: 'There is no such article.' }, 404)
      return c.json(passage)
    })
}
