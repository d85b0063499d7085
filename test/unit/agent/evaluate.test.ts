import { describe, expect, test } from 'vitest'
import { sumUp, wilson } from '../../../agent/evaluate/repeated.ts'
import { sameArguments, sameValue } from '../../../agent/evaluate/same-arguments.ts'
import { type Step, scoreUtterances } from '../../../agent/evaluate/score-utterances.ts'
import { parseUtteranceLines, type UtteranceLine } from '../../../agent/evaluate/utterance-lines.ts'

describe('values that mean the same', () => {
  test.each([
    ['start', '2026-12-01', '2026-12-01', true],
    ['start', '2026-12-01', '2026-12-02', false],
    ['birthDate', '1970-05', '1970-05-18', true],
    ['leaveType', 'ANNUAL', 'annual', true],
    ['holiday', '春节', '春', true],
    ['staffType', 'institution', 'institution_technical', true],
    ['person', '王样本', '王样本同志', true],
    ['to', '李测试', '李测试。', true],
    ['to', '2026-12-01', '2026-12-02', false],
    ['reason', '回老家', '回老家！', true],
    ['days', 3, '3', true],
    ['codes', ['A'], ['B', 'A'], true],
    ['facts', { childOrder: 2 }, { childOrder: 2, province: 'ZJ' }, true],
    ['startHalf', 'am', undefined, false],
  ])('%s: %j and %j', (key, wanted, got, same) => {
    expect(sameValue(key, wanted, got)).toBe(same)
  })

  test('of alternatives only what the call holds is compared, and of another tool only the names it has', () => {
    expect(sameArguments({ start: '2026-12-01', end: '2026-12-03' }, { start: '2026-12-01', days: 3 }, null)).toBe(true)
    expect(sameArguments({ item: '公积金', period: '2026-11' }, { period: '2026-11' }, ['period'])).toBe(true)
    expect(sameArguments({ period: '2026-11' }, {}, null)).toBe(false)
  })
})

const line = (expect: UtteranceLine['expect'], id = 'U-1'): UtteranceLine => ({
  ...{ id, refDate: '2026-11-23', role: 'staff', text: '…', domain: 'leave', context: [], expect },
})
const wish = (outcome: 'answer' | 'call' | 'confirm' | 'clarify' | 'decline' | 'refuse', tools: string[] = []) => ({
  ...{ outcome, tools, args: {}, also: [], mustNot: [] },
})
const step = (outcome: Step['outcome'], ...tools: [string, string][]): Step => ({
  outcome,
  calls: tools.map(([tool, effect]) => ({ tool, effect, args: {}, arguments: [] })),
})
const rates = (expected: UtteranceLine['expect'], came: Step) => {
  const { outcomeRate, toolRate, argsRate, jointRate } = scoreUtterances([{ line: line(expected), step: came }], null)
  return [outcomeRate, toolRate, argsRate, jointRate]
}

describe('what a line came to', () => {
  test.each([
    [
      'a calculator may be called an answer',
      wish('answer', ['calc_deadline']),
      step('call', ['calc_deadline', 'read']),
      [1, 1, 1, 1],
    ],
    ['another outcome is wrong', wish('refuse'), step('decline'), [0, 1, 1, 0]],
    [
      'a submit tool nobody wished for is wrong',
      wish('answer', ['policy_search']),
      step('confirm', ['leave_submit', 'submit']),
      [0, 0, 1, 0],
    ],
    [
      'a decline after the search is right of tool',
      wish('answer', ['policy_search']),
      step('decline', ['policy_search', 'read']),
      [0, 1, 1, 0],
    ],
    ['a question back needs no tool', wish('clarify', ['leave_submit']), step('clarify'), [1, 1, 1, 1]],
    [
      'what must not run is wrong',
      { ...wish('refuse'), mustNot: ['pay_slip'] },
      step('call', ['pay_slip', 'read']),
      [0, 0, 1, 0],
    ],
  ] as const)('%s', (_, expected, came, wanted) => {
    expect(rates(expected as UtteranceLine['expect'], came)).toEqual(wanted)
  })

  test('each part has to be met by a step of its own', () => {
    const parts = { parts: [wish('call', ['leave_balance']), wish('call', ['leave_list'])] }
    expect(rates(parts, step('call', ['leave_list', 'read'], ['leave_balance', 'read']))).toEqual([1, 1, 1, 1])
    expect(rates(parts, step('call', ['leave_list', 'read']))[3]).toBe(0)
  })

  test('rates over nothing are null, groups are by outcome and domain, failures name what came', () => {
    expect(scoreUtterances([], null)).toMatchObject({ total: 0, jointRate: null })
    const report = scoreUtterances([{ line: line(wish('refuse')), step: step('decline') }], null)
    expect(Object.keys(report.perGroup)).toEqual(['domain:leave', 'outcome:refuse'])
    expect(report.failures).toMatchObject([{ id: 'U-1', got: { outcome: 'decline', tools: [] } }])
  })
})

test('a line that is no utterance is named', () => {
  expect(() => parseUtteranceLines('{"id":"U-1","text":"x"}')).toThrow(/第 1 行/)
})

test.each([
  [0, 10, { rate: 0, low: 0, high: 0.2775 }],
  [8, 10, { rate: 0.8, low: 0.4902, high: 0.9433 }],
  [10, 10, { rate: 1, low: 0.7225, high: 1 }],
  [0, 0, { rate: 0, low: 0, high: 1 }],
])('%d of %d is known to lie within its interval', (passed, total, share) => {
  expect(wilson(passed, total)).toEqual(share)
})

test('of several runs it is told what held on average, and what held each time', () => {
  const runs = [new Set(['b', 'c']), new Set(['c']), new Set(['c']), new Set(['b', 'c'])]
  expect(sumUp(['a', 'b', 'c', 'd'], runs)).toMatchObject({
    ...{ runs: 4, total: 4, unsteady: ['b'] },
    pass1: { rate: 0.625 },
    passAll: { rate: 0.5 },
  })
})
