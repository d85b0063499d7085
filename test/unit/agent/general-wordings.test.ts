import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../agent/model.ts'
import { callsOf, cards, readLines, think } from './embedded-support.ts'

type Line = {
  readonly tool: string
  readonly role: string
  readonly text: string
  readonly said?: string
  readonly answered?: string
}

const lines = readLines('understand/general.jsonl') as unknown as readonly Line[]
const all = { tools: cards, withheld: [] }

/** What was said and answered before a line, as the product remembers it. */
async function before({ said, answered = '', role }: Line): Promise<readonly Exchange[]> {
  if (said === undefined) return []
  const thought = await think(said, role, all)
  const calls = callsOf(thought)
  const outcome = thought.kind === 'say' ? thought.outcome : 'call'
  return [{ said, answered, outcome, calls }]
}

describe('what staff say for the tools, in many ways', () => {
  test.each(lines.map((line) => [`${line.said ?? ''}${line.said ? ' … ' : ''}${line.text}`, line] as const))(
    '%s',
    async (_said, line) => {
      const history = await before(line)
      const waits = history.at(-1)?.calls[0]
      const isOpen = waits && cards.find(({ name }) => name === waits.tool)?.effect.startsWith('submit')
      const pending = isOpen ? { ...waits, text: line.answered ?? '' } : null
      const thought = await think(line.text, line.role, { ...all, history, pending })
      expect(callsOf(thought).map(({ tool }) => tool)).toContain(line.tool)
    },
  )
})
