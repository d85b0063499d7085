import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { cleanEnvironment, compiled, ended, preparedFolder } from '../support/server.ts'

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const span = ['--from', '2020-01-01', '--to', '2099-01-01']
const Line = z.object({ seq: z.number(), actor: z.string() })
let folder: Awaited<ReturnType<typeof preparedFolder>>

beforeAll(async () => {
  folder = await preparedFolder()
})
afterAll(() => folder?.remove())

async function run(words: readonly string[], isReadToTheEnd = true) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'audit', ...words], {
    env: cleanEnvironment({ RENSHI_DATA_DIR: folder.path, RENSHI_LOG: 'silent', NODE_COMPILE_CACHE: compiled }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, errors] = ['', '']
  if (isReadToTheEnd)
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8')
    })
  else child.stdout.destroy()
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  return { code: await ended(child), out, errors }
}

test('a reader who stops early ends the export of the trail without a fault', async () => {
  expect(await run(['export', ...span], false)).toMatchObject({ code: 0, errors: '' })
})

test('every row is given out, as lines of JSON and as a table, and one person has the own rows', async () => {
  const lines = (await run(['export', ...span])).out.trimEnd().split('\n')
  const rows = lines.map((line) => Line.parse(JSON.parse(line)))
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
  const table = (await run(['export', ...span, '--format', 'csv'])).out.trimEnd().split('\n')
  expect(table).toHaveLength(rows.length + 1)
  const actor = rows[0]?.actor ?? ''
  const own = (await run(['export', ...span, '--person', actor])).out.trimEnd().split('\n')
  expect(own).toHaveLength(rows.filter((row) => row.actor === actor).length)
})
