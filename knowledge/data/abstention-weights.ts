/** A model that decides whether a ranking answers a question. */
type Abstention = {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
  /** At least this sure counts as answerable. */
  readonly threshold: number
}

/**
 * Weights for articles without questions beside them. Made by `test/bench/fit-abstention.ts`, which says on what data
 * and how; do not edit by hand.
 */
export const plainAbstention: Abstention = {
  bias: -5.952,
  weights: {
    coverage: 2.227,
    coverageText: 0,
    worstMiss: 0,
    pair: 0,
    rawWords: 0,
    rawGrams: 0,
    density: 2.316,
    titleHit: 1.101,
    sameAct: 0.454,
    margin: 0.356,
    agreement: 0,
    kind: 0.021,
    kindNear: 1.425,
    concepts: 0.529,
    unknownWord: 0,
    sentence: 0,
    home: 2.821,
    homeless: -0.489,
    wrongStaff: -1.422,
    otherHouse: -0.952,
    nearest: 0,
    near: 0,
    foreseen: 0,
    standing: 0,
    strength: 1.073,
    askedCoverage: 0.338,
    askedMiss: 0,
    unansweredNear: -4.619,
    unansweredForeseen: -11.963,
  },
  threshold: 0.233,
}

/** The same for articles with the questions of staff beside them. */
export const curatedAbstention: Abstention = {
  bias: -2.764,
  weights: {
    coverage: 0,
    coverageText: 0,
    worstMiss: -0.737,
    pair: 0.233,
    rawWords: 0,
    rawGrams: 0.501,
    density: 0,
    titleHit: 0,
    sameAct: 0.605,
    margin: 1.067,
    agreement: 0,
    kind: 0,
    kindNear: 1.474,
    concepts: 2.084,
    unknownWord: 0,
    sentence: 0,
    home: 0.318,
    homeless: -0.807,
    wrongStaff: -1.762,
    otherHouse: -0.171,
    nearest: 0,
    near: 11.31,
    foreseen: 9.649,
    standing: 0,
    strength: 0.075,
    askedCoverage: 0.603,
    askedMiss: 0,
    unansweredNear: -16.79,
    unansweredForeseen: -6.776,
  },
  threshold: 0.198,
}
