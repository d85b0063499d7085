import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byDepartment, smallestGroup } from '../../../jobs/report-use.ts'

const figures = {
  turns: 2,
  answered: 1,
  lookedUp: 1,
  declined: 0,
  handedOver: 0,
  submitted: 1,
  fields: 5,
  good: 0,
  bad: 0,
}
const people = (unit: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...figures,
    ...{ personId: `${unit}-${index}`, unitId: unit, unitName: unit },
  }))

test('a small department is told of with the others only, and a large one is joined where the others are few', () => {
  expect(byDepartment([...people('A', 9), ...people('B', 3), ...people('C', 2)])).toMatchObject([
    { unit: 'A', people: 9, submitted: 9, stepsSaved: 36, minutesSaved: 90 },
    { unit: '其他部门', people: 5 },
  ])
  expect(byDepartment([...people('A', 9), ...people('B', 6), ...people('C', 2)])).toMatchObject([
    { unit: 'A', people: 9 },
    { unit: '其他部门', people: 8 },
  ])
  expect(byDepartment(people('A', 4))).toEqual([])
})

test('no row is about a few people, and the rows are about everybody or nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }), (sizes) => {
      const all = sizes.flatMap((size, index) => people(`U${index}`, size))
      const rows = byDepartment(all)
      for (const row of rows) expect(row.people).toBeGreaterThanOrEqual(smallestGroup)
      const told = rows.reduce((sum, row) => sum + row.people, 0)
      expect(told === all.length || (told === 0 && all.length < smallestGroup)).toBe(true)
    }),
  )
})
