import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url))

/** A stand-in HR system in a process of its own. */
export type Sandbox = {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** What the process has said on standard error. */
  errors(): string
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
  /** Ends it politely. */
  stop(): Promise<void>
}

/** Gone with its exit code, or the signal that ended it. */
const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((gone) => child.once('exit', () => gone()))

async function firstLine(child: ChildProcess, errors: () => string): Promise<{ url: string }> {
  let text = ''
  return new Promise((found, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      if (text.includes('\n')) found(JSON.parse(text.slice(0, text.indexOf('\n'))) as { url: string })
    })
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`The sandbox ended with ${code} before it was ready. ${errors()}`)))
  })
}

/** A folder for one sandbox that vanishes with `remove`. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'renshi-hr-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/**
 * Starts the stand-in HR system as it runs in the product: its own process, a free port, HTTP only.
 * @param given.businessDate business instant, ISO with offset; the seed's own when left out
 * @param given.args further arguments of `sandbox/main.ts`
 */
export async function startSandbox(given: {
  readonly dataDir: string
  readonly businessDate?: string
  readonly args?: readonly string[]
}): Promise<Sandbox> {
  const now = given.businessDate ? ['--now', given.businessDate] : []
  const child = spawn(process.execPath, [entry, '--data', given.dataDir, ...now, ...(given.args ?? [])], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  // A write to a process that was killed is no failure of the test.
  child.stdin.on('error', () => {})
  const { url } = await firstLine(child, () => said)
  const about = JSON.parse(await readFile(join(given.dataDir, 'sandbox.json'), 'utf8')) as {
    clientId: string
    clientSecret: string
  }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended(child)
  }
  return {
    url,
    clientId: about.clientId,
    clientSecret: about.clientSecret,
    dataDir: given.dataDir,
    process: child,
    errors: () => said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
