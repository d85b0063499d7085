import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeBackup, restoreBackup } from '../../jobs/backup.ts'
import { appendAudit, verifyAudit } from '../../store/audit.ts'
import { countRows } from '../../store/dump.ts'
import { keepFile } from '../../store/files.ts'
import { migrate } from '../../store/migrate.ts'
import { claimTurn, finishTurn, receiveTurn } from '../../store/turns.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'
import { scratchFolder } from '../support/server.ts'

onBothDatabases('T-32 backup and restore', (open) => {
  let from: EmptyDatabase
  let to: EmptyDatabase
  let folder: Awaited<ReturnType<typeof scratchFolder>>
  const setUp = (opened: EmptyDatabase) =>
    new PostgresSaver(opened.pool as unknown as ConstructorParameters<typeof PostgresSaver>[0]).setup()
  const secret = 'a key of the backups'
  beforeEach(async () => {
    ;[from, to, folder] = [await open(), await open(), await scratchFolder()]
    await migrate(from.db)
    await setUp(from)
    await keepFile(from.db, 'F-1', 'S-1', {
      name: '证明.pdf',
      mediaType: 'application/pdf',
      bytes: new Uint8Array([0, 1, 255]),
    })
    const id = '0193a000-0000-7000-8000-000000000001'
    const message = {
      channel: 'wecom',
      tenant: 'T',
      messageId: 'M-1',
      conversation: 'C-1',
      personId: 'S-1',
      message: { text: '问\n“答”\\n' },
    }
    await receiveTurn(from.db, message, id)
    const turn = await claimTurn(from.db, 'C-1', 60_000)
    if (turn) await finishTurn(from.db, turn, 'reply', { parts: [{ kind: 'text', text: '好' }] })
    for (let index = 0; index < 1200; index++)
      await from.db.tx((sql) => appendAudit(sql, { actor: 'S-1', action: 'a', subject: 's', detail: { index } }))
  })
  afterEach(async () => {
    await Promise.all([from.close(), to.close()])
    await folder.remove()
  })
  const make = () =>
    makeBackup(from.db, { file: join(folder.path, 'a.backup'), directory: folder.path, secret, isDemo: false })
  const restore = (file: string, key: string | null = secret) =>
    restoreBackup(to.db, {
      file,
      directory: join(folder.path, 'new'),
      secret: key,
      erasures: [],
      prepare: () => setUp(to),
    })

  test('every row comes back, the audit chain holds, nothing is sent again, and new rows get new ids', async () => {
    const before = await countRows(from.db)
    const { file } = await make()
    await restore(file)
    expect(await countRows(to.db)).toEqual(before)
    expect(await verifyAudit(to.db)).toMatchObject({ rows: 1200, brokenAt: null })
    for (const table of ['turn', 'turn_event', 'rendered_file', 'outbox', 'conversation']) {
      const all = `select to_jsonb(t)::text as row from ${table} t order by 1`
      expect((await to.db.query(all)).rows).toEqual((await from.db.query(all)).rows)
    }
    const message = { channel: 'web', tenant: 'T', messageId: 'M-2', conversation: 'C-1', personId: 'S-1', message: {} }
    await receiveTurn(to.db, message, '0193a000-0000-7000-8000-000000000002')
    expect((await to.db.query('select distinct seq from turn')).rows).toHaveLength(2)
  })

  test('is refused where something is, with another key, and for a file that is damaged or cut off', async () => {
    const { file } = await make()
    const bytes = await readFile(file)
    expect(bytes.includes('S-1')).toBe(false)
    await expect(restore(file, null)).rejects.toThrow('RENSHI_BACKUP_KEY')
    await expect(restore(file, 'another key of some length')).rejects.toThrow('another key')
    const bad = join(folder.path, 'bad.backup')
    for (const wrong of [
      bytes.subarray(0, bytes.length - 40),
      Buffer.from(bytes).fill(7, 600, 601),
      Buffer.from('x'),
    ]) {
      await writeFile(bad, wrong)
      await expect(restore(bad)).rejects.toMatchObject({ code: 'backup_unusable' })
      expect((await to.db.query(`select to_regclass('audit') as there`)).rows).toEqual([{ there: null }])
    }
    await restore(file)
    await expect(restore(file)).rejects.toThrow('empty place')
  })
})
