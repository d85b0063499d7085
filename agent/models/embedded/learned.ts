import { type Classifier, type Lesson, learn, termsOf } from '../../understand/classifier.ts'
import { ruleQuestions } from '../../understand/rule-questions.ts'
import { toBag } from '../../understand/similarity.ts'
import { maskReading } from './examples.ts'
import { type Reading, readText } from './reading.ts'
import { readSignals } from './signals.ts'
import { wordings } from './wordings.ts'
import { flowWordings } from './wordings-flows.ts'
import { timeWordings } from './wordings-time.ts'

// The day the wordings are read as of; any would do, dates are masked.
const day = '2026-11-23'

/** What the classifier sees of a wish: its form and its cues. */
function featuresOf(reading: Reading): readonly string[] {
  const form = maskReading(reading)
  const characters = new Set(form.match(/[一-龥]/g) ?? [])
  return [
    ...termsOf(toBag(form)),
    ...[...characters].map((character) => `c:${character}`),
    ...[...readSignals(reading)].map((signal) => `s:${signal}`),
  ]
}

// Of the questions on the rules so many are enough beside some eighty wordings of each tool.
const isTaught = (_line: string, at: number) => at % 6 === 0

type Wordings = readonly (readonly [label: string, lines: string])[]

function lessonsOf(taught: Wordings): Lesson[] {
  const lesson = (label: string, line: string): Lesson => ({ label, features: featuresOf(readText(line, day, '')) })
  return [
    ...taught.flatMap(([label, lines]) => lines.split('\n').map((line) => lesson(label, line))),
    ...ruleQuestions.filter(isTaught).map((line) => lesson('policy_search', line)),
  ]
}

const added = new Set(Object.keys(flowWordings).filter((label) => !Object.hasOwn(wordings, label)))

const addedOfTime = new Set(Object.keys(timeWordings).filter((label) => !Object.hasOwn(wordings, label)))

type Learned = { readonly first: Classifier; readonly later: Classifier; readonly ofTime: Classifier }
let learned: Learned | null = null

/**
 * The tools that came first have a classifier of their own, so that what is taught later takes nothing from them but
 * the wishes it fits better; the later ones are learnt against everything.
 */
function classifiers(): Learned {
  learned ??= {
    first: learn(lessonsOf(Object.entries(wordings))),
    later: learn(lessonsOf([...Object.entries(wordings), ...Object.entries(flowWordings)])),
    ofTime: learn(
      lessonsOf([...Object.entries(wordings), ...Object.entries(flowWordings), ...Object.entries(timeWordings)]),
    ),
  }
  return learned
}

/** Learns now what is else learnt at the first wish, which would wait a second for it. */
export function learnAhead(): void {
  classifiers()
}

/** How likely each tool of the wordings is meant, and `none`; learnt at the first use. */
export function classify(reading: Reading): ReadonlyMap<string, number> {
  const features = featuresOf(reading)
  const { first, later, ofTime } = classifiers()
  const laterOnly = [...later(features)].filter(([label]) => added.has(label))
  const timeOnly = [...ofTime(features)].filter(([label]) => addedOfTime.has(label))
  return new Map([...first(features), ...laterOnly, ...timeOnly])
}
