import { isToolError, type Person, Reply, type Scope, type Tool } from '#sdk'
import type { Directory } from '../agent/ports.ts'
import { partsToText } from '../agent/replies.ts'
import type { Db } from '../store/db.ts'
import { repliesOf } from '../store/talk.ts'
import type { Ticket, TicketExchange } from '../store/tickets.ts'

/** What showing a ticket to a colleague needs. */
export type TicketViewParts = {
  readonly db: Db
  readonly directory: Pick<Directory, 'holders'>
  tool(name: string): Tool | undefined
  /** A text with the personal data in it replaced by placeholders. */
  hide(text: string, person: Pick<Person, 'id' | 'name'>): Promise<string>
}

const Turned = Reply.pick({ toolCalls: true, parts: true })
const longest = 2000

/**
 * The right over the one who asked by which a colleague may read what a tool gave that person about themself; null for a
 * tool whose results may be about others too.
 */
function rightOver({ scopes, wider }: Tool): readonly Scope[] | null {
  if (scopes.length === 0 || (wider?.length ?? 0) > 0 || !scopes.every((scope) => scope.endsWith(':self'))) return null
  return scopes.map((scope) => `${scope.split(':')[0]}:read:unit` as Scope)
}

/**
 * The turns before a hand-over as one colleague may see them: what was looked up for the person is shown only where the
 * HR system says that this colleague may read that class of data of this very person, and named otherwise.
 */
export async function exchangesFor(
  { db, directory, tool, hide }: TicketViewParts,
  { exchanges, personId }: Ticket,
  asker: Pick<Person, 'id' | 'name'> | null,
  colleague: Pick<Person, 'id'>,
): Promise<readonly TicketExchange[]> {
  const known = new Map<Scope, Promise<boolean>>()
  const may = (scope: Scope): Promise<boolean> => {
    const asked = known.get(scope) ?? mayRead(directory, personId, scope, colleague.id)
    known.set(scope, asked)
    return asked
  }
  const ids = exchanges.flatMap(({ turnId }) => (turnId ? [turnId] : []))
  const replies = await repliesOf(db, ids)
  return Promise.all(
    exchanges.map(async (exchange) => {
      const parsed = Turned.safeParse(replies.get(exchange.turnId ?? ''))
      if (!parsed.success || !asker) return exchange
      const names = [...new Set(parsed.data.toolCalls.map((call) => call.tool))].filter(
        (name) => name !== 'policy_search',
      )
      const rights = names.map((name) => {
        const known = tool(name)
        return known ? rightOver(known) : null
      })
      if (names.length === 0 || rights.includes(null)) return exchange
      for (const right of rights.flatMap((each) => each ?? [])) if (!(await may(right))) return exchange
      return { ...exchange, answered: await hide(partsToText(parsed.data.parts).slice(0, longest), asker) }
    }),
  )
}

async function mayRead(
  directory: Pick<Directory, 'holders'>,
  personId: string,
  scope: Scope,
  colleague: string,
): Promise<boolean> {
  try {
    return (await directory.holders(personId, scope)).some(({ id }) => id === colleague)
  } catch (error) {
    // What nobody can say now is not shown.
    if (isToolError(error)) return false
    throw error
  }
}
