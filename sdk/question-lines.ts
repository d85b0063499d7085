import type * as z from 'zod'

/** Thrown for a file of questions or cases that cannot be read; the message is a sentence that names the line. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError'
}

function parseLine<S extends z.ZodType>(schema: S, raw: string, number: number): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    throw new QuestionFileError(`第 ${number} 行不是 JSON，请检查后再试。`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new QuestionFileError(`第 ${number} 行的“${issue?.path.join('.') || '格式'}”不对：${issue?.message ?? ''}`)
}

/**
 * Reads a file by which the product is measured: one JSON object a line; empty lines are skipped.
 * @throws QuestionFileError
 */
export function parseQuestionLines<S extends z.ZodType>(schema: S, text: string): readonly z.output<S>[] {
  return text.split('\n').flatMap((raw, at) => (raw.trim() === '' ? [] : [parseLine(schema, raw, at + 1)]))
}
