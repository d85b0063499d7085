import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DirectoryInUse, lockDirectory } from '../../../store/lock.ts'

const source = new URL('../../../store/lock.ts', import.meta.url).href
const program = `
  import { lockDirectory } from ${JSON.stringify(source)}
  try {
    lockDirectory(process.argv[1])
    globalThis.gc()
    console.log('held')
    setInterval(() => {}, 1000)
  } catch (error) {
    console.log(error.code)
  }
`

let directory = ''
const children: ChildProcess[] = []

/** Another process that takes the lock, drops the function that frees it, and lives on, or says why it could not. */
async function another(): Promise<{ said: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { said: said.toString('utf8').trim(), child }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'renshi-lock-')), 'data')
})
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  rmSync(join(directory, '..'), { recursive: true, force: true })
})

describe('the lock of a data directory', () => {
  test('makes the directory, for its owner only', () => {
    const free = lockDirectory(directory)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    free()
  })

  test('refuses a second process by name, with the way out', async () => {
    const free = lockDirectory(directory)
    expect((await another()).said).toBe('directory_in_use')
    free()
    expect((await another()).said).toBe('held')
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    expect(() => lockDirectory(directory)).toThrow(/Stop that one first, or set RENSHI_DATA_DIR/)
  })

  test('is refused to a second opening of the same process too', () => {
    const free = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    free()
    lockDirectory(directory)()
  })

  test('is freed when its process is killed', async () => {
    const { said, child } = await another()
    expect(said).toBe('held')
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    await kill(child)
    lockDirectory(directory)()
  })

  test('is given to one of many that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, another))
    expect(all.map(({ said }) => said).sort()).toEqual([...Array(5).fill('directory_in_use'), 'held'])
  })
})
