import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPGlite } from '../../../store/pglite.ts'
import { makeTemplate, readTemplate } from '../../../store/pglite-template.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'renshi-pglite-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const answer = async (db: Awaited<ReturnType<typeof openPGlite>>) =>
  (await db.query('select count(*)::int as n from kept')).rows[0]?.n

describe('the embedded database', () => {
  test('keeps what was written when it is opened again', async () => {
    const first = await openPGlite(directory)
    await first.exec('create table kept (id int); insert into kept values (1), (2)')
    await first.close()
    const again = await openPGlite(directory)
    expect(await answer(again)).toBe(2)
    await again.close()
  })

  test('whose making was broken off is made anew', async () => {
    mkdirSync(join(directory, 'pg'))
    writeFileSync(join(directory, 'pg', 'PG_VERSION'), 'half')
    writeFileSync(join(directory, 'pg.unfinished'), '')
    const db = await openPGlite(directory)
    await db.exec('create table kept (id int)')
    expect(await answer(db)).toBe(0)
    await db.close()
  })

  test('begins from a template that is laid aside, with the types of vectors in it', async () => {
    await makeTemplate()
    expect((await readTemplate())?.size).toBeGreaterThan(1_000_000)
    const db = await openPGlite('memory:')
    await db.exec("create extension vector; create table kept (at vector(2)); insert into kept values ('[1,2]')")
    expect(await answer(db)).toBe(1)
    await db.close()
  })
})
