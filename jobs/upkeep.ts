import { appendFile, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Log, z } from '#sdk'
import type { Config } from '../config.ts'
import { type AuditAnchor, type AuditCheck, auditHead, brokenAnchor, verifyAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { type ErasureMark, erasureMarks } from '../store/erasures.ts'
import { forgetBuckets } from '../store/limits.ts'
import { type Removed, type RetentionState, retentionStates, runRetention } from '../store/retention.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import { type BackupMade, countBackups, keepNewest, makeBackup } from './backup.ts'
import { addToList, erasureList } from './erasure-list.ts'
import { everyMinute, type Running } from './every-minute.ts'

/** What the chain of the audit trail and its anchors say. */
export type AuditState = AuditCheck & {
  readonly anchors: number
  /** Number of the first anchored row that is gone or another. */
  readonly brokenAnchor: number | null
}

/** What operators do to what is kept: backups, retention, the audit trail's anchors. */
export type Upkeep = {
  /** @param to null = a new file in the folder of backups */
  backup(to: string | null): Promise<BackupMade>
  retention(): Promise<readonly RetentionState[]>
  runRetention(actor: string): Promise<Removed>
  verifyAudit(): Promise<AuditState>
  /** Keeps the head of the audit trail outside the database. */
  anchor(): Promise<void>
  /** Keeps an erasure in the lists outside the database, here and beside the backups. */
  markErased(mark: ErasureMark): Promise<void>
  /** How many older backups lie aside that still hold what is erased now. */
  backups(): Promise<number>
}

const Anchor = z.object({ at: z.string(), seq: z.number().int(), hash: z.string() })

async function readAnchors(file: string): Promise<readonly AuditAnchor[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => (line ? [Anchor.parse(JSON.parse(line))] : []))
}

/** The folder of nightly backups. */
function folderOf(config: Config, directory: string): string {
  return config.RENSHI_BACKUP_DIR ?? join(directory, 'backups')
}

/** Makes the means to keep and to lay aside, over one database and one data directory. */
export function createUpkeep(config: Config, directory: string, db: Db): Upkeep {
  const anchors = join(directory, 'audit-anchors.jsonl')
  const secret = config.RENSHI_BACKUP_KEY?.reveal() ?? null
  const anchor = async () => {
    const head = await auditHead(db)
    const last = (await readAnchors(anchors)).at(-1)
    if (head && head.hash !== last?.hash) await appendFile(anchors, `${JSON.stringify(head)}\n`, { mode: 0o600 })
  }
  return {
    async anchor() {
      await anchor()
      // What another process of the same database has erased is to be known here too.
      await addToList(join(directory, erasureList), await erasureMarks(db))
    },
    async markErased(mark) {
      for (const folder of new Set([directory, folderOf(config, directory)]))
        await addToList(join(folder, erasureList), [mark])
    },
    backups: () => countBackups(folderOf(config, directory)),
    async backup(to) {
      await anchor()
      const stamp = new Date().toISOString().replaceAll(':', '').slice(0, 17)
      const file = to ?? join(folderOf(config, directory), `renshi-${stamp}.backup`)
      const isDemo = config.RENSHI_MODE === 'demo' && !config.HR_API_URL
      await addToList(join(directory, erasureList), await erasureMarks(db))
      const made = await makeBackup(db, { file, directory, secret, isDemo })
      await addToList(join(dirname(file), erasureList), await erasureMarks(db))
      if (to === null) await keepNewest(folderOf(config, directory), Math.max(1, config.RENSHI_BACKUP_COPIES))
      return made
    },
    retention: () => retentionStates(db, config.RENSHI_RETENTION),
    runRetention: (actor) => runRetention(db, config.RENSHI_RETENTION, actor),
    async verifyAudit() {
      const kept = await readAnchors(anchors)
      const broken = await brokenAnchor(db, kept)
      return { ...(await verifyAudit(db)), anchors: kept.length, brokenAnchor: broken?.seq ?? null }
    },
  }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Shanghai is eight hours ahead; the night's work begins at two in the morning there. */
const nightMs = (8 - 2) * hourMs

/** Which night an instant belongs to, as a number that grows by one each day at two in the morning of Shanghai. */
function nightOf(ms: number): number {
  return Math.floor((ms + nightMs) / dayMs)
}

/** Anchors the audit trail each hour, and once a night lays a backup aside and removes what is past its time. */
export function startUpkeep({
  upkeep,
  db,
  config,
  nowMs,
  log,
}: {
  upkeep: Upkeep
  db: Db
  config: Config
  nowMs(): number
  log: Log
}): Running {
  let anchored = 0
  const once = async () => {
    if (nowMs() - anchored >= hourMs) {
      await upkeep.anchor()
      await forgetBuckets(db)
      anchored = nowMs()
    }
    const night = nightOf(nowMs())
    const last = await readSetting(db, 'upkeep.night')
    if (last === undefined) return writeSetting(db, 'upkeep.night', night)
    if (last === night) return
    // Set first: of several replicas one begins, and a night that failed is told and not tried each minute.
    await writeSetting(db, 'upkeep.night', night)
    if (config.RENSHI_BACKUP_COPIES > 0) {
      const { file } = await upkeep.backup(null)
      log.info('backup made', { bytes: (await stat(file)).size })
    }
    log.info('retention run', await upkeep.runRetention('system'))
  }
  return everyMinute(() =>
    once().catch((error: Error) => log.error('The upkeep of what is kept failed.', { error: error.message })),
  )
}
