import * as z from 'zod'

/** An ISO day in Asia/Shanghai. */
export const Day = z.iso.date()
/** An ISO instant with offset. */
export const Instant = z.iso.datetime({ offset: true })
/** Morning or afternoon, on the wire as in the rules. */
export const Half = z.enum(['am', 'pm'])

/** Refusals of the HR system (`domain/hrms.md` §2, 2026-11); `NOT_FOUND`, `INVALID` and `RATE_LIMITED` are common HTTP ones. */
export const ProblemCode = z.enum([
  'NEEDS_INPUT',
  'CALENDAR_MISSING',
  'BALANCE_SHORT',
  'OUT_OF_SCOPE',
  'NEEDS_REVIEW',
  'STALE',
  'DUPLICATE',
  'BLOCKED_BY_RULE',
  'FORBIDDEN_FIELD',
  'NOT_FOUND',
  'INVALID',
  'UNAUTHENTICATED',
  'UNAVAILABLE',
  'RATE_LIMITED',
])
export type ProblemCode = z.output<typeof ProblemCode>

/** Where a figure came from: the rule, the facts it used and the articles it rests on. */
export const Basis = z.object({
  rule: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  citations: z.array(z.object({ title: z.string(), article: z.string() })),
})

/** One page of a list; `nextCursor` is null on the last one. */
export function page<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), asOf: Instant })
}

/**
 * The answer to a POST with `dryRun=true`: nothing is written, `counted` says what would be, and the token must
 * come with the real POST within ten minutes.
 */
export function dryRunOf<S extends z.ZodType>(counted: S) {
  return z.object({ dryRun: z.literal(true), confirmationToken: z.string(), expiresAt: Instant, counted })
}

/** A comment that goes with an approval step. */
export const Comment = z.string().max(500)

/** A sentence or name in both languages. */
export const Words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.output<typeof Words>

/** A fact as people read it, its name in both languages. */
export const CaseFact = z.object({ label: Words, value: z.string() })
