import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createEmbeddedModel } from '../../../agent/models/embedded/index.ts'
import { createEndpoint } from '../../../agent/models/openai/endpoint.ts'
import { createOpenAiModel } from '../../../agent/models/openai/index.ts'
import { type ScriptedOpenAi, sayByWords, startScriptedOpenAi, type Transport } from '../../support/scripted-openai.ts'
import { requestOf } from './embedded-support.ts'

let endpoint: ScriptedOpenAi
let nowMs = 0

beforeAll(async () => {
  endpoint = await startScriptedOpenAi()
})
afterAll(() => endpoint?.close())
beforeEach(() => {
  endpoint.transport('stream')
  endpoint.script(sayByWords)
})

function modelOf(answerMs = 5000) {
  const settings = { baseUrl: endpoint.url, model: 'scripted', apiKey: () => 'sk-test', timeoutMs: answerMs }
  const faults: string[] = []
  const model = createOpenAiModel({
    name: 'scripted',
    ask: createEndpoint(settings),
    fallback: createEmbeddedModel(),
    check: async () => null,
    place: 'external',
    names: async () => [],
    nowMs: () => nowMs,
    random: () => 0,
    turnMs: answerMs * 2,
    answerMs,
    onFault: (code) => faults.push(code),
  })
  return { model, faults }
}

/** Fails once by a transport, and is well again. */
function failOnce(transport: Transport): void {
  endpoint.transport(transport)
  endpoint.script((body) => {
    endpoint.transport('stream')
    return sayByWords(body)
  })
}

test.each<Transport>(['broken', 'cut', 'unfinished', 'empty'])(
  'after one %s answer it is asked once more',
  async (transport) => {
    failOnce(transport)
    const { model, faults } = modelOf()
    const before = endpoint.asked.length
    const thought = await model.think(requestOf('我还有几天年假', 'staff'))
    expect(thought).toMatchObject({ kind: 'call', calls: [{ tool: 'leave_balance' }] })
    expect(thought).not.toHaveProperty('notice')
    expect([endpoint.asked.length - before, faults]).toEqual([2, []])
  },
)

test('an endpoint that asks to be left alone longer than anybody would wait is left alone for that long', async () => {
  endpoint.transport('busy')
  const { model, faults } = modelOf()
  const before = endpoint.asked.length
  const think = () => model.think(requestOf('我还有几天年假', 'staff'))
  expect(await think()).toHaveProperty('notice')
  endpoint.transport('stream')
  expect(await think()).toHaveProperty('notice')
  expect([endpoint.asked.length - before, faults]).toEqual([1, ['busy']])
  nowMs += 30_001
  expect(await think()).not.toHaveProperty('notice')
})

test('a cut or unfinished call is no call, however whole its arguments look', async () => {
  endpoint.script(() => ({ calls: [{ name: 'leave_submit', args: { leaveType: 'SICK', start: '2026-12-02' } }] }))
  for (const transport of ['cut', 'unfinished'] as const) {
    endpoint.transport(transport)
    const { model, faults } = modelOf()
    const thought = await model.think(requestOf('我还有几天年假', 'staff'))
    expect(thought).toMatchObject({ kind: 'call', calls: [{ tool: 'leave_balance' }] })
    expect(faults).toHaveLength(1)
  }
})

test('what was received stays out of the logs', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  endpoint.transport('rubbish')
  await modelOf(1000).model.think(requestOf('我还有几天年假', 'staff'))
  expect(printed).not.toHaveBeenCalled()
  printed.mockRestore()
})

test.each(['确认', '算了', 'yes'])('%s to what waits is for the code to answer, not for a model', async (text) => {
  const before = endpoint.asked.length
  const pending = { tool: 'leave_submit', args: {}, text: '事假1天' }
  const thought = await modelOf().model.think(requestOf(text, 'staff', { pending }))
  expect(thought.kind).toBe(text === '算了' ? 'drop' : 'say')
  expect(endpoint.asked.length).toBe(before)
})

test('no draft comes after the answer, and an answer that is mended is shown from its beginning', async () => {
  let rounds = 0
  endpoint.script(() => {
    rounds += 1
    return {
      text: rounds === 1 ? '[[answer]] 年休假10天 [1]。一共987天 [1]。好。' : '[[answer]] 应休10天 [1]。请早点安排。',
    }
  })
  const drafts: string[] = []
  const draft = async (text: string) => {
    await new Promise((resolve) => setTimeout(resolve, 30))
    drafts.push(text)
  }
  const thought = await modelOf().model.think(requestOf('工作满12年年假几天', 'staff', { draft }))
  const shown = [...drafts]
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(drafts).toEqual(shown)
  expect(drafts).toEqual(['年休假10天。', '应休10天。'])
  expect(thought).toMatchObject({ kind: 'say', text: '应休10天。请早点安排。' })
})
