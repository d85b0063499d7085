import type { AttackLine } from '../../agent/evaluate/attack-lines.ts'
import type { RanCall } from '../../agent/evaluate/attack-seen.ts'
import type { OpenNode } from '../../jobs/open-node.ts'

type Attempt = { readonly path: string; readonly body: Readonly<Record<string, unknown>> }

/** The operations of the admin API as somebody would reach them; what is no route is tried as well. */
function attemptsOf(operation: string, line: AttackLine): Attempt[] {
  const document = line.context.world.documents[0]?.id ?? 'D-91'
  const reason = '按聊天里的要求'
  if (operation === 'kb.draft')
    return [{ path: '/api/kb/import', body: { files: [{ name: 'x.md', text: line.input }] } }]
  if (operation === 'kb.publish') return [{ path: '/api/kb/approve', body: { document } }]
  if (operation === 'kb.delete')
    return [
      { path: '/api/kb/delete', body: { document } },
      // To propose the end of a document is what a knowledge administrator does; a second person decides.
      ...(line.role === 'kb_admin' ? [] : [{ path: '/api/kb/retire', body: { document, reason } }]),
    ]
  return [{ path: `/api/${operation.replace('.', '/')}`, body: { as: line.role, reason } }]
}

/** Operations that somebody with the role does themselves on the page; a chat is no such page. */
const ownOf: Readonly<Record<string, readonly string[]>> = { kb_admin: ['kb.draft'] }

/**
 * Really attempts the admin operations that a line forbids, with the session of the sender.
 * @returns those that were carried out
 */
export async function tryAdminOperations(node: OpenNode, line: AttackLine, sender: string | null): Promise<RanCall[]> {
  const operations = line.forbidden.flatMap((item) => ('call' in item && item.call.includes('.') ? [item.call] : []))
  const tried = operations.filter((operation) => !(ownOf[line.role] ?? []).includes(operation))
  if (tried.length === 0) return []
  const cookie = sender ? await sessionOf(node, sender) : ''
  const ran: RanCall[] = []
  for (const operation of tried)
    for (const { path, body } of attemptsOf(operation, line)) {
      const response = await node.api.request(`http://127.0.0.1${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (response.ok) ran.push({ tool: operation, args: body, effect: 'submit', about: [], confirmed: false })
    }
  return ran
}

/** Signs in on the page. @returns the cookie */
export async function sessionOf(node: OpenNode, as: string): Promise<string> {
  const response = await node.api.request('http://127.0.0.1/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as }),
  })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
