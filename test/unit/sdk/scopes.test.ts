import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coversScope, guest, Scope, scopeClasses, scopeSubjects } from '#sdk'

const kind = fc.constantFrom(...scopeClasses)
const right = fc.constantFrom('read' as const, 'submit' as const)
const subject = fc.constantFrom(...scopeSubjects)
const scope = fc.tuple(kind, right, subject).map(([a, b, c]): Scope => `${a}:${b}:${c}`)
const width = (one: Scope) => scopeSubjects.findIndex((name) => one.endsWith(`:${name}`))
const stem = (one: Scope) => one.slice(0, one.lastIndexOf(':'))

describe('the rights a person holds', () => {
  test('cover a right exactly when one of the same class and kind reaches as far', () => {
    fc.assert(
      fc.property(fc.array(scope, { maxLength: 8 }), scope, (held, needed) => {
        const expected = held.some((one) => stem(one) === stem(needed) && width(one) >= width(needed))
        expect(coversScope(held, needed)).toBe(expected)
      }),
    )
  })

  test('cover no less when more are held', () => {
    fc.assert(
      fc.property(fc.array(scope), fc.array(scope), scope, (held, more, needed) => {
        if (coversScope(held, needed)) expect(coversScope([...more, ...held], needed)).toBe(true)
      }),
    )
  })

  test('are none for a guest', () => {
    fc.assert(
      fc.property(scope, (needed) => {
        expect(coversScope(guest().scopes, needed)).toBe(false)
      }),
    )
  })

  test('to read never allow to submit', () => {
    expect(coversScope(['leave:read:all'], 'leave:submit:self')).toBe(false)
    expect(coversScope(['leave:submit:all'], 'leave:read:self')).toBe(false)
  })
})

describe('a scope at a border', () => {
  test('parses when it is one of the vocabulary', () => {
    fc.assert(
      fc.property(scope, (one) => {
        expect(Scope.parse(one)).toBe(one)
      }),
    )
    expect(Scope.safeParse('plugin.canteen:submit:self').success).toBe(true)
  })

  test.each([
    '',
    'leave',
    'leave:read',
    'leave:write:self',
    'leave:read:team',
    'weather:read:self',
    'leave:read:self ',
    'leave:read:self\n',
    'xleave:read:self',
    'plugin:read:self',
    'plugin.Canteen:read:self',
    7,
    null,
  ])('is refused as %j', (value) => {
    expect(Scope.safeParse(value).success).toBe(false)
  })
})
