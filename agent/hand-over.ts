import { type Person, Reply } from '#sdk'
import type { TicketExchange, TicketReason } from '../store/tickets.ts'
import type { Exchange } from './model.ts'
import type { ServicePorts, Talked, Ticket, TitleOf } from './service-ports.ts'
import { similarity, toBag } from './understand/similarity.ts'
import { addWorkdays } from './understand/workdays.ts'

/** How many tickets of one conversation may wait. */
export const mostOpen = 5
/** So many turns before the hand-over are shown to the colleague. */
const turnsShown = 6
const longestAnswer = 400

const Turned = Reply.pick({ toolCalls: true, parts: true, citations: true })

/** Why Renshi gives a matter to a colleague without being asked to. */
export type OwnReason = Exclude<TicketReason, 'asked'>

/** What handing over is made of. */
export type HandOverPorts = Pick<ServicePorts, 'tickets' | 'talk' | 'hide'> & { readonly titleOf: TitleOf }

/** What is handed over, and from where. */
export type Matter = {
  readonly person: Person
  readonly conversation: string
  readonly turnId: string
  readonly topic: string
  readonly summary: string
  readonly reason: TicketReason
  /** True = nothing of what was said goes with it. */
  readonly discreet?: boolean
  /** ISO day of the business clock. */
  readonly today: string
}

/**
 * What of an answer a colleague may see, whatever their rights: the words of answers from the rules, and of what was
 * looked up or done for the person only which tool it was.
 */
function answerFor(
  reply: unknown,
  titleOf: TitleOf,
  { locale }: Person,
): Pick<TicketExchange, 'answered' | 'citations'> {
  const parsed = Turned.safeParse(reply)
  if (!parsed.success) return { answered: '' }
  const { toolCalls, parts, citations } = parsed.data
  const cited = citations.map(({ document, article }) => ({ document, article }))
  const own = new Set(toolCalls.map(({ tool }) => tool).filter((tool) => tool !== 'policy_search'))
  if (own.size > 0) {
    const titles = [...own].map((tool) => titleOf(tool)?.[locale] ?? tool)
    return {
      answered: locale === 'zh' ? `〔本人事项：${titles.join('、')}〕` : `[own matter: ${titles.join(', ')}]`,
      citations: cited,
    }
  }
  const words = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n')
  return { answered: words.slice(0, longestAnswer), citations: cited }
}

async function exchangesOf(
  { hide, titleOf }: Pick<HandOverPorts, 'hide' | 'titleOf'>,
  talked: readonly Talked[],
  person: Person,
): Promise<readonly TicketExchange[]> {
  const oldestFirst = [...talked].reverse()
  return Promise.all(
    oldestFirst.map(async ({ turnId, said, reply }) => {
      const { answered, citations } = answerFor(reply, titleOf, person)
      return {
        turnId,
        said: await hide(said, person),
        answered: await hide(answered, person),
        ...(citations && citations.length > 0 ? { citations } : {}),
      }
    }),
  )
}

/**
 * Opens a ticket with what was said before, for the colleague on duty.
 * @returns null when the conversation has as many open as it may
 */
export async function handOver(
  ports: HandOverPorts,
  { person, conversation, turnId, topic, summary, reason, today, discreet = false }: Matter,
): Promise<{ readonly ticket: Ticket; readonly isNew: boolean } | null> {
  const talked = discreet ? [] : await ports.talk(conversation, turnId, turnsShown)
  return ports.tickets.open(
    {
      ...{ personId: person.id, conversation, turnId, openedOn: today, locale: person.locale, reason },
      topic: await ports.hide(topic, person),
      summary: await ports.hide(summary, person),
      exchanges: await exchangesOf(ports, talked, person),
      owner: await ports.tickets.officerFor(person),
      dueOn: addWorkdays(today, await ports.tickets.days()),
    },
    mostOpen,
  )
}

/** What a turn is about to say, as far as the rules look at it. */
export type Ending = {
  readonly said: string
  readonly outcome: Reply['outcome']
  /** The words were taken back to bare quotes, or nothing was found to rest on. */
  readonly isThin: boolean
  readonly text: string
}

const lookBack = 6
const sameSubject = 0.4

/** A question back is a step forward, unless it is the very one that was asked before. */
function isSecondMiss({ outcome, text }: Ending, last: Exchange): boolean {
  if (outcome === 'decline') return last.outcome === 'decline' || last.outcome === 'clarify'
  return outcome === 'clarify' && last.outcome === 'clarify' && last.answered.startsWith(text)
}

/**
 * The one rule by which Renshi hands over unasked: a model that says so (a sensitive matter), two misses in a row, or
 * twice on one subject nothing firm to rest on. What was sent and never answered is handed over where it is given up.
 * @returns null while Renshi goes on
 */
export function reasonToHandOver(ending: Ending, history: readonly Exchange[]): OwnReason | null {
  if (ending.outcome === 'handoff') return 'sensitive'
  const last = history.at(-1)
  if (last && isSecondMiss(ending, last)) return 'misses'
  if (!ending.isThin) return null
  const bag = toBag(ending.said)
  const isAgain = history
    .slice(-lookBack)
    .some(({ thin, said }) => thin === true && similarity(bag, toBag(said), () => 1) >= sameSubject)
  return isAgain ? 'thin' : null
}
