import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from '#sdk'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
const startMs = 180_000

/** What `serve` leaves in its data directory; read as any other program would. */
const ServeFile = z.object({ address: z.url(), token: z.string(), pid: z.number().int() })
type ServeFile = z.output<typeof ServeFile>

/** What a person may send to `POST /api/chat`. */
export type ChatBody = ({ text: string } | { confirm: string } | { cancel: string }) & { messageId?: string }

/** The parts of a reply that tests look at; everything else is kept. */
export const Answered = z.looseObject({
  answer: z.string().default(''),
  outcome: z.string().optional(),
  receipt: z.string().optional(),
  repeated: z.boolean().optional(),
  trace: z.string().optional(),
  toolCalls: z.array(z.looseObject({ tool: z.string() })).optional(),
  error: z.string().optional(),
  pending: z.looseObject({ code: z.string(), args: z.record(z.string(), z.unknown()), expires: z.string() }).optional(),
})
/** A reply as it came over HTTP. */
export type Answered = z.output<typeof Answered> & { readonly status: number }

const Events = z.object({
  items: z.array(z.looseObject({ seq: z.number(), turnId: z.string(), kind: z.string(), data: z.unknown() })),
})
/** One event of a conversation as `GET /api/history` tells it. */
export type HistoryEvent = z.output<typeof Events>['items'][number]

/** The product as a process of its own, started as `npm start` does. */
export type Server = {
  readonly address: string
  readonly token: string
  readonly pid: number
  readonly dataDir: string
  readonly process: ChildProcess
  /** What the process has said on standard error. */
  errors(): string
  request(path: string, as: string, init?: RequestInit): Promise<Response>
  /** One turn, waited for. */
  chat(as: string, body: ChatBody, conversation?: string): Promise<Answered>
  history(as: string, conversation?: string): Promise<readonly HistoryEvent[]>
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
  /** Ends it politely. @returns its exit code */
  stop(): Promise<number | null>
}

const preparedPrefix = 'renshi-prepared-'
/** Shared by the workers of one test run, which all have the same parent. */
const runFolder = join(tmpdir(), `${preparedPrefix}${process.ppid}`)

/** Many starts of the same program: what the first polite end leaves here halves the time of the others. */
export const compiled = join(runFolder, 'compiled')

const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** The environment of a child without what this machine may have set for the product. */
export function cleanEnvironment(own: Readonly<Record<string, string>>): Record<string, string> {
  const ours =
    /^(RENSHI_(?!TEST)|HR_|MODEL_|EMBEDDING_|RERANK_|SEARCH_|DATABASE_URL$|PORT$|HOST$|VITEST|NODE_OPTIONS$|NODE_ENV$)/
  const inherited = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || ours.test(name) ? [] : [[name, value]],
  )
  return { ...Object.fromEntries(inherited), ...own }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Resolves when a child is gone. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (!hasEnded(child)) await new Promise<void>((gone) => child.once('exit', () => gone()))
  return child.exitCode
}

async function announcement(dataDir: string, child: ChildProcess, errors: () => string): Promise<ServeFile> {
  const until = Date.now() + startMs
  while (Date.now() < until) {
    if (hasEnded(child))
      throw new Error(`The server ended (${child.exitCode ?? child.signalCode}) before it was ready. ${errors()}`)
    const text = await readFile(join(dataDir, 'serve.json'), 'utf8').catch(() => '')
    // Half a file is no file yet.
    const announced = text.endsWith('}') ? ServeFile.parse(JSON.parse(text)) : null
    if (announced && announced.pid === child.pid) return announced
    await pause(15)
  }
  throw new Error(`The server was not ready in time. ${errors()}`)
}

/** Starts `node main.ts` without waiting until it is ready. */
export function launchServer(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  within: readonly string[] = [],
): ChildProcess {
  const own = {
    RENSHI_DATA_DIR: dataDir,
    PORT: '0',
    RENSHI_LOG: 'warn',
    NODE_COMPILE_CACHE: compiled,
    ...env,
  }
  const [command = '', ...words] = [...within, process.execPath, '--disable-warning=ExperimentalWarning', main]
  const child = spawn(command, words, {
    env: cleanEnvironment(own),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  return child
}

/** Starts the product on a data directory and waits until it serves. */
export async function startServer(given: {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  /** Words before its command; they have to end by becoming it, as `exec` does. */
  readonly within?: readonly string[]
  /** Where its data directory is seen from here; where it is itself when left out. */
  readonly seen?: (pid: number) => string
}): Promise<Server> {
  const { dataDir, seen = () => dataDir } = given
  const child = launchServer(dataDir, given.env, given.within)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-8000)
  })
  const { address, token, pid } = await announcement(seen(child.pid ?? 0), child, () => said)
  const request = (path: string, as: string, init: RequestInit = {}, conversation?: string) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    headers.set('x-renshi-as', encodeURIComponent(as))
    if (conversation) headers.set('x-renshi-conversation', conversation)
    // A connection that is kept may be closed by the server just as the next request leaves: no fault of the product.
    headers.set('connection', 'close')
    return fetch(new URL(path, address), { ...init, headers })
  }
  const health = await request('/health', '')
  if (!health.ok) throw new Error(`The server answers /health with ${health.status}.`)
  return {
    ...{ address, token, pid, dataDir, process: child, request },
    errors: () => said,
    async chat(as, body, conversation) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const response = await request('/api/chat', as, init, conversation)
      return { ...Answered.parse(await response.json()), status: response.status }
    },
    async history(as, conversation) {
      const response = await request('/api/history', as, {}, conversation)
      return Events.parse(await response.json()).items
    },
    async kill() {
      child.kill('SIGKILL')
      await ended(child)
    },
    async stop() {
      child.kill('SIGTERM')
      return ended(child)
    },
  }
}

