import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { type AuditCheck, verifyAudit } from '../store/audit.ts'
import { lockDirectory } from '../store/lock.ts'
import { type Restored, restoreBackup } from './backup.ts'
import { BackupUnusable } from './backup-file.ts'
import { erasureList, readList } from './erasure-list.ts'
import { openStorage } from './storage.ts'

export { BackupUnusable }

/** The lists of erasures there are: the one that was named, beside the backup, in the folder of backups, and here. */
function listsFor(given: { config: Config; directory: string; file: string; list: string | null }): readonly string[] {
  const { config, directory, file, list } = given
  if (list !== null && !existsSync(list))
    throw new BackupUnusable('找不到 --erasures 所指的删除清单。The list of erasures is not there.')
  const folders = [dirname(file), config.RENSHI_BACKUP_DIR ?? join(directory, 'backups'), directory]
  const places = [...(list === null ? [] : [list]), ...folders.map((folder) => resolve(folder, erasureList))]
  return [...new Set(places)].filter((place) => existsSync(place))
}

/**
 * Puts a backup into the empty place that the settings name, under the lock of the data directory.
 * What was erased after it was made is erased again, by the lists of erasures.
 * @param list a list of erasures kept elsewhere, such as the newest one; null = those found beside
 * @throws DirectoryInUse while a server runs there; BackupUnusable where the place is not empty or the file unusable
 */
export async function openForRestore(
  config: Config,
  file: string,
  list: string | null,
): Promise<Restored & { readonly audit: AuditCheck; readonly lists: readonly string[] }> {
  const directory = resolve(config.RENSHI_DATA_DIR)
  const unlock = lockDirectory(directory)
  try {
    const { db, saver, close } = await openStorage(config, directory)
    try {
      const secret = config.RENSHI_BACKUP_KEY?.reveal() ?? null
      const lists = listsFor({ config, directory, file, list })
      const erasures = (await Promise.all(lists.map(readList))).flat()
      const restored = await restoreBackup(db, { file, directory, secret, erasures, prepare: () => saver.setup() })
      const audit = await verifyAudit(db)
      if (audit.brokenAt !== null)
        throw new BackupUnusable(
          `备份里的审计链在第 ${audit.brokenAt} 条断开。The audit chain in the backup is broken there.`,
        )
      return { ...restored, audit, lists }
    } finally {
      await close()
    }
  } finally {
    unlock()
  }
}
