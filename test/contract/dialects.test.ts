import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import { createEmbeddedModel } from '../../agent/models/embedded/index.ts'
import { type DialectName, dialectNames } from '../../agent/models/openai/dialects.ts'
import { type Ask, createEndpoint } from '../../agent/models/openai/endpoint.ts'
import { createOpenAiModel } from '../../agent/models/openai/index.ts'
import { requestOf } from '../unit/agent/embedded-support.ts'

const fixtures = new URL('../fixtures/dialects/', import.meta.url)
const Asked = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string() })),
  tools: z.array(z.unknown()).optional(),
})
type Asked = z.output<typeof Asked>

/** Replays recorded answers of one service, one for each request. */
let server: Server
let url = ''
let queue: string[] = []
let spoken: DialectName = 'openai'
let asked: Asked[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    void (async () => {
      let text = ''
      for await (const chunk of request) text += String(chunk)
      asked.push(Asked.parse(JSON.parse(text)))
      const name = queue.shift() ?? 'answer.sse'
      const type = name.endsWith('.json') ? 'application/json' : 'text/event-stream'
      const headers = JSON.parse(readFileSync(new URL(`${spoken}/headers.json`, fixtures), 'utf8')) as Record<
        string,
        string
      >
      response.writeHead(200, { 'content-type': type, ...headers })
      // In pieces that end anywhere, also inside of a character.
      const bytes = readFileSync(new URL(`${spoken}/${name}`, fixtures))
      for (let at = 0; at < bytes.length; at += 97) response.write(bytes.subarray(at, at + 97))
      response.end()
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterAll(() => server?.close())

function open(dialect: DialectName, answers: readonly string[], named = false, thinking?: boolean) {
  spoken = dialect
  queue = [...answers]
  asked = []
  const ask: Ask = createEndpoint({
    ...{ baseUrl: url, model: 'invented', apiKey: () => undefined, timeoutMs: 5000, thinking },
    dialect: named ? dialect : undefined,
  })
  const faults: string[] = []
  const model = createOpenAiModel({
    ...{ name: 'invented', ask, place: 'external', fallback: createEmbeddedModel() },
    ...{ names: async () => [], check: async () => null, nowMs: () => 0, random: () => 0 },
    ...{ turnMs: 10_000, answerMs: 5000, onFault: (code) => faults.push(code) },
  })
  return { ask, model, faults }
}

const has = (dialect: DialectName, name: string) => readdirSync(new URL(`${dialect}/`, fixtures)).includes(name)

describe.each(dialectNames)('%s', (dialect) => {
  test('a plain answer is said, grows while it comes, and tells who speaks', async () => {
    const { model, ask } = open(dialect, ['answer.sse'])
    const drafts: string[] = []
    const draft = async (text: string) => void drafts.push(text)
    const thought = await model.think(requestOf('工作满12年年假几天', 'staff', { draft }))
    expect(thought).toMatchObject({ kind: 'say', outcome: 'answer', text: '年休假10天。' })
    expect(thought.by).toMatchObject({ model: 'invented', dialect, place: 'external' })
    expect(ask.dialect()).toEqual({ name: dialect, by: 'answers' })
  })

  test('two reads of one round are two calls, whole, in their order', async () => {
    const { model, faults } = open(dialect, ['calls.sse'])
    const thought = await model.think(requestOf('我还有几天年假，申请批了没有', 'staff'))
    expect(thought).toMatchObject({
      kind: 'call',
      calls: [
        { tool: 'leave_balance', args: { leaveType: 'ANNUAL' } },
        { tool: 'leave_list', args: {} },
      ],
    })
    expect(faults).toEqual([])
  })

  test('beside a call the reasoning is shown again in the field of the service, or not at all', async () => {
    const { model } = open(dialect, ['call.sse', 'answer.sse'], true)
    const request = requestOf('我还有几天年假', 'staff')
    const thought = await model.think(request)
    if (thought.kind !== 'call') throw new Error('no call')
    const result = {
      call: thought.calls[0] as (typeof thought.calls)[number],
      ok: true as const,
      result: {},
      text: '剩余：10天',
    }
    await model.think({ ...request, results: [result] })
    const [, assistant] = asked.at(-1)?.messages.slice(-3) ?? []
    const { reasoning_content, reasoning, tool_calls } = (assistant ?? {}) as Record<string, unknown>
    const wanted: Readonly<Record<DialectName, unknown>> = {
      openai: [undefined, undefined],
      deepseek: ['先查余额，再看申请。', undefined],
      qwen: [undefined, undefined],
      vllm: [undefined, '先查余额，再看申请。'],
      ollama: [undefined, '先查余额，再看申请。'],
    }
    expect([reasoning_content, reasoning]).toEqual(wanted[dialect])
    expect(tool_calls).toMatchObject([{ id: 'call_1', function: { name: 'leave_balance' } }])
    expect(asked.at(-1)?.messages.at(-1)).toMatchObject({ role: 'tool', tool_call_id: 'call_1' })
  })

  test('a refusal is one', async () => {
    const { model } = open(dialect, ['refusal.sse'])
    expect(await model.think(requestOf('替他办了', 'staff'))).toMatchObject({ kind: 'say', outcome: 'refuse' })
  })

  test.each(has(dialect, 'ended.sse') ? ['length.sse', 'ended.sse'] : ['length.sse'])(
    'an answer that %s is half of one, asked for again once, and then nobody sees it',
    async (name) => {
      const { model, faults } = open(dialect, [name, name])
      const thought = await model.think(requestOf('我还有几天年假', 'staff'))
      expect([asked.length, faults]).toEqual([2, ['cut']])
      expect(thought).toMatchObject({ kind: 'call', calls: [{ tool: 'leave_balance' }] })
      expect(thought).toHaveProperty('notice')
    },
  )

  test('arguments that are no JSON are asked for again, and never half used', async () => {
    const { model, faults } = open(dialect, ['garbage.sse', 'call.sse'])
    expect(await model.think(requestOf('我还有几天年假', 'staff'))).toMatchObject({
      calls: [{ tool: 'leave_balance', args: { leaveType: 'ANNUAL' } }],
    })
    const again = open(dialect, ['garbage.sse', 'garbage.sse'])
    expect(await again.model.think(requestOf('我还有几天年假', 'staff'))).toHaveProperty('notice')
    expect([faults, again.faults]).toEqual([[], ['cut']])
  })

  test('thinking is switched as the service wants it, and the length is limited under its name', async () => {
    const sent: Readonly<Record<DialectName, Readonly<Record<string, unknown>>>> = {
      openai: { reasoning_effort: 'none', max_completion_tokens: 4000 },
      deepseek: { thinking: { type: 'disabled' }, max_tokens: 4000 },
      qwen: { enable_thinking: false, max_tokens: 4000 },
      vllm: { chat_template_kwargs: { enable_thinking: false }, max_tokens: 4000 },
      ollama: { reasoning_effort: 'none', max_tokens: 4000 },
    }
    await open(dialect, ['answer.sse'], true, false).model.think(requestOf('工作满12年年假几天', 'staff'))
    expect(asked[0]).toMatchObject(sent[dialect])
    await open(dialect, ['answer.sse'], true).model.think(requestOf('工作满12年年假几天', 'staff'))
    for (const name of Object.keys(sent[dialect]))
      if (!name.startsWith('max')) expect(asked[0]).not.toHaveProperty(name)
  })
})

test.each(dialectNames.filter((name) => name !== 'openai'))(
  'what a model of %s thinks is no part of what is said',
  async (dialect) => {
    const { model } = open(dialect, ['answer.sse'])
    expect(JSON.stringify(await model.think(requestOf('工作满12年年假几天', 'staff')))).not.toContain('先查余额')
  },
)

test('an answer that comes whole though a stream was asked for is read', async () => {
  const { model } = open('ollama', ['answer.json'])
  expect(await model.think(requestOf('工作满12年年假几天', 'staff'))).toMatchObject({ text: '年休假10天。' })
})

test('what the configuration names is not changed by what an answer looks like', async () => {
  const { ask, model } = open('qwen', ['answer.sse'], true)
  spoken = 'ollama'
  await model.think(requestOf('工作满12年年假几天', 'staff'))
  expect(ask.dialect()).toEqual({ name: 'qwen', by: 'configuration' })
})
