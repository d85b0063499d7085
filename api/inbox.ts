import { Hono } from 'hono'
import { isToolError, type Person, z } from '#sdk'
import type { Look } from '../agent/look.ts'
import type { Confirmation } from '../store/confirmations.ts'
import type { Db } from '../store/db.ts'
import { markRead, noticesOf } from '../store/notices.ts'
import { secondConsentsOf } from '../store/second-consents.ts'
import { type Identity, signedOut } from './identity.ts'

/** What the in-app inbox needs. */
export type InboxRoutes = { readonly db: Db; readonly identity: Identity; readonly look: Look }

/** The tool that tells an approver what waits for them. */
const inboxTool = 'approval_inbox'
const Waiting = z.object({ items: z.array(z.object({ id: z.string() })) })

/** Routes of a person's inbox: what waits for their decision, and what came while they were away. */
export function createInboxRoutes({ db, identity, look }: InboxRoutes): Hono {
  return new Hono()
    .get('/inbox', async (c) => {
      const person = await identity.personOf(c.req.raw)
      if (!person) return c.json(signedOut, 401)
      const locale = z.enum(['zh', 'en']).catch('zh').parse(c.req.query('locale'))
      const [waiting, notices, seconds] = await Promise.all([
        waitingFor(look, { ...person, locale }, c.req.raw.signal),
        noticesOf(db, person.id),
        secondConsentsOf(db, person.id),
      ])
      return c.json({ waiting, notices, seconds: seconds.map(shownToSecond) })
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
}

/** What a second person has to see of what another prepared: the stored arguments and what they would do. */
function shownToSecond({ code, tool, args, preview, expiresAt }: Confirmation) {
  return { code, tool, args, ...preview, expires: expiresAt.toISOString() }
}

type Waiting =
  | { readonly columns: readonly string[]; readonly items: readonly { id: string; cells: readonly string[] }[] }
  | { readonly error: string; readonly errorEn: string }

/** What waits for an approver, each with the row people are shown of it; null for those who approve nothing. */
async function waitingFor(look: Look, person: Person, signal: AbortSignal): Promise<Waiting | null> {
  try {
    const looked = await look(person, inboxTool, {}, signal)
    if (!looked) return null
    const { items } = Waiting.parse(looked.result)
    const table = looked.parts.find((part) => part.kind === 'table')
    return {
      columns: table?.columns ?? [],
      items: items.map(({ id }, row) => ({ id, cells: table?.rows[row] ?? [] })),
    }
  } catch (error) {
    // The notices are Renshi's own and are shown even while the HR system is away.
    if (!isToolError(error)) throw error
    return { error: error.tell.zh, errorEn: error.tell.en }
  }
}
