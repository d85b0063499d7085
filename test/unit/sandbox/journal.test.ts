import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal } from '../../../sandbox/journal.ts'
import type { JournalRecord } from '../../../sandbox/record.ts'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'))
  file = join(folder, 'journal.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const recordOf = (part: string): JournalRecord => ({ kind: 'seed', part, seed: 1, change: {} })

async function writeParts(parts: readonly string[]): Promise<void> {
  const { journal } = await openJournal(file)
  for (const part of parts) await journal.append(recordOf(part))
  await journal.close()
}

async function readParts(): Promise<string[]> {
  const { journal, records } = await openJournal(file)
  await journal.close()
  return records.map((record) => (record.kind === 'seed' ? record.part : ''))
}

test('a journal gives back what was appended, in order, over several openings', async () => {
  await writeParts(['甲', 'b'])
  await writeParts(['c'])
  expect(await readParts()).toEqual(['甲', 'b', 'c'])
})

test('a last line that was torn at any byte is cut off and the next append follows the good ones', async () => {
  await writeParts(['甲', 'b'])
  const good = (await stat(file)).size
  await writeParts(['丙'])
  const whole = await readFile(file)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: good, max: whole.length - 1 }), async (cut) => {
      await writeFile(file, whole)
      await truncate(file, cut)
      expect(await readParts()).toEqual(['甲', 'b'])
      expect((await stat(file)).size).toBe(good)
    }),
    { numRuns: 30 },
  )
  await writeParts(['d'])
  expect(await readParts()).toEqual(['甲', 'b', 'd'])
})

test('a changed byte in any complete line refuses to start with the line number and what to do', async () => {
  await writeParts(['first', 'second', 'third'])
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.replace('second', 'sekond'))
  await expect(openJournal(file)).rejects.toThrow(/^Line 2 of .* is damaged.*Restore the file from a backup/)
})

test('a line that is missing from the middle is noticed', async () => {
  await writeParts(['first', 'second', 'third'])
  const lines = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, [lines[0], lines[2], ''].join('\n'))
  await expect(openJournal(file)).rejects.toMatchObject({ code: 'damaged' })
})

test('a line that somebody else wrote is noticed', async () => {
  await writeParts(['first'])
  await appendFile(file, '{"kind":"seed"}\n')
  await expect(openJournal(file)).rejects.toMatchObject({ code: 'damaged' })
})
