import { Outcome, z } from '#sdk'
import { parseQuestionLines } from '#sdk/question-lines'

/** What a wish should come to; `tools` are alternatives, `args` those of the first of them that the text decides. */
export const Expected = z.object({
  outcome: Outcome,
  tools: z.array(z.string()).default([]),
  args: z.record(z.string(), z.unknown()).default({}),
  also: z.array(Outcome).default([]),
  mustNot: z.array(z.string()).default([]),
})
export type Expected = z.output<typeof Expected>

/** One thing somebody types, with what was said before it. */
export const UtteranceLine = z.looseObject({
  id: z.string(),
  refDate: z.iso.date(),
  role: z.string(),
  text: z.string().min(1),
  domain: z.string().default(''),
  context: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).default([]),
  expect: z.union([Expected, z.object({ parts: z.array(Expected).min(1) })]),
})
export type UtteranceLine = z.output<typeof UtteranceLine>

/**
 * Reads a file of utterances, one JSON object a line; empty lines are skipped.
 * @throws QuestionFileError
 */
export function parseUtteranceLines(text: string): readonly UtteranceLine[] {
  return parseQuestionLines(UtteranceLine, text)
}
