import * as z from 'zod'
import { DefinitionError } from './errors.ts'
import { Scope } from './person.ts'
import type { Text } from './text.ts'
import type { Tool } from './tool.ts'

/** A set of tools that one department answers for. */
export type Plugin<Tools extends readonly Tool[] = readonly Tool[]> = {
  /** Lower-case letters and digits; becomes the prefix of the tools' visible names. */
  readonly id: string
  readonly title: Text
  /** Who mends it: a department or a team, not a person. */
  readonly owner: string
  /** The service its tools talk to: `hr`, or a name the operator configured. */
  readonly service: string
  readonly tools: Tools
  /**
   * What staff say for a tool beside its examples, by tool name, one wording a line. Where no language model is
   * configured wishes are understood by these; they are never sent anywhere.
   */
  readonly wordings?: Readonly<Record<string, string>>
}

const idPattern = /^[a-z][a-z0-9]*$/
const toolPattern = /^[a-z][a-z0-9_]*$/

/** The name of a tool as the model and the audit trail see it. */
export function visibleName(plugin: Pick<Plugin, 'id'>, tool: Pick<Tool, 'name'>): string {
  return `${plugin.id}_${tool.name}`
}

/**
 * Declares a plugin and checks at once what types cannot.
 * @throws DefinitionError for a bad id or name, two tools of one name, no examples, an example that does not
 *   fit its input, an unknown scope, an empty title, a wording that is empty, given twice, or for no tool
 */
export function definePlugin<const Tools extends readonly Tool[]>(plugin: Plugin<Tools>): Plugin<Tools> {
  if (!idPattern.test(plugin.id))
    throw new DefinitionError(plugin.id, 'this is no plugin id.', 'use lower-case letters and digits, a letter first.')
  if (plugin.tools.length === 0) throw new DefinitionError(plugin.id, 'it has no tools.', 'add at least one.')
  const seen = new Set<string>()
  for (const tool of plugin.tools) {
    const where = visibleName(plugin, tool)
    if (!toolPattern.test(tool.name))
      throw new DefinitionError(where, 'this is no tool name.', 'use lower-case letters, digits and _, a letter first.')
    if (seen.has(tool.name)) throw new DefinitionError(where, 'two tools have this name.', 'rename one of them.')
    seen.add(tool.name)
    if (!tool.title.zh || !tool.title.en)
      throw new DefinitionError(where, 'its title is empty.', 'give it in Chinese and in English.')
    checkScopes(where, tool)
    checkExamples(where, tool)
  }
  checkWordings(plugin)
  return plugin
}

/** The wordings of a tool, each a line of its own. */
export function wordingsOf(plugin: Pick<Plugin, 'wordings'>, tool: Pick<Tool, 'name'>): readonly string[] {
  return plugin.wordings?.[tool.name]?.split('\n') ?? []
}

function checkWordings({ id, tools, wordings = {} }: Plugin): void {
  for (const name of Object.keys(wordings)) {
    const where = `${id}.wordings.${name}`
    if (!tools.some((tool) => tool.name === name))
      throw new DefinitionError(where, 'the plugin has no such tool.', 'name one of its tools, without the plugin id.')
    const lines = wordingsOf({ wordings }, { name }).map((line) => line.trim())
    if (lines.includes(''))
      throw new DefinitionError(where, 'a line is empty.', 'leave out the empty line, also at the end.')
    if (new Set(lines).size < lines.length)
      throw new DefinitionError(where, 'a wording is given twice.', 'leave out one of the two.')
  }
}

function checkScopes(where: string, tool: Tool): void {
  const scopes = [...tool.scopes, ...(tool.wider ?? []), ...(tool.secondBy ? [tool.secondBy] : [])]
  for (const scope of scopes) {
    if (!Scope.safeParse(scope).success)
      throw new DefinitionError(
        where,
        `'${scope}' is no scope.`,
        'use <class>:<read|submit>:<self|unit|all> with a known class.',
      )
  }
}

function checkExamples(where: string, tool: Tool): void {
  if (tool.examples.length === 0)
    throw new DefinitionError(where, 'it has no examples.', "add at least one, { say: '…', input: { … } }.")
  for (const [i, example] of tool.examples.entries()) {
    const parsed = tool.input.safeParse(example.input)
    if (!parsed.success)
      throw new DefinitionError(
        `${where}.examples[${i}]`,
        z.prettifyError(parsed.error),
        'make the example fit `input`, or widen `input`.',
      )
  }
}
