import type { ThinkRequest } from '../../model.ts'
import { isTaught, taughtScore } from './areas.ts'
import type { ExampleIndex } from './examples.ts'
import { intentRules } from './intent-rules.ts'
import { classifierOf } from './learned.ts'
import { peopleRules } from './people-cues.ts'
import type { Reading } from './reading.ts'
import { readSignals, type Signals } from './signals.ts'
import { calculatorFor, isCaseCalculator, isOutdone } from './slots-rules.ts'
import { toolsOf } from './work-parts.ts'

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

// What is taught of people and patrols counts by itself, a little less than a plain cue.
const ofPeople = 0.8
// An amount of money is asked of the rules, whoever gets it.
const amount = /(?:工资|薪|费|补贴|津贴|补助|钱|待遇|奖金).{0,6}(?:多少|几)/
const peopleTools: ReadonlySet<string> = new Set(toolsOf('people'))
const isOfPeople = (tool: string): boolean => peopleTools.has(tool)

const otherMatter = /退休|转正|调动|借调|入职|离职|辞职|合同|编制|档案|培训|考核|社保|公积金/
const leaveWords = /假|调休|补休|(?<!退)休|leave/i

// A case with its facts is computed, unless something else is clearly wished for.
const sureCase = 0.86

/**
 * Scores every tool for a wish, best first; a score of about 0.5 and more is a clear wish. A calculator of cases counts
 * only where its facts are told, and then before the rules.
 */
export function scoreIntents(
  request: Pick<ThinkRequest, 'tools' | 'withheld'>,
  reading: Reading,
  likeness: ExampleIndex,
): readonly Intent[] {
  const signals = readSignals(reading)
  const like = likeness(reading)
  const calculator = calculatorFor(reading)
  const learned = classifierOf(request)(reading, calculator !== null)
  const names = [
    ...request.tools.map(({ name }) => ({ name, withheld: false })),
    ...request.withheld.map(({ name }) => ({ name, withheld: true })),
  ].filter(({ name }) => (!isCaseCalculator(name) || name === calculator) && !isOutdone(name, calculator, reading))
  const scoreOf = (name: string) => {
    const [learnt, alike] = [learned.get(name) ?? 0, like.get(name) ?? 0]
    if (isTaught(name)) return taughtScore(name, reading, learnt, alike)
    if (!isOfPeople(name)) return combine(ruledTools.has(name), byRules(name, signals), alike, learnt)
    const taught = amount.test(reading.text) ? 0 : learnt * ofPeople
    return Math.max(combine(ruledTools.has(name), byRules(name, signals), alike, 0), taught)
  }
  // 退休要准备什么材料 is of no leave, however alike the words are.
  const isElsewhere = otherMatter.test(reading.text) && !leaveWords.test(reading.text)
  const least = Math.max(sureCase, scoreOf('policy_search') + 0.01)
  return names
    .map(({ name, withheld }) => ({
      tool: name,
      withheld,
      score:
        name === calculator
          ? Math.max(scoreOf(name), least)
          : scoreOf(name) * (isElsewhere && name.startsWith('leave_') ? 0.4 : 1),
    }))
    .sort((a, b) => b.score - a.score)
}
