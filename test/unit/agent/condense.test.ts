import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createMask } from '../../../agent/mask.ts'
import type { Exchange } from '../../../agent/model.ts'
import { condense, estimateTokens } from '../../../agent/models/openai/condense.ts'
import { messagesOf, promptBudget } from '../../../agent/models/openai/prompt.ts'
import { promptVersion, repairs, rules } from '../../../agent/models/openai/wording.ts'
import { knowledgeOf, requestOf } from './embedded-support.ts'

/** The 7th of 8 turns agrees to what was prepared; every fifth answer is a long one. */
function turnOf(at: number): Exchange {
  if (at % 8 === 7) {
    const args = { start: `2027-01-${String(1 + (at % 28)).padStart(2, '0')}`, leaveType: 'PERSONAL' }
    const calls = [{ tool: 'leave_submit', args }]
    return {
      said: '',
      answered: `已提交，编号 LR-${at}。`,
      outcome: 'call',
      calls,
      receipt: `LR-${at}`,
    }
  }
  const answered = at % 5 === 0 ? `第${at}次的答复。`.repeat(80) : `第${at}次的答复。`
  return { said: `第${at}个问题：年休假怎么安排`, answered, outcome: 'answer', calls: [] }
}

const talk = Array.from({ length: 300 }, (_, at) => turnOf(at))
/** The newest twenty, and of the older ones those that ended in a receipt, as the table gives them (contract/store). */
const remembered = (said: readonly Exchange[]) => [
  ...said.slice(0, -20).filter(({ receipt }) => receipt !== undefined),
  ...said.slice(-20),
]
const tokensOf = (history: readonly Exchange[]) =>
  messagesOf(requestOf('那这次呢', 'staff', { history }), [], createMask([])).reduce(
    (sum, { content }) => sum + estimateTokens(String(content)),
    0,
  )

describe('a conversation of 300 turns', () => {
  test('keeps its prompt within the budget at every turn', () => {
    const sizes = talk.map((_, at) => tokensOf(remembered(talk.slice(0, at + 1))))
    process.stdout.write(
      `prompt: turn 10 ${sizes[9]}, turn 300 ${sizes[299]}, most ${Math.max(...sizes)} of ${promptBudget}\n`,
    )
    expect(Math.max(...sizes)).toBeLessThanOrEqual(promptBudget)
  })

  test('keeps what was done however old: tool, arguments and receipt', () => {
    const { lines } = condense(remembered(talk), 2500)
    const done = talk.filter(({ receipt }) => receipt !== undefined)
    expect(done).toHaveLength(37)
    for (const { receipt, calls } of done) {
      const fact = `leave_submit {"leaveType":"PERSONAL","start":"${calls[0]?.args.start}"} → ${receipt}`
      expect(lines.filter((line) => line === fact)).toHaveLength(1)
    }
  })

  test('shows the newest turns as they were said, and the older ones as a line in the order of time', () => {
    const { whole, lines } = condense(talk.slice(0, 20), 2500)
    expect(whole.at(-1)?.said).toContain('第19个问题')
    expect(whole.map(({ said }) => said.replace(/\D/g, ''))).toEqual(['13', '14', '16', '17', '18', '19'])
    expect(lines[0]).toBe('第0个问题：年休假怎么安排 → answer')
    expect(lines.at(-1)).toMatch(/LR-15$/)
  })

  test('has the newest turn whole even where there is no room for it', () => {
    const { whole, lines } = condense(talk.slice(0, 6), 1)
    expect(whole.map(({ said }) => said.replace(/\D/g, ''))).toEqual(['5'])
    expect(lines).toEqual([])
  })
})

test('the fullest turn stays within the budget: long sources, many results, much said before', () => {
  const [passage] = knowledgeOf(true).passages
  if (!passage) throw new Error('no passage')
  const passages = Array.from({ length: 12 }, () => ({ ...passage, text: '条'.repeat(5000) }))
  const results = Array.from({ length: 6 }, (_, at) => ({
    ...{ call: { tool: 'leave_list', args: { at } }, ok: true as const, result: {} },
    text: '果'.repeat(9000),
  }))
  const history = talk.map((turn) => ({ ...turn, answered: '答'.repeat(3000) }))
  const request = requestOf('问'.repeat(9000), 'staff', {
    history,
    results,
    knowledge: { ...knowledgeOf(true), passages },
  })
  const sent = messagesOf(request, [], createMask([])).map(({ content }) => estimateTokens(String(content)))
  expect(sent.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(promptBudget)
})

test('tokens are estimated by the character for Chinese and by four for what is ASCII', () => {
  expect(estimateTokens('年休假abcd')).toBe(4)
  expect(estimateTokens('')).toBe(0)
})

/** The hash of the words of each version; words that change need a version of their own. */
const versions: Readonly<Record<string, string>> = {
  '2026-11-26': '3778af00ad33c27f',
}

test('the words of the prompt are those of their version, and hold nothing secret', () => {
  const words = [rules.zh('DAY', 'PERSON'), rules.en('DAY', 'PERSON'), JSON.stringify(repairs)].join('\n')
  const hash = createHash('sha256').update(words).digest('hex').slice(0, 16)
  expect({ [promptVersion]: hash }).toEqual({ [promptVersion]: versions[promptVersion] })
  expect(words).not.toMatch(/key|token|password|密钥|口令|https?:/i)
})
