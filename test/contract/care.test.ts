import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import { type Care, createCare } from '../../knowledge/care/index.ts'
import { createKnowledge, type Knowledge } from '../../knowledge/index.ts'
import type { Reader } from '../../knowledge/port.ts'
import { appendAudit, verifyAudit } from '../../store/audit.ts'
import { migrate } from '../../store/migrate.ts'
import { notify } from '../../store/notices.ts'
import { receiveTurn } from '../../store/turns.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

const reader: Reader & { id: string } = {
  id: 'S-9',
  roles: ['staff'],
  unitId: 'U-1',
  staffType: 'civil_servant',
  province: 'ZJ',
}
const doc = '值班办法(2026-01-01)'
const text = `---
doc: "${doc}"
title: "值班办法"
version_date: "2026-01-01"
effective_date: "2026-02-01"
effective_date_source: "header"
audience: "staff"
---

第一条　值班表每周排一次。
`
const questions = '# 第一条\n- 值班表多久排一次\n- 值班谁来排\n'
const encoder = new TextEncoder()
const today = () => '2026-11-23'

onBothDatabases('the care of the knowledge base', (open) => {
  let opened: EmptyDatabase
  let knowledge: Knowledge
  let care: Care
  let turns = 0

  beforeAll(async () => {
    opened = await open()
    const { db } = opened
    await migrate(db)
    knowledge = createKnowledge({ db, tokenizer: null, log: silentLog, record: appendAudit })
    const file = { name: 'duty.md', bytes: encoder.encode(text), questions: encoder.encode(questions) }
    await knowledge.importDocuments({
      files: [file],
      author: 'S-1',
      approvedBy: 'S-2',
      publish: true,
      collection: 'handbook',
    })
    care = createCare({
      ...{ db, knowledge, notify, today },
      record: appendAudit,
      log: silentLog,
      staff: { everybody: async () => [], sexOf: async () => null },
      hide: async (question) => question,
    })
  })
  afterAll(() => opened.close())

  /** A turn that was received, as it stands while it is worked. */
  async function newTurn(): Promise<string> {
    turns += 1
    const turnId = `00000000-0000-4000-8000-${String(turns).padStart(12, '0')}`
    const about = { channel: 'web', tenant: 'demo', messageId: turnId, conversation: `c${turns}`, personId: 'S-9' }
    await receiveTurn(opened.db, { ...about, message: {} }, turnId)
    return turnId
  }
  const declined = (turnId: string, question: string) =>
    care.note({
      turnId,
      person: { id: 'S-9', name: '某' },
      text: question,
      reply: {
        outcome: 'decline',
        citations: [],
        parts: [],
        toolCalls: [{ tool: 'policy_search', args: {}, effect: 'read' }],
      },
      official: null,
    })

  test('counts a turn once, however often it is worked, and joins what is asked at the same time', async () => {
    const first = await newTurn()
    await declined(first, '值班饭补多少钱')
    await declined(first, '值班饭补多少钱')
    const others = await Promise.all([newTurn(), newTurn(), newTurn(), newTurn()])
    await Promise.all(
      others.map((turnId, at) => declined(turnId, at % 2 ? '值班的饭补多少钱' : '请问值班饭补是多少钱')),
    )
    expect(await care.gaps({})).toMatchObject([{ question: '值班饭补多少钱', asked: 5, state: 'open' }])
  })

  test('gives an approved answer at once in every replica, and its use is counted by day', async () => {
    const made = await care.addAnswer(
      {
        wordings: ['值班表什么时候排出来'],
        text: '每周排一次。',
        citations: [{ document: doc, article: '第一条' }],
        audience: ['staff'],
        staffTypes: [],
        region: '全国',
        validFrom: null,
        validUntil: '2026-12-31',
      },
      { ...reader, id: 'S-1' },
    )
    const replica = createKnowledge({ db: opened.another(), tokenizer: null, log: silentLog })
    const ask = (asOf = today()) => replica.search({ text: '值班表什么时候能排出来', asOf, reader })
    expect((await ask()).official).toBeUndefined()
    await expect(care.approveAnswer(made.id, 'S-1')).rejects.toThrow('不能是同一个人')
    await care.approveAnswer(made.id, 'S-2')
    const found = await ask()
    expect(found).toMatchObject({ answerable: true, official: { text: '每周排一次。', approvedOn: today() } })
    expect((await ask('2027-01-01')).official).toBeUndefined()
    expect((await ask('2026-01-15')).official).toBeUndefined()
    const guest = { ...reader, roles: ['guest' as const], unitId: null }
    expect(
      (await replica.search({ text: '值班表什么时候排出来', asOf: today(), reader: guest })).official,
    ).toBeUndefined()

    const [citation] = found.official?.citations ?? []
    const reply = { outcome: 'answer' as const, citations: citation ? [citation] : [], parts: [], toolCalls: [] }
    const given = { person: { id: 'S-9', name: '某' }, text: '值班表什么时候排出来', reply, official: made.id }
    await care.note({ turnId: await newTurn(), ...given })
    await care.note({ turnId: await newTurn(), ...given })
    expect((await care.use('2026-11-01')).most).toEqual([{ doc, article: '第一条', answers: 2, lastDay: today() }])
    expect(await care.answers('approved')).toMatchObject([{ hits: 2, lastHit: today(), suspended: null }])
  })

  test('lists what grew old, keeps a decision until its day, and leaves a whole trail', async () => {
    await opened.db.query(`update document_version set verified_until = '2026-11-01' where doc = $1`, [doc])
    const [item] = await care.stale({ kind: 'verification_lapsed' })
    expect(item).toMatchObject({ subject: doc, since: '2026-11-02', owner: 'S-1', decision: null })
    const decision = {
      subject: doc,
      kind: 'verification_lapsed',
      since: '2026-11-02',
      decision: 'keep',
      note: '已看过',
    } as const
    await expect(care.decideStale({ ...decision, since: '2026-11-03' }, 'S-2')).rejects.toThrow('不在老化清单里')
    await care.decideStale({ ...decision, until: '2026-12-01' }, 'S-2')
    expect(await care.stale({ kind: 'verification_lapsed' })).toEqual([])
    expect((await verifyAudit(opened.db)).brokenAt).toBeNull()
    const { rows } = await opened.db.query<{ action: string }>('select distinct action from audit order by action')
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['knowledge.answer_approved', 'knowledge.gap_opened', 'knowledge.stale_decided']),
    )
  })
})
