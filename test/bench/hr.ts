import { join } from 'node:path'
import { type Locale, silentLog, type ToolContext } from '#sdk'
import { type ContextSources, readingContext } from '../../agent/contexts.ts'
import { createToolbox, type Toolbox } from '../../agent/toolbox.ts'
import { standingClock } from '../../jobs/clock.ts'
import { createHrService } from '../../jobs/hr-service.ts'
import { openJournal } from '../../sandbox/journal.ts'
import type { Change } from '../../sandbox/record.ts'
import { applyRecord, createWorld } from '../../sandbox/world.ts'
import { createHrClient } from '../../tools/hr-api/client.ts'
import { DemoPeople } from '../../tools/hr-api/schemas/index.ts'
import { builtInPlugins } from '../../tools/index.ts'
import { basicOf } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'
import { type Times, timesOf } from './turn.ts'

const now = '2026-11-23T09:00:00+08:00'
const locale: Locale = 'zh'
const unused = () => Promise.reject(new Error('The bench uses neither documents nor files.'))

/** A tool as it is called from a conversation, and how much of the time passed in HTTP. */
export type Caller = {
  /** The tools that somebody is offered. */
  offered(as: string): Promise<ReturnType<Toolbox['cardsFor']>>
  call(as: string, tool: string, input: unknown): Promise<{ readonly ms: number; readonly httpMs: number }>
}

/** Calls tools over real HTTP, each with its own token, as a turn does. */
export async function callerOf(sandbox: Pick<Sandbox, 'url' | 'clientId' | 'clientSecret'>): Promise<Caller> {
  let httpMs = 0
  const fetchTimed = async (...asked: Parameters<typeof fetch>): Promise<Response> => {
    const started = performance.now()
    const response = await fetch(...asked)
    const body = await response.text()
    httpMs += performance.now() - started
    return new Response(body, { status: response.status, headers: response.headers })
  }
  const client = createHrClient({
    ...{ baseUrl: () => sandbox.url, clientId: sandbox.clientId, clientSecret: () => sandbox.clientSecret },
    ...{ fetch: fetchTimed, businessDate: () => now, log: silentLog, readTimeoutMs: 30_000 },
  })
  const { directory, hr } = createHrService(client, () => performance.now())
  const toolbox: Toolbox = createToolbox(builtInPlugins, 'all')
  const sources: ContextSources = {
    service: () => hr,
    documents: () => ({ get: unused, put: unused, delete: unused, list: unused }),
    files: () => ({ xlsx: unused, pdf: unused }) as unknown as ToolContext['render'],
    rules: unused,
    clock: standingClock(now),
    log: silentLog,
  }
  const headers = { authorization: basicOf(sandbox) }
  const { items } = DemoPeople.parse(await (await fetch(`${sandbox.url}/api/v1/demo/people`, { headers })).json())
  const idOf = (alias: string) => items.find((item) => item.alias === alias)?.staffId ?? alias
  const personOf = (as: string) => directory.identify(idOf(as), locale)
  return {
    offered: async (as) => toolbox.cardsFor(await personOf(as)),
    async call(as, name, input) {
      const person = await personOf(as)
      const offered = toolbox.find(name)
      if (!offered) throw new Error(`There is no tool ${name}.`)
      httpMs = 0
      const started = performance.now()
      const { context } = readingContext(sources, offered, person, AbortSignal.timeout(60_000), null)
      const result = await offered.tool.run(offered.tool.input.parse(input), context)
      await offered.tool.show(result, { locale })
      return { ms: performance.now() - started, httpMs }
    },
  }
}

type Made = { [Name in 'staff' | 'dossiers' | 'ranks']: NonNullable<Change[Name]> }

/** Ten times the colleagues and more: copies of the invented ones under other numbers, in a part of their own. */
async function multiply(folder: string, people: number): Promise<void> {
  const { journal, records } = await openJournal(join(folder, 'journal.jsonl'))
  const world = createWorld()
  for (const record of records) applyRecord(world, record)
  const known = [...world.staff.values()]
  const change = { staff: [], dossiers: [], ranks: [] } as Made
  for (let serial = 0; known.length + change.staff.length < people; serial += 1) {
    const model = known[serial % known.length]
    if (!model) break
    const id = `S-${100_000 + serial}`
    const dossier = world.people.dossiers.get(model.id)
    change.staff.push({ ...model, id, alias: null, leader: false, roles: ['staff'] })
    if (dossier) change.dossiers.push({ ...dossier, staffId: id })
    for (const rank of world.people.ranks.get(model.id) ?? [])
      change.ranks.push({ ...rank, id: `${rank.id}-${serial}`, staffId: id })
  }
  await journal.append({ kind: 'seed', part: 'bench', seed: people, change })
  await journal.close()
}

const filters: readonly unknown[] = [
  { ageMax: 35, degreeAtLeast: '硕士', political: ['中共党员'] },
  { ageMin: 50, gender: 'F' },
  { level: ['正科'], levelYears: 3 },
  { educationAtLeast: '大学本科', workYearsMin: 10 },
  { staffType: ['INSTITUTION_TECHNICAL'], ageMax: 40 },
]

/** Times of `people_find` by a supervisor over so many members of staff, everything included. */
export async function benchFind(people: number, calls: number): Promise<Times> {
  const folder = await temporaryFolder()
  try {
    await (await startSandbox({ dataDir: folder.path })).stop()
    if (people > 1000) await multiply(folder.path, people)
    const sandbox = await startSandbox({ dataDir: folder.path })
    const caller = await callerOf(sandbox)
    const samples: number[] = []
    for (let at = 0; at < calls + 5; at += 1) {
      const { ms } = await caller.call('du', 'people_find', { filter: filters[at % filters.length] })
      if (at >= 5) samples.push(ms)
    }
    await sandbox.stop()
    return timesOf(samples)
  } finally {
    await folder.remove()
  }
}

/** What a tool costs in this process beyond its HTTP. */
export async function benchTool(calls: number): Promise<{ readonly own: Times; readonly http: Times }> {
  const folder = await temporaryFolder()
  const sandbox = await startSandbox({ dataDir: folder.path })
  try {
    const caller = await callerOf(sandbox)
    const [own, http]: [number[], number[]] = [[], []]
    for (let at = 0; at < calls + 20; at += 1) {
      const { ms, httpMs } = await caller.call('zhang', 'leave_balance', {})
      if (at < 20) continue
      own.push(ms - httpMs)
      http.push(httpMs)
    }
    return { own: timesOf(own), http: timesOf(http) }
  } finally {
    await sandbox.stop()
    await folder.remove()
  }
}

/** Milliseconds until the stand-in HR system answers: with everything to invent, and later. */
export async function benchSandboxStart(): Promise<{ readonly firstMs: number; readonly laterMs: number }> {
  const folder = await temporaryFolder()
  const once = async () => {
    const started = performance.now()
    const sandbox = await startSandbox({ dataDir: folder.path })
    const ms = performance.now() - started
    await sandbox.stop()
    return ms
  }
  try {
    const firstMs = await once()
    return { firstMs, laterMs: Math.min(await once(), await once()) }
  } finally {
    await folder.remove()
  }
}
