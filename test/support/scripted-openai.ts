import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { z } from '#sdk'

/** Ways of the transport that a client has to fail at. */
export const failures = [
  'garbled',
  'empty',
  'cut',
  'unfinished',
  'slow',
  'huge',
  'busy',
  'broken',
  'hanging',
  'rubbish',
] as const
/** How the transport behaves, whatever is said. */
export const transports = ['stream', 'repeated_ids', 'reasoning', ...failures] as const
export type Transport = (typeof transports)[number]

/** What the model says to a request: a text, or calls whose arguments are an object or raw text. */
export type Said = {
  readonly text?: string
  readonly calls?: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> | string }[]
}

const Body = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
})
/** A request as it came over the wire. */
export type AskedBody = z.output<typeof Body>

/** An OpenAI-compatible server on loopback that says what it is told, in every way real ones misbehave. */
export type ScriptedOpenAi = {
  /** Up to and with `/v1`. */
  readonly url: string
  readonly asked: readonly AskedBody[]
  /** Bodies as they came, to search them for what must not leave. */
  readonly raw: readonly string[]
  /** What was asked for, in order. */
  readonly paths: readonly string[]
  transport(next: Transport): void
  script(next: (body: AskedBody) => Said): void
  close(): Promise<void>
}

/** What is said without a script: looks up a balance, prepares a leave, or points to the first source. */
export function sayByWords({ messages, tools }: AskedBody): Said {
  const last = messages.at(-1)
  if (last?.role === 'tool') return { text: '[[answer]] 查到了，见下面。' }
  const text = String(messages.findLast(({ role }) => role === 'user')?.content ?? '').split('<')[0] ?? ''
  const has = (name: string) => tools?.some((tool) => tool.function.name === name) ?? false
  if (/还有几天/.test(text) && has('leave_balance'))
    return { calls: [{ name: 'leave_balance', args: { leaveType: 'ANNUAL' } }] }
  if (/请.{0,12}假/.test(text) && has('leave_submit'))
    return {
      calls: [{ name: 'leave_submit', args: { leaveType: 'PERSONAL', start: '2026-12-02', end: '2026-12-02' } }],
    }
  if (has('echo_word')) return { calls: [{ name: 'echo_word', args: { word: 'ok' } }] }
  return { text: '[[answer]] 有关规定见所引条文 [1]。' }
}

const leave = (day: string) => ({ name: 'leave_submit', args: { leaveType: 'PERSONAL', start: day, end: day } })
const balance = (args: Readonly<Record<string, unknown>>) => ({ name: 'leave_balance', args })
const afterwards =
  (text: string, ...calls: NonNullable<Said['calls']>) =>
  ({ messages }: AskedBody): Said =>
    messages.at(-1)?.role === 'tool' ? { text } : { calls }

/** What a model says that is wrong or much, by name; every other mode is a {@link Transport}. */
const sayings = {
  parallel: afterwards('[[answer]] 查到了。', balance({ leaveType: 'ANNUAL' }), balance({ leaveType: 'SICK' })),
  two_writes: () => ({ calls: [leave('2026-12-10'), leave('2026-12-11')] }),
  wrong_tool: afterwards('[[decline]] 办不了。', { name: 'pay_everybody', args: {} }),
  unknown_argument: afterwards('[[decline]] 办不了。', balance({ staffId: 'S-1002' })),
  endless: () => ({ calls: [balance({ leaveType: 'ANNUAL' }), balance({ leaveType: 'SICK' })] }),
  invented: () => ({ text: '[[answer]] 按规定可以休987天 [1]。' }),
  boasting: () => ({ text: '[[answer]] 已为您提交，编号 LR-1。' }),
} as const satisfies Readonly<Record<string, (body: AskedBody) => Said>>

/** Everything the server can be started as. */
export const modes: readonly string[] = [...transports, ...Object.keys(sayings)]

