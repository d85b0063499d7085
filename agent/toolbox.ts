import { DefinitionError, type Person, type Plugin, type Text, type Tool, visibleName, wordingsOf, z } from '#sdk'
import { decide, type Ruled, type Stage } from './gate.ts'
import type { ToolCard } from './model.ts'
import { classesOfScopes } from './personal/classes.ts'
import { builtInPolicy, closedWords, governed, type Policy, ruleFor } from './policy.ts'

/** A tool with the plugin it belongs to and the rule that holds for it. */
export type Offered = Ruled & { readonly name: string; readonly plugin: Plugin; readonly card: ToolCard }

/** A card of a tool that is not for somebody, with what they are told where a rule keeps it from them. */
export type WithheldCard = ToolCard & { readonly closed?: Text }

/** Every tool there is, by visible name, under the policy in force. */
export type Toolbox = {
  find(name: string): Offered | undefined
  /** Cards of the tools this person may use, or may hope to use once the HR system says who they are. */
  cardsFor(person: Person): readonly ToolCard[]
  /** Cards of all tools, in order. */
  readonly cards: readonly ToolCard[]
  /** The JSON Schema of every tool, which no answer repeats. */
  readonly schemas: readonly string[]
  /** Cards of the tools that exist and are not for this person. */
  withheldFrom(person: Person): readonly WithheldCard[]
  /** The same tools under other rules. */
  under(policy: Policy): Toolbox
}

/** The card of a tool of a plugin. */
export function cardOf(plugin: Plugin, tool: Tool): ToolCard {
  const { title, description, effect, input, examples, scopes } = tool
  const parameters = z.toJSONSchema(input, { io: 'input' }) as Readonly<Record<string, unknown>>
  const [name, wordings] = [visibleName(plugin, tool), wordingsOf(plugin, tool)]
  return { name, title, description, effect, parameters, examples, wordings, shows: classesOfScopes(scopes) }
}

/**
 * Gathers the tools of all plugins, under the product's own rules.
 * @throws DefinitionError when two tools have one visible name
 */
export function createToolbox(plugins: readonly Plugin[], stage: Stage): Toolbox {
  const all = new Map<string, Offered>()
  for (const plugin of plugins) {
    for (const tool of plugin.tools) {
      const name = visibleName(plugin, tool)
      if (all.has(name))
        throw new DefinitionError(name, 'two plugins give a tool this name.', 'rename one of the plugins.')
      all.set(name, { name, plugin, tool, card: cardOf(plugin, tool), rule: {} })
    }
  }
  return underPolicy(all, builtInPolicy, stage)
}

function underPolicy(built: ReadonlyMap<string, Offered>, policy: Policy, stage: Stage): Toolbox {
  const all = new Map<string, Offered>()
  for (const [name, offered] of built) {
    const rule = ruleFor(policy, name)
    const tool = governed(offered.tool, rule)
    all.set(name, { ...offered, tool, rule, card: { ...offered.card, effect: tool.effect } })
  }
  // Somebody unidentified is shown what concerns themselves; the gate then says that the HR system is away.
  const isOffered = (person: Person, offered: Offered) => {
    const verdict = decide(person, offered, stage)
    if (verdict.allow) return true
    return verdict.reason === 'unidentified' && offered.tool.scopes.every((scope) => scope.endsWith(':self'))
  }
  const withheld = (person: Person, offered: Offered): WithheldCard => {
    const verdict = decide(person, offered, stage)
    const isClosed = !verdict.allow && verdict.reason === 'policy'
    return isClosed ? { ...offered.card, closed: closedWords(offered.tool.title) } : offered.card
  }
  const each = [...all.values()]
  return {
    find: (name) => all.get(name),
    cards: each.map(({ card }) => card),
    schemas: each.map(({ card }) => JSON.stringify(card.parameters)),
    cardsFor: (person) => each.filter((offered) => isOffered(person, offered)).map(({ card }) => card),
    withheldFrom: (person) =>
      each.filter((offered) => !isOffered(person, offered)).map((offered) => withheld(person, offered)),
    under: (other) => underPolicy(built, other, stage),
  }
}
