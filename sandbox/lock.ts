import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/** Another HR system works in the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  readonly code = 'folder_in_use'
  constructor(folder: string) {
    super(`The folder ${folder} is in use by another sandbox HR system. Stop that one first, or give another --data.`)
  }
}

function tryLock(folder: string): DatabaseSync | null {
  const file = new DatabaseSync(join(folder, 'lock.db'))
  try {
    file.exec('pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive')
    return file
  } catch (error) {
    file.close()
    if (error instanceof Error && /lock|busy/i.test(error.message)) return null
    throw error
  }
}

/**
 * Takes a folder for this process alone; the kernel frees it when the process ends, however it ends.
 * @param waitMs how long to wait for a predecessor that is still ending
 * @returns the function that gives it back
 * @throws FolderInUse when another process still holds it after the wait
 */
export async function lockFolder(folder: string, waitMs = 5000): Promise<() => void> {
  const until = Date.now() + waitMs
  for (;;) {
    const file = tryLock(folder)
    if (file) return () => file.close()
    if (Date.now() >= until) throw new FolderInUse(folder)
    await sleep(50)
  }
}
