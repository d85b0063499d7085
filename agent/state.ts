import { Annotation } from '@langchain/langgraph'
import type { Citation, Locale, Person, Reply, ReplyPart } from '#sdk'
import type { KnowledgeResult } from '../knowledge/port.ts'
import type { Exchange, MadeBy, Thought, ToolCall, ToolResult } from './model.ts'
import type { ClaimedTurn } from './ports.ts'
import type { Toolbox } from './toolbox.ts'
import type { Sensitive } from './understand/sensitive.ts'

/** A decision on something that was prepared, as the person gave it by button or code. */
export type Decision = { readonly confirmationId: string; readonly decision: 'confirm' | 'cancel' }

/**
 * What the graph carries from node to node. Nothing of it outlives a turn but the interrupt of a card that waits: the
 * tables hold what was said, confirmed and sent.
 */
export const ConversationState = Annotation.Root({
  /** What was said in this turn; empty when a decision was given instead. */
  text: Annotation<string>(),
  locale: Annotation<Locale>(),
  decided: Annotation<Decision | null>(),
  /** The sensitive subject that was spoken of, which no model gets to see. */
  sensitive: Annotation<Sensitive | null>(),
  knowledge: Annotation<KnowledgeResult | null>(),
  rounds: Annotation<number>(),
  thought: Annotation<Thought | null>(),
  /** The language model that took part in this turn. */
  by: Annotation<MadeBy | null>(),
  results: Annotation<readonly ToolResult[]>(),
  /** What the tools' own `show` gave, in order. */
  shown: Annotation<readonly ReplyPart[]>(),
  /** Articles that calculators named as their source, resolved in the knowledge base. */
  sources: Annotation<readonly Citation[]>(),
  /** Every call that was run or prepared. */
  calls: Annotation<readonly (ToolCall & { readonly effect: string })[]>(),
  /** Id of the confirmation that this turn prepared. */
  prepared: Annotation<string | null>(),
  /** Outbox row of a submission whose outcome was not known in time. */
  watch: Annotation<string | null>(),
  /** The turn asks for what is for the person alone, and the words were said in a group. */
  isPrivate: Annotation<boolean>(),
  reply: Annotation<Reply | null>(),
  /** What the conversation remembers of this turn. */
  exchange: Annotation<Exchange | null>(),
})
export type State = typeof ConversationState.State
export type Update = Partial<State>

/** What belongs to one run of the graph and is never stored. */
export type TurnScope = {
  readonly turn: ClaimedTurn
  readonly person: Person
  /** What was said before in this conversation, oldest first. */
  readonly history: readonly Exchange[]
  /** In a group: a person with no more than what all who read there have in common, see `audienceOf`. Else null. */
  readonly audience: Person | null
  /** The tools under the policy that was in force when the turn began. */
  readonly toolbox: Toolbox
  readonly signal: AbortSignal
  /** Tells clients what is going on, such as 正在查询人事系统. */
  progress(text: { readonly zh: string; readonly en: string }): Promise<void>
  /** Shows the answer as far as it stands. */
  draft(text: string): Promise<void>
}

/** The scope of the running turn, from the configuration a node is called with. */
export function scopeOf(config: { readonly configurable?: Readonly<Record<string, unknown>> }): TurnScope {
  const scope = config.configurable?.scope
  if (!scope) throw new Error('A node ran without the scope of its turn; call the graph through createConversation.')
  return scope as TurnScope
}

/** The empty values a turn begins with. */
export function beginTurn(text: string, locale: Locale, decided: Decision | null): Update {
  return {
    text,
    locale,
    decided,
    sensitive: null,
    knowledge: null,
    rounds: 0,
    thought: null,
    by: null,
    results: [],
    shown: [],
    sources: [],
    calls: [],
    prepared: null,
    watch: null,
    isPrivate: false,
    reply: null,
    exchange: null,
  }
}
