import { Reply, z } from '#sdk'
import { type Account, type Channel, type Group, NotGenuine } from '../../channels/channel.ts'
import { receive } from '../../channels/receive.ts'
import type { App } from '../../compose.ts'

const Body = z.object({
  messageId: z.string(),
  account: z.object({
    channel: z.string(),
    tenant: z.string(),
    account: z.string(),
    chat: z.string(),
    thread: z.string(),
  }),
  group: z.object({ id: z.string(), members: z.array(z.string()).nullable() }).optional(),
  said: z.union([
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('confirm'), code: z.string() }),
  ]),
})
type Body = z.output<typeof Body>

const longestWaitMs = 60_000

/** A channel within this process that keeps the contract of every other; what is said on it is believed. */
const loopback: Channel<Body> = {
  name: 'loopback',
  path: '/channels/loopback',
  mode: 'stream',
  async verify(request) {
    const parsed = Body.safeParse(await request.json())
    if (!parsed.success) throw new NotGenuine('This is no message of the loopback channel.')
    return parsed.data
  },
  parse: ({ messageId, account, group, said }) => ({
    ...{ messageId, account, incoming: said },
    ...(group ? { group } : {}),
  }),
  async respond(_request, { turnId, conversation, seq }, tail) {
    for await (const event of tail(conversation, seq, AbortSignal.timeout(longestWaitMs), seq > 0)) {
      if (event.turnId !== turnId) continue
      if (event.kind === 'reply') return Response.json(event.data)
      if (event.kind === 'failed') return Response.json(event.data, { status: 500 })
    }
    return Response.json({ error: 'no answer' }, { status: 504 })
  },
}

/** What a message came to: the reply, or the status of what was refused. */
export type Heard = { readonly status: number; readonly reply: Reply | null; readonly text: string }

/** Sends one message and waits for its reply. */
export async function sayOnLoopback(
  app: App,
  account: Account,
  said: Body['said'],
  about: { readonly messageId: string; readonly group?: Group },
): Promise<Heard> {
  const body = JSON.stringify({ ...about, account, said })
  const request = new Request('http://127.0.0.1/channels/loopback', { method: 'POST', body })
  const response = await receive(loopback, request, app.receive)
  const text = await response.text()
  if (!response.ok) return { status: response.status, reply: null, text }
  return { status: response.status, reply: Reply.parse(JSON.parse(text)), text }
}
