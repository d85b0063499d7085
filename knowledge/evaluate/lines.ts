import * as z from 'zod'

const Answer = z.object({ doc: z.string(), article: z.string() })

/** A question with the articles that answer it; none = nothing in the knowledge base does. */
export const RetrievalLine = z.looseObject({
  id: z.string(),
  question: z.string().min(1),
  answers: z.array(Answer),
  source: z.string().default(''),
  tags: z.array(z.string()).default([]),
  as_of: z.string().optional(),
})
export type RetrievalLine = z.output<typeof RetrievalLine>

/** Thrown for a file of questions that cannot be read; the message names the line. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError'
}

function parseLine(raw: string, number: number): RetrievalLine {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    throw new QuestionFileError(`第 ${number} 行不是 JSON，请检查后再试。`)
  }
  const parsed = RetrievalLine.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new QuestionFileError(`第 ${number} 行的“${issue?.path.join('.') || '格式'}”不对：${issue?.message ?? ''}`)
}

/**
 * Reads a file of questions, one JSON object a line; empty lines are skipped.
 * @throws QuestionFileError
 */
export function parseRetrievalLines(text: string): readonly RetrievalLine[] {
  return text.split('\n').flatMap((raw, at) => (raw.trim() === '' ? [] : [parseLine(raw, at + 1)]))
}
