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
  bias: -4.72,
  weights: {
    coverage: 1.766,
    coverageText: 0.108,
    worstMiss: 0,
    pair: 0,
    rawWords: 0,
    rawGrams: 0.061,
    density: 2.04,
    titleHit: 1.103,
    sameAct: 0.55,
    margin: 0.517,
    agreement: 0,
    kind: 0,
    kindNear: 0.949,
    concepts: -0.201,
    unknownWord: -0.129,
    sentence: 0.05,
    home: 2.476,
    homeless: -0.632,
    wrongStaff: -1.415,
    otherHouse: -0.682,
    nearest: 0,
    near: 0,
    foreseen: 0,
    standing: 0,
    strength: 1.343,
    askedCoverage: 0.48,
    askedMiss: 0,
    unansweredNear: -3.877,
    unansweredNearest: -0.989,
    unansweredForeseen: -7.601,
    lead: 0.268,
    leadNearest: 0.031,
    length: 2.386,
    english: -0.068,
    valueMissing: -1.126,
  },
  threshold: 0.228,
}

/** The same for articles with the questions of staff beside them. */
export const curatedAbstention: Abstention = {
  bias: -3.335,
  weights: {
    coverage: 0,
    coverageText: 0,
    worstMiss: -1.021,
    pair: 0.156,
    rawWords: 0.321,
    rawGrams: 0.83,
    density: 0,
    titleHit: 0,
    sameAct: 0.467,
    margin: 0.829,
    agreement: 0,
    kind: 0,
    kindNear: 1.191,
    concepts: 0.911,
    unknownWord: 0,
    sentence: 0,
    home: 0.295,
    homeless: -0.686,
    wrongStaff: -1.469,
    otherHouse: 0,
    nearest: 0,
    near: 2.713,
    foreseen: 9.125,
    standing: 0,
    strength: 0.484,
    askedCoverage: 0.566,
    askedMiss: 0,
    unansweredNear: -4.361,
    unansweredNearest: -4.139,
    unansweredForeseen: -5.77,
    lead: 1.283,
    leadNearest: 0.089,
    length: 4.681,
    english: -0.991,
    valueMissing: -1.05,
  },
  threshold: 0.238,
}
