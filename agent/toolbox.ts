import { DefinitionError, type Person, type Plugin, type Tool, visibleName, wordingsOf, z } from '#sdk'
import { decide, type Stage } from './gate.ts'
import type { ToolCard } from './model.ts'
import { classesOfScopes } from './personal/classes.ts'

/** A tool with the plugin it belongs to. */
export type Offered = { readonly name: string; readonly plugin: Plugin; readonly tool: Tool; readonly card: ToolCard }

/** Every tool there is, by visible name. */
export type Toolbox = {
  find(name: string): Offered | undefined
  /** Cards of the tools this person may use, or may hope to use once the HR system says who they are. */
  cardsFor(person: Person): readonly ToolCard[]
  /** Cards of all tools. */
  readonly cards: readonly ToolCard[]
  /** The JSON Schema of every tool, which no answer repeats. */
  readonly schemas: readonly string[]
  /** Cards of the tools that exist and are not for this person. */
  withheldFrom(person: Person): readonly ToolCard[]
}

/** The card of a tool of a plugin. */
export function cardOf(plugin: Plugin, tool: Tool): ToolCard {
  const { title, description, effect, input, examples, scopes } = tool
  const parameters = z.toJSONSchema(input, { io: 'input' }) as Readonly<Record<string, unknown>>
  const [name, wordings] = [visibleName(plugin, tool), wordingsOf(plugin, tool)]
  return { name, title, description, effect, parameters, examples, wordings, shows: classesOfScopes(scopes) }
}

/**
 * Gathers the tools of all plugins.
 * @throws DefinitionError when two tools have one visible name
 */
export function createToolbox(plugins: readonly Plugin[], stage: Stage): Toolbox {
  const all = new Map<string, Offered>()
  for (const plugin of plugins) {
    for (const tool of plugin.tools) {
      const name = visibleName(plugin, tool)
      if (all.has(name))
        throw new DefinitionError(name, 'two plugins give a tool this name.', 'rename one of the plugins.')
      all.set(name, { name, plugin, tool, card: cardOf(plugin, tool) })
    }
  }
  // Somebody unidentified is shown what concerns themselves; the gate then says that the HR system is away.
  const isOffered = (person: Person, tool: Tool) => {
    const verdict = decide(person, tool, stage)
    if (verdict.allow) return true
    return verdict.reason === 'unidentified' && tool.scopes.every((scope) => scope.endsWith(':self'))
  }
  const cards = (person: Person, offered: boolean) =>
    [...all.values()].filter(({ tool }) => isOffered(person, tool) === offered).map(({ card }) => card)
  return {
    find: (name) => all.get(name),
    cards: [...all.values()].map(({ card }) => card),
    schemas: [...all.values()].map(({ card }) => JSON.stringify(card.parameters)),
    cardsFor: (person) => cards(person, true),
    withheldFrom: (person) => cards(person, false),
  }
}
