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
  bias: -9.721,
  weights: {
    coverage: 0.574,
    coverageText: 0,
    worstMiss: 0,
    pair: 0,
    rawWords: 0,
    rawGrams: 0,
    density: 4.277,
    titleHit: 1.271,
    sameAct: 0.562,
    margin: -0.186,
    agreement: 0.236,
    kind: 0.724,
    kindNear: 0.765,
    concepts: 2.564,
    unknownWord: 0,
    sentence: 1.265,
    home: 4.68,
    homeless: -0.984,
    wrongStaff: -2.826,
    otherHouse: -1.267,
    nearest: 0,
    near: 0,
    foreseen: 0,
    standing: 0,
    strength: 0,
    askedCoverage: 0.522,
    askedMiss: 0,
    unansweredNear: 0,
    unansweredForeseen: -8.14,
  },
  threshold: 0.475,
}

/** The same for articles with the questions of staff beside them. */
export const curatedAbstention: Abstention = {
  bias: -2.312,
  weights: {
    coverage: 0.854,
    coverageText: 0,
    worstMiss: -1.315,
    pair: 0,
    rawWords: 1.322,
    rawGrams: 0,
    density: 0.005,
    titleHit: 0,
    sameAct: 1.339,
    margin: 1.573,
    agreement: 0,
    kind: 0.169,
    kindNear: 1.528,
    concepts: 0.555,
    unknownWord: 0,
    sentence: 0,
    home: 0,
    homeless: -0.395,
    wrongStaff: 0,
    otherHouse: 0,
    nearest: 0,
    near: 10.591,
    foreseen: 14.968,
    standing: 0,
    strength: 0.331,
    askedCoverage: 1.329,
    askedMiss: 0,
    unansweredNear: -23.544,
    unansweredForeseen: -11.253,
  },
  threshold: 0.18,
}
