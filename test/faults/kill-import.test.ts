import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { silentLog, z } from '#sdk'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import { readFolder } from '../../knowledge/read/folder.ts'
import type { Db } from '../../store/db.ts'
import { openPGlite } from '../../store/pglite.ts'
import { openPostgres } from '../../store/postgres.ts'
import { demand, suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { curatorsOf } from '../support/curation.ts'
import { type KnowledgeState, knowledgeFaults, knowledgeState } from '../support/knowledge-state.ts'
import { createDatabaseOn } from '../support/postgres.ts'
import { ended, launchServer, type Server, scratchFolder, seededRandom, startServer } from '../support/server.ts'

const kills = count(2, 10)
/** Every so many files of the corpus are imported, so many in one request as `kb import` sends them. */
const everyNth = count(12, 1)
const batch = count(4, 8)
const questions = ['公务员年休假几天', '试用期最长多久', '产假多少天', '退休后返聘算劳动关系吗', '公务员法第三十八条']

/** Where a server keeps what it is given. */
type Place = { readonly directory: string; readonly databaseUrl: string | null }
type Batch = readonly { readonly name: string; readonly base64: string }[]

const environmentOf = ({ databaseUrl }: Place) => (databaseUrl ? { DATABASE_URL: databaseUrl } : {})
const start = (place: Place) => startServer({ dataDir: place.directory, env: environmentOf(place) })

const Sent = z.object({
  imported: z.array(z.unknown()),
  unchanged: z.array(z.unknown()),
  failed: z.array(z.unknown()),
})

async function send(server: Server, files: Batch): Promise<z.output<typeof Sent>> {
  const body = { files, publish: true, approvedBy: 'kong2' }
  const { status, body: answer } = await curatorsOf(server).post('kong', 'import', body)
  expect(status, JSON.stringify(answer)).toBe(200)
  return Sent.parse(answer)
}

/** The files of the corpus, or a part of them, as they are sent. */
async function batches(): Promise<readonly Batch[]> {
  const files = (await readFolder([join(demand('shared'), 'corpus')])).filter((_, at) => at % everyNth === 0)
  const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
  return Array.from({ length: Math.ceil(sent.length / batch) }, (_, at) => sent.slice(at * batch, (at + 1) * batch))
}

async function inDatabase<T>({ directory, databaseUrl }: Place, work: (db: Db) => Promise<T>): Promise<T> {
  const db = databaseUrl ? openPostgres(databaseUrl) : await openPGlite(directory)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/** The tables, and what a search over them gives, scores included. */
function stateOf(place: Place): Promise<KnowledgeState & { readonly found: readonly unknown[] }> {
  return inDatabase(place, async (db) => {
    const knowledge = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log: silentLog })
    const reader = { roles: ['staff'], unitId: null, staffType: null, province: 'ZJ' } as const
    const found: unknown[] = []
    for (const text of questions) found.push((await knowledge.search({ text, asOf: '2025-07-01', reader })).passages)
    expect(await knowledgeFaults(db)).toEqual([])
    return { ...(await knowledgeState(db)), found }
  })
}

/** How many versions of acts are in; nothing may be half there. */
function progress(place: Place): Promise<number> {
  return inDatabase(place, async (db) => {
    expect(await knowledgeFaults(db)).toEqual([])
    const { rows } = await db.query(
      `select count(*)::int as n from document_version v join document d using (act_id) where collection = 'statutes'`,
    )
    return Number(rows[0]?.n)
  })
}

/** A run to the end, and one more that finds everything there. @returns how long a request took at first, in milliseconds */
async function cleanRun(place: Place, all: readonly Batch[]): Promise<number> {
  const server = await start(place)
  const from = performance.now()
  for (const files of all) expect(await send(server, files)).toMatchObject({ failed: [] })
  const took = (performance.now() - from) / all.length
  for (const files of all) expect(await send(server, files)).toMatchObject({ imported: [], failed: [] })
  await server.stop()
  return took
}

/** The first start itself is broken off, in the midst of what it prepares. */
async function breakFirstStart(place: Place, afterMs: number): Promise<void> {
  const child = launchServer(place.directory, environmentOf(place))
  await pause(afterMs)
  child.kill('SIGKILL')
  await ended(child)
}

async function killedAndRunAgain(newPlace: (name: string) => Promise<Place>): Promise<void> {
  const random = seededRandom()
  const all = await batches()
  const clean = await newPlace('clean')
  const took = await cleanRun(clean, all)
  const expected = await stateOf(clean)
  const killed = await newPlace('killed')
  await breakFirstStart(killed, 800 + 2000 * random.next())
  const reached: string[] = []
  const label = () => `seed ${random.seed}; batches begun, versions found: ${reached.join('; ')}`
  const moments = Array.from({ length: kills }, () => random.next() * all.length).sort((a, b) => a - b)
  for (const moment of moments) {
    const server = await start(killed)
    const at = Math.floor(moment)
    for (const files of all.slice(0, at)) await send(server, files)
    const broken = send(server, all[at] ?? []).catch(() => null)
    await pause((moment - at) * took)
    await server.kill()
    await broken
    reached.push(`${at}, ${await progress(killed)}`)
  }
  await cleanRun(killed, all)
  process.stdout.write(`import killed: ${label()}\n`)
  expect(await stateOf(killed), label()).toEqual(expected)
}

async function inPlaces(databaseUrl: () => Promise<string | null>): Promise<void> {
  const folder = await scratchFolder()
  try {
    await killedAndRunAgain(async (name) => {
      const directory = join(folder.path, name)
      mkdirSync(directory)
      return { directory, databaseUrl: await databaseUrl() }
    })
  } finally {
    await folder.remove()
  }
}

const patience = isFull ? 1_200_000 : 240_000

suiteWith(['shared'], `an import killed ${kills} times and run again`, () => {
  test('gives what one clean run gives', () => inPlaces(async () => null), patience)
})

suiteWith(['shared', 'postgres'], `an import on PostgreSQL killed ${kills} times and run again`, () => {
  test('gives what one clean run gives', () => inPlaces(() => createDatabaseOn(inject('postgres') ?? '')), patience)
})
