import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from '#sdk'
import { appendAudit } from '../store/audit.ts'
import type { Db, Queryable } from '../store/db.ts'
import {
  advanceCounters,
  type DumpTable,
  dumpRows,
  emptyTables,
  isEmptyDatabase,
  loadRows,
  setTriggers,
  standStill,
  tablesOf,
} from '../store/dump.ts'
import { type ErasureMark, erasureMarks } from '../store/erasures.ts'
import { migrate, migrations } from '../store/migrate.ts'
import { BackupUnusable, readBackup, writeBackup } from './backup-file.ts'
import { addToList, erasureList } from './erasure-list.ts'
import { eraseAgain } from './erasures.ts'

/** What was written: the file, and the rows of each part. */
export type BackupMade = { readonly file: string; readonly rows: Readonly<Record<string, number>> }

/** Files of the data directory that belong to a backup beside the database; the HR system's journal is the demo's own. */
const files = {
  anchors: 'audit-anchors.jsonl',
  sandbox: join('hr', 'journal.jsonl'),
  erasures: erasureList,
} as const

const About = z.object({ columns: z.array(z.string()) })
/** Written by the schema itself; a restore makes them anew. */
const ofSchema = ['schema_migration', 'checkpoint_migrations']

async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  // Both files only ever grow by whole lines; what comes after the last line break is not written yet.
  if (existsSync(file)) yield (await readFile(file, 'utf8')).split('\n').slice(0, -1)
}

/**
 * Writes the database as it is at one instant into one file, with the anchors of the audit trail and, in a demo, the
 * journal of the invented HR system. The server goes on answering.
 */
export async function makeBackup(
  db: Db,
  { file, directory, secret, isDemo }: { file: string; directory: string; secret: string | null; isDemo: boolean },
): Promise<BackupMade> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const rows: Record<string, number> = {}
  await writeBackup(file, secret, (part) =>
    db.tx(async (sql) => {
      await standStill(sql)
      for (const table of await tablesOf(sql))
        rows[table.name] = await part(`table ${table.name}`, { columns: table.columns }, dumpRows(sql, table))
      for (const [name, place] of Object.entries(files))
        if (name !== 'sandbox' || isDemo) await part(`file ${name}`, null, linesOf(join(directory, place)))
    }),
  )
  await db.tx((sql) =>
    appendAudit(sql, {
      actor: 'system',
      action: 'backup.made',
      subject: 'backup',
      detail: { sealed: secret !== null },
    }),
  )
  return { file, rows }
}

/** What was put back, in rows by table, and how many people were erased again of those who had been since. */
export type Restored = { readonly rows: Readonly<Record<string, number>>; readonly erasedAgain: number }

/**
 * Puts a backup into an empty database and an empty data directory; the whole file is checked before anything is
 * written, and the database is filled in one transaction.
 * @throws BackupUnusable where the place is not empty, or the file cannot be used
 */
export async function restoreBackup(
  db: Db,
  {
    file,
    directory,
    secret,
    erasures,
    prepare,
  }: {
    file: string
    directory: string
    secret: string | null
    /** Erasures that are known from outside the backup. */
    erasures: readonly ErasureMark[]
    prepare(): Promise<void>
  },
): Promise<Restored> {
  // The list of erasures may be there already: an operator who empties a place keeps it.
  const taken = Object.values(files).filter((place) => place !== erasureList)
  if (!(await isEmptyDatabase(db)) || taken.some((place) => existsSync(join(directory, place))))
    throw new BackupUnusable(
      '这里已有数据，恢复只能在空的数据目录和空的数据库里进行。There are data here; restore into an empty place.',
    )
  const steps: string[] = []
  let part = ''
  await readBackup(file, secret, {
    begin: async (name) => {
      part = name
    },
    lines: async (lines) => {
      if (part === 'table schema_migration')
        steps.push(...lines.map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id))
    },
    end: async () => {},
  })
  const known = migrations.filter(({ id }) => steps.includes(id))
  if (steps.length === 0 || known.length < steps.length)
    throw new BackupUnusable('备份来自更新的版本，请先升级。The backup is of a newer version; upgrade first.')
  await migrate(db, known)
  await prepare()
  return db.tx(async (sql) => {
    const rows = await load(sql, { file, directory, secret })
    const known = await erasureMarks(sql)
    const open = erasures.filter(({ id }) => known.every((one) => one.id !== id))
    const erasedAgain = await eraseAgain(sql, open)
    await addToList(join(directory, erasureList), await erasureMarks(sql))
    return { rows, erasedAgain }
  })
}

async function load(
  sql: Queryable,
  { file, directory, secret }: { file: string; directory: string; secret: string | null },
): Promise<Restored['rows']> {
  const here = await tablesOf(sql)
  await setTriggers(sql, here, 'disable')
  await emptyTables(
    sql,
    here.filter(({ name }) => !ofSchema.includes(name)),
  )
  const counts: Record<string, number> = {}
  let table: DumpTable | null = null
  let place: string | null = null
  let text: string[] = []
  await readBackup(file, secret, {
    async begin(part, about) {
      const [kind, name = ''] = part.split(' ')
      table = kind === 'table' && !ofSchema.includes(name) ? { name, columns: About.parse(about).columns } : null
      // What the list in the backup says is in its tables too; the newest list is written when all is there.
      place = kind === 'file' && name !== 'erasures' ? (files[name as keyof typeof files] ?? null) : null
    },
    async lines(lines) {
      if (table) await loadRows(sql, table, lines)
      if (place) text = text.concat(lines)
    },
    async end(rows) {
      if (table) counts[table.name] = rows
      if (place && rows > 0) {
        await mkdir(dirname(join(directory, place)), { recursive: true, mode: 0o700 })
        await writeFile(join(directory, place), `${text.join('\n')}\n`, { mode: 0o600 })
      }
      text = []
    },
  })
  await setTriggers(sql, here, 'enable')
  await advanceCounters(sql)
  return counts
}

/** How many backups of the clock lie in a folder. */
export async function countBackups(folder: string): Promise<number> {
  return (await readdir(folder).catch(() => [])).filter((one) => name.test(one)).length
}

const name = /^renshi-\d{4}-\d\d-\d\d.*\.backup$/

/** Removes the oldest backups of a folder beyond so many. */
export async function keepNewest(folder: string, copies: number): Promise<void> {
  const all = (await readdir(folder).catch(() => [])).filter((one) => name.test(one)).sort()
  for (const old of all.slice(0, Math.max(0, all.length - copies))) await rm(join(folder, old))
}
