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
  bias: -4.227,
  weights: {
    coverage: 1.703,
    coverageText: 0.088,
    worstMiss: 0,
    pair: 0,
    rawWords: 0.145,
    rawGrams: 0.352,
    density: 1.833,
    titleHit: 1.119,
    sameAct: 0.566,
    margin: 0.393,
    agreement: 0,
    kind: 0,
    kindNear: 0.871,
    concepts: -0.384,
    unknownWord: -0.252,
    sentence: 0,
    home: 2.498,
    homeless: -0.546,
    wrongStaff: -1.461,
    otherHouse: -0.504,
    nearest: 0,
    near: 0,
    foreseen: 0,
    standing: 0,
    strength: 1.378,
    askedCoverage: 0.445,
    askedMiss: 0,
    unansweredNear: -4.094,
    unansweredNearest: -0.929,
    unansweredForeseen: -9.695,
    lead: 0.442,
    leadNearest: 0.09,
    length: 3.241,
    english: 0.004,
    valueMissing: -1.262,
  },
  threshold: 0.269,
}

/** The same for articles with the questions of staff beside them. */
export const curatedAbstention: Abstention = {
  bias: -2.926,
  weights: {
    coverage: 0,
    coverageText: 0,
    worstMiss: -1.345,
    pair: 0.185,
    rawWords: 0.535,
    rawGrams: 0.877,
    density: 0,
    titleHit: 0,
    sameAct: 0.23,
    margin: 0.596,
    agreement: 0,
    kind: 0,
    kindNear: 1.335,
    concepts: 0.843,
    unknownWord: 0,
    sentence: 0,
    home: 0.037,
    homeless: -0.702,
    wrongStaff: -1.282,
    otherHouse: 0,
    nearest: 0.088,
    near: 2.677,
    foreseen: 9.06,
    standing: 0,
    strength: 0.513,
    askedCoverage: 0.453,
    askedMiss: 0,
    unansweredNear: -4.223,
    unansweredNearest: -4.461,
    unansweredForeseen: -8.453,
    lead: 1.205,
    leadNearest: 0.185,
    length: 5.129,
    english: -1.082,
    valueMissing: -1.109,
  },
  threshold: 0.266,
}
