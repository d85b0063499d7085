import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from '#sdk'
import {
  cleanEnvironment,
  compiled,
  ended,
  hrRequests,
  preparedFolder,
  type Server,
  startServer,
} from '../support/server.ts'

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const bin = fileURLToPath(new URL('../../cli/renshi.cjs', import.meta.url))

type Ran = { readonly code: number | null; readonly out: string; readonly errors: string }

let dataDir: string

async function run(words: readonly string[], entry = program): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...words], {
    env: cleanEnvironment({ RENSHI_DATA_DIR: dataDir, RENSHI_LOG: 'silent', NODE_COMPILE_CACHE: compiled }),
    stdio: ['ignore', 'pipe', 'pipe'],
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

/** The one JSON object that ends the output, read strictly. */
function lastObject({ out }: Ran): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(out))
}

/** A usage error: code 2, nothing on standard output, a sentence on standard error and no stack. */
function isUsage({ code, out, errors }: Ran): void {
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(errors.trim()).not.toBe('')
  expect(errors).not.toMatch(/^\s+at /m)
}

const ways = [
  ['a running server', 'server'],
  ['the command itself', 'direct'],
] as const

describe.each(ways)('over %s', (_, kind) => {
  let folder: Awaited<ReturnType<typeof preparedFolder>>
  let server: Server | undefined

  beforeAll(async () => {
    folder = await preparedFolder()
    dataDir = folder.path
    if (kind === 'server') server = await startServer({ dataDir })
  })
  afterAll(async () => {
    await server?.stop()
    await folder?.remove()
  })

  test('ask prepares, confirm submits once, and the HR system shows the request', async () => {
    const asked = await run(['ask', '--as', 'zhang', '12月15号请一天事假', '--json'])
    expect(asked.code).toBe(0)
    expect(lastObject(asked)).toMatchObject({
      outcome: 'confirm',
      toolCalls: [{ tool: 'leave_submit', effect: 'submit' }],
      pending: { code: expect.stringMatching(/^\d{6}$/), expires: expect.any(String), text: expect.any(String) },
      trace: expect.any(String),
    })
    const { code } = z.looseObject({ code: z.string() }).parse(lastObject(asked).pending)
    const confirmed = await run(['confirm', '--as', 'zhang', code, '--json'])
    expect(confirmed.code).toBe(0)
    const { receipt } = z.looseObject({ receipt: z.string() }).parse(lastObject(confirmed))
    expect((await hrRequests(join(dataDir, 'hr'), 'S-1001')).map(({ id }) => id)).toEqual([receipt])
    const got = await run(['sandbox', 'get', '/leave-requests?state=IN_APPROVAL', '--as', 'zhang'])
    expect(got.code).toBe(0)
    expect(lastObject(got).items).toMatchObject([{ id: receipt }])
  })

  test('doctor names every precondition and how it reached them', async () => {
    const ran = await run(['doctor', '--json'])
    expect(ran.code).toBe(0)
    expect(lastObject(ran)).toMatchObject({ ok: true, connection: kind })
  })

  test('kb list shows the published handbook', async () => {
    const ran = await run(['kb', 'list', '--as', 'kong', '--json'])
    expect(ran.code).toBe(0)
    expect(lastObject(ran).items).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'published' })]))
  })

  // The rest says the same over both, and every direct command costs a start.
  if (kind === 'direct') return
  test('a refusal is a working answer, and what is nobody’s is bad usage', async () => {
    const asked = await run(['ask', '--as', 'zhang', '有哪些等我审批的'])
    expect(asked.code).toBe(0)
    expect(asked.out.trim()).not.toBe('')
    isUsage(await run(['ask', '--as', 'nobody', '你好', '--json']))
    isUsage(await run(['cancel', '--as', 'zhang', '000000']))
    const prepared = await run(['ask', '--as', 'zhang', '12月16号请一天事假', '--json'])
    const { code } = z.looseObject({ code: z.string() }).parse(lastObject(prepared).pending)
    isUsage(await run(['confirm', '--as', 'wang', code, '--json']))
    const first = lastObject(await run(['confirm', '--as', 'zhang', code, '--json']))
    const again = lastObject(await run(['confirm', '--as', 'S-1001', code, '--json']))
    expect(again).toMatchObject({ receipt: first.receipt, repeated: true })
    const other = await run(['kb', 'list', '--as', 'zhang', '--json'])
    expect(other.code).not.toBe(0)
    expect(other.out).toBe('')
  })
})

describe('the command line by itself', () => {
  test('what is asked wrongly is bad usage and opens nothing', async () => {
    dataDir = join(program, 'nothing-is-opened')
    const wrong = [
      ['ask', '你好'],
      ['fly'],
      ['ask', '--wings'],
      ['sandbox', 'get', 'me', '--as', 'zhang'],
      ['ask', '--as', 'zhang', '你好', '--now', 'yesterday'],
    ]
    for (const words of wrong) isUsage(await run(words))
  })

  test('help tells the commands, through the bin as well', async () => {
    const ran = await run(['--help'], bin)
    expect(ran.code).toBe(0)
    for (const command of ['serve', 'ask', 'confirm', 'kb import', 'sandbox', 'doctor'])
      expect(ran.out).toContain(command)
  })

  test('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [program, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += String(chunk)
    })
    expect(await ended(child)).toBe(0)
    expect(errors).not.toContain('EPIPE')
  })

  test('a directory that cannot be written is a failure with a sentence', async () => {
    // A directory cannot lie in a file.
    dataDir = join(program, 'renshi')
    const ran = await run(['ask', '--as', 'zhang', '你好'])
    expect(ran.code).toBe(1)
    expect(ran.out).toBe('')
    expect(ran.errors).toContain(dataDir)
  })
})
