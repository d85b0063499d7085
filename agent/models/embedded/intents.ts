import type { ThinkRequest } from '../../model.ts'
import type { ExampleIndex } from './examples.ts'
import { fitOf, isPlainlyFor, taught } from './flow-intents.ts'
import { intentRules } from './intent-rules.ts'
import { classify } from './learned.ts'
import { peopleRules } from './people-cues.ts'
import type { Reading } from './reading.ts'
import { readSignals, type Signals } from './signals.ts'
import { fitOfTime, isPlainlyForTime, timeTaught } from './time-intents.ts'

/** A tool that may be meant. */
export type Intent = { readonly tool: string; readonly score: number; readonly withheld: boolean }

const allRules = [...intentRules, ...peopleRules]
const parsedRules = allRules.map(({ tool, when, score }) => ({ tool, score, cues: when.split(' ') }))
const ruledTools = new Set(allRules.map(({ tool }) => tool))

function fits(cues: readonly string[], signals: Signals): boolean {
  return cues.every((cue) => (cue.startsWith('!') ? !signals.has(cue.slice(1)) : signals.has(cue)))
}

function byRules(tool: string, signals: Signals): number {
  let best = 0
  for (const rule of parsedRules) {
    if (rule.tool === tool && rule.score > best && fits(rule.cues, signals)) best = rule.score
  }
  return best
}

// A sentence that is nearly an example counts as much as the strongest rule.
function combine(ruled: boolean, rules: number, likeness: number, learned: number): number {
  if (!ruled) return likeness * 0.9
  return Math.max(rules * 0.5 + learned * 0.6 + likeness * 0.15, likeness)
}

// What was taught without rules is known by its wordings and examples; what is plainly asked for goes before what is
// merely alike, and among several of them the likest.
function taughtScore(tool: string, reading: Reading, learned: number, likeness: number): number {
  const ofTime = timeTaught.has(tool)
  const fit = ofTime ? fitOfTime(tool, reading) : fitOf(tool, reading)
  const score = Math.max(learned * 1.05 + likeness * 0.25, likeness) * fit
  const isPlain = ofTime ? isPlainlyForTime(tool, reading) : isPlainlyFor(tool, reading)
  return isPlain ? 1 + score * 0.3 : score
}

/** Scores every tool for a wish, best first; a score of about 0.5 and more is a clear wish. */
export function scoreIntents(
  request: Pick<ThinkRequest, 'tools' | 'withheld'>,
  reading: Reading,
  likeness: ExampleIndex,
): readonly Intent[] {
  const signals = readSignals(reading)
  const like = likeness(reading)
  const learned = classify(reading)
  const names = [
    ...request.tools.map(({ name }) => ({ name, withheld: false })),
    ...request.withheld.map(({ name }) => ({ name, withheld: true })),
  ]
  return names
    .map(({ name, withheld }) => ({
      tool: name,
      withheld,
      score:
        taught.has(name) || timeTaught.has(name)
          ? taughtScore(name, reading, learned.get(name) ?? 0, like.get(name) ?? 0)
          : combine(ruledTools.has(name), byRules(name, signals), like.get(name) ?? 0, learned.get(name) ?? 0),
    }))
    .sort((a, b) => b.score - a.score)
}
