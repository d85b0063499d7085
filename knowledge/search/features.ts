import { subjectOf, type Topic } from '../data/topics.ts'
import { largestOf } from '../index/likeness.ts'
import type { QuestionViews } from '../index/questions.ts'
import type { IndexedDocument, Snapshot } from '../index/snapshot.ts'
import { fold } from '../text/normalize.ts'
import { answersKind, hasValueAskedFor } from './answer-kind.ts'
import type { Expanded } from './concepts.ts'
import { conceptPresence, coverage, maxIdf, type Weighed, weigh } from './presence.ts'
import type { Ranked } from './rank.ts'
import { isProcedure, type StaffSlot } from './slots.ts'

/** Names of the features in the order of their weights. */
export const featureNames = [
  'coverage',
  'coverageText',
  'worstMiss',
  'pair',
  'rawWords',
  'rawGrams',
  'density',
  'titleHit',
  'sameAct',
  'margin',
  'agreement',
  'kind',
  'kindNear',
  'concepts',
  'unknownWord',
  'sentence',
  'home',
  'homeless',
  'wrongStaff',
  'otherHouse',
  'nearest',
  'near',
  'foreseen',
  'standing',
  'strength',
  'askedCoverage',
  'askedMiss',
  'unansweredNear',
  'unansweredNearest',
  'unansweredForeseen',
  'lead',
  'leadNearest',
  'length',
  'english',
  'valueMissing',
] as const
export type FeatureName = (typeof featureNames)[number]

/**
 * How well the best passages answer a question, each about 0 to 1; `standing` is how much better the questions
 * beside the best article foresee the one asked than those of the tenth best do; `lead` is above 0 when the questions
 * beside it are nearer than those that rules do not answer, below 0 when they are further away.
 */
export type Features = Readonly<Record<FeatureName, number>>

type Top = { readonly document: IndexedDocument; readonly headings: string }

/** Whether the best passages come from where the rules on the subject live: 1 yes, 0 no, 0.5 for an unknown subject. */
function homeOf(question: string, top: readonly Top[]): number {
  const special = subjectOf(question)
  if (!special) return 0.5
  const ranks = top.map(({ document, headings }, rank) => {
    const home = nearness(special, document, headings)
    return rank === 0 ? home : home * 0.5
  })
  return Math.max(...ranks)
}

/** 1 for a document that governs a subject, 0.5 for one that adds to it. */
function nearness({ acts, also, title, pattern }: Topic, document: IndexedDocument, headings: string): number {
  // A chapter of the house that carries the subject in its title or heading is at home in it.
  const inHouse = document.collection === 'handbook' && pattern.test(headings)
  if (acts.includes(document.actId) || inHouse || (title?.test(document.title) ?? false)) return 1
  return also.includes(document.actId) ? 0.5 : 0
}

const groupNames = {
  civil: /公务员|公职人员|机关|干部/,
  institution: /事业/,
  labour: /劳动|企业|用人单位|编外/,
} as const

/** 1 when the question is about one kind of staff and the best passage about another. */
function wrongStaff(staff: StaffSlot, document: IndexedDocument, whole: string, question: string): number {
  if (document.group === 'special')
    return document.title.split(/[省市]/).some((part) => part.length > 1 && question.includes(part.slice(0, 2))) ? 0 : 1
  if (staff === 'unknown' || document.group === null || document.group === staff) return 0
  return groupNames[staff].test(whole) ? 0.3 : 1
}

function ideal(terms: Expanded['words'], idf: (term: string) => number): number {
  return terms.reduce((sum, { term, weight }) => sum + (weight >= 1 ? idf(term) * 2.2 : 0), 0)
}

function agreement(ranked: readonly Ranked[]): number {
  const top = ranked.slice(0, 20)
  const best = (key: 'words' | 'grams') =>
    new Set(
      [...top]
        .sort((a, b) => b[key] - a[key])
        .slice(0, 5)
        .map(({ article }) => article),
    )
  const words = best('words')
  const grams = best('grams')
  return [...words].filter((article) => grams.has(article)).length / 5
}

// Where there is no dictionary, what words would have scored is read off the bigrams: the ratios of both over the
// questions that the weights were fitted on.
const wordsToGrams = { score: 0.8, share: 1.33 } as const

/** How the best article scored by words and by bigrams, both as a share of what was possible and together. */
function strength(first: Ranked, expanded: Expanded, snapshot: Snapshot) {
  const share = (score: number, terms: Expanded['words'], idf: (term: string) => number) =>
    Math.min(1, score / Math.max(1, ideal(terms, idf)))
  const { words } = snapshot
  const rawGrams = share(first.grams, expanded.grams, (term) => snapshot.grams.idf(term))
  return {
    rawGrams,
    rawWords: words
      ? share(first.words, expanded.words, (term) => words.idf(term))
      : Math.min(1, rawGrams * wordsToGrams.share),
    density: Math.min(1, (first.grams + (words ? first.words : first.grams * wordsToGrams.score)) / 120),
  }
}

type Candidate = {
  readonly text: string
  readonly title: string
  readonly questions: readonly string[]
  /** Title and headings above the article. */
  readonly headings: string
  readonly whole: string
  readonly document: IndexedDocument
}

function candidatesOf(ranked: readonly Ranked[], snapshot: Snapshot): Candidate[] {
  return ranked.slice(0, 3).flatMap(({ article }) => {
    const entry = snapshot.articles[article]
    const document = entry ? snapshot.documents[entry.document] : undefined
    if (!entry || !document) return []
    const text = fold(entry.text)
    const title = fold(document.title)
    const headings = `${title}\n${fold(entry.path.join('\n'))}`
    return [{ text, title, headings, whole: `${headings}\n${text}`, document, questions: entry.questions }]
  })
}

