import type { Role, Text, Tool } from '#sdk'
import { governed, neverNarrowed, type Policy, ruleFor, type ToolRule } from '../agent/policy.ts'

/** What people call the roles. */
const roleWords: Readonly<Record<Role, Text>> = {
  guest: { zh: '访客', en: 'guest' },
  staff: { zh: '职工', en: 'staff' },
  manager: { zh: '科室负责人', en: 'manager' },
  leader: { zh: '单位领导', en: 'leader' },
  hr_officer: { zh: '人事干部', en: 'HR officer' },
  supervisor: { zh: '监督人员', en: 'supervisor' },
  plugin_owner: { zh: '插件负责人', en: 'plugin owner' },
  knowledge_admin: { zh: '知识库管理员', en: 'knowledge administrator' },
  plugin_admin: { zh: '插件管理员', en: 'plugin administrator' },
  system_admin: { zh: '系统管理员', en: 'system administrator' },
  security_admin: { zh: '安全管理员', en: 'security administrator' },
  auditor: { zh: '审计员', en: 'auditor' },
}

/** A tool as the rules have it, in words. */
export type PolicyLine = {
  readonly tool: string
  readonly title: Text
  readonly effect: Tool['effect']
  /** Rights that the product's own catalogue demands, whatever the rules say. */
  readonly rights: readonly string[]
  readonly who: Text
  /** The right of the second person; null = one consent is enough, or nothing is submitted. */
  readonly second: string | null
  /** True where the product's own catalogue holds and nothing is taken away. */
  readonly asBuilt: boolean
}

/** What a change does to one tool. */
export type PolicyDifference = {
  readonly tool: string
  readonly title: Text
  readonly before: Text
  readonly after: Text
  /** `wider` gives back what the rules before had taken; never more than the product allows. */
  readonly change: 'narrower' | 'wider' | 'other'
}

/** Tools by visible name, as the product has them. */
export type Catalogue = { readonly names: readonly string[]; tool(name: string): Tool | undefined }

function whoWords(rule: ToolRule, name: string): Text {
  if (neverNarrowed.has(name)) return { zh: '按权限（不能收窄）', en: 'by right (never narrowed)' }
  if (rule.off) return { zh: '停用', en: 'off' }
  if (!rule.roles) return { zh: '按权限', en: 'by right' }
  return {
    zh: `只限${rule.roles.map((role) => roleWords[role].zh).join('、')}`,
    en: `only ${rule.roles.map((role) => roleWords[role].en).join(', ')}`,
  }
}

function secondOf(tool: Tool, rule: ToolRule): string | null {
  const under = governed(tool, rule)
  return under.effect === 'submit+' ? under.secondBy : null
}

/** Every tool under some rules, in the order of the catalogue. */
export function policyLines({ names, tool }: Catalogue, policy: Policy): readonly PolicyLine[] {
  return names.flatMap((name) => {
    const found = tool(name)
    if (!found) return []
    const rule = ruleFor(policy, name)
    const isNarrowed = Object.values(rule).some((value) => value !== undefined)
    return [
      {
        ...{ tool: name, title: found.title, effect: found.effect, rights: found.scopes },
        ...{ who: whoWords(rule, name), second: secondOf(found, rule), asBuilt: !isNarrowed },
      },
    ]
  })
}

function inWords(tool: Tool, rule: ToolRule, name: string): Text {
  const who = whoWords(rule, name)
  const second = rule.off ? null : secondOf(tool, rule)
  if (second === null) return who
  return { zh: `${who.zh}，须另一人同意（${second}）`, en: `${who.en}, a second person agrees (${second})` }
}

/** True when everybody and everything that one rule lets through, the other does as well. */
function isWithin(tool: Tool, inner: ToolRule, outer: ToolRule): boolean {
  if (inner.off) return true
  if (outer.off) return false
  const rolesWithin = !outer.roles || (inner.roles?.every((role) => outer.roles?.includes(role)) ?? false)
  const second = secondOf(tool, outer)
  return rolesWithin && (second === null || second === secondOf(tool, inner))
}

/** What other rules would change, tool by tool; empty when nothing. */
export function policyDifferences(
  { names, tool }: Catalogue,
  before: Policy,
  after: Policy,
): readonly PolicyDifference[] {
  return names.flatMap((name) => {
    const found = tool(name)
    if (!found) return []
    const [old, next] = [ruleFor(before, name), ruleFor(after, name)]
    const [isNarrower, isWider] = [isWithin(found, next, old), isWithin(found, old, next)]
    if (isNarrower && isWider) return []
    const change = isNarrower ? 'narrower' : isWider ? 'wider' : 'other'
    const words = { before: inWords(found, old, name), after: inWords(found, next, name) }
    return [{ tool: name, title: found.title, ...words, change } as const]
  })
}

/** Tools that some rules name and the product no longer has; they take nothing away. */
export function namesOfNothing({ tool }: Catalogue, policy: Policy): readonly string[] {
  return Object.keys(policy.tools).filter((name) => !tool(name))
}
