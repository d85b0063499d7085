import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guest, Person, Role, StaffType } from '#sdk'
import { audienceOf } from '../../../agent/audience.ts'
import { admits } from '../../../knowledge/search/audience.ts'

const units = ['U-1', 'U-2', 'U-3', 'U-4']
const aPerson = fc
  .record({
    roles: fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1, maxLength: 4 }),
    staffType: fc.option(fc.constantFrom(...StaffType.options)),
    unitIds: fc.option(fc.uniqueArray(fc.constantFrom(...units), { maxLength: 3 }), { nil: undefined }),
    unitId: fc.option(fc.constantFrom(...units)),
  })
  .map(({ unitIds, ...made }) =>
    Person.parse({
      ...guest(),
      id: 'S-1',
      name: '某',
      scopes: ['pay:read:self'],
      ...made,
      ...(unitIds ? { unitIds } : {}),
    }),
  )
const someWords = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom('public', 'staff', ...Role.options),
    fc.constantFrom(...units).map((unit) => `unit:${unit}`),
    fc.constantFrom(...StaffType.options).map((type) => `type:${type}`),
  ),
  { maxLength: 5 },
)

test('whatever a group may read, every member may read alone', () => {
  fc.assert(
    fc.property(fc.array(aPerson, { minLength: 1, maxLength: 5 }), someWords, (members, words) => {
      const audience = audienceOf(members, 'zh')
      if (admits(words, audience)) for (const member of members) expect(admits(words, member)).toBe(true)
      expect(audience.scopes).toEqual([])
      expect(audience.id).toBe('guest')
    }),
    { numRuns: 500 },
  )
})

test('who is in an unknown company reads what is public, and so does everybody beside a guest', () => {
  fc.assert(
    fc.property(fc.array(aPerson, { maxLength: 4 }), someWords, (members, words) => {
      for (const audience of [audienceOf(null, 'zh'), audienceOf([...members, guest()], 'zh')])
        expect(admits(words, audience)).toBe(admits(words, guest()))
    }),
  )
})

test('a group of one reads what that person may', () => {
  const one = Person.parse({
    ...guest(),
    id: 'S-1',
    roles: ['staff', 'manager'],
    unitIds: ['U-1'],
    staffType: 'civil_servant',
  })
  const audience = audienceOf([one], 'zh')
  for (const words of [['manager'], ['unit:U-1'], ['type:civil_servant'], ['staff']])
    expect(admits(words, audience)).toBe(true)
  expect(admits(['leader'], audience)).toBe(false)
})
