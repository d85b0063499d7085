import { curatedAbstention, plainAbstention } from '../data/abstention-weights.ts'
import { answersKind, asksForValue, hasValueAskedFor } from './answer-kind.ts'
import { type Features, featureNames } from './features.ts'

/** An article with questions beside it is judged by how they fit, another by its own words alone. */
function modelFor({ nearest }: Features) {
  return nearest > 0 ? curatedAbstention : plainAbstention
}

/** How sure it is, 0 to 1, that the best passages answer the question. */
export function confidenceOf(features: Features): number {
  const abstention = modelFor(features)
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

/** Whether an article names a number, in the unit that is asked for if one is. */
function holdsValue(question: string, article: string): boolean {
  return hasValueAskedFor(question, article) && answersKind(question, article) !== 0
}

/** A wrong number is worse than none: where one is asked for, its unit and its sentence have to fit. */
function hasFittingValue(question: string, [best]: readonly string[], { kind, kindNear, sentence }: Features): boolean {
  if (best === undefined || !hasValueAskedFor(question, best)) return false
  const unitIsNowhere = kind === 0 && kindNear === 0
  return !unitIsNowhere && (question.length > longestPlainQuestion || sentence >= leastValueSentence)
}

const half = /[,。;?!…]+/
const asksOtherwise = /[吗么嘛]|谁|怎么|咋|啥|什么|哪|能不能|可不可以|要不要|行不行|有没有|给不给|不$/
const leavesOpen = /为准|不列|不写|待核实|另行|不代答|由[^,。;]{1,12}(?:规定|确定|定)/

/** True when a message also asks something else than a value, and the article does not openly leave the matter open. */
function answersOtherHalf(question: string, [best]: readonly string[]): boolean {
  if (best === undefined || leavesOpen.test(best)) return false
  return question.split(half).some((part) => asksOtherwise.test(part) && !asksForValue(part))
}

/** The best articles: their folded texts, the best first, and whether the first is the house's own. */
export type Best = { readonly heads: readonly string[]; readonly isHouse: boolean }

function answersPlain(confidence: number, features: Features, question: string, { heads }: Best): boolean {
  if (asksForValue(question) && !hasFittingValue(question, heads, features) && !answersOtherHalf(question, heads))
    return false
  const least = features.home === 0.5 ? unknownSubjectThreshold : 0
  return confidence >= Math.max(least, plainAbstention.threshold)
}

/** Questions about as far from the one asked as any are. */
const leastNear = { house: 0.125, acts: 0.16 } as const
const leastForeseen = { house: 0.05, acts: 0.12 } as const

/** An act that is not the house's own has to fit surer: its neighbours speak of the same things for other people. */
const surerForActs = 0.06

const asksForMoney = /多少钱|多少元|费用|标准|发多少|补多少|给多少|(?:补贴|津贴|补助).{0,12}多少|how much/

/** Whether an article names the value asked for rather than whoever sets it. */
function setsValue(question: string, article: string): boolean {
  return holdsValue(question, article) && !(asksForMoney.test(question) && leavesOpen.test(article))
}

function answersCurated(confidence: number, features: Features, question: string, best: Best): boolean {
  const { heads, isHouse } = best
  // The rules on the subject stand elsewhere, and nobody who wrote questions for this article thought of such a one.
  if (
    features.homeless === 1 &&
    features.foreseen < leastForeseen[isHouse ? 'house' : 'acts'] &&
    features.near < leastNear[isHouse ? 'house' : 'acts']
  )
    return false
  // The curators ask for amounts too where an article only says who sets them.
  const looked = isHouse ? heads : heads.slice(0, 1)
  if (asksForValue(question) && !looked.some((head) => setsValue(question, head)) && !answersOtherHalf(question, heads))
    return false
  return confidence >= curatedAbstention.threshold + (isHouse ? 0 : surerForActs)
}

/**
 * True when the passages can be relied on as the answer: sure enough, and, where a value is asked for, with a value.
 * A subject in common is no answer: an act that names an allowance and leaves its rate to others does not tell the rate.
 */
export function isAnswerable(confidence: number, features: Features, question: string, best: Best): boolean {
  const answers = modelFor(features) === plainAbstention ? answersPlain : answersCurated
  return answers(confidence, features, question, best)
}

const logit = (share: number) => Math.log(Math.max(share, 1e-9) / Math.max(1 - share, 1e-9))

/**
 * How much a question looks answerable, 0 to 1, comparable between articles with and without questions: above 0.5 the
 * model is surer than it has to be; what a gate holds back stays below.
 */
export function answerabilityOf(confidence: number, features: Features, answerable: boolean): number {
  const above = logit(confidence) - logit(modelFor(features).threshold)
  const share = 1 / (1 + Math.exp(-above))
  return answerable ? share : Math.min(share, 0.499)
}
