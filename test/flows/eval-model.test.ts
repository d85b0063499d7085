import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ScriptedOpenAi, startScriptedOpenAi } from '../support/scripted-openai.ts'
import { cleanEnvironment, compiled, ended } from '../support/server.ts'

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const handbook = fileURLToPath(new URL('../../knowledge/handbook/annual-leave.md', import.meta.url))
let directory = ''
let endpoint: ScriptedOpenAi

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'renshi-eval-test-'))
  endpoint = await startScriptedOpenAi()
})
afterAll(async () => {
  await endpoint?.close()
  await rm(directory, { recursive: true, force: true })
})

async function run(words: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'eval', ...words], {
    env: cleanEnvironment({ RENSHI_DATA_DIR: join(directory, 'unused'), NODE_COMPILE_CACHE: compiled, ...settings }),
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  return { code: await ended(child), out, errors }
}

async function fileOf(name: string, lines: readonly unknown[]): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'))
  return path
}

test('utterances with a model: four runs of the whole file, what held each time, and the model by its name', async () => {
  const line = (id: string, text: string, expect: unknown) => ({
    id,
    refDate: '2026-11-23',
    role: 'staff',
    text,
    expect,
  })
  const file = await fileOf('utterances.jsonl', [
    line('steady', '我还有几天年假', { outcome: 'call', tools: ['leave_balance'] }),
    line('unsteady', '那边的事帮我看一下', { outcome: 'call', tools: ['leave_list'] }),
    line('wrong', '帮我查查那件事', { outcome: 'call', tools: ['leave_list'] }),
  ])
  let asked = 0
  endpoint.script(({ messages }) => {
    const text = String(messages.findLast(({ role }) => role === 'user')?.content)
    if (text.startsWith('我还有')) return { calls: [{ name: 'leave_balance', args: { leaveType: 'ANNUAL' } }] }
    if (text.startsWith('那边')) {
      asked += 1
      return { calls: [{ name: asked === 3 ? 'leave_balance' : 'leave_list', args: {} }] }
    }
    return { text: '[[clarify]] 您指哪件事？' }
  })
  const settings = { MODEL_BASE_URL: endpoint.url, MODEL_NAME: 'scripted-one' }
  const { code, out, errors } = await run(['utterances', file, '--model', '--json'], settings)
  expect([code, errors.slice(-300)]).toEqual([0, expect.anything()])
  expect(JSON.parse(out)).toMatchObject({
    suite: 'utterances',
    model: 'scripted-one',
    repeated: { runs: 4, total: 3, pass1: { rate: 0.5833 }, passAll: { rate: 0.3333 }, unsteady: ['unsteady'] },
  })
}, 180_000)

test('retrieval with a model: it is asked for other words of each question', async () => {
  const file = await fileOf('retrieval.jsonl', [
    { id: 'r1', question: '年休假可以跨年安排吗', answers: [{ doc: 'annual-leave', article: '第一条' }] },
  ])
  const before = endpoint.asked.length
  endpoint.script(() => ({ text: '{"queries":["年休假 跨年度"],"article":""}' }))
  const settings = { MODEL_BASE_URL: endpoint.url, MODEL_NAME: 'scripted-one' }
  const { code, out, errors } = await run(['retrieval', file, '--corpus', handbook, '--model', '--json'], settings)
  expect(errors).not.toMatch(/Error:/)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ suite: 'retrieval', model: 'scripted-one', repeated: { runs: 4, total: 1 } })
  expect(endpoint.asked.length - before).toBeGreaterThanOrEqual(1)
}, 120_000)

test.each(['utterances', 'retrieval'])(
  '%s with a model that is not configured is a wrong use, told in a sentence',
  async (suite) => {
    const file = await fileOf('none.jsonl', [])
    const { code, errors } = await run([suite, file, '--corpus', handbook, '--model'])
    expect(code).toBe(2)
    expect(errors).toContain('没有配置语言模型')
  },
)
