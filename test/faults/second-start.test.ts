import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { count } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { ended, launchServer, preparedFolder, type Server, startServer } from '../support/server.ts'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let server: Server

beforeAll(async () => {
  folder = await preparedFolder()
  server = await startServer({ dataDir: folder.path })
})
afterAll(async () => {
  await server?.kill()
  await folder?.remove()
})

/** Starts once more and waits for the end. @returns what it said on standard error, and its exit code */
async function startAgain(dataDir: string): Promise<{ said: string; code: number | null }> {
  const child = launchServer(dataDir)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  return { code: await ended(child), said: said.trim() }
}

const tries = count(3, 20)

test(`R-11: a second start on the same directory is refused in one sentence, ${tries} times, and the first is unharmed`, async ({
  task,
}) => {
  const prepared = await server.chat('zhang', { text: '12月15号请一天事假' })
  const announced = await readFile(join(folder.path, 'serve.json'), 'utf8')
  for (let index = 0; index < tries; index++) {
    const { said, code } = await startAgain(folder.path)
    expect(code).toBe(1)
    expect(said).toContain(folder.path)
    expect(said.split('\n')).toHaveLength(1)
    expect(said).not.toMatch(/^\s+at /m)
  }
  expect(await readFile(join(folder.path, 'serve.json'), 'utf8')).toBe(announced)
  expect(await server.chat('zhang', { confirm: prepared.pending?.code ?? '' })).toMatchObject({
    status: 200,
    receipt: expect.any(String),
  })
  figure(task, 'R-11', { 'second starts': tries, refused: tries, 'rows lost': 0 })
})

test('after a second start was refused, a killed first one starts again with everything it had', async () => {
  const before = (await server.history('zhang')).length
  await startAgain(folder.path)
  await server.kill()
  server = await startServer({ dataDir: folder.path })
  expect(await server.history('zhang')).toHaveLength(before)
})

test('of two starts at once exactly one serves', async () => {
  const shared = await preparedFolder()
  try {
    const starts = [startServer({ dataDir: shared.path }), startServer({ dataDir: shared.path })]
    const results = await Promise.allSettled(starts)
    const [won] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
    expect(lost).toEqual([expect.stringContaining(shared.path)])
    expect(await won?.chat('zhang', { text: '我还有几天年假' })).toMatchObject({ status: 200 })
    await won?.kill()
  } finally {
    await shared.remove()
  }
})
