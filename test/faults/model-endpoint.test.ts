import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { count, isFull } from '../support/counts.ts'
import { openProduct, type Product } from '../support/product.ts'
import { type ScriptedOpenAi, sayByWords, startMode, type startScriptedOpenAi } from '../support/scripted-openai.ts'
import { hrRequests, preparedFolder } from '../support/server.ts'

/** What R-05 names, and two more: a stream that never says it is over, and one that is no JSON. */
const modes = [
  ...['hanging', 'busy', 'broken', 'rubbish', 'garbled', 'wrong_tool'],
  ...['unknown_argument', 'empty', 'cut', 'unfinished', 'slow', 'huge'],
] as const
/** In everyday tests those that the flows beside do not try with more than one answer; all of them in the full run. */
const tried = isFull ? modes : modes.filter((mode) => ['garbled', 'wrong_tool', 'cut'].includes(mode))
/** In these the endpoint itself is well; the model hears what is wrong and answers. */
const heard: readonly string[] = ['wrong_tool', 'unknown_argument']
const turns = count(3, 50)
/** Each person is answered within this time, whatever the endpoint does; a bound of the design. */
const mostMs = 20_000
const says = ['我还有几天年假', '12月16号请一天事假', '年休假可以跨年安排吗', '查一下我的申请']

let folder: Awaited<ReturnType<typeof preparedFolder>>
let endpoint: ScriptedOpenAi
let product: Product

beforeAll(async () => {
  folder = await preparedFolder()
})
afterAll(() => folder?.remove())

async function open(mode: string, timeoutMs = 500): Promise<void> {
  endpoint = await startMode(mode)
  // Half a second instead of eight: the same limits, sooner.
  const settings = { MODEL_BASE_URL: endpoint.url, MODEL_NAME: 'scripted', MODEL_TIMEOUT_MS: String(timeoutMs) }
  product = await openProduct({ directory: folder.path, settings })
}

describe.each(tried)('an endpoint in the mode %s', (mode) => {
  beforeEach(() => open(mode))

  test(`answers each of ${turns} turns in time, says who answers, and writes nothing`, async () => {
    const held = async () => (await hrRequests(join(folder.path, 'hr'), 'S-1001')).length
    try {
      const before = await held()
      // What is asked with arguments that are no JSON must first be a call.
      if (mode === 'garbled') endpoint.script(() => ({ calls: [{ name: 'leave_submit', args: {} }] }))
      let longest = 0
      for (let turn = 0; turn < turns; turn += 1) {
        const started = Date.now()
        const reply = await product.chat('zhang', { text: says[turn % says.length] ?? '' }, `${mode}-${turn}`)
        longest = Math.max(longest, Date.now() - started)
        expect(reply.answer).not.toBe('')
        expect(reply.receipt).toBeUndefined()
        if (!heard.includes(mode)) expect(reply.answer).toContain('语言模型暂时不可用')
        if (reply.pending) {
          // Never half a call: what waits has every argument, and waits for a person.
          expect(reply.pending.args).toMatchObject({ start: '2026-12-16', end: '2026-12-16' })
          await product.chat('zhang', { cancel: reply.pending.code }, `${mode}-${turn}`)
        }
      }
      expect(longest).toBeLessThan(mostMs)
      expect(await held()).toBe(before)
    } finally {
      await product.close()
      await endpoint.close()
    }
  })
})

test('a call that is cut in the middle writes nothing, however often it comes', async () => {
  await open('cut')
  try {
    endpoint.script(() => ({
      calls: [{ name: 'leave_submit', args: { leaveType: 'PERSONAL', start: '2026-12-21', end: '2026-12-21' } }],
    }))
    for (let turn = 0; turn < turns; turn += 1) {
      const reply = await product.chat('zhang', { text: '帮我办一下那天的事' }, `cut-call-${turn}`)
      expect(reply.pending).toBeUndefined()
    }
  } finally {
    await product.close()
    await endpoint.close()
  }
})

test('after one failure it is asked once more, and the person hears nothing of it', async () => {
  await open('broken', 8000)
  try {
    const server: Awaited<ReturnType<typeof startScriptedOpenAi>> = endpoint
    server.script((body) => {
      server.transport('stream')
      return sayByWords(body)
    })
    const reply = await product.chat('zhang', { text: '我还有几天年假' }, 'once-more')
    expect(reply).toMatchObject({ outcome: 'call', toolCalls: [{ tool: 'leave_balance' }] })
    expect(reply.answer).not.toContain('语言模型暂时不可用')
  } finally {
    await product.close()
    await endpoint.close()
  }
})
