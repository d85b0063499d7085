import { Command } from '@langchain/langgraph'
import { type Person, type Reply, z } from '#sdk'
import { sentPrivately } from './audience.ts'
import type { Graph } from './graph.ts'
import { Exchange } from './model.ts'
import type { ClaimedTurn, Confirmations, TurnResult } from './ports.ts'
import { composeReply } from './replies.ts'
import { beginTurn, type Decision, type State, type TurnScope } from './state.ts'
import type { Toolbox } from './toolbox.ts'

/** What a person did: said something, or decided on what waits for their consent. */
export const Incoming = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('confirm'), code: z.string() }),
  z.object({ kind: z.literal('cancel'), code: z.string() }),
])
export type Incoming = z.output<typeof Incoming>

/** The conversation, as channels and the command line use it. */
export type Conversation = {
  /** Works one turn under the lease that `turn` stands for. */
  turn(
    turn: ClaimedTurn,
    person: Person,
    incoming: Incoming,
    host: Pick<TurnScope, 'audience' | 'signal' | 'progress' | 'draft'>,
  ): Promise<TurnResult>
}

const typedDecision =
  /^\s{0,9}(确认|确定|同意提交|confirm|取消|撤销|cancel)?\s{0,9}[:：]?\s{0,9}(\d{6})\s{0,9}[。.!！]?\s{0,9}$/i

/** Reads a decision that was typed instead of pressed: the exact code, alone or after the word. */
export function readDecision(text: string): Incoming | null {
  const [, word = '', code] = typedDecision.exec(text.normalize('NFKC')) ?? []
  if (!code) return null
  return { kind: /取消|撤销|cancel/i.test(word) ? 'cancel' : 'confirm', code }
}

/**
 * Makes the conversation over its graph.
 * @param toolbox the tools under the policy in force, asked for at each turn
 */
export function createConversation(
  graph: Graph,
  confirmations: Confirmations,
  toolbox: () => Promise<Toolbox>,
): Conversation {
  return {
    async turn(turn, person, incoming, host) {
      const history = z.array(Exchange).parse(turn.exchanges)
      const scope: TurnScope = { turn, person, history, toolbox: await toolbox(), ...host }
      const config = {
        configurable: { thread_id: turn.conversation, scope },
        durability: 'exit' as const,
        signal: host.signal,
        recursionLimit: 30,
      }
      const action = incoming.kind === 'text' ? (readDecision(incoming.text) ?? incoming) : incoming
      if (action.kind === 'text')
        return resultOf(await graph.invoke(beginTurn(action.text, person.locale, null), config))
      // What waits for consent is never in a group, nor is what comes of it.
      if (host.audience) return privately(person, turn)
      const found = await confirmations.find(person.id, action.code)
      if (!found) return unknownCode(person, turn)
      return resultOf(await decide(graph, { confirmationId: found.id, decision: action.kind }, person, config))
    },
  }
}

/** The graph gives back its whole state, also when it stopped at an interrupt: the draft of the card is the reply then. */
function resultOf(ended: unknown): TurnResult {
  const { reply, watch, exchange, thought, sensitive, by, isPrivate } = ended as State
  if (!reply) throw new Error('The graph ended without a reply.')
  // Counted as given only where its very words went out.
  const official = thought?.kind === 'say' && reply.answer.includes(thought.text) ? thought.official?.id : undefined
  return {
    reply,
    watch: watch ?? null,
    exchange,
    ...(official ? { official } : {}),
    ...(sensitive ? { sensitive: true } : {}),
    ...(by ? { by } : {}),
    ...(isPrivate ? { isPrivate } : {}),
  }
}

type RunConfig = { readonly configurable: { readonly thread_id: string; readonly scope: TurnScope } } & Record<
  string,
  unknown
>

/** Resumes the interrupt the decision is for; where the memory holds another or none, enters at commit. */
async function decide(graph: Graph, decision: Decision, person: Person, config: RunConfig): Promise<unknown> {
  const state = await graph.getState(config)
  const waiting = state.tasks.flatMap(({ interrupts }) =>
    interrupts.map(({ value }) => value as { confirmationId?: string }),
  )
  const isHere = waiting.some(({ confirmationId }) => confirmationId === decision.confirmationId)
  return isHere
    ? graph.invoke(new Command({ resume: decision }), config)
    : graph.invoke(beginTurn('', person.locale, decision), config)
}

function privately({ locale }: Person, turn: ClaimedTurn): TurnResult {
  const saying = { outcome: 'call', text: sentPrivately[locale] } as const
  return {
    reply: composeReply(saying, { locale, calls: [] }, turn.turnId),
    watch: null,
    exchange: null,
    isPrivate: true,
  }
}

function unknownCode(person: Person, turn: ClaimedTurn): TurnResult {
  const text =
    person.locale === 'zh'
      ? '没有找到这个确认码对应的事项。请核对六位数字，或把要办的事重新说一次。'
      : 'Nothing of yours waits under this code. Please check the six digits, or say again what you need.'
  const reply: Reply = composeReply({ outcome: 'clarify', text }, { locale: person.locale, calls: [] }, turn.turnId)
  return { reply, watch: null, exchange: null }
}
