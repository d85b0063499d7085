import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { unstable_startWorker as startWorkerd } from 'wrangler'
import { silentLog } from '#sdk'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import { productBank, readFolder } from '../../knowledge/read/folder.ts'
import { migrate } from '../../store/migrate.ts'
import { createPostgresPool, databaseOver } from '../../store/postgres.ts'
import type { Sandbox } from './sandbox.ts'
import { Answered, type ChatBody } from './server.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const handbook = join(repository, 'knowledge', 'handbook')

// What wrangler would tell or write beside its work.
process.env.WRANGLER_SEND_METRICS = 'false'
process.env.WRANGLER_LOG_PATH = join(tmpdir(), 'renshi-wrangler')
process.env.WRANGLER_HIDE_BANNER = 'true'
process.env.WRANGLER_LOG = 'none'
process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false'

/** The product in workerd. */
export type Edge = {
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Signs in as a demo person. @returns the session cookie */
  signIn(as: string): Promise<string>
  /** One turn, waited for. */
  chat(cookie: string, body: ChatBody): Promise<Answered>
  /** What the clock does each minute. */
  scheduled(): Promise<void>
  /** Ends workerd with everything it has in memory. */
  stop(): Promise<void>
}

/** The settings of a demo over a sandbox: demo mode has to be asked for. */
export function demoSettings({
  url,
  clientId,
  clientSecret,
}: Pick<Sandbox, 'url' | 'clientId' | 'clientSecret'>): Readonly<Record<string, string>> {
  return { RENSHI_MODE: 'demo', HR_API_URL: url, HR_CLIENT_ID: clientId, HR_CLIENT_SECRET: clientSecret }
}

/** Makes the tables and publishes the handbook, as an operator does from Node before a Worker is deployed. */
export async function prepareDatabase(url: string): Promise<void> {
  const pool = createPostgresPool(url, 3)
  const db = databaseOver(pool)
  await migrate(db)
  await new PostgresSaver(pool as unknown as ConstructorParameters<typeof PostgresSaver>[0]).setup()
  const knowledge = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log: silentLog, bank: productBank })
  const files = await readFolder([handbook])
  await knowledge.importDocuments({
    ...{ files, author: 'S-1', approvedBy: 'S-2', publish: true, collection: 'handbook' as const },
  })
  await db.close()
}

/** Hyperdrive wants a password in the address; the server of the tests trusts whoever comes. */
function withPassword(databaseUrl: string | null): string {
  const url = new URL(databaseUrl ?? 'postgres://nobody@127.0.0.1/none')
  url.password ||= 'none'
  return url.href
}

/** wrangler.toml as it is, or without its database, in a folder of its own. */
async function writeConfig(folder: string, databaseUrl: string | null): Promise<string> {
  const written = await readFile(join(repository, 'wrangler.toml'), 'utf8')
  // Files are named from the folder of the configuration, which is another one here.
  const text = written
    .replace('main = "worker.ts"', `main = ${JSON.stringify(join(repository, 'worker.ts'))}`)
    .replaceAll(/= "\.\/([^"]+)"/g, (_, path: string) => `= ${JSON.stringify(join(repository, path))}`)
  const hyperdrive = /\[\[hyperdrive\]\]\nbinding = "HYPERDRIVE"\nid = "(\w+)"\n/
  const bound = `[[hyperdrive]]\nbinding = "HYPERDRIVE"\nid = "$1"\nlocalConnectionString = ${JSON.stringify(withPassword(databaseUrl))}\n`
  const changed = text.replace(hyperdrive, databaseUrl === null ? '' : bound)
  if (changed === text) throw new Error('wrangler.toml does not bind HYPERDRIVE as this test knows it.')
  const file = join(folder, 'wrangler.toml')
  await writeFile(file, changed)
  return file
}

/**
 * Starts the product in workerd.
 * @param databaseUrl null = nothing is bound
 * @param settings what would be secrets and variables of the Worker
 */
export async function startEdge(databaseUrl: string | null, settings: Readonly<Record<string, string>>): Promise<Edge> {
  const folder = await mkdtemp(join(tmpdir(), 'renshi-edge-'))
  const worker = await startWorkerd({
    config: await writeConfig(folder, databaseUrl),
    envFiles: [],
    bindings: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, { type: 'plain_text' as const, value }]),
    ),
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      inspector: false,
      logLevel: 'none',
      persist: false,
      watch: false,
    },
  })
  // A configuration that workerd refuses would leave every request waiting.
  const refused = new Promise<never>((_, reject) => {
    worker.raw.once('error', (event: unknown) => reject(new Error('workerd did not start.', { cause: event })))
  })
  refused.catch(() => {})
  await Promise.race([worker.ready, refused])
  const address = await Promise.race([worker.url, refused])
  const fetchAt: Edge['fetch'] = (path, init = {}) => Promise.race([fetch(new URL(path, address), init), refused])
  const json = { 'content-type': 'application/json' }
  return {
    fetch: fetchAt,
    async signIn(as) {
      const response = await fetchAt('/api/sign-in', { method: 'POST', headers: json, body: JSON.stringify({ as }) })
      const cookie = response.headers.get('set-cookie')?.split(';')[0]
      if (!cookie) throw new Error(`Nobody was signed in: ${response.status} ${await response.text()}`)
      return cookie
    },
    async chat(cookie, body) {
      const response = await fetchAt('/api/chat', {
        method: 'POST',
        headers: { ...json, cookie },
        body: JSON.stringify(body),
      })
      return { ...Answered.parse(await response.json()), status: response.status }
    },
    async scheduled() {
      // `scheduled` of this version asks the wrong one of its two workerd processes; this is the path behind it.
      const response = await fetchAt('/cdn-cgi/handler/scheduled?cron=*+*+*+*+*')
      if (!response.ok) throw new Error(`The clock failed: ${response.status} ${await response.text()}`)
    },
    async stop() {
      await worker.dispose()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
