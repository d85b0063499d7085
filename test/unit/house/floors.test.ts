import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Where a file lies and what it imports; `type` marks an import of types only. */
type Planted = readonly [file: string, imported: string, type?: 'type']

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const notCopied = new Set(['node_modules', '.git', '.renshi', 'coverage'])

/** Every border of the table in design.md §2, in both directions where both are closed. */
const forbidden: readonly Planted[] = [
  // sdk: zod and its own files.
  ...['../store/db.ts', '../tools/index.ts', '../agent/gate.ts', '../compose.ts', 'hono', 'node:fs', '#sdk'].map(
    (imported): Planted => ['sdk/planted.ts', imported],
  ),
  ['sdk/planted.ts', '../store/db.ts', 'type'],
  ['sdk/planted.ts', './../store/db.ts'],
  // store: #sdk and its own files.
  ...['tools/index.ts', 'plugins/index.ts', 'knowledge/port.ts', 'channels/channel.ts', 'agent/gate.ts'].map(
    (imported): Planted => ['store/planted.ts', `../${imported}`],
  ),
  ...['compose.ts', 'config.ts', 'api/app.ts', 'jobs/drain.ts', 'cli/output.ts', 'test/support/counts.ts'].map(
    (imported): Planted => ['store/planted.ts', `../${imported}`],
  ),
  ['store/planted.ts', '../sdk/index.ts'],
  ['store/migrations/planted.ts', '../../agent/gate.ts'],
  // tools: own folder, tools/rules, tools/hr-api/schemas.
  ...['../../store/db.ts', '../../knowledge/port.ts', '../../channels/channel.ts', '../../agent/gate.ts'].map(
    (imported): Planted => ['tools/leave/planted.ts', imported, 'type'],
  ),
  ...['../hr-api/client.ts', '../calc/index.ts', '../index.ts', '../../compose.ts', '../../sandbox/main.ts'].map(
    (imported): Planted => ['tools/leave/planted.ts', imported],
  ),
  ['tools/leave/planted.ts', 'node:fs'],
  ['tools/leave/deep/planted.ts', '../../calc/index.ts'],
  ['tools/rules/planted.ts', '../leave/index.ts'],
  ['tools/hr-api/schemas/planted.ts', '../client.ts'],
  ['tools/hr-api/planted.ts', '../leave/index.ts'],
  ['tools/planted.ts', '../store/db.ts'],
  // plugins: the public SDK and their own folder.
  ...['#sdk', 'zod', 'node:fs', '../../tools/rules/index.ts', '../../store/db.ts', '../jobs/index.ts'].map(
    (imported): Planted => ['plugins/injury/planted.ts', imported],
  ),
  ['plugins/planted.ts', '../tools/index.ts'],
  ['plugins/injury/deep/planted.ts', '../../jobs/index.ts'],
  // knowledge: #sdk, its own files, types of the store.
  ...['tools/index.ts', 'plugins/index.ts', 'channels/channel.ts', 'agent/gate.ts', 'compose.ts', 'jobs/drain.ts'].map(
    (imported): Planted => ['knowledge/planted.ts', `../${imported}`, 'type'],
  ),
  ['knowledge/planted.ts', '../store/db.ts'],
  ['knowledge/search/planted.ts', '../../store/audit.ts'],
  ['knowledge/search/planted.ts', '../../agent/model.ts'],
  ['knowledge/search/deep/planted.ts', '../../../agent/model.ts'],
  ['knowledge/search/planted.ts', 'node:fs'],
  ['knowledge/read/folder.ts', '../../agent/model.ts'],
  // channels: #sdk, shared files, their own platform, types of the store.
  ...['tools/index.ts', 'plugins/index.ts', 'knowledge/port.ts', 'agent/gate.ts', 'api/app.ts', 'config.ts'].map(
    (imported): Planted => ['channels/planted.ts', `../${imported}`, 'type'],
  ),
  ['channels/planted.ts', './web/index.ts'],
  ['channels/planted.ts', '../store/turns.ts'],
  ['channels/web/planted.ts', '../wecom/index.ts'],
  ['channels/web/planted.ts', '../../agent/gate.ts'],
  ['channels/web/planted.ts', '../../store/turns.ts'],
  ['channels/web/deep/planted.ts', '../../wecom/index.ts'],
  ['channels/web/planted.ts', 'node:crypto'],
  // agent: #sdk, its own files, types of the store and of the knowledge port.
  ...['tools/index.ts', 'plugins/index.ts', 'channels/channel.ts', 'compose.ts', 'knowledge/document.ts'].map(
    (imported): Planted => ['agent/planted.ts', `../${imported}`, 'type'],
  ),
  ['agent/planted.ts', '../knowledge/port.ts'],
  ['agent/planted.ts', '../store/turns.ts'],
  ['agent/nodes/planted.ts', '../../store/turns.ts'],
  ['agent/tools/planted.ts', '../../tools/leave/index.ts'],
  ['agent/tools/planted.ts', '../../knowledge/index.ts', 'type'],
  ['agent/models/embedded/planted.ts', '../../../tools/index.ts'],
  ['agent/nodes/planted.ts', 'node:crypto'],
  // entries: the index of tools and of plugins, never a sandbox, a page or a test.
  ...['tools/leave/index.ts', 'plugins/injury/index.ts', 'sandbox/main.ts', 'console/page.ts'].flatMap(
    (imported): Planted[] => [
      ['api/planted.ts', `../${imported}`],
      ['jobs/planted.ts', `../${imported}`],
      ['cli/commands/planted.ts', `../../${imported}`],
      ['compose.ts', `./${imported}`],
    ],
  ),
  ['api/planted.ts', '../test/support/counts.ts'],
  ['main.ts', './test/support/counts.ts'],
  // sandbox: itself, tools/rules, tools/hr-api/schemas.
  ...['#sdk', '../tools/hr-api/client.ts', '../tools/leave/index.ts', '../store/db.ts', '../agent/gate.ts'].map(
    (imported): Planted => ['sandbox/planted.ts', imported],
  ),
  ['sandbox/http/planted.ts', '../../tools/index.ts'],
  ['sandbox/http/planted.ts', '../../test/support/counts.ts'],
  // console: nothing of the server.
  ...['#sdk', '../sdk/index.ts', '../api/app.ts', '../channels/channel.ts', 'node:fs'].map(
    (imported): Planted => ['console/planted.ts', imported, 'type'],
  ),
  ['console/chat/planted.ts', '../../api/app.ts'],
]

