import * as z from 'zod'
import { isDay } from './dates.ts'

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

/**
 * Binds a schema to a function. Input that does not fit is a result, never an exception:
 * `status: needs_input` with the names when something is missing, `error: invalid_input` otherwise.
 */
export function rule<S extends z.ZodType>(schema: S, compute: (input: z.output<S>) => RuleRecord): Rule {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) return compute(parsed.data)
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
    const missing = names.filter((name) => valueAt(input, name) === undefined)
    if (missing.length > 0 && missing.length === names.length) return { status: 'needs_input', needs: missing }
    return { error: 'invalid_input', needs: names, reason: z.prettifyError(parsed.error) }
  }
}

function valueAt(input: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as RuleRecord)[key] : undefined),
      input,
    )
}
