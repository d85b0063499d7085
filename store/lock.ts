import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process works in the data directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse'
  readonly code = 'directory_in_use'
  constructor(directory: string) {
    super(
      `The data directory ${directory} is in use by another Renshi process. Stop that one first, or set RENSHI_DATA_DIR to another directory.`,
    )
  }
}

/** What this process holds: a handle that nobody refers to would be collected, and its lock be gone. */
const held = new Set<DatabaseSync>()

/**
 * Takes a directory for this process alone; the kernel frees it when the process ends, however it ends.
 * @returns the function that gives it back
 * @throws DirectoryInUse when another process holds it
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = new DatabaseSync(join(directory, 'lock.db'))
  try {
    file.exec('pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive')
  } catch (error) {
    file.close()
    if (error instanceof Error && /lock|busy/i.test(error.message)) throw new DirectoryInUse(directory)
    throw error
  }
  held.add(file)
  return () => {
    held.delete(file)
    file.close()
  }
}
