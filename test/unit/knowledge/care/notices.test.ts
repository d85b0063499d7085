import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { previewNotice, sendNotice } from '../../../../knowledge/care/notices.ts'
import type { Reachable } from '../../../../knowledge/care/recipients.ts'
import type { Knowledge } from '../../../../knowledge/index.ts'
import { appendAudit } from '../../../../store/audit.ts'
import { notify } from '../../../../store/notices.ts'
import type { PGliteDb } from '../../../../store/pglite.ts'
import { emptyKnowledge, file, twoPeople } from '../library.ts'

const people: readonly Reachable[] = Array.from({ length: 130 }, (_, at) => ({
  id: `S-${1000 + at}`,
  name: `某${at}`,
  roles: ['staff'],
  unitId: 'U-1',
  staffType: 'civil_servant',
  province: 'ZJ',
}))
const text = `---
doc: "值班办法(2026-01-01)"
title: "值班办法"
version_date: "2026-01-01"
effective_date: "2026-02-01"
effective_date_source: "header"
audience: "staff"
---

第一条　值班表每周排一次。
`
const doc = '值班办法(2026-01-01)'

describe('sending a notice', () => {
  let db: PGliteDb
  let knowledge: Knowledge
  const staff = { everybody: async () => people, sexOf: async () => null }
  const told = async () =>
    (await db.query<{ person_id: string }>('select person_id from notice')).rows.map((row) => row.person_id)

  beforeEach(async () => {
    ;({ db, knowledge } = await emptyKnowledge())
    await knowledge.importDocuments({ files: [file('duty.md', text)], ...twoPeople, collection: 'handbook' })
  })
  afterEach(() => db.close())

  test('that broke off half way goes on where it stopped, and tells nobody twice', async () => {
    let left = 70
    const dying: typeof notify = async (sql, notice) => {
      if (left-- === 0) throw new Error('The process was killed.')
      await notify(sql, notice)
    }
    const parts = { db, record: appendAudit, notify, staff }
    const { token, toSend } = await previewNotice(parts, doc)
    expect(toSend).toBe(people.length)
    await expect(sendNotice({ ...parts, notify: dying }, { doc, token, actor: 'S-1' })).rejects.toThrow('killed')
    expect((await told()).length).toBe(50)
    expect((await previewNotice(parts, doc)).toSend).toBe(80)
    expect(await sendNotice(parts, { doc, token, actor: 'S-1' })).toEqual({ sent: 80, before: 50 })
    expect((await told()).sort()).toEqual(people.map(({ id }) => id))
  })

  test('by two people at once tells everybody once', async () => {
    const parts = { db, record: appendAudit, notify, staff }
    const { token } = await previewNotice(parts, doc)
    const both = await Promise.all(['S-1', 'S-2'].map((actor) => sendNotice(parts, { doc, token, actor })))
    expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(people.length)
    expect(await told()).toHaveLength(people.length)
  })
})
