import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the assistant proves itself with. */
export type Credentials = { readonly clientId: string; readonly clientSecret: string }

/** Writes a file that only its owner may read, whole or not at all. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`
  await writeFile(draft, text, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
}

/** The credentials of the one client, kept in the folder; made at the first start. */
export async function loadCredentials(folder: string): Promise<Credentials> {
  const file = join(folder, 'client-secret')
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (/^[\w-]{43}\s*$/.test(kept)) return { clientId: 'renshi', clientSecret: kept.trim() }
  const clientSecret = randomBytes(32).toString('base64url')
  await writePrivately(file, `${clientSecret}\n`)
  return { clientId: 'renshi', clientSecret }
}
