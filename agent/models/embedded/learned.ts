import { type Classifier, type Lesson, learn, termsOf } from '../../understand/classifier.ts'
import { ruleQuestions } from '../../understand/rule-questions.ts'
import { toBag } from '../../understand/similarity.ts'
import { areaWordings } from './areas.ts'
import { maskReading } from './examples.ts'
import { oncePer, oncePerTwo } from './once.ts'
import { peopleCues } from './people-cues.ts'
import { type Reading, readText } from './reading.ts'
import { readSignals } from './signals.ts'
import { wordings } from './wordings.ts'
import { calcWordings } from './wordings-calc.ts'
import { flowWordings } from './wordings-flows.ts'
import { peopleWordings } from './wordings-people.ts'

// The day the wordings are read as of; any would do, dates are masked.
const day = '2026-11-23'

// Cues of later tools tell nothing to the classifier of the first ones, and would only draw wishes away from them.
const isLater = (cue: string) => Object.hasOwn(peopleCues, cue) || cue === 'asksForStaff'

const formOf = oncePer((reading: Reading): readonly string[] => {
  const form = maskReading(reading)
  const characters = new Set(form.match(/[一-龥]/g) ?? [])
  return [...termsOf(toBag(form)), ...[...characters].map((character) => `c:${character}`)]
})

/** What a classifier sees of a wish: its form and its cues. */
function featuresOf(reading: Reading, withLater = true): readonly string[] {
  const cues = [...readSignals(reading)].filter((cue) => withLater || !isLater(cue))
  return [...formOf(reading), ...cues.map((cue) => `s:${cue}`)]
}

// Of the questions on the rules so many are enough beside some eighty wordings of each tool.
const isTaught = (_line: string, at: number) => at % 6 === 0

type Wordings = readonly (readonly [label: string, lines: string])[]

function lessonsOf(taught: Wordings, withLater = true): Lesson[] {
  const lesson = (label: string, line: string): Lesson => ({
    label,
    features: featuresOf(readText(line, day, ''), withLater),
  })
  return [
    ...taught.flatMap(([label, lines]) => lines.split('\n').map((line) => lesson(label, line))),
    ...ruleQuestions.filter(isTaught).map((line) => lesson('policy_search', line)),
  ]
}

const alsoTaught: Wordings = Object.entries(peopleWordings)
const added = new Set(
  [...areaWordings, ...alsoTaught].map(([label]) => label).filter((label) => !Object.hasOwn(wordings, label)),
)

type Learned = { readonly first: Classifier; readonly later: Classifier }
let learned: Learned | null = null

/**
 * The tools that came first have a classifier of their own, so that what is taught later takes nothing from them but
 * the wishes it fits better; the later ones are learnt against everything.
 */
function classifiers(): Learned {
  learned ??= {
    first: learn(lessonsOf(Object.entries(wordings), false)),
    later: learn(lessonsOf([...Object.entries(wordings), ...areaWordings, ...alsoTaught])),
  }
  return learned
}

/** Learns now what is else learnt at the first wish, which would wait a second for it. */
export function learnAhead(): void {
  classifiers()
}

let cases: Classifier | null = null

/** The calculators of cases, learnt against everything; made at the first case that is told. */
function classifierOfCases(): Classifier {
  cases ??= learn(lessonsOf([wordings, flowWordings, calcWordings].flatMap((taught) => Object.entries(taught))))
  return cases
}

/**
 * How likely each tool of the wordings is meant, and `none`; learnt at the first use.
 * @param tellsCase true where a text tells the facts of a case: only then the calculators of cases are thought of
 */
export const classify = oncePerTwo((reading: Reading, tellsCase: boolean): ReadonlyMap<string, number> => {
  const features = featuresOf(reading)
  const { first, later } = classifiers()
  const laterOnly = [...later(features)].filter(([label]) => added.has(label))
  const casesOnly = tellsCase
    ? [...classifierOfCases()(features)].filter(([label]) => Object.hasOwn(calcWordings, label))
    : []
  return new Map([...first(featuresOf(reading, false)), ...laterOnly, ...casesOnly])
})
