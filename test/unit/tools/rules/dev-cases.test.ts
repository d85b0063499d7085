import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { computeRule, ruleNames } from '../../../../tools/rules/index.ts'

type Line = { id: string; rule: string; input: Record<string, unknown>; expected: Record<string, unknown> }

const shared = process.env.RENSHI_SHARED
const file = shared ? `${shared}/eval/rules-dev.jsonl` : ''
const lines: Line[] =
  file && existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Line)
    : []
const reason = file ? `there is no ${file}` : 'RENSHI_SHARED is unset'

function same(expected: unknown, got: unknown): boolean {
  if (typeof expected === 'number' && typeof got === 'number')
    return Number.isInteger(expected) && Number.isInteger(got) ? expected === got : Math.abs(expected - got) <= 0.01001
  if (Array.isArray(expected))
    return Array.isArray(got) && got.length === expected.length && expected.every((item, i) => same(item, got[i]))
  if (typeof expected === 'object' && expected !== null)
    return (
      typeof got === 'object' &&
      got !== null &&
      Object.entries(expected).every(([key, value]) => same(value, (got as Record<string, unknown>)[key]))
    )
  return expected === got
}

function sameSet(expected: unknown, got: unknown): boolean {
  if (!Array.isArray(expected) || !Array.isArray(got) || expected.length !== got.length) return false
  const left = [...got]
  return expected.every((item) => {
    const at = left.findIndex((candidate) => same(item, candidate))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Differences between a case and the result, by the comparison of `eval/README.md` §Rules. */
function differences(line: Line): string[] {
  const got = computeRule(line.rule, line.input)
  const sets = new Set(['omitted', 'allowed', 'alerts'])
  return Object.entries(line.expected)
    .filter(([key]) => key !== 'note' && !(key === 'reason' && line.expected.status === 'needs_review'))
    .filter(
      ([key, value]) =>
        !(key in got) || !(sets.has(key) && Array.isArray(value) ? sameSet(value, got[key]) : same(value, got[key])),
    )
    .map(([key, value]) => `${key}: expected ${JSON.stringify(value)}, got ${JSON.stringify(got[key])}`)
}

describe.skipIf(lines.length === 0)(
  `the development cases of the rules${lines.length === 0 ? ` (skipped: ${reason})` : ''}`,
  () => {
    const known = lines.filter(({ rule }) => ruleNames.includes(rule))

    test.each(known.map((line) => [line.id, line.rule, line] as const))(
      '%s %s is computed as worked out',
      (_id, _rule, line) => {
        expect(differences(line)).toEqual([])
      },
    )
  },
)
