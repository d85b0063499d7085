import { readFileSync } from 'node:fs'
import type * as z from 'zod'

/** The lines of a JSONL file of the fixtures, parsed. */
export function readLines<S extends z.ZodType>(path: string, schema: S): z.output<S>[] {
  const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}
