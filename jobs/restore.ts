import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { type AuditCheck, verifyAudit } from '../store/audit.ts'
import { lockDirectory } from '../store/lock.ts'
import { type Restored, restoreBackup } from './backup.ts'
import { BackupUnusable } from './backup-file.ts'
import { openStorage } from './storage.ts'

export { BackupUnusable }

/**
 * Puts a backup into the empty place that the settings name, under the lock of the data directory.
 * @throws DirectoryInUse while a server runs there; BackupUnusable where the place is not empty or the file unusable
 */
export async function openForRestore(
  config: Config,
  file: string,
): Promise<{ readonly rows: Restored; readonly audit: AuditCheck }> {
  const directory = resolve(config.RENSHI_DATA_DIR)
  const unlock = lockDirectory(directory)
  try {
    const { db, saver, close } = await openStorage(config, directory)
    try {
      const secret = config.RENSHI_BACKUP_KEY?.reveal() ?? null
      const rows = await restoreBackup(db, { file, directory, secret, prepare: () => saver.setup() })
      const audit = await verifyAudit(db)
      if (audit.brokenAt !== null)
        throw new BackupUnusable(
          `备份里的审计链在第 ${audit.brokenAt} 条断开。The audit chain in the backup is broken there.`,
        )
      return { rows, audit }
    } finally {
      await close()
    }
  } finally {
    unlock()
  }
}
