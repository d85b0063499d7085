import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from '#sdk'
import type { ErasureMark } from '../store/erasures.ts'
import { BackupUnusable } from './backup-file.ts'

/** Name of the list of erasures in a data directory and in a folder of backups. */
export const erasureList = 'erasures.jsonl'

const Mark = z.object({ id: z.uuid(), at: z.iso.datetime(), salt: z.string().min(1), hash: z.string().min(1) })

function parse(line: string, file: string): ErasureMark {
  try {
    return Mark.parse(JSON.parse(line))
  } catch {
    throw new BackupUnusable(`删除清单 ${file} 有一行读不出来。A line of the list of erasures cannot be read.`)
  }
}

/**
 * The marks of a list; none where there is no such file.
 * @throws BackupUnusable for one that is damaged or cannot be read: whom it names must not come back unseen
 */
export async function readList(file: string): Promise<readonly ErasureMark[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new BackupUnusable(
      `删除清单 ${file} 读不出来（${error.code}），请检查权限后再试。The list of erasures cannot be read; look at its rights and try again.`,
    )
  })
  return text.split('\n').flatMap((line) => (line ? [parse(line, file)] : []))
}

/** Adds the marks that a list lacks. */
export async function addToList(file: string, marks: readonly ErasureMark[]): Promise<void> {
  const known = new Set((await readList(file)).map(({ id }) => id))
  const lines = marks.filter(({ id }) => !known.has(id)).map((mark) => `${JSON.stringify(mark)}\n`)
  if (lines.length === 0) return
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await appendFile(file, lines.join(''), { mode: 0o600 })
}