/** What the same table allows. */
const allowed: readonly Planted[] = [
  ['sdk/planted.ts', 'zod'],
  ['store/planted.ts', '#sdk/canonical'],
  ['store/migrations/planted.ts', '../db.ts'],
  ['tools/leave/planted.ts', '../rules/index.ts'],
  ['tools/leave/planted.ts', '../hr-api/schemas/index.ts'],
  ['tools/hr-api/planted.ts', './schemas/index.ts'],
  ['plugins/injury/planted.ts', '@renshi/sdk'],
  ['plugins/injury/deep/planted.ts', '../index.ts'],
  ['knowledge/planted.ts', '../store/db.ts', 'type'],
  ['knowledge/search/planted.ts', '../../store/db.ts', 'type'],
  ['knowledge/search/planted.ts', '../index/bm25.ts'],
  ['knowledge/read/folder.ts', 'node:fs'],
  ['channels/web/planted.ts', '../channel.ts'],
  ['channels/web/planted.ts', '../../store/turns.ts', 'type'],
  ['agent/nodes/planted.ts', '../../knowledge/port.ts', 'type'],
  ['agent/planted.ts', '../store/turns.ts', 'type'],
  ['agent/models/embedded/planted.ts', '../../understand/numbers.ts'],
  ['api/planted.ts', '../store/people.ts'],
  ['jobs/planted.ts', '../tools/rules/index.ts'],
  ['compose.ts', './tools/index.ts'],
  ['sandbox/http/planted.ts', '../../tools/rules/index.ts'],
  ['sandbox/planted.ts', '../tools/hr-api/schemas/index.ts'],
  ['console/planted.ts', './api.ts'],
]

/** Other rules of the house: a file, and the rule that must report it. */
const otherwise: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['suspicious/noExplicitAny', 'store/planted-any.ts', 'export const loose: any = 1\n'],
  ['style/noDefaultExport', 'store/planted-default.ts', 'export default 1\n'],
  ['style/noExcessiveLinesPerFile', 'store/planted-long.ts', 'export {}\n'.repeat(301)],
  ['style/noProcessEnv', 'agent/planted-env.ts', 'export const path = process.env.PATH\n'],
  ['nursery/noFloatingPromises', 'store/planted-floating.ts', 'async function work() {}\nwork()\n'],
  [
    'suspicious/noImportCycles',
    'store/planted-cycle-a.ts',
    "import type { B } from './planted-cycle-b.ts'\nexport type A = B | null\n",
  ],
  [
    'suspicious/noImportCycles',
    'store/planted-cycle-b.ts',
    "import type { A } from './planted-cycle-a.ts'\nexport type B = A | 1\n",
  ],
]

const labelOf = ([file, imported, type]: Planted) => `${file} ← ${type ? 'type ' : ''}${imported}`

let copy = ''
const files = new Map<Planted, string>()
let reported = new Map<string, readonly string[]>()

function run(command: string, args: readonly string[]): string {
  const program = join(repository, 'node_modules', '.bin', command)
  const { stdout, stderr, error } = spawnSync(program, args, { cwd: copy, encoding: 'utf8', maxBuffer: 64e6 })
  if (error) throw error
  return stdout + stderr
}

function write(file: string, source: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), source)
}

