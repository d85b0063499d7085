import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Group, hide, threshold } from '../../../sandbox/metrics/hide.ts'

const group = (key: string, n: number): Group => ({ key, n, value: n })
const groupsOf = (...sizes: number[]) => sizes.map((n, index) => group(`g${index}`, n))
const hiddenOf = (...sizes: number[]) => {
  const { groups, total } = hide(groupsOf(...sizes))
  return { hidden: [...groups].sort(), total }
}

describe('groups of a few people', () => {
  test.each([
    ['large groups are all shown', [7, 10, 5], { hidden: [], total: false }],
    ['nobody is no small group', [0, 10, 0], { hidden: [], total: false }],
    [
      'one small group takes the next smallest with it, for else it is the rest',
      [3, 10, 7],
      { hidden: ['g0', 'g2'], total: false },
    ],
    ['two small groups of five together stay hidden by themselves', [3, 2, 10], { hidden: ['g0', 'g1'], total: false }],
    ['two small groups of fewer than five take a third', [1, 2, 10, 8], { hidden: ['g0', 'g1', 'g3'], total: false }],
    ['a small group alone hides the total too', [3], { hidden: ['g0'], total: true }],
    ['a few people in all are hidden in all', [1, 1, 1], { hidden: ['g0', 'g1', 'g2'], total: true }],
    ['no groups, nothing to hide', [], { hidden: [], total: false }],
  ])('%s', (_, sizes, expected) => {
    expect(hiddenOf(...sizes)).toEqual(expected)
  })

  test('whatever the sizes, no small group is shown and none can be worked out from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (sizes) => {
        const groups = groupsOf(...sizes)
        const { groups: hidden, total } = hide(groups)
        for (const { key, n } of groups) if (n > 0 && n < threshold) expect(hidden.has(key)).toBe(true)
        const unknown = groups.filter(({ key }) => hidden.has(key))
        const rest = unknown.reduce((sum, { n }) => sum + n, 0)
        if (!total && unknown.length > 0) {
          expect(unknown.length).toBeGreaterThan(1)
          expect(rest).toBeGreaterThanOrEqual(threshold)
        }
      }),
    )
  })
})
