import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addToList, readList } from '../../../jobs/erasure-list.ts'

const mark = { id: '6f0d3c1e-8d2b-4d7a-9a51-0c5e2f7b9a10', at: '2026-11-27T08:00:00.000Z', salt: 's', hash: 'h' }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renshi-erasures-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a list that is not there is empty, and each mark stands in it once', async () => {
  const file = join(folder, 'kept', 'erasures.jsonl')
  expect(await readList(file)).toEqual([])
  await addToList(file, [mark])
  await addToList(file, [mark])
  expect(await readList(file)).toEqual([mark])
})

test('a list that is there and cannot be read is no empty list: nobody erased comes back unseen', async () => {
  const file = join(folder, 'unreadable.jsonl')
  await mkdir(file)
  await expect(readList(file)).rejects.toThrow(/读不出来（EISDIR）/)
})

test('a damaged line is named', async () => {
  const file = join(folder, 'damaged.jsonl')
  await writeFile(file, `${JSON.stringify(mark)}\n{"id":\n`)
  await expect(readList(file)).rejects.toThrow(/有一行读不出来/)
})
