import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A throw-away PostgreSQL server on 127.0.0.1, gone with this process. */
export type PostgresCluster = {
  /** Connects to the maintenance database; give it to `createDatabaseOn` in another process. */
  readonly url: string
  /** Makes an empty database. @returns its connection URL */
  createDatabase(): Promise<string>
  /** Ends the server, politely (`fast`) or as a crash of all its processes (`immediate`), and starts it again. */
  restart(mode: 'fast' | 'immediate'): Promise<void>
  /** Ends the server until `start`, for tests of a database that is away. */
  halt(mode: 'fast' | 'immediate'): Promise<void>
  /** Starts a halted server on the same port and data. */
  start(): Promise<void>
  /** Ends the server and removes its files. */
  stop(): Promise<void>
}

type Account = { readonly uid: number; readonly gid: number }

const startMs = 60_000

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The folder of `initdb` and `postgres`: the newest under /usr/lib/postgresql, else the first on the path. */
export function postgresFolder(): string | null {
  const packaged = '/usr/lib/postgresql'
  let versions: string[] = []
  try {
    versions = readdirSync(packaged).sort((a, b) => Number(b) - Number(a))
  } catch {
    // Not a Debian-like machine; the path decides.
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const folders = [...versions.map((version) => join(packaged, version, 'bin')), ...onPath]
  return (
    folders.find((folder) => isExecutable(join(folder, 'initdb')) && isExecutable(join(folder, 'postgres'))) ?? null
  )
}

function accountNamed(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** PostgreSQL refuses root, so root lends it an ordinary account; anybody else uses their own. */
function lentAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const found = accountNamed('postgres') ?? accountNamed('nobody')
  if (found) return found
  spawnSync('useradd', ['--system', '--no-create-home', 'renshi-test'])
  const made = accountNamed('renshi-test')
  if (!made) throw new Error('PostgreSQL refuses to run as root and no ordinary account could be made with useradd.')
  return made
}

async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // A server that ends while the client is idle must not end the tests.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Makes an empty database on a server that may live in another process. @returns its connection URL */
export async function createDatabaseOn(url: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await once(url, `create database ${name}`)
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}

// The server's parent is a shell that waits for its input to end: whatever ends the tests, even a kill, ends the
// server too and removes its files, unless a word says that they are still needed.
const guardian =
  'root=$1; shift; "$@" & server=$!; word=$(cat); kill -QUIT $server 2>/dev/null; wait $server; [ -n "$word" ] || rm -rf "$root"'

function run(account: Account | null, command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { ...(account ?? {}), cwd: '/', stdio: ['pipe', 'ignore', 'pipe'], env: { LC_ALL: 'C' } })
}

function initialise(folder: string, account: Account | null, data: string): void {
  const args = ['-D', data, '-U', 'renshi', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  const made = spawnSync(join(folder, 'initdb'), args, {
    ...(account ?? {}),
    cwd: '/',
    env: { LC_ALL: 'C' },
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb did not work: ${made.stderr || made.error?.message}`)
}

function settings(port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

class Cluster implements PostgresCluster {
  readonly url: string
  readonly #folder: string
  readonly #account: Account | null
  readonly #root: string
  readonly #port: number
  #shell: ChildProcess | null = null
  #said = ''

  constructor(folder: string, account: Account | null, root: string, port: number) {
    this.#folder = folder
    this.#account = account
    this.#root = root
    this.#port = port
    this.url = `postgres://renshi@127.0.0.1:${port}/postgres`
  }

  get #data(): string {
    return join(this.#root, 'data')
  }

  async start(): Promise<void> {
    const server = [join(this.#folder, 'postgres'), '-D', this.#data, ...settings(this.#port)]
    const shell = run(this.#account, '/bin/sh', ['-c', guardian, 'sh', this.#root, ...server])
    this.#shell = shell
    this.#said = ''
    shell.stdin?.on('error', () => {})
    shell.stderr?.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString('utf8')).slice(-4000)
    })
    const until = Date.now() + startMs
    for (;;) {
      try {
        return await once(this.url, 'select 1')
      } catch (error) {
        if (Date.now() > until || /FATAL:.*(lock file|could not (bind|create))/.test(this.#said))
          throw new Error(`PostgreSQL did not start: ${this.#said}`, { cause: error })
        await pause(50)
      }
    }
  }

  #pid(): number {
    return Number(readFileSync(join(this.#data, 'postmaster.pid'), 'utf8').split('\n')[0])
  }

  async halt(mode: 'fast' | 'immediate'): Promise<void> {
    const shell = this.#shell
    if (!shell) return
    this.#shell = null
    const pid = this.#pid()
    process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    const gone = new Promise<void>((done) => {
      if (shell.exitCode === null) shell.once('exit', () => done())
      else done()
    })
    while (isAlive(pid)) {
      await pause(20)
      // A zombie waits for its shell, and the shell for the end of its input.
      if (this.#hasLeft()) break
    }
    shell.stdin?.end('keep')
    await gone
  }

  #hasLeft(): boolean {
    try {
      return Number.isNaN(this.#pid())
    } catch {
      return true
    }
  }

  async restart(mode: 'fast' | 'immediate'): Promise<void> {
    await this.halt(mode)
    await this.start()
  }

  createDatabase(): Promise<string> {
    return createDatabaseOn(this.url)
  }

  async stop(): Promise<void> {
    await this.halt('immediate')
    rmSync(this.#root, { recursive: true, force: true })
  }
}

/** Starts a server of its own for the tests; null when this machine has no PostgreSQL. */
export async function startPostgres(): Promise<PostgresCluster | null> {
  const folder = postgresFolder()
  if (!folder) return null
  const account = lentAccount()
  const root = mkdtempSync(join(tmpdir(), 'renshi-pg-'))
  chmodSync(root, 0o700)
  if (account) chownSync(root, account.uid, account.gid)
  initialise(folder, account, join(root, 'data'))
  // Another process may take the free port before the server does.
  for (let attempt = 1; ; attempt++) {
    const cluster = new Cluster(folder, account, root, await freePort())
    try {
      await cluster.start()
      return cluster
    } catch (error) {
      await cluster.halt('immediate').catch(() => {})
      if (attempt === 3) {
        rmSync(root, { recursive: true, force: true })
        throw error
      }
    }
  }
}
