import { canonicalJson } from '#sdk/canonical'
import type { Exchange } from '../../model.ts'

/** What a conversation comes to within a budget, oldest first. */
export type Condensed = {
  /** The newest turns, as they were said. */
  readonly whole: readonly Exchange[]
  /** One line for each older turn that still has room, and for each request that was confirmed, however old. */
  readonly lines: readonly string[]
}

const mostWhole = 6
const longestAnswer = 600
const longestSaid = 1500
const longestInLine = 40

/**
 * About how many tokens a text is: one for each character that is not ASCII, one for four that are. Tokenizers of
 * Chinese models need fewer, so that a budget counted this way is kept.
 */
export function estimateTokens(text: string): number {
  const wide = text.replace(/[\0-\x7f]/g, '').length
  return wide + Math.ceil((text.length - wide) / 4)
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function factOf({ calls, receipt }: Exchange): string {
  const done = calls.map(({ tool, args }) => `${tool} ${canonicalJson(args)}`).join('; ')
  return `${done} → ${receipt}`
}

function lineOf({ said, outcome, calls }: Exchange): string {
  const tools = [...new Set(calls.map(({ tool }) => tool))].join(', ')
  return `${oneLine(said).slice(0, longestInLine)} → ${outcome}${tools === '' ? '' : ` (${tools})`}`
}

const costOf = ({ said, answered }: Exchange) => estimateTokens(said) + estimateTokens(answered) + 8

/**
 * Condenses a conversation to a budget of estimated tokens: the newest turns whole, the older ones to a line each, and
 * of what was confirmed the tool, its arguments and the receipt, always. The newest turn stays whole in any case.
 * @param history oldest first
 */
export function condense(history: readonly Exchange[], budget: number): Condensed {
  const told = history
    .filter(({ said, receipt }) => said !== '' || receipt !== undefined)
    .map((each) => ({
      ...each,
      said: each.said.slice(0, longestSaid),
      answered: each.answered.slice(0, longestAnswer),
    }))
  const facts = new Map(told.flatMap((each) => (each.receipt === undefined ? [] : [[each, factOf(each)] as const])))
  let left = budget - [...facts.values()].reduce((sum, line) => sum + estimateTokens(line) + 1, 0)
  const whole = new Set<Exchange>()
  for (const each of told.filter(({ said }) => said !== '').toReversed()) {
    const cost = costOf(each)
    if (whole.size >= mostWhole || (cost > left && whole.size > 0)) break
    left -= cost
    whole.add(each)
  }
  const kept = new Map<Exchange, string>(facts)
  for (const each of told.toReversed()) {
    if (whole.has(each) || kept.has(each)) continue
    const line = lineOf(each)
    left -= estimateTokens(line) + 1
    if (left < 0) break
    kept.set(each, line)
  }
  return {
    whole: told.filter((each) => whole.has(each)),
    lines: told.flatMap((each) => kept.get(each) ?? []),
  }
}
