import { abstention } from '../data/abstention-weights.ts'
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

/**
 * True when the passages can be relied on as the answer: sure enough, and, where a value is asked for, with a value.
 * A subject in common is no answer: an act that names an allowance and leaves its rate to others does not tell the rate.
 * @param hasValue whether the best article holds a number of the kind asked for, or none is asked for
 */
export function isAnswerable(confidence: number, { home }: Pick<Features, 'home'>, hasValue: boolean): boolean {
  return hasValue && confidence >= (home === 0.5 ? unknownSubjectThreshold : abstention.threshold)
}
