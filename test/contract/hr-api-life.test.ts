import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from '../../sandbox/journal.ts'
import { addDays } from '../../tools/rules/index.ts'
import { basicOf, callRaw, type Person, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: Sandbox | undefined

beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(async () => {
  await running?.kill()
  await folder.remove()
})

async function start(args: readonly string[] = []): Promise<Sandbox> {
  running = await startSandbox({ dataDir: folder.path, args })
  return running
}

const dayNumber = (index: number) => ({
  type: 'PERSONAL',
  start: addDays('2026-01-05', index),
  end: addDays('2026-01-05', index),
})

/** Sends one write until it is answered; a broken connection is answered by trying again. */
async function insist(person: () => Person, body: object, key: string): Promise<string> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    try {
      const dry = await person().post('/leave-requests?dryRun=true', body)
      const { confirmationToken } = dry.body
      const answer = await person().post(
        '/leave-requests',
        { ...body, confirmationToken: confirmationToken ?? 'none' },
        { key },
      )
      if (answer.status === 201) return String(answer.body.id)
      throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      await new Promise((later) => setTimeout(later, 20))
    }
  }
  throw new Error('The HR system did not come back.')
}

test('killed again and again amid writes it loses nothing it has acknowledged and doubles nothing', {
  timeout: 60_000,
}, async () => {
  let sandbox = await start()
  let zhang = await signIn(sandbox, 'zhang')
  const workdays = Array.from({ length: 200 }, (_, index) => dayNumber(index)).filter(
    (body) => ![0, 6].includes(new Date(body.start).getUTCDay()),
  )
  const jobs = workdays
    .slice(0, 60)
    .filter(({ start: day }) => !/02-1[6-9]|02-2[0-3]/.test(day))
    .slice(0, 50)
  const keys = jobs.map(() => randomUUID())
  let isOver = false
  const work = (async () => {
    const ids: string[] = []
    for (const [index, body] of jobs.entries()) ids.push(await insist(() => zhang, body, keys[index] ?? ''))
    isOver = true
    return ids
  })()
  let kills = 0
  for (; kills < 8 && !isOver; kills += 1) {
    await new Promise((later) => setTimeout(later, 40 + 25 * (kills % 4)))
    await sandbox.kill()
    sandbox = await start()
    zhang = await signIn(sandbox, 'zhang')
  }
  const ids = await work
  expect(kills).toBeGreaterThanOrEqual(3)
  expect(new Set(ids).size).toBe(jobs.length)
  const own = (await zhang.get('/leave-requests?state=IN_APPROVAL&limit=100')).body.items as { id: string }[]
  expect(own.map(({ id }) => id).sort()).toEqual([...ids].sort())
  for (const [index, key] of keys.entries()) {
    const { status, body } = await callRaw(sandbox, 'GET', `/api/v1/operations/${key}`, basicOf(sandbox))
    expect([status, (body.body as { id: string }).id]).toEqual([200, ids[index]])
  }
  await sandbox.kill()
  const { journal, records } = await openJournal(join(folder.path, 'journal.jsonl'))
  await journal.close()
  expect(records.filter(({ kind }) => kind === 'write')).toHaveLength(jobs.length)
})

test('after a restart the secret is the same, the data is there and the lowdb files follow the journal', async () => {
  const first = await start()
  const zhang = await signIn(first, 'zhang')
  const { body } = await zhang.write('/leave-requests', { type: 'ANNUAL', start: '2026-12-01', end: '2026-12-01' })
  await first.stop()
  expect(first.process.exitCode).toBe(0)
  const rows = JSON.parse(await readFile(join(folder.path, 'leave-requests.json'), 'utf8')) as { id: string }[]
  expect(rows.map(({ id }) => id)).toContain(body.id)
  await expect(access(join(folder.path, 'sandbox.json'))).rejects.toThrow()
  const second = await start()
  expect(second.clientSecret).toBe(first.clientSecret)
  const again = await signIn(second, 'zhang')
  expect((await again.get('/leave-requests?from=2026-12-01')).body.items).toMatchObject([{ id: body.id }])
})

test('a second system on the same folder waits, then gives up with a sentence; the first goes on', {
  timeout: 20_000,
}, async () => {
  const first = await start()
  await expect(startSandbox({ dataDir: folder.path })).rejects.toThrow(/in use by another sandbox HR system/)
  expect((await callRaw(first, 'GET', '/health', '')).body).toMatchObject({ ok: true })
})

test('with a parent it ends when standard input closes', async () => {
  const sandbox = await start(['--with-parent'])
  const gone = new Promise((ended) => sandbox.process.once('exit', ended))
  sandbox.process.stdin?.end()
  expect(await gone).toBe(0)
})

test('outside demo mode there are no demo people and the caller cannot set the clock', async () => {
  const sandbox = await start(['--no-demo'])
  expect((await callRaw(sandbox, 'GET', '/api/v1/demo/people', basicOf(sandbox))).status).toBe(404)
  const health = await callRaw(sandbox, 'GET', '/health', '', { now: '2001-01-01T00:00:00Z' })
  expect(health.body).toMatchObject({ mode: 'production' })
  expect(health.body.now).not.toContain('2001')
})

test('wrong arguments end with code 2 and the usage', async () => {
  const entry = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url))
  const child = spawn(process.execPath, [entry, '--port', 'abc'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  expect(await new Promise((ended) => child.once('close', ended))).toBe(2)
  expect(said).toContain('Usage: node sandbox/main.ts')
})
