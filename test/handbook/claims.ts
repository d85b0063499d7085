import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'

const Measure = z.strictObject({
  /** Name of the output or input the days or months are counted from. */
  since: z.string(),
  unit: z.enum(['days', 'months', 'years']),
})

/** How a rule of the product gives a number. */
export const Computation = z.strictObject({
  rule: z.string(),
  /** Input of the rule; the text `$n` in it stands for the number itself. */
  input: z.record(z.string(), z.unknown()),
  /** Key of the output; two keys `years,months` for a span of both. */
  output: z.string(),
  /** The output is a day, and the number is how far it lies after a day of the input. */
  measure: Measure.optional(),
  /** What the output is divided by, such as 60 for minutes of a rule and hours of a text. */
  per: z.number().optional(),
  /** With the number in the input, the output must be this. */
  gives: z.number().optional(),
  /** The number is how many days of a span make the output true; the days go into this input. */
  each: z.strictObject({ input: z.string(), from: z.string(), to: z.string() }).optional(),
  /** The number is a limit: the output changes right above it (`exclusive`, 超过) or when it is reached (`inclusive`). */
  threshold: z.enum(['exclusive', 'inclusive']).optional(),
})
export type Computation = z.output<typeof Computation>

const numbers = z.record(z.string(), z.array(z.string()))

const DocumentClaims = z.strictObject({
  /** Numbers that a rule computes: the first group of the pattern is the number, or two groups year and month. */
  claims: z.array(z.strictObject({ article: z.string(), pattern: z.string(), ...Computation.shape })).default([]),
  /** Numbers the bureau sets itself, by article. */
  house: numbers.default({}),
  /** Numbers of worked examples, by article. */
  examples: numbers.default({}),
  /** Numbers that an article of an act holds which is not named beside them, by `《act》article` and article. */
  law: z.record(z.string(), numbers).default({}),
  /** Numbers that rest on an act that is not in the corpus, by act and article. */
  unverified: z.record(z.string(), numbers).default({}),
})
export type DocumentClaims = z.output<typeof DocumentClaims>

const folder = new URL('claims/', import.meta.url)

/** What is known about the numbers of each document, by its name without ending; one JSON file a document. */
export function loadClaims(): ReadonlyMap<string, DocumentClaims> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    names.map((name) => {
      const parsed = DocumentClaims.safeParse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
      if (!parsed.success) throw new Error(`claims/${name} does not fit: ${z.prettifyError(parsed.error)}`)
      return [name.replace(/\.json$/, ''), parsed.data]
    }),
  )
}
