import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { calc } from '../../../tools/calc/index.ts'
import { callsOf, readLines, think } from './embedded-support.ts'

const tried = calc.tools.filter(({ name }) => ['retirement', 'deadline', 'entitlement'].includes(name))
const examples = tried.flatMap((tool) =>
  tool.examples.map(({ say, input }) => ({ tool: `calc_${tool.name}`, say, input })),
)

/** One's own retirement is told by the tool of the own record as well. */
function isOwnInstead(tool: string, input: object, called: string): boolean {
  return tool === 'calc_retirement' && Object.keys(input).length === 0 && called === 'retirement_forecast'
}

test.each(examples)('$say', async ({ tool, say, input }) => {
  const calls = callsOf(await think(say))
  const call = calls.find((one) => one.tool === tool) ?? calls.find((one) => isOwnInstead(tool, input, one.tool))
  expect(call?.args).toEqual(input)
})

const Line = z.object({ tool: z.string(), text: z.string(), args: z.record(z.string(), z.unknown()) })

// Written before any of it was tried: what staff may say for a calculator, and for the rules instead.
test('what staff say reaches the calculator with its facts, and the rules without', async () => {
  const lines = readLines('understand/calc-wordings.jsonl').map((line) => Line.parse(line))
  const missed: unknown[] = []
  for (const { tool, text, args } of lines) {
    const calls = callsOf(await think(text))
    const [first] = calls
    const call = first && (first.tool === tool || isOwnInstead(tool, args, first.tool)) ? first : undefined
    const fits = call && (tool === 'policy_search' || isSubset(args, call.args))
    if (!fits) missed.push({ text, wanted: { tool, args }, calls })
  }
  process.stdout.write(`calculators: ${lines.length - missed.length} of ${lines.length}\n`)
  for (const miss of missed) process.stdout.write(`${JSON.stringify(miss)}\n`)
  expect(missed).toEqual([])
})

/** True when every expected key is there with the same value, facts key by key. */
function isSubset(wanted: Readonly<Record<string, unknown>>, got: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(([key, value]) =>
    key === 'facts'
      ? isSubset(value as typeof wanted, (got[key] ?? {}) as typeof got)
      : isDeepStrictEqual(value, got[key]),
  )
}