/** The sentence of a text that covers most, and how much. */
function bestSentence(concepts: readonly Weighed[], text: string, snapshot: Snapshot) {
  const parts = text.split(/[。\n]| (?=[(（][一二三四五六七八九十]+[)）])/)
  let best = { share: -1, text: '' }
  for (const [at, part] of parts.entries()) {
    const share = coverage(concepts, part, snapshot)
    if (share > best.share) best = { share, text: `${part} ${parts[at + 1] ?? ''}` }
  }
  return best
}

/** How the questions beside the best article fit, and how far ahead of the next one it stands. */
function fitFeatures(ranked: readonly Ranked[], fit: Ranked['fit']) {
  const strength = ranked[0]?.score ?? 0
  if (!fit) return { nearest: 0, near: 0, foreseen: 0, standing: 0, strength }
  const others = ranked.slice(1).map((entry) => entry.fit?.foreseen ?? 0)
  const tenth = largestOf(others, 10)[9] ?? 0
  return {
    nearest: fit.nearest,
    near: fit.near,
    foreseen: fit.foreseen,
    standing: Math.max(0, fit.foreseen - tenth),
    strength,
  }
}

/** How much of a question stands in an article or in the questions beside it, and the weightiest thing that does not. */
function askedFeatures(concepts: readonly Weighed[], { whole, questions }: Candidate, snapshot: Snapshot) {
  const asked = `${whole}\n${fold(questions.join('\n'))}`
  const misses = concepts.map(
    ({ concept, weight }) => (weight * (1 - conceptPresence(concept, asked, snapshot))) / maxIdf,
  )
  return { askedCoverage: coverage(concepts, asked, snapshot), askedMiss: Math.max(0, ...misses) }
}

/** Added to likenesses before they are divided, so that small ones do not differ by chance. */
const leastLikeness = { near: 0.03, nearest: 0.05 } as const

/** How the questions that rules do not answer fit, and how much nearer those beside the best article are. */
function unansweredFeatures(fit: Ranked['fit'], { near, nearest, foreseen }: QuestionViews) {
  const lead = (view: 'near' | 'nearest', other: number) =>
    Math.log(((fit?.[view] ?? 0) + leastLikeness[view]) / (other + leastLikeness[view]))
  return {
    unansweredNear: near,
    unansweredNearest: nearest,
    unansweredForeseen: foreseen,
    lead: lead('near', near),
    leadNearest: lead('nearest', nearest),
  }
}

/** Characters of the shortest question, and how many times as long the longest is that still counts as longer. */
const lengths = { least: 4, times: 40 } as const

/** What the form of a question does to all likenesses: long ones and English ones are like no other. */
function formFeatures(question: string, english: boolean, text: string) {
  const times = Math.max(1, question.length / lengths.least)
  return {
    length: Math.min(1, Math.log(times) / Math.log(lengths.times)),
    english: english ? 1 : 0,
    valueMissing: hasValueAskedFor(question, text) ? 0 : 1,
  }
}

/** Features of a ranking for the decision whether it answers the question. */
export function featuresOf(
  question: string,
  {
    expanded,
    ranked,
    staff,
    unanswered,
  }: { expanded: Expanded; ranked: readonly Ranked[]; staff: StaffSlot; unanswered: QuestionViews },
  snapshot: Snapshot,
): Features {
  const rest = weigh(expanded.concepts, snapshot)
  const top = candidatesOf(ranked, snapshot)
  const [best] = top
  const [first] = ranked
  if (!best || !first) return Object.fromEntries(featureNames.map((name) => [name, 0])) as Features
  const total = rest.reduce((sum, { weight }) => sum + weight, 0)
  const shares = rest.map(({ concept }) => conceptPresence(concept, best.whole, snapshot))
  const unknown = rest.reduce(
    (sum, { concept, weight }, i) => sum + (concept.forms.length === 0 ? weight * (1 - (shares[i] as number)) : 0),
    0,
  )
  const sentence = bestSentence(rest, best.text, snapshot)
  // What fits the sentences of the article itself is measured by its words already.
  const fit = best.questions.length > 0 ? first.fit : null
  const home = homeOf(question, top)
  return {
    coverage: Math.max(...top.map(({ whole }) => coverage(rest, whole, snapshot))),
    coverageText: coverage(rest, best.text, snapshot),
    worstMiss: Math.max(0, ...rest.map(({ weight }, i) => (weight * (1 - (shares[i] as number))) / maxIdf)),
    pair: Math.min(1, ...shares.slice(0, 2)),
    ...strength(first, expanded, snapshot),
    ...fitFeatures(ranked, fit),
    ...unansweredFeatures(fit, unanswered),
    ...formFeatures(question, expanded.english, best.text),
    ...askedFeatures(rest, best, snapshot),
    titleHit: Math.max(0, ...rest.map(({ concept }) => conceptPresence(concept, best.title, snapshot))),
    sameAct:
      ranked.slice(0, 5).filter(({ article }) => snapshot.articles[article]?.document === best.document.index).length /
      5,
    margin: (first.score - (ranked[9]?.score ?? 0)) / Math.max(first.score, 1e-9),
    agreement: agreement(ranked),
    kind: answersKind(question, best.text),
    kindNear: answersKind(question, sentence.text),
    concepts: Math.min(1, rest.length / 6),
    unknownWord: total > 0 ? unknown / total : 1,
    sentence: sentence.share,
    home,
    homeless: home === 0 ? 1 : 0,
    otherHouse: isProcedure(question) && best.document.collection === 'statutes' ? 1 : 0,
    wrongStaff: wrongStaff(staff, best.document, best.whole, question),
  }
}
