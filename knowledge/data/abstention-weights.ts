/**
 * Weights of the model that decides whether a ranking answers a question. Made by `test/bench/fit-abstention.ts`,
 * which says on what data and how; do not edit by hand.
 */
export const abstention: {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
  /** At least this sure counts as answerable. */
  readonly threshold: number
} = {
  bias: -4.967,
  weights: {
    coverage: 0.828,
    coverageText: 0,
    worstMiss: 0,
    pair: 0.023,
    rawWords: 0.26,
    rawGrams: 0.089,
    density: 2.616,
    titleHit: 0.901,
    sameAct: 0.38,
    margin: -0.496,
    agreement: 0,
    kind: 0.603,
    kindNear: 0.826,
    concepts: 0.855,
    unknownWord: 0,
    sentence: 0.135,
    home: 2.717,
    homeless: -1.053,
    wrongStaff: -1.496,
    otherHouse: -0.941,
  },
  threshold: 0.4,
}
