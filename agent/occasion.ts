import type { ToolContext } from '#sdk'
import type { OwnWrite } from './ports.ts'

/** On which occasion one of the agent's own tools is called: what no plugin has to know. */
export type Occasion = {
  readonly conversation: string
  /** The turn that asked, or the one that gave its consent. */
  readonly turnId: string
  /** While a confirmed submission is sent: its own number, and where writes on Renshi's side are kept until it ends. */
  readonly sending: { readonly receipt: string; write(write: OwnWrite): void } | null
}

const occasions = new WeakMap<ToolContext, Occasion>()

/** Remembers on which occasion a context is used. */
export function onOccasion(context: ToolContext, occasion: Occasion): ToolContext {
  occasions.set(context, occasion)
  return context
}

/** The occasion of a call. @throws Error for a context that no conversation made */
export function occasionOf(context: ToolContext): Occasion {
  const occasion = occasions.get(context)
  if (!occasion)
    throw new Error("An own tool of the agent ran outside a conversation; call it through the graph's nodes.")
  return occasion
}
