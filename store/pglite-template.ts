import { openAsBlob } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import * as z from 'zod'

const folder = fileURLToPath(new URL('../node_modules/.cache/renshi/', import.meta.url))

/** The template belongs to one version of the embedded database; another version makes its own. */
function fileName(): string {
  const require = createRequire(import.meta.url)
  const manifest: unknown = require(join(dirname(require.resolve('@electric-sql/pglite')), '..', 'package.json'))
  return `pglite-${z.object({ version: z.string() }).parse(manifest).version}.tar`
}

/** An empty database as it stands after its making, which takes seconds; null where none was laid aside. */
export async function readTemplate(): Promise<Blob | null> {
  return openAsBlob(join(folder, fileName())).catch(() => null)
}

/** Makes an empty database and lays it aside, so that every new data directory begins with a copy of it. */
export async function makeTemplate(): Promise<void> {
  const lite = await PGlite.create({ dataDir: 'memory://', extensions: { vector } })
  const dump = await lite.dumpDataDir('none')
  await lite.close()
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `${process.pid}.unfinished`)
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()))
  const name = fileName()
  for (const other of await readdir(folder)) if (other.endsWith('.tar') && other !== name) await rm(join(folder, other))
  await rename(unfinished, join(folder, name))
}
