import type { Person, ReplyPart } from '#sdk'
import { type ContextSources, readingContext } from './contexts.ts'
import { decide, type Stage } from './gate.ts'
import type { Toolbox } from './toolbox.ts'

const lookTimeoutMs = 10_000

/** What a read tool gave, and the parts in which people are shown it. */
export type Looked = { readonly result: unknown; readonly parts: readonly ReplyPart[] }

/**
 * Reads by a tool without a conversation, for a page that shows what waits.
 * @returns null when this person may not use the tool, or it does more than read
 * @throws ToolError with what the person may hear, such as `unavailable`
 */
export type Look = (
  person: Person,
  tool: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<Looked | null>

/** Makes the way for pages to read by tools, behind the same gate as every call of a conversation. */
export function createLook(parts: {
  /** The tools under the policy in force. */
  toolbox(): Promise<Toolbox>
  readonly sources: ContextSources
  readonly stage: Stage
}): Look {
  return async (person, name, args, signal) => {
    const offered = (await parts.toolbox()).find(name)
    if (offered?.tool.effect !== 'read' || !decide(person, offered, parts.stage).allow) return null
    const { tool } = offered
    const patience = AbortSignal.any([signal, AbortSignal.timeout(lookTimeoutMs)])
    const { context } = readingContext(parts.sources, offered, person, patience, null)
    const result = tool.output.parse(await tool.run(tool.input.parse(args), context))
    return { result, parts: await tool.show(result, { locale: person.locale }) }
  }
}
