import { expect, test } from 'vitest'
import { chainFor } from '../../../sandbox/leave/chain.ts'
import { callerIn, seededWorld } from './support.ts'

const world = seededWorld()
const aliasOf = (id: string) => world.staff.get(id)?.alias ?? world.staff.get(id)?.position
const chainOf = (who: string, days: number, destination?: string) =>
  chainFor(world, callerIn(world, who).staff, { countedHalfDays: days * 2, destination }).map(({ rule, staffId }) => [
    rule,
    aliasOf(staffId),
  ])

test.each([
  ['zhang', 0.5, [['科室负责人', 'wang']]],
  ['zhang', 3, [['科室负责人', 'wang']]],
  [
    'zhang',
    3.5,
    [
      ['科室负责人', 'wang'],
      ['分管领导', 'tian'],
    ],
  ],
  [
    'zhang',
    10,
    [
      ['科室负责人', 'wang'],
      ['分管领导', 'tian'],
    ],
  ],
  [
    'zhang',
    10.5,
    [
      ['科室负责人', 'wang'],
      ['分管领导', 'tian'],
      ['人事科', 'sun'],
    ],
  ],
  ['wang', 1, [['上级', 'tian']]],
  [
    'wang',
    12,
    [
      ['上级', 'tian'],
      ['人事科', 'sun'],
    ],
  ],
  ['tian', 2, [['上级', '局长']]],
  [
    'li',
    5,
    [
      ['科室负责人', '公共服务中心技术部负责人'],
      ['分管领导', '公共服务中心主任'],
    ],
  ],
])('%s asks for %d days and the approvers are %j', (who, days, expected) => {
  expect(chainOf(who, days)).toEqual(expected)
})

test('a journey abroad goes to the HR section however short it is', () => {
  expect(chainOf('zhang', 1, '出境：香港')).toEqual([
    ['科室负责人', 'wang'],
    ['分管领导', 'tian'],
    ['人事科', 'sun'],
  ])
})

test('nobody in the bureau approves their own leave', () => {
  for (const staff of world.staff.values()) {
    if (staff.position === '局长' || staff.status === 'RETIRED') continue
    const chain = chainFor(world, staff, { countedHalfDays: 30, destination: undefined })
    expect(chain.length, staff.id).toBeGreaterThan(0)
    expect(
      chain.map(({ staffId }) => staffId),
      staff.id,
    ).not.toContain(staff.id)
  }
})

test('the head of the bureau is told that the superior authority decides', () => {
  const head = [...world.staff.values()].find(({ position }) => position === '局长')
  expect(() => chainOf(head?.id ?? '', 1)).toThrow(expect.objectContaining({ code: 'NEEDS_REVIEW' }))
})
