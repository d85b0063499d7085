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
  bias: -9.736,
  weights: {
    coverage: 0.77,
    coverageText: 0,
    worstMiss: 0,
    pair: 0,
    rawWords: 0,
    rawGrams: 0,
    density: 4.138,
    titleHit: 1.418,
    sameAct: 0.824,
    margin: 0.153,
    agreement: 0.062,
    kind: 0.721,
    kindNear: 0.72,
    concepts: 2.184,
    unknownWord: 0,
    sentence: 1.17,
    home: 4.481,
    homeless: -1.078,
    wrongStaff: -2.763,
    otherHouse: -1.411,
    nearest: 0,
    near: 0,
    foreseen: 0,
    standing: 0,
    strength: 0,
    askedCoverage: 0.496,
    askedMiss: 0,
    unansweredNear: 0,
    unansweredForeseen: -8.854,
  },
  threshold: 0.303,
}

/** The same for articles with the questions of staff beside them. */
export const curatedAbstention: Abstention = {
  bias: -4.195,
  weights: {
    coverage: 0,
    coverageText: 0,
    worstMiss: -0.144,
    pair: 0.875,
    rawWords: 0,
    rawGrams: 0,
    density: 0.446,
    titleHit: 0,
    sameAct: 0.678,
    margin: 2.453,
    agreement: 0,
    kind: 0,
    kindNear: 1.642,
    concepts: 0.714,
    unknownWord: 0,
    sentence: 0,
    home: 0,
    homeless: -0.926,
    wrongStaff: 0,
    otherHouse: 0,
    nearest: 0,
    near: 8.898,
    foreseen: 15.613,
    standing: 0,
    strength: 0.039,
    askedCoverage: 2.113,
    askedMiss: 0,
    unansweredNear: -18.107,
    unansweredForeseen: -17.02,
  },
  threshold: 0.208,
}
