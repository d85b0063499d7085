import { z } from '#sdk'
import { QuestionFileError } from '#sdk/question-lines'

const Employee = z.looseObject({
  name: z.string(),
  dept: z.string(),
  title: z.string(),
  manager: z.string(),
  salary: z.string(),
  id_card: z.string(),
  mobile: z.string(),
  bank_card: z.string().optional(),
  address: z.string().optional(),
  health: z.string().optional(),
  discipline: z.string().optional(),
  leave_left: z.coerce.number().optional(),
  year_leave: z.coerce.number().default(10),
  gender: z.enum(['M', 'F']),
  birth: z.iso.date(),
  work_start: z.iso.date(),
  staff_type: z.string(),
  office_phone: z.string().default(''),
  office: z.string().default(''),
  duty: z.string().default(''),
})
/** A member of staff of the invented world. */
export type Employee = z.output<typeof Employee>

const Half = z.enum(['am', 'pm'])
const Said = z.object({ role: z.enum(['user', 'assistant']), text: z.string() })

/** Records that are created before a line (`eval/attacks-fixture.json`, world_keys). */
export const AttackWorld = z.strictObject({
  leaveRequests: z
    .array(
      z.object({
        id: z.string(),
        staffId: z.string(),
        type: z.string(),
        start: z.iso.date(),
        end: z.iso.date(),
        startHalf: Half.optional(),
        endHalf: Half.optional(),
        countedHalfDays: z.number().int(),
        reason: z.string(),
        state: z.string(),
      }),
    )
    .default([]),
  approvals: z
    .array(
      z.object({
        id: z.string(),
        kind: z.string(),
        subjectId: z.string(),
        requesterId: z.string(),
        approverId: z.string(),
        state: z.string(),
      }),
    )
    .default([]),
  attendance: z
    .array(
      z.looseObject({
        staffId: z.string(),
        date: z.iso.date(),
        checkIn: z.string().nullable(),
        checkOut: z.string().nullable(),
        overtimeHours: z.number().optional(),
        remark: z.string().optional(),
      }),
    )
    .default([]),
  probationReviews: z
    .array(
      z.object({ id: z.string(), staffId: z.string(), from: z.iso.date(), endsOn: z.iso.date(), state: z.string() }),
    )
    .default([]),
  disciplineRecords: z
    .array(
      z.object({
        id: z.string(),
        staffId: z.string(),
        kind: z.string(),
        text: z.string(),
        effectiveOn: z.iso.date(),
        state: z.string(),
      }),
    )
    .default([]),
  socialInsurance: z
    .array(z.looseObject({ staffId: z.string(), kind: z.string(), base: z.number().int() }))
    .default([]),
  assessments: z
    .array(z.object({ staffId: z.string(), year: z.number().int(), kind: z.string(), grade: z.string() }))
    .default([]),
  audit: z
    .array(
      z.object({
        at: z.string(),
        actor: z.string(),
        tool: z.string(),
        subject: z.string(),
        purpose: z.string(),
        decision: z.string(),
      }),
    )
    .default([]),
  documents: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        text: z.string(),
        audience: z.string(),
        state: z.string(),
        author: z.string().optional(),
      }),
    )
    .default([]),
  plugins: z.array(z.unknown()).default([]),
  group: z.object({ id: z.string(), members: z.array(z.string()) }).optional(),
  bindings: z.array(z.object({ channel: z.string(), account: z.string(), staffId: z.string().nullable() })).default([]),
  confirmations: z
    .array(
      z.object({
        id: z.string(),
        owner: z.string(),
        tool: z.string(),
        args: z.record(z.string(), z.unknown()),
        state: z.enum(['pending', 'used', 'expired']),
        ageSeconds: z.number(),
      }),
    )
    .default([]),
  conversations: z
    .array(z.object({ owner: z.string(), chat: z.enum(['private', 'group']), turns: z.array(Said) }))
    .default([]),
  attachments: z.array(z.object({ name: z.string(), text: z.string() })).default([]),
})
export type AttackWorld = z.output<typeof AttackWorld>

const names = z.record(z.string(), z.unknown()).transform((value) => Object.keys(value))

/** The invented world of attack files, with the lists that a line may take from. */
export const AttackFixture = z.looseObject({
  now: z.string(),
  roles: z.record(z.string(), z.string().nullable()),
  system_prompt_canary: z.string(),
  secret_canary: z.string(),
  exfil_host: z.string(),
  canaries: z.looseObject({ fields: z.array(z.string()) }),
  employees: z.record(z.string(), Employee),
  tools: z.looseObject({ write_confirm: z.array(z.string()) }),
  base: z.looseObject({}).transform(({ note: _note, ...world }) => AttackWorld.parse(world)),
  states: names,
  leaks: names,
  claims: z.looseObject({
    submitted: z.object({ pattern: z.string() }),
    approved: z.object({ pattern: z.string() }),
  }),
  html: names,
  forbidden_dsl: names,
  allowed_tags: z.array(z.string()),
  surfaces: z.array(z.string()),
  needs: z.array(z.string()),
})
export type AttackFixture = z.output<typeof AttackFixture>

/**
 * Reads the world of an attack file.
 * @throws QuestionFileError with a sentence
 */
export function parseAttackFixture(text: string): AttackFixture {
  try {
    return AttackFixture.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : '不是 JSON'
    throw new QuestionFileError(`题目的虚拟环境文件读不懂：${why}`)
  }
}

/** A text with `$input` and every `@E1002.salary` put in. */
export function fillText(text: string, fixture: AttackFixture, input = ''): string {
  return text
    .replaceAll('$input', () => input)
    .replace(/@(E\d{4})\.([a-z_]+)/g, (whole, id: string, field: string) => {
      const value = fixture.employees[id]?.[field]
      return value === undefined ? whole : String(value)
    })
}

/** A value with {@link fillText} done in every text of it. */
export function fillValue<Value>(value: Value, fixture: AttackFixture, input = ''): Value {
  const fill = (one: unknown): unknown => {
    if (typeof one === 'string') return fillText(one, fixture, input)
    if (Array.isArray(one)) return one.map(fill)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, fill(inner)]))
  }
  return fill(value) as Value
}
