import * as z from 'zod'
import { computeRule, ruleNames } from './index.ts'
import type { RuleRecord } from './rule.ts'

const Fields = z.record(z.string(), z.unknown())
const RuleLine = z.looseObject({
  id: z.string(),
  rule: z.string(),
  input: Fields,
  expected: Fields,
  /** How well the rule is attested. */
  basis: z.enum(['law', 'secondary', 'recall', 'convention']),
})
/** One case of a file of rule cases: what goes in and what must come out. */
export type RuleLine = z.output<typeof RuleLine>

/** Thrown for a file of cases that cannot be read; the message is a sentence that names the line. */
export class RuleFileError extends Error {
  override readonly name = 'RuleFileError'
}

function parseLine(raw: string, number: number): RuleLine {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    throw new RuleFileError(`第 ${number} 行不是 JSON，请检查后再试。`)
  }
  const parsed = RuleLine.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new RuleFileError(`第 ${number} 行的“${issue?.path.join('.') || '格式'}”不对：${issue?.message ?? ''}`)
}

/**
 * Reads a file of rule cases, one JSON object a line; empty lines are skipped.
 * @throws RuleFileError
 */
export function parseRuleLines(text: string): readonly RuleLine[] {
  return text.split('\n').flatMap((raw, at) => (raw.trim() === '' ? [] : [parseLine(raw, at + 1)]))
}

const isRecord = (value: unknown): value is RuleRecord => typeof value === 'object' && value !== null

// 0.01 is allowed, and two binary fractions that are 0.01 apart differ by a little more.
const tolerance = 0.01 + 1e-9

function sameNumber(expected: number, got: number): boolean {
  const isWhole = Number.isInteger(expected) && Number.isInteger(got)
  return isWhole ? expected === got : Math.abs(expected - got) <= tolerance
}

function same(expected: unknown, got: unknown): boolean {
  if (typeof expected === 'number') return typeof got === 'number' && sameNumber(expected, got)
  if (Array.isArray(expected))
    return Array.isArray(got) && got.length === expected.length && expected.every((item, at) => same(item, got[at]))
  if (isRecord(expected))
    return isRecord(got) && Object.entries(expected).every(([key, value]) => same(value, got[key]))
  return expected === got
}

function sameSet(expected: readonly unknown[], got: unknown): boolean {
  if (!Array.isArray(got) || got.length !== expected.length) return false
  const left: unknown[] = [...got]
  return expected.every((item) => {
    const at = left.findIndex((candidate) => same(item, candidate))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

const sets: readonly string[] = ['omitted', 'allowed', 'alerts']

function isCompared(key: string, expected: RuleRecord): boolean {
  return key !== 'note' && !(key === 'reason' && expected.status === 'needs_review')
}

/** Who decides on a work injury is never this: a result that says otherwise fails whatever else it says. */
function decides(rule: string, got: RuleRecord): boolean {
  return rule === 'injury.prescreen' && got.decisionByAuthorityOnly !== true
}

/** True when a result is what was expected, key by key; keys beyond those expected do no harm. */
export function matches({ rule, expected }: RuleLine, got: RuleRecord): boolean {
  if (decides(rule, got)) return false
  return Object.entries(expected).every(([key, value]) => {
    if (!isCompared(key, expected)) return true
    if (!Object.hasOwn(got, key)) return false
    return sets.includes(key) && Array.isArray(value) ? sameSet(value, got[key]) : same(value, got[key])
  })
}

/** How many of some cases came out as expected; `rate` is a share of 1 with four decimals, null over nothing. */
export type RuleRates = { readonly total: number; readonly passed: number; readonly rate: number | null }

/** The result of a file of cases. */
export type RuleReport = RuleRates & {
  readonly suite: 'rules'
  /** No language model computes a rule. */
  readonly model: null
  /** By rule id, and by `basis:<value>`. */
  readonly perGroup: Readonly<Record<string, RuleRates>>
  readonly failures: readonly { readonly id: string; readonly expected: RuleRecord; readonly got: RuleRecord }[]
}

function ratesOf(passed: readonly boolean[]): RuleRates {
  const good = passed.filter(Boolean).length
  return {
    total: passed.length,
    passed: good,
    rate: passed.length === 0 ? null : Math.round((10_000 * good) / passed.length) / 10_000,
  }
}

function compute({ rule, input }: RuleLine): RuleRecord {
  return ruleNames.includes(rule) ? computeRule(rule, input) : { error: 'unknown_rule' }
}

/** Computes every case and compares it with what it expects. An unknown rule is a case that fails. */
export function evaluateRules(lines: readonly RuleLine[]): RuleReport {
  const results = lines.map((line) => {
    const got = compute(line)
    return { line, got, isRight: matches(line, got) }
  })
  const groups = new Map<string, boolean[]>()
  for (const { line, isRight } of results)
    for (const group of [line.rule, `basis:${line.basis}`]) groups.set(group, [...(groups.get(group) ?? []), isRight])
  return {
    suite: 'rules',
    model: null,
    ...ratesOf(results.map(({ isRight }) => isRight)),
    perGroup: Object.fromEntries([...groups].map(([group, passed]) => [group, ratesOf(passed)])),
    failures: results.flatMap(({ line, got, isRight }) =>
      isRight ? [] : [{ id: line.id, expected: line.expected, got }],
    ),
  }
}
