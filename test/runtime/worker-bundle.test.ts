import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { cleanEnvironment } from '../support/server.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const wrangler = join(repository, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
const goalKiB = 1024

const Imported = z.object({ path: z.string(), external: z.boolean().optional() })
const Meta = z.object({
  inputs: z.record(z.string(), z.object({ imports: z.array(Imported) })),
  outputs: z.record(z.string(), z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) })),
})

let folder: string
let meta: z.output<typeof Meta>
let said: string

function run(...args: readonly string[]): string {
  const environment = {
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_LOG_PATH: join(folder, 'logs'),
    WRANGLER_HIDE_BANNER: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    NO_COLOR: '1',
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, [wrangler, ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: cleanEnvironment(environment),
  })
  if (status !== 0) throw new Error(`wrangler ${args.join(' ')}: ${stdout}${stderr}`)
  return stdout
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'renshi-bundle-'))
  run('deploy', '--dry-run', '--outdir', folder, '--metafile', join(folder, 'meta.json'))
  meta = Meta.parse(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')))
  said = run('check', 'startup', '--outfile', join(folder, 'startup.cpuprofile'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('nothing that only Node has is reachable from worker.ts', () => {
  const files = Object.keys(meta.inputs)
  // The graph was read: the entry, the graph of the conversation and the search in SQL are in it.
  for (const file of ['worker.ts', 'agent/graph.ts', 'knowledge/index/sql.ts']) expect(files).toContain(file)
  const onlyNode = [
    /^(cli|sandbox|console|test)\//,
    /^main\.ts$/,
    /^jobs\/(open-node|hr-sandbox|first-start)\.ts$/,
    /^api\/page-files\.ts$/,
    /^store\/(pglite|lock)\.ts$/,
    /^knowledge\/(read\/folder|index\/jieba)\.ts$/,
    // What reads office files, screens texts and takes metadata off them: large, and never for strangers' files here.
    /^knowledge\/read\/(formats|screen)\//,
    /^knowledge\/read\/(node-intake|examine|extract|unpack)\.ts$/,
    /^jobs\/security-notice\.ts$/,
    /node_modules\/(mammoth|unpdf|yauzl|parse5|saxes|csv-parse)\//,
    /node_modules\/(@electric-sql|@node-rs|@hono\/node-server|lowdb|steno|pino|cli-progress)\//,
    /\.(node|wasm)$/,
  ]
  expect(files.filter((file) => onlyNode.some((pattern) => pattern.test(file)))).toEqual([])
})

test('of Node itself the product uses the storage of LangGraph alone; the rest is the driver of PostgreSQL', () => {
  const outside = Object.entries(meta.inputs).flatMap(([file, { imports }]) =>
    imports.flatMap(({ path, external }) => (external && path !== '<runtime>' ? [{ file, path }] : [])),
  )
  const own = outside.filter(({ file }) => !/^node_modules\/|^node-built-in-modules:/.test(file))
  expect(own).toEqual([{ file: 'worker.ts', path: 'node:async_hooks' }])
  const builtIn = outside.flatMap(({ file, path }) => (file.startsWith('node-built-in-modules:') ? [path] : []))
  const users = Object.entries(meta.inputs).flatMap(([file, { imports }]) =>
    imports.some(({ path }) => builtIn.some((name) => path === `node-built-in-modules:${name}`)) ? [file] : [],
  )
  expect(users.filter((file) => !/node_modules\/(pg(-[a-z]+)*|pgpass|split2|postgres-[a-z]+)\//.test(file))).toEqual([])
  for (const name of ['child_process', 'worker_threads', 'sqlite', 'http', 'module'])
    expect(builtIn.map((path) => path.replace(/^node:/, ''))).not.toContain(name)
})

test('no lock outlives a transaction, since Hyperdrive lends connections for one', () => {
  const bundle = readFileSync(join(folder, 'worker.js'), 'utf8')
  expect(bundle).toContain('pg_advisory_xact_lock')
  expect(bundle).not.toMatch(/pg_(?:try_)?advisory_(?:lock|unlock)|\bLISTEN "?\w/)
})

/** Bytes of the bundle by package, and by folder for the product itself. */
function weights(): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>()
  for (const { inputs } of Object.values(meta.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const inside = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]
      const name = inside ?? file.split('/')[0] ?? file
      sums.set(name, (sums.get(name) ?? 0) + bytesInOutput)
    }
  return [...sums].sort(([, a], [, b]) => b - a)
}

test('is small enough to start quickly', () => {
  const bundle = readFileSync(join(folder, 'worker.js'))
  const gzipKiB = gzipSync(bundle).length / 1024
  const heavy = weights()
    .slice(0, 8)
    .map(([name, bytes]) => `${name} ${Math.round(bytes / 1024)}`)
  const active = /Active: ([^\n]*)/.exec(said)?.[1] ?? 'unknown'
  process.stdout.write(
    [
      `Worker: ${Math.round(bundle.length / 1024)} KiB, ${Math.round(gzipKiB)} KiB gzip (goal ${goalKiB}); KiB before gzip: ${heavy.join(', ')}`,
      `Worker: start-up on this machine ${active}`,
      '',
    ].join('\n'),
  )
  expect(gzipKiB).toBeLessThanOrEqual(goalKiB)
  expect(active).toMatch(/ms/)
})
