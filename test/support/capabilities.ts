import { execFileSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, test } from 'vitest'
import { postgresFolder } from './postgres.ts'

/** Something a machine may have that some suites cannot do without. */
export type Capability = 'shared' | 'postgres' | 'chromium' | 'cjkFont' | 'ownMounts'

/** What its absence is called where it is reported. */
const absence: Readonly<Record<Capability, string>> = {
  shared: 'RENSHI_SHARED does not point to the shared folder',
  postgres: 'no PostgreSQL server programs (initdb, postgres)',
  chromium: 'no Chromium',
  ownMounts: 'no right to mount in a namespace of its own (unshare --mount)',
  cjkFont: 'no font with Chinese characters (fc-list :lang=zh)',
}

/** Begins the name of the one skipped test that stands for a suite without its capabilities. */
export const leftOut = 'left out: '

function folderOrNull(path: string | undefined): string | null {
  return path && statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : null
}

function programOrNull(names: readonly string[]): string | null {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)]
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not here; the next one may be.
    }
  }
  return null
}

/** The words before a command that give it a file system table of its own, in which it may mount. */
export const inOwnMounts =
  process.getuid?.() === 0 ? ['unshare', '--mount'] : ['unshare', '--user', '--map-root-user', '--mount']

function ownMounts(): string | null {
  try {
    const [command = '', ...words] = inOwnMounts
    execFileSync(command, [...words, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    return command
  } catch {
    return null
  }
}

function chineseFont(): string | null {
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).split('\n')[0] || null
  } catch {
    return null
  }
}

const finders: Readonly<Record<Capability, () => string | null>> = {
  shared: () => folderOrNull(process.env.RENSHI_SHARED),
  postgres: postgresFolder,
  chromium: () => programOrNull(['chromium', 'chromium-browser', 'google-chrome']),
  cjkFont: chineseFont,
  ownMounts,
}

/** Where the capability is: a folder, a program or the name of a font; null when this machine has none. */
export function capability(name: Capability): string | null {
  return finders[name]()
}

/** Where the capability is, for a suite that was declared to need it. */
export function demand(name: Capability): string {
  const found = capability(name)
  if (found === null) throw new Error(`This machine has ${absence[name]}.`)
  return found
}

/**
 * A suite that cannot run without some capabilities. Where one is missing, its body is not run and one skipped test
 * says why; with RENSHI_DEMAND_ALL=1 that test fails instead.
 */
export function suiteWith(needs: readonly Capability[], name: string, body: () => void): void {
  const missing = needs.filter((need) => capability(need) === null).map((need) => absence[need])
  if (missing.length === 0) {
    describe(name, body)
    return
  }
  const reason = missing.join('; ')
  describe(name, () => {
    if (process.env.RENSHI_DEMAND_ALL === '1')
      test('has what it needs', () => {
        throw new Error(`RENSHI_DEMAND_ALL is set, but: ${reason}.`)
      })
    else test.skip(`${leftOut}${reason}`, () => {})
  })
}
