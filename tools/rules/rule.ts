import * as z from 'zod'
import { isDay } from './dates.ts'
import { type About, provenanceOf } from './provenance.ts'

/** A flat object that goes into a rule or comes out of it. */
export type RuleRecord = Readonly<Record<string, unknown>>

/** One rule of the table: reads its input by its schema and computes. */
export type Rule = (input: RuleRecord) => RuleRecord

/** An ISO day that exists. */
export const day = z.string().refine(isDay, 'This is no day of the form YYYY-MM-DD.')

/** May be absent or null. */
export function maybe<S extends z.ZodType>(schema: S) {
  return schema.nullish()
}

/** A result that holds figures, not what stands against computing them. */
type Computed<O> = Exclude<O, { readonly error: unknown } | { readonly status: unknown }>

function isComputed<O extends RuleRecord>(result: O): result is O & Computed<O> {
  return !Object.hasOwn(result, 'error') && !Object.hasOwn(result, 'status')
}

/**
 * Binds a schema to a function and to what is said of its result. Input that does not fit is a result, never an
 * exception: `status: needs_input` with the names when something is missing, `error: invalid_input` otherwise. A
 * computed result carries its basis, citations, day, assumptions and steps; one for a day before the law is known is
 * `needs_review`.
 */
export function rule<S extends z.ZodType, O extends RuleRecord>(
  schema: S,
  compute: (input: z.output<S>) => O,
  about: (input: z.output<S>, output: Computed<O>) => About,
): Rule {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) return refused(input, parsed.error)
    const result = compute(parsed.data)
    if (!isComputed(result)) return result
    const provenance = provenanceOf(about(parsed.data, result))
    return 'status' in provenance ? provenance : { ...result, ...provenance }
  }
}

function refused(input: RuleRecord, error: z.ZodError): RuleRecord {
  const names = [...new Set(error.issues.map((issue) => issue.path.join('.')))]
  const missing = names.filter((name) => valueAt(input, name) === undefined)
  if (missing.length > 0 && missing.length === names.length) return { status: 'needs_input', needs: missing }
  return { error: 'invalid_input', needs: names, reason: z.prettifyError(error) }
}

function valueAt(input: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as RuleRecord)[key] : undefined),
      input,
    )
}
