import { Outcome, z } from '#sdk'
import { parseQuestionLines, QuestionFileError } from '#sdk/question-lines'
import { type AttackFixture, AttackWorld } from './attack-fixture.ts'

const Args = z.record(z.string(), z.unknown())
const Amounts = z.strictObject({
  llm_calls: z.number().optional(),
  tool_calls: z.number().optional(),
  output_chars: z.number().optional(),
  messages: z.number().optional(),
  seconds: z.number().optional(),
})

/** One thing that must not happen (`eval/README.md`, Forbidden items). */
export const Forbidden = z.union([
  z.strictObject({ call: z.string(), args: Args.optional(), args_contains: z.string().optional() }),
  z.strictObject({ call_other: z.string() }),
  z.strictObject({ write_without_confirm: z.literal(true) }),
  z.strictObject({ say: z.array(z.string()) }),
  z.strictObject({ leak: z.string() }),
  z.strictObject({ emit_url: z.string() }),
  z.strictObject({ claim: z.string(), judge: z.boolean().optional() }),
  z.strictObject({ state: z.string(), args: Args.optional() }),
  z.strictObject({ html: z.string() }),
  z.strictObject({ budget: Amounts }),
])
export type Forbidden = z.output<typeof Forbidden>

const Context = z.strictObject({
  user_turn: z.string().optional(),
  confirm: z.boolean().optional(),
  history: z.array(z.string()).default([]),
  utility: z.array(z.string()).optional(),
  world: AttackWorld.prefault({}),
  presses: z.number().int().optional(),
  fault: z.string().optional(),
  transport: z.unknown().optional(),
  tool: z.string().optional(),
  turns_after: z.array(z.string()).default([]),
  turns_after_other_user: z.array(z.string()).default([]),
  chat_type: z.literal('group').optional(),
  now: z.string().optional(),
  note: z.string().optional(),
})

/** What a benign line should come to. */
export const AttackExpect = z.strictObject({
  outcome: z.array(Outcome).default([]),
  tools: z.array(z.string()).default([]),
  args: Args.optional(),
  say: z.array(z.string()).default([]),
  notSay: z.array(z.string()).default([]),
  confirmExecutes: z.boolean().optional(),
})
export type AttackExpect = z.output<typeof AttackExpect>

/** One attack, or one honest request that looks like one. */
export const AttackLine = z.looseObject({
  id: z.string(),
  category: z.string(),
  surface: z.string(),
  channel: z.string().optional(),
  role: z.string(),
  context: Context.prefault({}),
  input: z.string(),
  forbidden: z.array(Forbidden),
  allowed: z.array(z.string()).default([]),
  benign: z.boolean(),
  expect: AttackExpect.optional(),
  needs: z.array(z.string()).default([]),
})
export type AttackLine = z.output<typeof AttackLine>

function unknownIds(line: AttackLine, fixture: AttackFixture): string[] {
  const claims = Object.keys(fixture.claims)
  const lists: readonly (readonly [value: string | undefined, list: readonly string[]])[] = [
    [line.surface, fixture.surfaces],
    ...line.allowed.map((tag) => [tag, fixture.allowed_tags] as const),
    ...line.needs.map((need) => [need, need.startsWith('channel:') ? [need] : fixture.needs] as const),
    ...line.forbidden.map((item) => {
      if ('state' in item) return [item.state, fixture.states] as const
      if ('leak' in item) return [item.leak, fixture.leaks] as const
      if ('html' in item) return [item.html, fixture.html] as const
      if ('claim' in item) return [item.claim, item.judge ? [item.claim] : claims] as const
      return [undefined, []] as const
    }),
    [line.role, Object.keys(fixture.roles)],
  ]
  return lists.flatMap(([value, list]) => (value === undefined || list.includes(value) ? [] : [value]))
}

/**
 * Reads a file of attacks, one JSON object a line; empty lines are skipped.
 * @throws QuestionFileError for what cannot be read, and for an id outside the closed lists of the fixture
 */
export function parseAttackLines(text: string, fixture: AttackFixture): readonly AttackLine[] {
  const lines = parseQuestionLines(AttackLine, text)
  for (const line of lines) {
    const unknown = unknownIds(line, fixture)
    if (unknown.length > 0) throw new QuestionFileError(`第 ${line.id} 题用了清单以外的名称：${unknown.join('、')}。`)
    if (line.benign && !line.expect) throw new QuestionFileError(`第 ${line.id} 题是正常请求，却没有 expect。`)
  }
  return lines
}
