import type { Bag } from './similarity.ts'

/** Something said and the class it belongs to. */
export type Lesson = { readonly features: readonly string[]; readonly label: string }

/** Shares of the classes for a set of features; they sum to one. */
export type Classifier = (features: readonly string[]) => ReadonlyMap<string, number>

const rounds = 24
const rate = 2
const decay = 0.0005

/** The terms of a bag as features. */
export function termsOf(bag: Bag): readonly string[] {
  return [...bag.keys()].map((term) => `t:${term}`)
}

/** Weights of a linear model; the row of a feature begins at `feature * classes`. */
type Weights = { readonly classes: number; readonly rows: Float64Array; readonly bias: Float64Array }

function shareOf(count: number): number {
  return 1 / Math.sqrt(Math.max(count, 1))
}

/** Shares of the classes, written into `out`. */
function score({ classes, rows, bias }: Weights, features: ArrayLike<number>, out: Float64Array): void {
  const share = shareOf(features.length)
  out.set(bias)
  for (let f = 0; f < features.length; f += 1) {
    const at = (features[f] ?? 0) * classes
    for (let i = 0; i < classes; i += 1) out[i] = (out[i] ?? 0) + (rows[at + i] ?? 0) * share
  }
  let top = Number.NEGATIVE_INFINITY
  for (let i = 0; i < classes; i += 1) top = Math.max(top, out[i] ?? 0)
  let sum = 0
  for (let i = 0; i < classes; i += 1) {
    const value = Math.exp((out[i] ?? 0) - top)
    out[i] = value
    sum += value
  }
  for (let i = 0; i < classes; i += 1) out[i] = (out[i] ?? 0) / sum
}

/** One step of plain gradient descent towards the class wanted. */
function step(weights: Weights, features: Int32Array, wanted: number, size: number, shares: Float64Array): void {
  const { classes, rows, bias } = weights
  score(weights, features, shares)
  const share = shareOf(features.length)
  shares[wanted] = (shares[wanted] ?? 0) - 1
  for (let i = 0; i < classes; i += 1) bias[i] = (bias[i] ?? 0) - size * (shares[i] ?? 0) * 0.1
  const keep = 1 - size * decay
  for (const feature of features) {
    const at = feature * classes
    for (let i = 0; i < classes; i += 1) rows[at + i] = (rows[at + i] ?? 0) * keep - size * share * (shares[i] ?? 0)
  }
}

/**
 * Learns a linear classifier (multinomial logistic regression by plain gradient steps in a fixed order), so that the
 * same lessons always give the same classifier.
 */
export function learn(lessons: readonly Lesson[]): Classifier {
  const labels = [...new Set(lessons.map(({ label }) => label))]
  const ids = new Map<string, number>()
  for (const { features } of lessons) for (const each of features) if (!ids.has(each)) ids.set(each, ids.size)
  const numbered = lessons.map(({ features, label }) => ({
    features: Int32Array.from(features, (each) => ids.get(each) ?? 0),
    wanted: labels.indexOf(label),
  }))
  const classes = labels.length
  const weights: Weights = { classes, rows: new Float64Array(ids.size * classes), bias: new Float64Array(classes) }
  const shares = new Float64Array(classes)
  for (let round = 0; round < rounds; round += 1) {
    // A stride without a common divisor visits every lesson once, the classes mixed, in another order each round.
    const stride = strideFor(lessons.length, round)
    const size = rate / (1 + round * 0.1)
    for (let i = 0; i < numbered.length; i += 1) {
      const lesson = numbered[(i * stride) % numbered.length]
      if (lesson) step(weights, lesson.features, lesson.wanted, size, shares)
    }
  }
  return (features) => {
    const known = features.map((each) => ids.get(each)).filter((id) => id !== undefined)
    const out = new Float64Array(classes)
    score(weights, known, out)
    return new Map(labels.map((label, i) => [label, out[i] ?? 0]))
  }
}

function strideFor(length: number, round: number): number {
  let stride = 37 + 2 * round
  while (length > 0 && greatestCommon(stride, length) !== 1) stride += 1
  return stride
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b)
}
