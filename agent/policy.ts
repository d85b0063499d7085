import { type Person, Role, Scope, type Text, type Tool, z } from '#sdk'
import { canonicalJson, sha256 } from '#sdk/canonical'

const ToolRule = z
  .strictObject({
    /** Nobody uses it. */
    off: z.literal(true).optional(),
    /** Besides the rights the tool needs, one of these roles is needed; left out = the rights alone decide. */
    roles: z
      .array(Role)
      .min(1)
      .transform((roles) => [...new Set(roles)].sort())
      .optional(),
    /** For a tool that submits: another person who holds this right has to agree. */
    secondBy: Scope.optional(),
  })
  .refine(({ off, ...rest }) => !off || Object.values(rest).every((value) => value === undefined), {
    message: '`off` stands alone: a tool that nobody uses has no roles and no second person',
  })
  .readonly()

/** What the rules of a body say of one tool; empty = as the product has it. */
export type ToolRule = z.output<typeof ToolRule>

/**
 * The rules of a body on who may use which tool and who needs whom. They only narrow what the product's own catalogue
 * allows: every right, stage and second consent of the code stays, whatever stands here.
 */
export const Policy = z
  .strictObject({
    version: z.literal(1),
    /** What holds for tools that are not named. */
    others: z.enum(['allowed', 'off']),
    /** By visible name such as `leave_submit`. */
    tools: z.record(z.string().regex(/^[a-z][a-z0-9_]{1,80}$/, 'not a name of a tool'), ToolRule),
  })
  .readonly()
export type Policy = z.output<typeof Policy>

/** The product's own rules, which narrow nothing; in force until two people approve others. */
export const builtInPolicy: Policy = { version: 1, others: 'allowed', tools: {} }

/** What holds while nobody can say what was approved: nothing but what is never narrowed. */
export const closedPolicy: Policy = { version: 1, others: 'off', tools: {} }

/**
 * Tools that no rules narrow: one's own data and what is remembered (个人信息保护法 第四十四条、第四十五条、第四十七条),
 * switching reminders off, and reaching a colleague. What may be read is decided by each document's audience.
 */
export const neverNarrowed: ReadonlySet<string> = new Set([
  'policy_search',
  'privacy_views',
  'privacy_forget',
  'reminder_switch',
  'service_handoff',
  'service_tickets',
])

/** The rule that holds for a tool. */
export function ruleFor(policy: Policy, name: string): ToolRule {
  if (neverNarrowed.has(name)) return {}
  if (Object.hasOwn(policy.tools, name)) return policy.tools[name] ?? {}
  return policy.others === 'off' ? { off: true } : {}
}

/** True when a rule keeps a tool from a person, whatever their rights. */
export function isClosedTo({ off, roles }: ToolRule, person: Pick<Person, 'roles'>): boolean {
  return off === true || (roles !== undefined && !roles.some((role) => person.roles.includes(role)))
}

/** The tool as a rule has it: what submits after one consent may need two, never the other way round. */
export function governed(tool: Tool, { secondBy }: ToolRule): Tool {
  return secondBy !== undefined && tool.effect === 'submit' ? { ...tool, effect: 'submit+', secondBy } : tool
}

/** What is said to somebody whom a rule keeps from a tool, and whom to ask. */
export function closedWords({ zh, en }: Text): Text {
  return {
    zh: `按本单位的使用规则，“${zh}”现在没有对您开放，我不能代办。需要办理请联系本单位人事科；对规则本身有疑问，请问系统管理员。`,
    en: `By the rules of your organisation “${en}” is not open to you at present, so I cannot do it. If you need it, please ask your HR office; about the rule itself, ask the system administrator.`,
  }
}

/** The bytes that are hashed and approved, as one text. */
export function policyText(policy: Policy): string {
  return canonicalJson(policy)
}

/** SHA-256 of {@link policyText}, by which people name what they approve. */
export function policyHash(policy: Policy): Promise<string> {
  return sha256(policyText(policy))
}

/** Rules as somebody wrote them; a sentence on everything that is wrong when they are none. */
export function readPolicy(value: unknown): Policy | string {
  const parsed = Policy.safeParse(value)
  if (parsed.success) return parsed.data
  return parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'policy'}: ${message}`).join('; ')
}

/** What of some rules would not do what their authors mean, each as a sentence: a name with a slip in it, for one. */
export function policyProblems(policy: Policy, tool: (name: string) => Tool | undefined): readonly Text[] {
  return Object.entries(policy.tools).flatMap(([name, rule]) => {
    const found = tool(name)
    if (!found) return [{ zh: `没有“${name}”这个工具。`, en: `There is no tool “${name}”.` }]
    if (neverNarrowed.has(name))
      return [
        {
          zh: `“${found.title.zh}”（${name}）不能收窄：它关系到本人的权利，或由文件的可见范围决定。`,
          en: `“${found.title.en}” (${name}) cannot be narrowed: it is a right of each person, or the audience of documents decides.`,
        },
      ]
    if (rule.secondBy === undefined || found.effect === 'submit') return []
    return [
      found.effect === 'submit+'
        ? {
            zh: `“${found.title.zh}”（${name}）本来就要另一人同意，不能另定 secondBy。`,
            en: `“${found.title.en}” (${name}) needs a second person already; leave secondBy out.`,
          }
        : {
            zh: `“${found.title.zh}”（${name}）不提交任何内容，不能要求另一人同意。`,
            en: `“${found.title.en}” (${name}) submits nothing, so nobody can agree to it.`,
          },
    ]
  })
}
