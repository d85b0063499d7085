import * as z from 'zod'
import { parseQuestionLines } from '#sdk/question-lines'

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

/**
 * Reads a file of questions, one JSON object a line; empty lines are skipped.
 * @throws QuestionFileError
 */
export function parseRetrievalLines(text: string): readonly RetrievalLine[] {
  return parseQuestionLines(RetrievalLine, text)
}
