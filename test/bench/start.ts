import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))

async function startOnce(directory: string): Promise<number> {
  const started = performance.now()
  const file = join(directory, 'serve.json')
  rmSync(file, { force: true })
  const env = { ...process.env, RENSHI_DATA_DIR: directory, PORT: '0', RENSHI_LOG: 'silent' }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], { env, stdio: 'ignore' })
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error('The server ended before it had started.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const ms = performance.now() - started
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  return ms
}

/** Seconds until `npm start` serves: the very first time, which publishes the handbook, and every later time. */
export async function benchStart(): Promise<{ readonly firstMs: number; readonly laterMs: number }> {
  const directory = mkdtempSync(join(tmpdir(), 'renshi-bench-'))
  try {
    const firstMs = await startOnce(directory)
    const laterMs = Math.min(await startOnce(directory), await startOnce(directory))
    return { firstMs, laterMs }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
