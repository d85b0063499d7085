import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { newPostgresDatabase } from '../support/postgres-suites.ts'
import { openProduct, type Product } from '../support/product.ts'
import { cleanEnvironment, compiled, ended, preparedFolder, scratchFolder } from '../support/server.ts'

const Golden = z.array(
  z.strictObject({
    as: z.string(),
    ask: z.string(),
    cites: z.string().optional(),
    calls: z.string().optional(),
    outcome: z.string().optional(),
  }),
)
const golden = Golden.parse(
  JSON.parse(readFileSync(new URL('../fixtures/golden/questions.json', import.meta.url), 'utf8')),
).slice(0, count(5, 20))
const bin = fileURLToPath(new URL('../../cli/renshi.cjs', import.meta.url))
const Rows = z.record(z.string(), z.number())

type Settings = Readonly<Record<string, string>>

/** Runs a command as an operator does; its last object. */
async function renshi(settings: Settings, ...words: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [bin, ...words, '--json'], {
    env: cleanEnvironment({ RENSHI_LOG: 'silent', NODE_COMPILE_CACHE: compiled, ...settings }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  expect(await ended(child), `${words.join(' ')}: ${said}`).toBe(0)
  return JSON.parse(said)
}

/** What each question is answered, each in a conversation of its own. */
async function askAll(product: Product, round: string) {
  const answers = []
  for (const [index, { as, ask }] of golden.entries()) {
    const { answer, outcome, citations, toolCalls } = await product.chat(as, { text: ask }, `${round}-${index}`)
    answers.push({ answer, outcome, citations, tools: toolCalls.map(({ tool }) => tool) })
  }
  return answers
}

function drill(name: string, settingsOf: (directory: string) => Promise<Settings>, prepare: boolean) {
  let from: { readonly path: string; remove(): Promise<void> }
  let to: Awaited<ReturnType<typeof scratchFolder>>
  beforeAll(async () => {
    ;[from, to] = [prepare ? await preparedFolder() : await scratchFolder(), await scratchFolder()]
  })
  afterAll(async () => {
    await from?.remove()
    await to?.remove()
  })

  test(
    `T-32 ${name}: what was laid aside by one command is put into an empty place by another and answers as before`,
    async ({ task }) => {
      const here = await settingsOf(from.path)
      let product = await openProduct({ directory: from.path, settings: here })
      const before = await askAll(product, 'before')
      for (const [index, { ask, cites, calls, outcome }] of golden.entries()) {
        const got = before[index]
        if (cites)
          expect(
            got?.citations.map((one) => `${one.document}#${one.article}`),
            ask,
          ).toContain(cites)
        if (calls) expect(got?.tools, ask).toContain(calls)
        if (outcome) expect(got?.outcome, ask).toBe(outcome)
      }
      await product.close()

      const file = join(to.path, 'drill.backup')
      const key = { RENSHI_BACKUP_KEY: 'a key of the drill, kept elsewhere' }
      const made = z.object({ rows: Rows }).parse(await renshi({ ...here, ...key }, 'backup', '--to', file))
      const directory = join(to.path, 'empty')
      await mkdir(directory)
      const there = await settingsOf(directory)
      const Restored = z.object({ rows: Rows, audit: z.object({ rows: z.number(), brokenAt: z.null() }) })
      const restored = Restored.parse(await renshi({ ...there, ...key }, 'restore', file))
      const { schema_migration: _schema, checkpoint_migrations: _graph, ...kept } = made.rows
      expect(restored.rows).toEqual(kept)
      expect(await renshi(there, 'audit', 'verify')).toMatchObject({ ok: true, brokenAnchor: null })

      product = await openProduct({ directory, settings: there })
      const after = await askAll(product, 'after')
      await product.close()
      expect(after).toEqual(before)
      figure(task, 'T-32', {
        tables: Object.keys(kept).length,
        rows: Object.values(kept).reduce((sum, one) => sum + one, 0),
        'audit rows': restored.audit.rows,
        questions: golden.length,
        different: 0,
      })
    },
    isFull ? 600_000 : 240_000,
  )
}

suiteWith([], 'a backup restored', () => drill('embedded', async (path) => ({ RENSHI_DATA_DIR: path }), true))
if (isFull) suiteWith(['postgres'], 'a backup restored', () => drill('on PostgreSQL', placeOnServer(), false))

/** Settings of a directory with a database of its own on the server. */
function placeOnServer() {
  const databases = new Map<string, string>()
  return async (path: string) => {
    const url = databases.get(path) ?? (await newPostgresDatabase())
    databases.set(path, url)
    return { RENSHI_DATA_DIR: path, DATABASE_URL: url }
  }
}
