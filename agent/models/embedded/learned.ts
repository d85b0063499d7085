import { type Classifier, type Lesson, learn, termsOf } from '../../understand/classifier.ts'
import { ruleQuestions } from '../../understand/rule-questions.ts'
import { toBag } from '../../understand/similarity.ts'
import { maskReading } from './examples.ts'
import { type Reading, readText } from './reading.ts'
import { readSignals } from './signals.ts'
import { wordings } from './wordings.ts'
import { calcWordings } from './wordings-calc.ts'

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

const lesson = (label: string, line: string): Lesson => ({ label, features: featuresOf(readText(line, day, '')) })
const lessonsOf = (said: Readonly<Record<string, string>>): readonly Lesson[] =>
  Object.entries(said).flatMap(([label, lines]) => lines.split('\n').map((line) => lesson(label, line)))

let everyday: Classifier | null = null
let withCases: Classifier | null = null

function lessons(): readonly Lesson[] {
  return [...lessonsOf(wordings), ...ruleQuestions.filter(isTaught).map((line) => lesson('policy_search', line))]
}

/**
 * How likely each tool of the wordings is meant, and `none`; learnt at the first use.
 * @param tellsCase true where a text tells the facts of a case: only then the calculators of cases are thought of, so
 *   that their wordings take nothing from the other tools
 */
export function classify(reading: Reading, tellsCase: boolean): ReadonlyMap<string, number> {
  if (tellsCase) withCases ??= learn([...lessons(), ...lessonsOf(calcWordings)])
  else everyday ??= learn(lessons())
  const learned = tellsCase ? withCases : everyday
  return learned ? learned(featuresOf(reading)) : new Map()
}
