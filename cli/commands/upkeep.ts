import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { BackupUnusable, openForRestore } from '../../jobs/restore.ts'
import { type Connection, connect } from '../connect.ts'
import { CommandFailed, print, printJson, printTable, UsageError } from '../output.ts'
import { bodyOf, postJson } from '../post.ts'

const Made = z.object({ file: z.string(), rows: z.record(z.string(), z.number()) })
const Classes = z.object({
  classes: z.array(
    z.object({
      ...{ id: z.string(), zh: z.string(), en: z.string(), days: z.number(), floor: z.number(), law: z.string() },
      ...{ oldest: z.string().nullable(), due: z.number() },
    }),
  ),
})
const Removed = z.object({ removed: z.record(z.string(), z.number()) })
const Verified = z.object({
  ...{ rows: z.number(), brokenAt: z.number().nullable(), head: z.string() },
  ...{ anchors: z.number(), brokenAnchor: z.number().nullable() },
})
const Line = z.object({
  ...{ seq: z.number(), at: z.string(), actor: z.string(), action: z.string(), subject: z.string() },
  ...{ detail: z.unknown(), previous: z.string(), hash: z.string() },
})

/** Whole sum of rows in words. */
function total(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((sum, one) => sum + one, 0)
}

async function over<T>(config: Config, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(config)
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** `backup [--to FILE]`: one file, through the running server or, where none runs, under the directory's lock. */
export async function runBackup(config: Config, to: string | undefined, json: boolean): Promise<void> {
  const made = await over(config, async (connection) =>
    Made.parse(await postJson(connection, '/api/upkeep/backup', { to: to ? resolve(to) : null }, '')),
  )
  if (json) return printJson(made)
  print(
    `已备份 ${total(made.rows)} 行到 ${made.file}${config.RENSHI_BACKUP_KEY ? '（已加密）' : '（未加密：没有设 RENSHI_BACKUP_KEY）'}。`,
  )
}

/** `restore FILE [--erasures FILE]`: into an empty data directory, or an empty PostgreSQL database, and nowhere else. */
export async function runRestore(
  config: Config,
  file: string,
  erasures: string | undefined,
  json: boolean,
): Promise<void> {
  mkdirSync(config.RENSHI_DATA_DIR, { recursive: true, mode: 0o700 })
  const restored = await openForRestore(config, resolve(file), erasures ? resolve(erasures) : null).catch(
    (error: Error) => {
      throw error instanceof BackupUnusable ? new CommandFailed(error.message) : error
    },
  )
  if (json) return printJson(restored)
  print(`已恢复 ${total(restored.rows)} 行；审计链完整，共 ${restored.audit.rows} 条。`)
  print(
    restored.lists.length > 0
      ? `按删除清单（${restored.lists.join('、')}）再次删除了 ${restored.erasedAgain} 人的内容。`
      : '没有找到删除清单（erasures.jsonl）。备份之后如有人被删除，请重新恢复，并用 --erasures 指出最新的清单。',
  )
}

/** `retention [run]`: what is kept, for how long and by which law; or removes now what is past its time. */
export async function runRetentionCommand(config: Config, action: string | undefined, json: boolean): Promise<void> {
  if (action !== undefined && action !== 'run') throw new UsageError(`retention 没有“${action}”这个动作。可用：run。`)
  if (action === 'run') {
    const { removed } = await over(config, async (connection) =>
      Removed.parse(await postJson(connection, '/api/upkeep/retention', {}, '')),
    )
    return json ? printJson(removed) : print(`已清理 ${total(removed)} 行过期内容。`)
  }
  const { classes } = await over(config, async (connection) =>
    Classes.parse(await bodyOf(await connection.request('/api/upkeep/retention'))),
  )
  if (json) return printJson({ classes })
  printTable(
    ['类别', '内容', '保留天数', '最短', '最早一条', '到期', '依据'],
    classes.map(({ id, zh, days, floor, oldest, due, law }) => [
      id,
      zh,
      `${days}`,
      `${floor}`,
      oldest?.slice(0, 10) ?? '—',
      `${due}`,
      law,
    ]),
  )
}

/** `audit verify`: recomputes the chain and compares it with the anchors outside the database. */
export async function runAuditVerify(config: Config, json: boolean): Promise<void> {
  const found = await over(config, async (connection) =>
    Verified.parse(await bodyOf(await connection.request('/api/upkeep/audit/verify'))),
  )
  const isWhole = found.brokenAt === null && found.brokenAnchor === null
  if (json) printJson({ ok: isWhole, ...found })
  else if (isWhole) print(`审计链完整：${found.rows} 条，与 ${found.anchors} 个锚点一致。`)
  if (isWhole) return
  if (json) process.exitCode = 1
  else
    throw new CommandFailed(
      `审计记录被改动过：链在第 ${found.brokenAt ?? '—'} 条断开，锚点第 ${found.brokenAnchor ?? '—'} 条不符。`,
    )
}

type Span = {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly person: string | undefined
  readonly format: string
}

function instantOf(text: string | undefined, name: string): string {
  const written = text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+08:00` : (text ?? '')
  if (Number.isNaN(Date.parse(written))) throw new UsageError(`请用 ${name} 说明时间，例如 2026-11-01。`)
  return new Date(Date.parse(written)).toISOString()
}

/** A cell of a CSV file that no spreadsheet takes for a formula. */
function cell(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

/** `audit export --from --to [--person] [--format jsonl|csv]`: rows from a day until before another. */
export async function runAuditExport(config: Config, { from, to, person, format }: Span): Promise<void> {
  if (format !== 'jsonl' && format !== 'csv') throw new UsageError('--format 可用：jsonl、csv。')
  const asked = { from: instantOf(from, '--from'), to: instantOf(to, '--to'), ...(person ? { person } : {}) }
  await over(config, async (connection) => {
    if (format === 'csv') print('seq,at,actor,action,subject,detail,previous,hash')
    for (let after = 0; ; ) {
      const query = new URLSearchParams({ ...asked, after: `${after}` })
      const body = await bodyOf(await connection.request(`/api/upkeep/audit/export?${query}`))
      const { rows } = z.object({ rows: z.array(Line) }).parse(body)
      for (const row of rows) print(format === 'csv' ? Object.values(row).map(cell).join(',') : JSON.stringify(row))
      const last = rows.at(-1)
      if (!last) return
      after = last.seq
    }
  })
}
