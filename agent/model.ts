import { type Citation, type Locale, Outcome, type Person, type Text, type ToolErrorCode, z } from '#sdk'
import type { KnowledgeResult } from '../knowledge/port.ts'
import type { PrivateClass } from './personal/classes.ts'

/** A tool as a model sees it. */
export type ToolCard = {
  /** Visible name such as `leave_submit`. */
  readonly name: string
  readonly title: Text
  readonly description: string
  readonly effect: 'read' | 'note' | 'submit' | 'submit+'
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly examples: readonly { readonly say: string; readonly input: Readonly<Record<string, unknown>> }[]
  /** What staff also say for it; for the embedded model alone. */
  readonly wordings: readonly string[]
  /** What it shows that is more private than the rest; left out = nothing. */
  readonly shows?: readonly PrivateClass[]
}

/** A wish to run a tool; the arguments are not yet checked. */
export type ToolCall = { readonly tool: string; readonly args: Readonly<Record<string, unknown>> }

/** What came of a call in this turn. */
export type ToolResult =
  | { readonly call: ToolCall; readonly ok: true; readonly result: unknown; readonly text: string }
  | {
      readonly call: ToolCall
      readonly ok: false
      readonly code: ToolErrorCode
      readonly tell: Text
      readonly needs: readonly string[]
    }

/**
 * An earlier turn of the same conversation, as its row of the table keeps it. `calls` are those that were run or
 * prepared, and those that could not be for want of an argument.
 */
export const Exchange = z.object({
  said: z.string(),
  answered: z.string(),
  outcome: Outcome,
  calls: z.array(z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()) })).readonly(),
  /** Number of the receipt, when the turn ended in one. */
  receipt: z.string().optional(),
  /** The answer was taken back to bare quotes, or there was nothing to rest on. */
  thin: z.boolean().optional(),
})
export type Exchange = Readonly<z.output<typeof Exchange>>

/** Everything a model may know when it decides the next step of a turn. */
export type ThinkRequest = {
  readonly text: string
  readonly locale: Locale
  /** ISO instant with offset in Asia/Shanghai: the business clock. */
  readonly now: string
  readonly person: Pick<Person, 'id' | 'name' | 'roles' | 'staffType' | 'province' | 'unitName'>
  /** Oldest first. */
  readonly history: readonly Exchange[]
  /** Tools this person may use. */
  readonly tools: readonly ToolCard[]
  /**
   * Tools that exist and this person may not use: to refuse rather than to decline. Never put into a prompt. `closed`
   * is what they are told where the rules of their organisation are the reason.
   */
  readonly withheld: readonly (Pick<ToolCard, 'name' | 'title' | 'examples' | 'wordings'> & {
    readonly closed?: Text
  })[]
  readonly knowledge: KnowledgeResult
  /** Results of this turn's calls so far. */
  readonly results: readonly ToolResult[]
  /** What waits for this person's consent in this conversation. */
  readonly pending: {
    readonly tool: string
    readonly args: Readonly<Record<string, unknown>>
    readonly text: string
  } | null
  /** Shows the answer as far as it stands; the text so far, only what may be shown already. */
  readonly draft?: ((text: string) => Promise<void>) | undefined
  readonly signal: AbortSignal
}

/** Which model made a thought, and by which version of its prompt. */
export type MadeBy = {
  readonly model: string
  readonly prompt: string
  readonly dialect: string
  readonly place: string
}

/** The next step: run tools, or say something and end the turn. */
export type Thought = Step & {
  /** Left out for the embedded model. */
  readonly by?: MadeBy
}

type Step =
  | {
      readonly kind: 'call'
      readonly calls: readonly ToolCall[]
      /** What the person has to be told besides, such as that another model took over. */
      readonly notice?: Text
    }
  | {
      readonly kind: 'say'
      readonly outcome: Outcome
      /** The words around the figures; tables, facts and cards are added from the tools' own results. */
      readonly text: string
      /** What the text rests on; checked before it leaves. */
      readonly citations: readonly Citation[]
      /** Nearest articles where nothing answers; shown as 相关, never as the answer. */
      readonly related: readonly Citation[]
      /** Set when the text is an official answer, word for word. */
      readonly official?: { readonly id: string; readonly approvedOn: string }
      /** Set for the fixed words on a sensitive subject: nothing of the turn is counted or remembered. */
      readonly sensitive?: true
    }
  /** The person drops what waits for their consent. */
  | { readonly kind: 'drop'; readonly text: string }

/** A language model, or the embedded one, behind the one graph. */
export type Model = {
  /** `embedded`, or the name of the endpoint's model. */
  readonly name: string
  /** What it is told in every turn; no answer repeats it. */
  readonly instructions?: readonly string[]
  think(request: ThinkRequest): Promise<Thought>
}
