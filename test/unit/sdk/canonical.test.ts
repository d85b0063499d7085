import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, hashContent } from '#sdk/canonical'

/** JSON as the database gives it back: no negative zero, no lone surrogates. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)

/** The same content with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  )
}

describe('canonical JSON', () => {
  test('is JSON of the same content', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      }),
    )
  })

  test('differs where the content differs', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const isSame = canonicalJson(a) === canonicalJson(b)
        if (isSame) expect(b).toEqual(a)
        else expect(b).not.toEqual(a)
      }),
    )
  })

  test('leaves out undefined members and keeps null', () => {
    expect(canonicalJson({ b: undefined, a: null, c: [undefined] })).toBe('{"a":null,"c":[null]}')
  })

  test('sorts keys by code unit, so that every machine agrees', () => {
    expect(canonicalJson({ 中: 1, a: 2, B: 3, é: 4 })).toBe('{"B":3,"a":2,"é":4,"中":1}')
  })

  test('gives one hash per content', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        expect(await hashContent(reversed(value))).toBe(await hashContent(value))
      }),
      { numRuns: 30 },
    )
    expect(await hashContent({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862')
  })
})
