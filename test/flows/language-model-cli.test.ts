import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Reply } from '#sdk'
import { isFull } from '../support/counts.ts'
import { modes, type ScriptedOpenAi, startMode } from '../support/scripted-openai.ts'
import { cleanEnvironment, compiled, ended, hrRequests, preparedFolder } from '../support/server.ts'

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
/** A person is answered within this time, whatever the endpoint does; the real time limits, not shortened ones. */
const mostMs = 20_000

let folder: Awaited<ReturnType<typeof preparedFolder>>
beforeAll(async () => {
  folder = await preparedFolder()
})
afterAll(() => folder?.remove())

async function run(endpoint: ScriptedOpenAi, words: readonly string[], input = '') {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], {
    env: cleanEnvironment({
      RENSHI_DATA_DIR: folder.path,
      NODE_COMPILE_CACHE: compiled,
      MODEL_BASE_URL: endpoint.url,
      MODEL_NAME: 'scripted',
      MODEL_API_KEY: 'sk-never-printed',
      LANGSMITH_TRACING: 'true',
      LANGSMITH_ENDPOINT: endpoint.url,
      LANGSMITH_API_KEY: 'ls-never-used',
    }),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  child.stdin.end(input)
  return { code: await ended(child), out, errors }
}

describe.each(isFull ? modes : ['unfinished'])('an endpoint in the mode %s', (mode) => {
  test('a person at the command line is answered in time, and nothing is written', async () => {
    const endpoint = await startMode(mode)
    try {
      const held = async () => (await hrRequests(join(folder.path, 'hr'), 'S-1001')).length
      const before = await held()
      const thread = ['--conversation', mode]
      for (const text of ['我还有几天年假', '12月8号请一天事假']) {
        const started = Date.now()
        const { code, out, errors } = await run(endpoint, ['ask', '--as', 'zhang', text, '--json', ...thread])
        expect(code).toBe(0)
        expect(Reply.parse(JSON.parse(out)).answer).not.toBe('')
        // The start of a process is no part of a turn, and is left out by a margin.
        expect(Date.now() - started).toBeLessThan(mostMs + 10_000)
        expect(errors).not.toMatch(/never-|请一天事假|<html>/)
      }
      expect(await held()).toBe(before)
      // Nothing but questions to the model went out, though tracing was asked for.
      expect(endpoint.paths).toEqual(endpoint.paths.map(() => '/v1/chat/completions'))
      expect(endpoint.paths.length).toBeGreaterThan(0)
    } finally {
      await endpoint.close()
    }
  })
})

test('a conversation in the terminal shows the answer while it grows, each part of it once', async () => {
  const endpoint = await startMode('stream')
  try {
    endpoint.script(() => ({ text: '[[answer]] 请病假要有证明 [1]。好的。再见。' }))
    const { code, out } = await run(endpoint, ['chat', '--as', 'zhang'], '请病假要什么材料\n\n')
    expect(code).toBe(0)
    expect(out.match(/请病假要有证明/g)).toHaveLength(1)
    expect(out).toContain('依据')
  } finally {
    await endpoint.close()
  }
})