/** A folder for one test that vanishes with `remove`. */
export async function scratchFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'renshi-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(preparedPrefix) ? Number(name.slice(preparedPrefix.length)) : 0
    if (pid > 0 && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

/** Does the first start once per test run, whichever worker comes first, and gives the directory it left. */
async function prepared(): Promise<string> {
  const dataDir = join(runFolder, 'data')
  const done = join(runFolder, 'ready')
  await mkdir(runFolder, { recursive: true })
  const isFirst = await mkdir(dataDir).then(
    () => true,
    () => false,
  )
  if (isFirst) {
    await removeLeftovers()
    const server = await startServer({ dataDir })
    await server.stop()
    await writeFile(done, '')
    return dataDir
  }
  const until = Date.now() + startMs
  while ((await readFile(done).catch(() => null)) === null) {
    if (Date.now() > until) throw new Error(`${runFolder} was not prepared in time. Remove it and run again.`)
    await pause(50)
  }
  return dataDir
}

/** A data directory of its own on which the first start has been done already. */
export async function preparedFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const source = await prepared()
  const folder = await scratchFolder()
  await cp(source, folder.path, { recursive: true })
  return folder
}

const Request = z.looseObject({
  id: z.string(),
  staffId: z.string(),
  type: z.string(),
  start: z.string(),
  end: z.string(),
  state: z.string(),
})
/** A leave request as the HR system's journal holds it. */
export type HrRequest = z.output<typeof Request>
const Line = z.object({
  record: z.looseObject({ kind: z.string(), change: z.looseObject({ requests: z.array(Request).optional() }) }),
})

/**
 * What the HR system holds for a person, from its own journal: the last state of each leave request that was written
 * by a call, seeds left out. The journal is its truth; nothing of the product is asked.
 * @param hrDir the HR system's folder, `hr` in the data directory of `npm start`
 */
export async function hrRequests(hrDir: string, staffId: string): Promise<readonly HrRequest[]> {
  const held = new Map<string, HrRequest>()
  const text = await readFile(join(hrDir, 'journal.jsonl'), 'utf8')
  for (const line of text.split('\n').slice(0, -1)) {
    const { record } = Line.parse(JSON.parse(line))
    if (record.kind !== 'write') continue
    for (const request of record.change.requests ?? []) if (request.staffId === staffId) held.set(request.id, request)
  }
  return [...held.values()]
}

const About = z.object({ url: z.url(), pid: z.number().int(), clientId: z.string(), clientSecret: z.string() })

/** Where the HR system of a folder runs now, and as which process. */
export async function hrAddress(hrDir: string): Promise<z.output<typeof About>> {
  return About.parse(JSON.parse(await readFile(join(hrDir, 'sandbox.json'), 'utf8')))
}

/** Waits until the HR system of a folder runs, as another process than `not` if that is given. */
export async function hrRunning(hrDir: string, not = 0): Promise<z.output<typeof About>> {
  const ask = async () => {
    const about = await hrAddress(hrDir).catch(() => null)
    if (!about || about.pid === not) return null
    const health = await fetch(`${about.url}/health`, { signal: AbortSignal.timeout(1000) }).catch(() => null)
    return health?.ok ? about : null
  }
  const about = await until('A running HR system', 20_000, ask, (found) => found !== null)
  if (!about) throw new Error('No HR system.')
  return about
}

/** Waits until a killed HR system runs again and the server knows its new address. */
export async function hrBack(server: Server, hrDir: string, killed: number): Promise<void> {
  const { url } = await hrRunning(hrDir, killed)
  const ask = async () => (await server.request('/api/doctor', 'shi')).text()
  await until('A server that knows its HR system', 5000, ask, (checks) => checks.includes(url))
}

/** Switches a fault of the HR system on, or all of them off. */
export async function hrFault(hrDir: string, fault: Readonly<Record<string, unknown>> | null): Promise<void> {
  const { url, clientId, clientSecret } = await hrAddress(hrDir)
  const response = await fetch(`${url}/admin/faults`, {
    method: fault ? 'POST' : 'DELETE',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`, 'content-type': 'application/json' },
    ...(fault ? { body: JSON.stringify(fault) } : {}),
  })
  if (!response.ok) throw new Error(`The HR system does not take the fault: ${await response.text()}`)
}

/** A repeatable sequence of numbers from 0 to 1, and the seed that begins it again. */
export function seededRandom(): { readonly seed: number; next(): number } {
  const seed = Number(process.env.RENSHI_TEST_SEED ?? Number.parseInt(randomUUID().slice(0, 8), 16))
  let state = seed >>> 0
  return {
    seed,
    next() {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    },
  }
}

/** Asks again and again until something holds. @throws with the last value when it does not in time */
export async function until<T>(
  what: string,
  withinMs: number,
  ask: () => Promise<T>,
  holds: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const value = await ask()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`${what} did not come within ${withinMs} ms. Last: ${JSON.stringify(value)}`)
    await pause(100)
  }
}
