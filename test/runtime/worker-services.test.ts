import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { openPostgres } from '../../store/postgres.ts'
import { suiteWith } from '../support/capabilities.ts'
import { parseEvents } from '../support/events.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'
import { type ScriptedOpenAi, startScriptedOpenAi } from '../support/scripted-openai.ts'
import { hrFault, hrRequests, until } from '../support/server.ts'
import { demoSettings, type Edge, prepareDatabase, startEdge } from '../support/worker.ts'

suiteWith(['postgres'], 'what a Worker depends on', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let sandbox: Sandbox
  let endpoint: ScriptedOpenAi
  let url: string
  let edge: Edge | undefined
  beforeAll(async () => {
    folder = await temporaryFolder()
    sandbox = await startSandbox({ dataDir: folder.path })
    endpoint = await startScriptedOpenAi()
    url = await createDatabaseOn(inject('postgres') ?? '')
    await prepareDatabase(url)
  })
  afterEach(async () => {
    await edge?.stop()
    edge = undefined
  })
  afterAll(async () => {
    await endpoint?.close()
    await sandbox?.kill()
    await folder?.remove()
  })

  test('a slow HR system: the person hears 处理中 in time, and the same invocation goes on until the receipt', async () => {
    edge = await startEdge(url, demoSettings(sandbox))
    const zhang = await edge.signIn('zhang')
    const prepared = await edge.chat(zhang, { text: '下周三到周五请年假，回老家' })
    // Of the seeded sequence the first call, the dry run, is spared, and the second, the write, is struck.
    const match = { path: '/api/v1/leave-requests', method: 'POST' }
    await hrFault(folder.path, { kind: 'delay', delayMs: 6500, times: 1, rate: 0.5, seed: 1, match })
    const confirmed = await edge.chat(zhang, { confirm: prepared.pending?.code ?? '' })
    expect(confirmed.answer).toContain('处理中')
    const db = openPostgres(url)
    const state = async () => (await db.query<{ state: string }>('select state from outbox')).rows[0]?.state
    await until('The receipt', 20_000, state, (now) => now === 'done')
    await db.close()
    expect(await hrRequests(folder.path, 'S-1001')).toHaveLength(1)
  })

  test('a language model: answers through the endpoint, streamed, and without it when it is broken', async () => {
    edge = await startEdge(url, {
      ...demoSettings(sandbox),
      MODEL_BASE_URL: endpoint.url,
      MODEL_NAME: 'scripted',
      MODEL_API_KEY: 'key',
    })
    const li = await edge.signIn('li')
    const response = await edge.fetch('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: li, accept: 'text/event-stream' },
      body: JSON.stringify({ text: '年休假可以跨年安排吗' }),
    })
    const events = parseEvents(await response.text())
    expect(endpoint.asked.length).toBeGreaterThan(0)
    expect(events.at(-1)).toMatchObject({
      kind: 'reply',
      data: { answer: expect.stringContaining('有关规定见所引条文') },
    })
    endpoint.transport('broken')
    const fallen = await edge.chat(li, { text: '我还有几天年假' })
    expect(fallen).toMatchObject({ status: 200, answer: expect.stringContaining('剩余') })
  })
})
