import { z } from '#sdk'
import type { AttackLine } from '../../agent/evaluate/attack-lines.ts'
import type { OpenNode } from '../../jobs/open-node.ts'
import { sessionOf } from './admin.ts'

const Request = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/'),
  /** As JSON, or a text as it is. */
  body: z.unknown(),
})
const Transport = z.looseObject({
  path: z.string().default('/hooks/hr'),
  headers: z.record(z.string(), z.string()).default({}),
})

/** What came back from a request that is no message. */
export type Answer = { readonly status: number; readonly text: string }

function requestOf(input: string): z.output<typeof Request> {
  try {
    return Request.parse(JSON.parse(input))
  } catch {
    return { method: 'POST', path: '/api/kb/import', body: input }
  }
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, text: await response.text() }
}

/** Sends what a line sends to the admin API, as the role. */
export async function sendToAdmin(node: OpenNode, { input }: AttackLine, sender: string | null): Promise<Answer> {
  const { method, path, body } = requestOf(input)
  const cookie = sender ? await sessionOf(node, sender) : ''
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return answerOf(
    await node.api.request(`http://127.0.0.1${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: text }),
    }),
  )
}

/** Delivers what a line says that another system told, as its transport says. */
export async function deliverEvent(node: OpenNode, { input, context }: AttackLine): Promise<Answer> {
  const { path, headers } = Transport.parse(context.transport ?? {})
  return answerOf(
    await node.api.request(`http://127.0.0.1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: input,
    }),
  )
}
