/**
 * What LangChain takes from a validator of JSON Schema, in the Worker: arguments of tools are checked by zod, at the
 * gate, and no tool of LangChain's own is run, so there is nothing to validate.
 */
function absent(): never {
  throw new Error('JSON Schema is not validated in the Worker: describe the input with zod.')
}

/** Never made. */
export class Validator {
  constructor() {
    absent()
  }
}
export const validate = absent
export const dereference = absent

/** True for two values of JSON that are the same. */
export function deepCompareStrict(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    one.length === other.size &&
    one.every(([key, value]) => other.has(key) && deepCompareStrict(value, other.get(key)))
  )
}
