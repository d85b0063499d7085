import { Reply, z } from '#sdk'
import type { Connection } from './connect.ts'
import { CommandFailed, UsageError } from './output.ts'

const Refused = z.object({ error: z.string(), errorEn: z.string().optional() })

/**
 * The body of an answer that worked.
 * @throws UsageError for what was asked wrongly (4xx), CommandFailed for what did not work
 */
export async function bodyOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body
  const refused = Refused.safeParse(body)
  const sentence = refused.success ? refused.data.error : `服务器答复 ${response.status}。`
  throw response.status < 500 ? new UsageError(sentence) : new CommandFailed(sentence)
}

/** Sends JSON and gives back JSON. */
export async function postJson(connection: Connection, path: string, send: unknown, as: string): Promise<unknown> {
  const response = await connection.request(path, {
    method: 'POST',
    as,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(send),
  })
  return bodyOf(response)
}

/** Says something, or decides on a code, and waits for the whole reply. */
export async function sendTurn(
  connection: Connection,
  as: string,
  body: { text: string } | { confirm: string } | { cancel: string },
  conversation?: string,
): Promise<Reply> {
  const response = await connection.request('/api/chat', {
    method: 'POST',
    as,
    ...(conversation ? { conversation } : {}),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  return Reply.parse(await bodyOf(response))
}
