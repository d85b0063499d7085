import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { JournalRecord } from './record.ts'

/** The journal on disk cannot be trusted, or cannot be written. */
export class JournalFault extends Error {
  override readonly name = 'JournalFault'
  readonly code: 'damaged' | 'not_written'
  constructor(code: 'damaged' | 'not_written', sentence: string, options: ErrorOptions = {}) {
    super(sentence, options)
    this.code = code
  }
}

/** The append-only truth of the HR system: one record a line, each on disk before `append` returns. */
export type Journal = {
  /** @throws JournalFault 'not_written' when the record is not on disk; then nothing of it is. */
  append(record: JournalRecord): Promise<void>
  close(): Promise<void>
}

const head = /^\{"sum":"([0-9a-f]{16})","record":/
const headLength = '{"sum":"0123456789abcdef","record":'.length

const sumOf = (previous: string, json: string): string =>
  createHash('sha256').update(previous).update(json).digest('hex').slice(0, 16)

function parseLine(line: string, previous: string): { record: JournalRecord; sum: string } | null {
  const sum = head.exec(line)?.[1]
  const json = line.slice(headLength, -1)
  if (!sum || sumOf(previous, json) !== sum) return null
  const parsed = JournalRecord.safeParse(JSON.parse(json))
  return parsed.success ? { record: parsed.data, sum } : null
}

function parseAll(file: string, text: string): { records: JournalRecord[]; sum: string } {
  const records: JournalRecord[] = []
  let sum = ''
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const parsed = parseLine(line, sum)
    if (!parsed)
      throw new JournalFault(
        'damaged',
        `Line ${index + 1} of ${file} is damaged, so what follows it cannot be trusted. Restore the file from a backup, or move the folder away to start with the invented data anew.`,
      )
    records.push(parsed.record)
    sum = parsed.sum
  }
  return { records, sum }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  // Windows cannot fsync a directory; there the file's own sync has to do.
  await handle.sync().catch(() => {})
  await handle.close()
}

function createJournal(handle: FileHandle, start: { sum: string; length: number }): Journal {
  let { sum, length } = start
  let broken = false
  const write = async (line: Buffer) => {
    try {
      await handle.appendFile(line)
    } catch (error) {
      await handle.truncate(length).catch(() => {
        broken = true
      })
      throw error
    }
    try {
      await handle.datasync()
    } catch (error) {
      // After a failed sync nobody knows what the disk holds; only a new start can tell.
      broken = true
      throw error
    }
  }
  return {
    async append(record) {
      if (broken) throw new JournalFault('not_written', 'An earlier write failed. Restart the HR system.')
      const json = JSON.stringify(record)
      const next = sumOf(sum, json)
      const line = Buffer.from(`{"sum":"${next}","record":${json}}\n`)
      try {
        await write(line)
      } catch (cause) {
        throw new JournalFault('not_written', 'The journal could not be written. Check the disk.', { cause })
      }
      sum = next
      length += line.length
    },
    close: () => handle.close(),
  }
}

/**
 * Opens the journal and reads everything in it. A last line without its end is what a kill leaves behind: it was
 * never acknowledged and is cut off. Appends must not overlap; the caller lets one write at a time through.
 * @throws JournalFault 'damaged' when any complete line does not fit its checksum
 */
export async function openJournal(file: string): Promise<{ journal: Journal; records: JournalRecord[] }> {
  const handle = await open(file, 'a+', 0o600)
  try {
    const bytes = await handle.readFile()
    const length = bytes.lastIndexOf(10) + 1
    const { records, sum } = parseAll(file, bytes.subarray(0, length).toString('utf8'))
    if (length < bytes.length) await handle.truncate(length)
    await handle.sync()
    await syncDirectory(dirname(file))
    return { journal: createJournal(handle, { sum, length }), records }
  } catch (error) {
    await handle.close()
    throw error
  }
}
