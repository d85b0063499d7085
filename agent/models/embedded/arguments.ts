import type { ToolCard } from '../../model.ts'
import type { LeaveProblem } from '../../understand/leave-span.ts'
import { enumWords } from './enum-words.ts'
import type { Reading } from './reading.ts'
import { rereadDates } from './reading.ts'
import { type Field, readFields } from './schema.ts'
import { fillers } from './slots.ts'
import { wordsOrOptions } from './slots-service.ts'
import { timeArgument } from './slots-time.ts'

/** Arguments as far as a text decides them. */
export type Filled = {
  readonly args: Readonly<Record<string, unknown>>
  /** Required arguments the text leaves open. */
  readonly missing: readonly string[]
  /** What is wrong with the dates said. */
  readonly problem: LeaveProblem | null
}

// Tools whose dates may as well lie behind; all others look ahead.
const nearest: ReadonlySet<string> = new Set([
  'leave_list',
  'leave_team',
  'calc_calendar',
  'calc_leave_days',
  'leave_cancel',
  'approval_inbox',
  'assessment_evidence',
  'metrics_query',
  'attendance_overtime',
])
// Tools about what has happened.
const behind: ReadonlySet<string> = new Set([
  'leave_return',
  'attendance_summary',
  'attendance_correct',
  'attendance_export',
  'pay_slip',
  'pay_insurance',
  'privacy_views',
  'review_give',
])

function readFor(tool: string, wish: Reading): Reading {
  if (behind.has(tool)) return rereadDates(wish, 'past')
  return nearest.has(tool) ? rereadDates(wish, 'nearest') : wish
}

// Arguments of tools whose dates are no span of days: one may well lie before another.
const noSpan = ['newStart', 'compareWith', 'side', 'value', 'spans']

// An enumeration says in its description what its values are called: `APPROVED 已批准, REJECTED 未批准/驳回`.
function fromDescription(text: string, { options, description }: Field): string | undefined {
  return options.find((option) => {
    const words = new RegExp(`\\b${option}\\s+([^,;，；。.:]+)`).exec(description)?.[1]
    return words?.split(/[/、\s]+/).some((word) => word.length > 1 && text.includes(word)) ?? false
  })
}

function fromEnum(text: string, field: Field): string | undefined {
  const rows = enumWords[field.name] ?? []
  const row = rows.find(({ value, pattern }) => field.options.includes(value) && pattern.test(text))
  if (row) return row.value
  const lower = text.toLowerCase()
  return (
    fromDescription(text, field) ??
    field.options.find((option) => option.length > 2 && lower.includes(option.toLowerCase()))
  )
}

// Arguments with names nobody told us about: by their format, in the order said.
function byShape(reading: Reading, field: Field, taken: Set<string>): unknown {
  if (field.options.length > 0) return fromEnum(reading.text, field)
  if (field.format === 'date') {
    const span = reading.dates.spans.find(({ from }) => !taken.has(from))
    if (span) taken.add(span.from)
    return span?.from
  }
  if (field.type === 'number' || field.type === 'integer') return reading.durations[0]?.count
  if (field.required && /text|question|query|topic|summary|content|facts|title/i.test(field.name)) return reading.text
  return undefined
}

function valueFor(reading: Reading, field: Field, names: ReadonlySet<string>, taken: Set<string>): unknown {
  const own = timeArgument(field.name, reading, field, names)
  if (own !== undefined) return own ?? undefined
  const filler = field.options.length > 0 && wordsOrOptions.has(field.name) ? undefined : fillers[field.name]
  const value = filler ? filler(reading, field, names) : byShape(reading, field, taken)
  if (field.options.length === 0) return value
  return typeof value === 'string' && field.options.includes(value)
    ? value
    : fromEnumUnlessSlot(reading, field, filler !== undefined)
}

function fromEnumUnlessSlot(reading: Reading, field: Field, filled: boolean): string | undefined {
  return filled ? undefined : fromEnum(reading.text, field)
}

function leaveProblem(names: ReadonlySet<string>, reading: Reading): LeaveProblem | null {
  const { problem } = reading.span
  if (!problem || (problem !== 'no_such_day' && noSpan.some((name) => names.has(name)))) return null
  if (names.has('start')) return problem
  return problem === 'no_such_day' || problem === 'end_before_start' ? problem : null
}

/** Fills the arguments of a tool from a wish. */
export function fillArguments(card: ToolCard, wish: Reading): Filled {
  const reading = readFor(card.name, wish)
  const fields = readFields(card)
  const names = new Set(fields.map(({ name }) => name))
  const taken = new Set<string>()
  const args: Record<string, unknown> = {}
  for (const field of fields) {
    const value = valueFor(reading, field, names, taken)
    if (value !== undefined) args[field.name] = value
  }
  const missing = fields.filter(({ name, required }) => required && args[name] === undefined).map(({ name }) => name)
  // A calculator that takes either a last day or a length needs one of them.
  if (names.has('days') && names.has('end') && names.has('start') && args.end === undefined && args.days === undefined)
    missing.push('end')
  return { args, missing, problem: names.has('question') ? null : leaveProblem(names, reading) }
}
