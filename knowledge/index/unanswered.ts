import { unansweredDetails } from '../data/unanswered-details.ts'
import { unansweredHouse } from '../data/unanswered-house.ts'
import { unansweredLabour } from '../data/unanswered-labour.ts'
import { unansweredNeighbours } from '../data/unanswered-neighbours.ts'
import { unansweredOfficials } from '../data/unanswered-officials.ts'
import { fold } from '../text/normalize.ts'
import {
  addTo,
  dampsOf,
  likenessOf,
  nearestOf,
  type Postings,
  QuestionPostings,
  type QuestionViews,
  questionTerms,
} from './likeness.ts'

/** Pseudo-counts (Dirichlet) by which the questions are smoothed with all others. */
const prior = 2000

const unanswered = [
  ...unansweredDetails,
  ...unansweredNeighbours,
  ...unansweredHouse,
  ...unansweredLabour,
  ...unansweredOfficials,
].map((text) => questionTerms(fold(text)))
const unansweredDamps = dampsOf(unanswered.map(({ length }) => ({ size: length })))
const unansweredTotal = unanswered.reduce((sum, { length }) => sum + length, 0)

const unansweredPostings: Postings = (() => {
  const postings = new QuestionPostings()
  for (const [number, terms] of unanswered.entries()) postings.add(number, terms)
  return postings.all
})()

/** How the questions that rules do not answer fit a new one. @param chance how likely a term is in any question */
export function fitUnanswered(
  terms: readonly string[],
  weights: readonly number[],
  chance: (term: string) => number,
): QuestionViews {
  const shared = new Float32Array(unanswered.length)
  let odds = 0
  let information = 0
  for (const [at, term] of terms.entries()) {
    const numbers = unansweredPostings.get(term) ?? []
    addTo(shared, numbers, weights[at] as number)
    const any = chance(term)
    odds += Math.log((numbers.length + prior * any) / ((unansweredTotal + prior) * any))
    information -= Math.log(any)
  }
  const like = likenessOf(shared, unansweredDamps, weights)
  return { ...nearestOf(like, 0, like.length), foreseen: odds / information }
}