/** Starts the server in a mode. */
export async function startMode(mode: string, port = 0): Promise<ScriptedOpenAi> {
  const server = await startScriptedOpenAi(transports.find((name) => name === mode) ?? 'stream', port)
  const saying = Object.entries(sayings).find(([name]) => name === mode)
  if (saying) server.script(saying[1])
  return server
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts the server. */
export async function startScriptedOpenAi(first: Transport = 'stream', port = 0): Promise<ScriptedOpenAi> {
  let transport = first
  let say = sayByWords
  const asked: AskedBody[] = []
  const raw: string[] = []
  const paths: string[] = []
  const server = createServer((request, response) => {
    response.on('error', () => {})
    paths.push(request.url ?? '')
    void (async () => {
      let text = ''
      for await (const chunk of request) text += String(chunk)
      raw.push(text)
      const body = Body.parse(JSON.parse(text))
      asked.push(body)
      await answer(response, transport, say(body), asked.length)
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    raw,
    paths,
    transport(next) {
      transport = next
    },
    script(next) {
      say = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answer(response: ServerResponse, transport: Transport, said: Said, turn: number): Promise<void> {
  if (transport === 'hanging') return
  if (transport === 'busy') {
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '30' })
    response.end('{"error":{"message":"slow down"}}')
    return
  }
  if (transport === 'broken') {
    response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{"message":"oops"}}')
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if (transport === 'rubbish') {
    response.end('data: {"choices":[{"delta":{"content":"<html>\n\n')
    return
  }
  await stream(response, transport, said, turn)
}

type Delta = Readonly<Record<string, unknown>>

function deltasOf(transport: Transport, said: Said, turn: number): readonly Delta[] {
  const first: Delta = { role: 'assistant', content: '' }
  if (transport === 'empty') return [first]
  const reasoning = transport === 'reasoning' ? ['先想', '一想'].map((piece) => ({ reasoning_content: piece })) : []
  const text = (said.text?.match(/.{1,4}/gsu) ?? []).map((piece) => ({ content: piece }))
  const calls = (said.calls ?? []).flatMap((call, index) => callDeltas(transport, call, index, turn))
  return [first, ...reasoning, ...text, ...calls]
}

function callDeltas(
  transport: Transport,
  { name, args }: NonNullable<Said['calls']>[number],
  index: number,
  turn: number,
): readonly Delta[] {
  const id = transport === 'repeated_ids' ? 'call_1' : `call_${turn}_${index}`
  const whole = typeof args === 'string' ? args : JSON.stringify(args)
  const json = transport === 'garbled' ? '{"start": 2026-' : whole
  // Real servers split arguments anywhere, also inside of a string.
  const pieces = (json.match(/.{1,7}/gsu) ?? []).map((piece) => ({
    tool_calls: [{ index, function: { arguments: piece } }],
  }))
  return [{ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }, ...pieces]
}

type Frame = (delta: Delta, finish?: string | null) => string

async function stream(response: ServerResponse, transport: Transport, said: Said, turn: number): Promise<void> {
  const base = { id: transport === 'repeated_ids' ? 'chatcmpl-1' : `chatcmpl-${turn}`, created: 1, model: 'scripted' }
  const frame: Frame = (delta, finish = null) =>
    `data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
  if (transport === 'huge') return floodWith(response, frame({ content: 'x'.repeat(100_000) }))
  const deltas = deltasOf(transport, said, turn)
  if (transport === 'slow') return trickle(response, deltas.map((delta) => frame(delta)).join(''))
  const isCut = transport === 'cut'
  for (const delta of isCut ? deltas.slice(0, Math.max(2, deltas.length - 1)) : deltas) response.write(frame(delta))
  if (isCut) {
    response.destroy()
    return
  }
  // Whole arguments and a tidy end, but never a word on whether that was all.
  if (transport !== 'unfinished') response.write(frame({}, said.calls && transport !== 'empty' ? 'tool_calls' : 'stop'))
  response.end('data: [DONE]\n\n')
}

const mostFlood = 10_000_000

async function floodWith(response: ServerResponse, chunk: string): Promise<void> {
  for (let sent = 0; sent < mostFlood && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk))
      await Promise.race([new Promise((resolve) => response.once('drain', resolve)), pause(200)])
  }
  response.end()
}

/** One byte a second. */
async function trickle(response: ServerResponse, text: string): Promise<void> {
  for (const byte of Buffer.from(text)) {
    if (response.destroyed) return
    response.write(Buffer.from([byte]))
    await pause(1000)
  }
  response.end()
}

// Started alone: npm run scripted-model -- [MODE] [PORT]; then
// MODEL_BASE_URL=… MODEL_NAME=scripted npx renshi ask …
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [mode = 'stream', port = '0'] = process.argv.slice(2)
  if (!modes.includes(mode)) {
    process.stderr.write(`Modes: ${modes.join(' ')}\n`)
    process.exit(2)
  }
  const server = await startMode(mode, Number(port))
  process.stdout.write(`${server.url}\n`)
}
