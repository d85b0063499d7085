import { Role, Scope, StaffType } from '#sdk'
import type { TokenAnswer } from './schemas/index.ts'

/** The wire's upper-case word as the rules and the SDK write it: `CIVIL_SERVANT` → `civil_servant`. */
function fromWire<Word extends string>(word: Word): Lowercase<Word> {
  return word.toLowerCase() as Lowercase<Word>
}

/** The kind of staff of a token answer in the words of the SDK. */
export function staffTypeFromWire(word: TokenAnswer['person']['staffType']): StaffType {
  return StaffType.parse(fromWire(word))
}

/** The roles the product knows, others left out. */
export function rolesFromWire(words: readonly string[]): Role[] {
  return words.map((word) => Role.safeParse(fromWire(word))).flatMap(({ data }) => (data ? [data] : []))
}

/** The scopes the product knows, others left out. */
export function scopesFromWire(words: readonly string[]): Scope[] {
  return words.map((word) => Scope.safeParse(word)).flatMap(({ data }) => (data ? [data] : []))
}
