import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { noticesOf as storedNotices } from '../../store/notices.ts'
import { openReminders, sendDueReminders, setReminder } from '../../store/own-reminders.ts'
import { eventsAfter } from '../../store/turn-events.ts'
import { receiveTurn } from '../../store/turns.ts'
import { count } from '../support/counts.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'
import { openProduct } from '../support/product.ts'
import { noticesOf, tickAt } from '../support/service-calls.ts'

test('a reminder that was set before a restart is sent after it, once', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'renshi-remind-'))
  try {
    const before = await openProduct({ directory })
    await before.chat('zhang', { text: '明天上午9点提醒我交总结' })
    await before.close()
    const after = await openProduct({ directory })
    expect((await tickAt(after, '2026-11-24T09:00:00+08:00')).byTopic.own).toBe(1)
    await after.close()
    const again = await openProduct({ directory })
    expect((await tickAt(again, '2026-11-24T09:05:00+08:00')).byTopic.own).toBeUndefined()
    const own = (await noticesOf(again, 'zhang', 'reminder')).filter((said) => said.includes('交总结'))
    expect(own).toHaveLength(1)
    await again.close()
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})

onBothDatabases('reminders by several clocks', (open) => {
  let opened: EmptyDatabase
  let db: Db
  beforeAll(async () => {
    opened = await open()
    db = opened.db
    await migrate(db)
  })
  afterAll(() => opened?.close())

  const words = () => ({ notice: { sentence: '提醒' }, event: { sentence: '提醒', parts: [] } })
  const made = (turnId: string, at: string, text = '交总结') => ({
    ...{ personId: 'S-1', conversation: 'C-1', turnId, text, locale: 'zh' as const },
    at: new Date(at),
  })

  test('each is sent by one of them, and a turn that is worked again sets it once', async () => {
    const turnId = randomUUID()
    await receiveTurn(
      db,
      { channel: 'web', tenant: 'T', messageId: 'M-1', conversation: 'C-1', personId: 'S-1', message: {} },
      turnId,
    )
    const many = count(20, 200)
    for (let index = 0; index < many; index += 1)
      for (let again = 0; again < 2; again += 1)
        await setReminder(db, made(turnId, '2026-11-24T09:00:00+08:00', `第${index}件`), 1000)
    expect(await openReminders(db, 'S-1')).toHaveLength(many)
    const clocks = [db, opened.another(), opened.another()]
    const sent = await Promise.all(clocks.map((each) => sendDueReminders(each, '2026-11-24T09:00:00+08:00', words)))
    expect(
      sent
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...new Set(sent.flat().map(({ id }) => id))].sort())
    expect(sent.flat()).toHaveLength(many)
    expect(await storedNotices(db, 'S-1', 1000)).toHaveLength(many)
    const events = await eventsAfter(db, 'C-1', 0, 1000)
    expect(events.filter(({ kind }) => kind === 'follow_up')).toHaveLength(many)
  })

  test('many at once do not pass the most that may wait', async () => {
    const turns = Array.from({ length: 8 }, () => randomUUID())
    const set = await Promise.all(
      turns.map((turnId) => setReminder(opened.another(), made(turnId, '2026-12-01T09:00:00+08:00'), 3)),
    )
    expect(set.filter((each) => each !== null)).toHaveLength(3)
  })
})