/** A file of its own for every import, in the folder the table names; a named file of the product keeps its name. */
function plant(planted: Planted, index: number): void {
  const [file, imported, type] = planted
  const statement = `import ${type ? 'type ' : ''}{ x as x${index} } from '${imported}'\n`
  const isNew = basename(file) === 'planted.ts'
  const name = isNew ? file.replace('planted.ts', `planted-${index}.ts`) : file
  files.set(planted, isNew ? name : `${name}#${index}`)
  if (isNew) write(name, statement)
}

/** Rules that report a file, by Biome's lines of the form `::error title=…,file=…,line=…::…`. */
function parse(output: string): Map<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [, title = '', file = ''] of output.matchAll(/^::(?:error|warning) title=([^,]+),file=([^,]+),/gm)) {
    const name = file.slice(file.indexOf(basename(copy)) + basename(copy).length + 1)
    found.set(name, [...(found.get(name) ?? []), title])
  }
  return found
}

const floorRules = ['lint/style/noRestrictedImports', 'plugin']
const biome = (paths: readonly string[]) =>
  parse(run('biome', ['lint', '--colors=off', '--reporter=github', '--max-diagnostics=none', ...paths]))

/** Files whose name decides the rule are changed in place, one import after the other in a single file. */
function lintInPlace(plantedThere: readonly Planted[]): void {
  const sources = new Map<string, string>()
  for (const [file] of plantedThere) sources.set(file, readFileSync(join(copy, file), 'utf8'))
  for (const kind of [forbidden, allowed]) {
    const rows = plantedThere.filter((row) => kind.includes(row))
    for (const file of new Set(rows.map(([name]) => name))) {
      const lines = rows.filter(([name]) => name === file).map(([, imported]) => `import '${imported}'\n`)
      write(file, lines.join('') + sources.get(file))
    }
    const output = run('biome', [
      'lint',
      '--colors=off',
      '--reporter=github',
      '--max-diagnostics=none',
      ...sources.keys(),
    ])
    for (const row of rows) {
      const [file, imported] = row
      const line = rows.filter(([name]) => name === file).indexOf(row) + 1
      const hit = new RegExp(`title=lint/style/noRestrictedImports,file=[^,]*/${file},line=${line},`).test(output)
      if (hit) reported.set(files.get(row) ?? imported, ['lint/style/noRestrictedImports'])
    }
  }
  for (const [file, source] of sources) write(file, source)
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'renshi-floors-'))
  cpSync(repository, copy, {
    recursive: true,
    filter: (source) => !notCopied.has(basename(source)),
  })
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
  const rows = [...forbidden, ...allowed]
  for (const [index, row] of rows.entries()) plant(row, index)
  for (const [, file, source] of otherwise) write(file, source)
  const newFiles = [...files.values()].filter((name) => !name.includes('#'))
  reported = new Map(biome([...newFiles, ...otherwise.map(([, file]) => file)]))
  lintInPlace(rows.filter(([file]) => basename(file) !== 'planted.ts'))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

const floorReports = (row: Planted) =>
  (reported.get(files.get(row) ?? '') ?? []).filter((rule) => floorRules.includes(rule))

describe('the floors of the house', () => {
  test.each(forbidden.map((row) => [labelOf(row), row] as const))('refuse %s', (_label, row) => {
    expect(floorReports(row).length).toBeGreaterThan(0)
  })

  test.each(allowed.map((row) => [labelOf(row), row] as const))('let through %s', (_label, row) => {
    expect(floorReports(row)).toEqual([])
  })
})

describe('the other rules of the house', () => {
  test.each(otherwise)('%s reports %s', (rule, file) => {
    expect(reported.get(file)).toContain(`lint/${rule}`)
  })

  test('a forgotten promise of an installed package is reported', () => {
    const file = 'api/planted-floating.ts'
    write(
      file,
      "import { Hono } from 'hono'\n\nconst app = new Hono()\nawait app.request('/')\napp.fetch(new Request('http://x'))\nnew Response('').text()\n",
    )
    const output = run('oxlint', ['--type-aware', '-A', 'all', '-D', 'typescript/no-floating-promises', file])
    expect(output).toMatch(/no-floating-promises/)
    expect(output).toMatch(/Found 0 warnings and \d errors/)
    expect(output).not.toMatch(/and 0 errors/)
  })

  test('the wrong uses of a store are reported however they are written', () => {
    const ways = [
      "export { openPGlite } from '../store/pglite.ts'\n",
      "export const opened = import('../store/pglite.ts')\n",
      "import { type Db, x } from '../store/db.ts'\nexport const y: Db = x\n",
      "import '../store/pglite.ts'\n",
    ]
    const names = ways.map((source, index) => {
      const file = `agent/planted-way-${index}.ts`
      write(file, source)
      return file
    })
    const found = biome(names)
    for (const name of names) expect(found.get(name), name).toContain('plugin')
  })
})
