import { coversScope, guest, type Person, type Tool } from '#sdk'
import { isClosedTo, type ToolRule } from './policy.ts'

/** Which effects are switched on: `read` offers read and note tools, `all` everything. */
export type Stage = 'read' | 'all'

/**
 * Whether a call may happen; the reason is a code for the audit trail. `unidentified` = bound to a member of staff whom
 * the HR system could not yet name: their rights are not known, which is not the same as having none.
 */
export type Verdict =
  | { readonly allow: true }
  | { readonly allow: false; readonly reason: 'unknown_tool' | 'guest' | 'unidentified' | 'scope' | 'stage' | 'policy' }

/** A tool with the rule of the policy in force on it. */
export type Ruled = { readonly tool: Tool; readonly rule: ToolRule }

/** True for a bound person of whom nothing is known, because the HR system has been away since before they came. */
export function isUnidentified({ id, roles }: Pick<Person, 'id' | 'roles'>): boolean {
  return roles.includes('guest') && id !== guest().id
}

/**
 * Decides before every call: scope, subject right, stage, effect, and last the rule of the policy in force, which can
 * only take away. What is not known is denied. It looks at the person and the tool only, never at words.
 */
export function decide(person: Person, ruled: Ruled | undefined, stage: Stage): Verdict {
  if (!ruled) return { allow: false, reason: 'unknown_tool' }
  const { tool, rule } = ruled
  if (person.roles.includes('guest') && !tool.guests)
    return { allow: false, reason: isUnidentified(person) ? 'unidentified' : 'guest' }
  if (!tool.scopes.every((scope) => coversScope(person.scopes, scope))) return { allow: false, reason: 'scope' }
  if (stage === 'read' && tool.effect !== 'read' && tool.effect !== 'note') return { allow: false, reason: 'stage' }
  return isClosedTo(rule, person) ? { allow: false, reason: 'policy' } : { allow: true }
}

/** Decides whether somebody may give the second consent to a call of another person: the right that the tool names. */
export function decideSecond(person: Person, ruled: Ruled | undefined, stage: Stage): Verdict {
  const tool = ruled?.tool
  if (tool?.effect !== 'submit+') return { allow: false, reason: 'unknown_tool' }
  if (ruled?.rule.off) return { allow: false, reason: 'policy' }
  if (person.roles.includes('guest')) return { allow: false, reason: isUnidentified(person) ? 'unidentified' : 'guest' }
  if (!coversScope(person.scopes, tool.secondBy)) return { allow: false, reason: 'scope' }
  return stage === 'read' ? { allow: false, reason: 'stage' } : { allow: true }
}
