import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evaluateRules, matches, parseRuleLines, type RuleLine } from '../../../../tools/rules/evaluate.ts'

const shared = process.env.RENSHI_SHARED
const file = shared ? `${shared}/eval/rules-dev.jsonl` : ''
const isThere = file !== '' && existsSync(file)
const reason = file ? `there is no ${file}` : 'RENSHI_SHARED is unset'

describe.skipIf(!isThere)(`the development cases of the rules${isThere ? '' : ` (skipped: ${reason})`}`, () => {
  test('are computed as worked out', () => {
    const report = evaluateRules(parseRuleLines(readFileSync(file, 'utf8')))
    expect(report.failures).toEqual([])
    expect(report).toMatchObject({ total: 140, passed: 140, rate: 1 })
  })
})

const line = (rule: string, expected: RuleLine['expected']): RuleLine => ({
  ...{ id: 'X-1', rule, expected, input: {}, basis: 'law' },
})

describe('the comparison of a result', () => {
  test.each([
    [{ days: 10 }, { days: 10, more: true }, true],
    [{ days: 10 }, { days: 11 }, false],
    [{ total: 4500.1 }, { total: 4500.11 }, true],
    [{ total: 4500.1 }, { total: 4500.12 }, false],
    [{ rolled: null }, { rolled: null }, true],
    [{ rolled: null }, {}, false],
    [{ rolled: null }, { rolled: '2026-01-01' }, false],
    [{ omitted: ['self', 'peerDept'] }, { omitted: ['peerDept', 'self'] }, true],
    [{ persons: ['a', 'b'] }, { persons: ['b', 'a'] }, false],
    [{ alerts: [{ code: 'OVER_POST', over: 1 }] }, { alerts: [{ code: 'OVER_POST', over: 1, level: '副科' }] }, true],
    [{ alerts: [] }, { alerts: [{ code: 'OVER_POST' }] }, false],
    [{ days: 10, note: 'seen' }, { days: 10 }, true],
    [{ status: 'needs_review', reason: 'so' }, { status: 'needs_review', reason: 'otherwise' }, true],
    [{ reason: 'under_one_year' }, { reason: null }, false],
  ])('%j beside %j', (expected, got, isRight) => {
    expect(matches(line('leave.countDays', expected), got)).toBe(isRight)
  })

  test('fails whoever decides on an injury', () => {
    const right = line('injury.prescreen', { prescreen: 'deemed' })
    expect(matches(right, { prescreen: 'deemed', decisionByAuthorityOnly: true })).toBe(true)
    expect(matches(right, { prescreen: 'deemed' })).toBe(false)
  })

  test('counts a rule that nobody knows as a case that fails, by rule and by basis', () => {
    const report = evaluateRules([line('no.rule', { days: 1 })])
    expect(report).toMatchObject({ total: 1, passed: 0, rate: 0 })
    expect(report.perGroup).toEqual({
      'no.rule': { total: 1, passed: 0, rate: 0 },
      'basis:law': { total: 1, passed: 0, rate: 0 },
    })
  })

  test('names the line of a file that cannot be read', () => {
    expect(() => parseRuleLines('\n{"id": 1}')).toThrow('第 2 行的“id”不对')
    expect(() => parseRuleLines('{')).toThrow('第 1 行不是 JSON')
  })
})
