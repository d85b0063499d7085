import { abstention } from '../data/abstention-weights.ts'
import { asksForValue } from './answer-kind.ts'
import { type Features, featureNames } from './features.ts'

/** How sure it is, 0 to 1, that the best passages answer the question. */
export function confidenceOf(features: Features): number {
  const sum = featureNames.reduce(
    (all, name) => all + (abstention.weights[name] ?? 0) * features[name],
    abstention.bias,
  )
  return 1 / (1 + Math.exp(-sum))
}

/** How sure a ranking must be where nothing is known of which act governs the subject. */
const unknownSubjectThreshold = 0.5

/** A number in a sentence that shares less than this with a short question is a number for something else. */
const leastValueSentence = 0.3
/** Longer questions tell a case, of which no sentence holds much. */
const longestPlainQuestion = 30

/** A wrong number is worse than none: where one is asked for, its unit and its sentence have to fit. */
function hasFittingValue(question: string, { kind, kindNear, sentence }: Features): boolean {
  const unitIsNowhere = kind === 0 && kindNear === 0
  return !unitIsNowhere && (question.length > longestPlainQuestion || sentence >= leastValueSentence)
}

/**
 * True when the passages can be relied on as the answer: sure enough, and, where a value is asked for, with a value.
 * A subject in common is no answer: an act that names an allowance and leaves its rate to others does not tell the rate.
 * @param hasValue whether the best article holds a number, or none is asked for
 */
export function isAnswerable(confidence: number, features: Features, question: string, hasValue: boolean): boolean {
  if (asksForValue(question) && !(hasValue && hasFittingValue(question, features))) return false
  return confidence >= (features.home === 0.5 ? unknownSubjectThreshold : abstention.threshold)
}
