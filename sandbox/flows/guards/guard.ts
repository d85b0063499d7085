import type { ProblemCode } from '../../../tools/hr-api/schemas/index.ts'
import type { StaffRow } from '../../record.ts'
import type { World } from '../../world.ts'
import type { Article } from '../definition.ts'
import type { CaseRow } from '../record.ts'

/** What a condition is checked against. */
export type GuardInput = {
  readonly world: World
  readonly today: string
  /** The case as it would be after the act. */
  readonly row: CaseRow
  /** Null for somebody who has not reported yet. */
  readonly staff: StaffRow | null
}

/** What a condition comes to; both sentences are complete and without what the reader may not know. */
export type Finding = { readonly ok: boolean; readonly zh: string; readonly en: string; readonly code?: ProblemCode }

/** A condition of the rules. */
export type Guard = {
  /** The articles it rests on, for this case. */
  articles(input: GuardInput): readonly Article[]
  check(input: GuardInput): Finding
}

/** A condition that holds. */
export function fine(zh: string, en: string): Finding {
  return { ok: true, zh, en }
}

/** A condition that does not hold. */
export function broken(zh: string, en: string, code?: ProblemCode): Finding {
  return { ok: false, zh, en, ...(code ? { code } : {}) }
}

/** A fact of a case as text; empty when it has none. */
export function factText({ facts }: Pick<CaseRow, 'facts'>, name: string): string {
  const value = facts[name]
  return value === null || value === undefined ? '' : String(value)
}

/** True for staff under the Civil Servant Law, by it or by reference. */
export function isServant(staffType: string): boolean {
  return staffType === 'CIVIL_SERVANT' || staffType === 'REF_CIVIL_SERVANT' || staffType === 'APPOINTED_CIVIL_SERVANT'
}
