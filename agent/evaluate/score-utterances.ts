import type { Outcome } from '#sdk'
import type { ToolCall } from '../model.ts'
import { sameArguments } from './same-arguments.ts'
import type { Expected, UtteranceLine } from './utterance-lines.ts'

/** What a text came to: the outcome, and each tool that would be run or prepared. */
export type Step = {
  readonly outcome: Outcome
  readonly calls: readonly (ToolCall & { readonly effect: string; readonly arguments: readonly string[] })[]
}

type Match = { readonly outcome: boolean; readonly tool: boolean; readonly args: boolean }
type Rates = {
  readonly total: number
  readonly outcomeRate: number | null
  readonly toolRate: number | null
  readonly argsRate: number | null
  readonly jointRate: number | null
}

/** What a file of utterances came to (`eval/README.md`). */
export type UtteranceReport = Rates & {
  readonly suite: 'utterances'
  readonly model: string | null
  readonly perGroup: Readonly<Record<string, Rates>>
  readonly failures: readonly { readonly id: string; readonly expected: unknown; readonly got: unknown }[]
}

const isCalculated = ({ calls }: Step): boolean => calls.some(({ tool }) => tool.startsWith('calc_'))

function outcomeMatches({ outcome, also }: Expected, step: Step): boolean {
  const reached: Outcome[] = isCalculated(step) && step.outcome === 'call' ? ['call', 'answer'] : [step.outcome]
  return reached.some((one) => one === outcome || also.includes(one))
}

const runsSomething = new Set<Outcome>(['answer', 'call', 'confirm', 'handoff'])

function toolMatches({ outcome, tools, mustNot }: Expected, step: Step): boolean {
  const names = step.calls.map(({ tool }) => tool)
  if (names.some((name) => mustNot.includes(name))) return false
  if (step.calls.some(({ tool, effect }) => effect.startsWith('submit') && !tools.includes(tool))) return false
  const isThere = tools.length === 0 || tools.some((tool) => names.includes(tool))
  if (runsSomething.has(step.outcome)) return isThere
  if (step.outcome === 'decline' && outcome === 'answer') return isThere
  if (step.outcome === 'clarify') return true
  return names.every((name) => tools.includes(name) || name === 'policy_search')
}

function argsMatch({ tools, args }: Expected, step: Step): boolean {
  const call = step.calls.find(({ tool }) => tools.includes(tool))
  if (!call) return !runsSomething.has(step.outcome) || Object.keys(args).length === 0 || tools.length === 0
  return sameArguments(args, call.args, call.tool === tools[0] ? null : call.arguments)
}

function matchOne(expected: Expected, step: Step): Match {
  return {
    outcome: outcomeMatches(expected, step),
    tool: toolMatches(expected, step),
    args: argsMatch(expected, step),
  }
}

/** The steps that a text of several wishes came to: each call by itself and what is still asked, else the whole. */
function stepsOf(step: Step): readonly Step[] {
  const isAsking = step.outcome === 'clarify' && step.calls.length > 0
  if (step.calls.length < 2 && !isAsking) return [step]
  const asking: Step[] = isAsking ? [{ outcome: 'clarify', calls: [] }] : []
  return [...asking, ...callsOf(step)]
}

function callsOf(step: Step): readonly Step[] {
  return step.calls.map((call) => ({
    outcome: call.effect.startsWith('submit') ? 'confirm' : call.tool === 'policy_search' ? 'answer' : 'call',
    calls: [call],
  }))
}

function matchParts(parts: readonly Expected[], step: Step): Match {
  const open = [...stepsOf(step)]
  const matches = parts.map((part) => {
    const joint = ({ outcome, tool, args }: Match) => Number(outcome) + Number(tool) + Number(args)
    const tried = open.map((one, at) => ({ at, match: matchOne(part, one) }))
    const best = tried.sort((a, b) => joint(b.match) - joint(a.match))[0]
    if (best) open.splice(best.at, 1)
    return best?.match ?? { outcome: false, tool: false, args: false }
  })
  const all = (name: keyof Match) => matches.every((match) => match[name])
  return { outcome: all('outcome'), tool: all('tool'), args: all('args') }
}

function ratesOf(matches: readonly Match[]): Rates {
  const share = (test: (match: Match) => boolean): number | null =>
    matches.length === 0 ? null : Math.round((matches.filter(test).length / matches.length) * 10_000) / 10_000
  return {
    total: matches.length,
    outcomeRate: share(({ outcome }) => outcome),
    toolRate: share(({ tool }) => tool),
    argsRate: share(({ args }) => args),
    jointRate: share(({ outcome, tool, args }) => outcome && tool && args),
  }
}

/** Compares what lines came to with what they should, over all of them and by group. */
export function scoreUtterances(
  lines: readonly { readonly line: UtteranceLine; readonly step: Step }[],
  model: string | null,
): UtteranceReport {
  const scored = lines.map(({ line, step }) => ({
    line,
    step,
    match: 'parts' in line.expect ? matchParts(line.expect.parts, step) : matchOne(line.expect, step),
  }))
  const groups = new Map<string, Match[]>()
  for (const { line, match } of scored) {
    const outcome = 'parts' in line.expect ? 'parts' : line.expect.outcome
    for (const name of [`outcome:${outcome}`, ...(line.domain ? [`domain:${line.domain}`] : [])])
      groups.set(name, [...(groups.get(name) ?? []), match])
  }
  return {
    suite: 'utterances',
    ...ratesOf(scored.map(({ match }) => match)),
    model,
    perGroup: Object.fromEntries([...groups].sort().map(([name, matches]) => [name, ratesOf(matches)])),
    failures: scored.flatMap(({ line, step, match }) =>
      match.outcome && match.tool && match.args
        ? []
        : [
            {
              id: line.id,
              expected: line.expect,
              got: { outcome: step.outcome, tools: step.calls.map(({ tool, args }) => ({ name: tool, args })) },
            },
          ],
    ),
  }
}
