import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, inject, test } from 'vitest'
import { z } from '#sdk'
import { suiteWith } from '../support/capabilities.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { cleanEnvironment, scratchFolder } from '../support/server.ts'
import { type Edge, prepareDatabase, startEdge } from '../support/worker.ts'

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const secret = 'a-secret-of-at-least-16'
const hr = { HR_API_URL: 'http://127.0.0.1:9', HR_CLIENT_ID: 'renshi', HR_CLIENT_SECRET: secret }
const Doctor = z.object({ checks: z.array(z.object({ name: z.string(), ok: z.boolean() })) })
const Refusal = z.object({ error: z.string(), errorEn: z.string() })

suiteWith(['postgres'], 'a Worker', () => {
  let edge: Edge | undefined
  afterEach(async () => {
    await edge?.stop()
    edge = undefined
  })

  /** What every request hears, in one sentence each language. */
  async function refusal(database: string | null, settings: Readonly<Record<string, string>>): Promise<string> {
    edge = await startEdge(database, settings)
    const response = await edge.fetch('/health')
    expect(response.status).toBe(503)
    const { error, errorEn } = Refusal.parse(await response.json())
    expect(error).toContain(errorEn)
    expect(errorEn).not.toContain('\n')
    return errorEn
  }
  const database = () => createDatabaseOn(inject('postgres') ?? '')

  test('without anything refuses, and names every setting and the way to set it', async () => {
    const sentence = await refusal(null, {})
    for (const word of ['HR_API_URL', 'HYPERDRIVE', 'RENSHI_SECRET', 'wrangler secret put'])
      expect(sentence).toContain(word)
  })

  test('without an HR system refuses, in demo mode too', async () => {
    const sentence = await refusal(await database(), { RENSHI_MODE: 'demo' })
    expect(sentence).toContain('HR_API_URL is needed: a Worker cannot start a sandbox')
    expect(sentence).not.toContain('HYPERDRIVE')
  })

  test('without a database refuses, in demo mode too', async () => {
    const sentence = await refusal(null, { ...hr, RENSHI_MODE: 'demo' })
    expect(sentence).toContain('DATABASE_URL is needed: bind the database as HYPERDRIVE')
    expect(sentence).not.toContain('HR_API_URL')
  })

  test('over a database that does not answer refuses, without a word of where it is', async () => {
    const sentence = await refusal('postgres://somebody:a-password@127.0.0.1:9/payroll', {
      ...hr,
      RENSHI_SECRET: secret,
    })
    expect(sentence).toContain('it does not answer')
    expect(sentence).not.toMatch(/127\.0\.0\.1|somebody|a-password|payroll/)
  })

  test('over a database without tables refuses, and takes it once the command it names has made them', async () => {
    const url = await database()
    const settings = { ...hr, RENSHI_SECRET: secret }
    expect(await refusal(url, settings)).toContain('npx renshi doctor')
    const folder = await scratchFolder()
    const env = { ...settings, RENSHI_MODE: 'production', DATABASE_URL: url, RENSHI_DATA_DIR: folder.path }
    const words = ['--disable-warning=ExperimentalWarning', program, 'doctor', '--json']
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env: cleanEnvironment(env) })
    // Nobody answers at the address of the HR system, which the doctor says; the tables are there all the same.
    const { checks } = Doctor.parse(JSON.parse(stdout || stderr))
    expect(checks.find(({ name }) => name === 'database')?.ok).toBe(true)
    await folder.remove()
    // The same isolate: a refusal is not remembered.
    expect((await edge?.fetch('/health'))?.status).toBe(200)
  })

  test('is in production unless it says demo itself: no invented people, no standing clock', async () => {
    const url = await database()
    await prepareDatabase(url)
    edge = await startEdge(url, { ...hr, RENSHI_SECRET: secret })
    const headers = { 'content-type': 'application/json' }
    const signIn = await edge.fetch('/api/sign-in', { method: 'POST', headers, body: '{"as":"zhang"}' })
    expect([signIn.status, (await edge.fetch('/api/demo/people')).status]).toEqual([404, 404])
    const session = await (await edge.fetch('/api/session')).json()
    expect(session).toMatchObject({ person: null, isDemo: false })
    expect(z.object({ now: z.string() }).parse(session).now.slice(0, 10)).not.toBe('2026-11-23')
  })
})
