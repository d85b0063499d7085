import { expect, test } from 'vitest'
import { calc } from '../../../tools/calc/index.ts'
import { callsOf, think } from './embedded-support.ts'

const tried = calc.tools.filter(({ name }) => ['retirement', 'deadline', 'entitlement'].includes(name))
const examples = tried.flatMap((tool) => tool.examples.map(({ say, input }) => ({ tool: `calc_${tool.name}`, say, input })))

test.each(examples)('$say', async ({ tool, say, input }) => {
  const call = callsOf(await think(say)).find((one) => one.tool === tool)
  expect(call?.args).toEqual(input)
})
