import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Log, z } from '#sdk'

const Announced = z.object({ url: z.url(), pid: z.number().int(), clientId: z.string(), clientSecret: z.string() })
/** How the sandbox can be reached at this moment. */
export type SandboxAddress = z.output<typeof Announced>

/** The stand-in HR system as a child process, restarted when it dies. */
export type HrSandbox = {
  /** Where it is now; the last known address while it is restarting. */
  address(): SandboxAddress
  stop(): Promise<void>
}

// One that dies is noticed at once; one that lives may be slow on a busy machine.
const startPatienceMs = 60_000
const longestPauseMs = 10_000
const program = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url))

function launch(directory: string): ChildProcess {
  // Its standard input is a pipe: when this process ends, however it ends, the pipe closes and the child follows.
  return spawn(process.execPath, [program, '--data', directory, '--port', '0', '--with-parent'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
}

async function announced(directory: string, child: ChildProcess): Promise<SandboxAddress> {
  const until = Date.now() + startPatienceMs
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const text = await readFile(join(directory, 'sandbox.json'), 'utf8').catch(() => 'null')
    const parsed = Announced.safeParse(parseJson(text))
    if (parsed.success && parsed.data.pid === child.pid) return parsed.data
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  child.kill('SIGKILL')
  throw new Error('The sandbox HR system did not start. Its own message stands above; `npx renshi doctor` tells more.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Starts the sandbox in its data directory and keeps it running. */
export async function startHrSandbox(directory: string, log: Log): Promise<HrSandbox> {
  let stopping = false
  let failures = 0
  let child = launch(directory)
  let where = await announced(directory, child)

  const watch = (watched: ChildProcess) =>
    watched.once('exit', (code, signal) => {
      if (stopping) return
      log.warn('The sandbox HR system ended and is started again.', { code, signal })
      const pause = Math.min(longestPauseMs, 200 * 2 ** failures++)
      setTimeout(() => {
        restart().catch((error: Error) =>
          log.error('The sandbox HR system could not be restarted.', { error: error.message }),
        )
      }, pause)
    })
  async function restart(): Promise<void> {
    if (stopping) return
    child = launch(directory)
    watch(child)
    where = await announced(directory, child)
    failures = 0
  }
  watch(child)

  return {
    address: () => where,
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.stdin?.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(timer)
    },
  }
}
