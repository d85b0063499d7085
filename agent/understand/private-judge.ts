import { caseQuestions } from './case-questions.ts'
import { type Classifier, type Lesson, learn, termsOf } from './classifier.ts'
import { lengthOf } from './length.ts'
import { normalise } from './normalise.ts'
import { isIndividual, readPeople } from './people.ts'
import { harmlessWordings, privateWordings } from './private-wordings.ts'
import { ruleQuestions } from './rule-questions.ts'
import { toBag } from './similarity.ts'

function featuresOf(text: string): readonly string[] {
  return [
    ...termsOf(toBag(text)),
    ...[...new Set(text.match(/[一-龥]/g) ?? [])].map((character) => `c:${character}`),
    ...readPeople(text, '').map(({ kind }) => `p:${kind}`),
  ]
}

let judge: Classifier | null = null

function learnt(): Classifier {
  if (judge) return judge
  const lessons = (label: string, lines: readonly string[]): Lesson[] =>
    lines.map((line) => ({ label, features: featuresOf(normalise(line)) }))
  judge = learn([
    ...lessons('private', privateWordings),
    ...lessons('other', [...harmlessWordings, ...ruleQuestions, ...caseQuestions]),
  ])
  return judge
}

/** Learns now what is else learnt at the first text that has to be judged. */
export function learnJudge(): void {
  learnt()
}

/** How likely a text asks for somebody's data, 0 to 1, by its likeness to known wordings. @param text normalised */
export function likenessToPrivate(text: string): number {
  return learnt()(featuresOf(text)).get('private') ?? 1
}

/** So unlike all requests for somebody's data has a text to be for it to be a question on the rules. */
const unlike = 0.1
/** The same for a long text that speaks of somebody: who wants data asks shortly, who has a case tells it. */
const unlikeInCase = 0.32
const leastCase = 28

/**
 * True for a text that is unlike every known way of asking for somebody else's data, and names nobody or tells a case at
 * length: what the patterns of privacy see in it is a word of the rules, such as 工资 in 病假工资怎么算. Learnt at the
 * first use.
 * @param text normalised
 */
export function isPlainlyHarmless(text: string, self: string): boolean {
  const named = readPeople(text, self).some((person) => isIndividual(person) || person.kind === 'pronoun')
  const limit = named ? unlikeInCase : unlike
  return (!named || lengthOf(text) > leastCase) && likenessToPrivate(text) < limit
}
