import type * as z from 'zod'
import type { ProblemCode } from '../tools/hr-api/schemas/index.ts'

type Code = z.output<typeof ProblemCode>

const statusOf: Readonly<Record<Code, number>> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  OUT_OF_SCOPE: 403,
  FORBIDDEN_FIELD: 403,
  NOT_FOUND: 404,
  STALE: 409,
  DUPLICATE: 409,
  NEEDS_INPUT: 422,
  CALENDAR_MISSING: 422,
  BALANCE_SHORT: 422,
  NEEDS_REVIEW: 422,
  BLOCKED_BY_RULE: 422,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
}

const titleOf: Readonly<Record<Code, string>> = {
  INVALID: 'The request is not valid',
  UNAUTHENTICATED: 'Not authenticated',
  OUT_OF_SCOPE: 'Outside what this token may do',
  FORBIDDEN_FIELD: 'A field that may not be read or set',
  NOT_FOUND: 'Not found',
  STALE: 'No longer current',
  DUPLICATE: 'Already there',
  NEEDS_INPUT: 'Something is missing',
  CALENDAR_MISSING: 'No official calendar',
  BALANCE_SHORT: 'Not enough balance',
  NEEDS_REVIEW: 'A person has to look at it',
  BLOCKED_BY_RULE: 'A rule does not allow it',
  RATE_LIMITED: 'Too many requests',
  UNAVAILABLE: 'Not available',
}

type Extra = {
  readonly needs?: readonly string[]
  readonly status?: number
  /** Articles that a refusal by a rule rests on. */
  readonly citations?: readonly { readonly title: string; readonly article: string }[]
}

/** A request that the HR system answers with a problem; both sentences say what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: Code
  readonly status: number
  readonly zh: string
  readonly needs: readonly string[]
  readonly citations: NonNullable<Extra['citations']>

  constructor(code: Code, zh: string, en: string, extra: Extra = {}) {
    super(en)
    this.code = code
    this.status = extra.status ?? statusOf[code]
    this.zh = zh
    this.needs = extra.needs ?? []
    this.citations = extra.citations ?? []
  }
}

/** The refusal as RFC 9457 problem details. */
export function toProblem(refusal: Refusal) {
  return {
    type: `https://hr.example/problems/${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title: titleOf[refusal.code],
    status: refusal.status,
    code: refusal.code,
    detail: refusal.zh,
    detailEn: refusal.message,
    ...(refusal.needs.length > 0 ? { needs: refusal.needs } : {}),
    ...(refusal.citations.length > 0 ? { citations: refusal.citations } : {}),
  }
}
