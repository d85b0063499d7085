import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '../../store/db.ts'
import { createDocuments } from '../../store/documents.ts'
import { ConversationBusy, eraseConversations, heldOf } from '../../store/erase.ts'
import { keepFile } from '../../store/files.ts'
import { migrate } from '../../store/migrate.ts'
import { claimOutbox, enqueue, outboxState } from '../../store/outbox.ts'
import { endSubmission } from '../../store/submissions.ts'
import { claimTurn, finishTurn, receiveTurn } from '../../store/turns.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

onBothDatabases('erasing conversations', (open) => {
  let opened: EmptyDatabase
  let db: Db
  beforeAll(async () => {
    opened = await open()
    db = opened.db
    await migrate(db)
  })
  afterAll(() => opened?.close())
  beforeEach(() => db.exec('truncate conversation, turn, turn_event, inbox, rendered_file, outbox, audit cascade'))

  const receive = async (conversation: string, personId = 'S-1') =>
    (
      await receiveTurn(
        db,
        { channel: 'web', tenant: 'T', messageId: randomUUID(), conversation, personId, message: { text: '问' } },
        randomUUID(),
      )
    ).turnId
  const claim = async (conversation: string) => {
    const turn = await claimTurn(db, conversation, 60_000)
    if (!turn) throw new Error(`No turn of ${conversation} could be claimed.`)
    return turn
  }
  const talk = async (conversation: string, reply: unknown = {}, personId = 'S-1') => {
    await receive(conversation, personId)
    await finishTurn(db, await claim(conversation), 'reply', reply)
  }
  const erase = (reach: { conversation: string } | 'all', turnId: string) =>
    db.tx((sql) => eraseConversations(sql, { personId: 'S-1', reach }, turnId))
  const eventsOf = async (conversation: string) =>
    (await db.query('select kind from turn_event where conversation = $1 order by seq', [conversation])).rows.length

  test('files made in a conversation go with it, others and those of others stay', async () => {
    const bytes = new Uint8Array([1])
    for (const [id, owner] of [
      ['F-in', 'S-1'],
      ['F-picture', 'S-1'],
      ['F-out', 'S-1'],
      ['F-foreign', 'S-2'],
    ] as const)
      await keepFile(db, id, owner, { name: 'a.pdf', mediaType: 'application/pdf', bytes })
    const part = (id: string) => ({
      kind: 'file',
      name: 'a.pdf',
      mediaType: 'application/pdf',
      url: `/api/files/${id}`,
    })
    const chart = { kind: 'chart', title: '人数', labels: [], series: [], picture: '/api/files/F-picture' }
    await talk('C-1', { parts: [{ kind: 'text', text: '好' }, part('F-in'), part('F-foreign'), chart] })
    await talk('C-2')
    const whose = { personId: 'S-1', reach: { conversation: 'C-1' } }
    expect(await heldOf(db, whose)).toEqual({ conversations: 1, messages: 2, files: 2 })
    const consent = await receive('C-1')
    await claim('C-1')
    expect(await erase({ conversation: 'C-1' }, consent)).toEqual({ conversations: 1, messages: 2, files: 2 })
    const { rows } = await db.query('select id from rendered_file order by id')
    expect(rows.map(({ id }) => id)).toEqual(['F-foreign', 'F-out'])
    expect(await eventsOf('C-2')).toBe(2)
    // The turn that gave the consent is under way and keeps its own words.
    expect(await eventsOf('C-1')).toBe(1)
  })

  test('the conversation of somebody else is not touched, whoever names it', async () => {
    await talk('C-9', {}, 'S-2')
    expect(await erase({ conversation: 'C-9' }, randomUUID())).toEqual({ conversations: 0, messages: 0, files: 0 })
    expect(await eventsOf('C-9')).toBe(2)
  })

  test('while another turn is under way nothing is erased, and the submission is tried again', async () => {
    await talk('C-1')
    await talk('C-2')
    const consent = await receive('C-1')
    await claim('C-1')
    await receive('C-2')
    await claim('C-2')
    await expect(erase('all', consent)).rejects.toBeInstanceOf(ConversationBusy)
    const id = await enqueue(db, {
      kind: 'submission',
      key: 'K-1',
      conversation: 'C-1',
      payload: { confirmationId: 'X', personId: 'S-1', tool: 'privacy_forget', turnId: consent },
    })
    const [row] = await claimOutbox(db, 'submission', 60_000, 1, id)
    if (!row) throw new Error('The row could not be claimed.')
    const writes = [
      { kind: 'document.put', plugin: 'p', key: 'k', value: 1 },
      { kind: 'erase', personId: 'S-1', reach: 'all' },
    ] as const
    await expect(endSubmission(db, row, 'done', { receipt: 'R-1' }, writes)).rejects.toBeInstanceOf(ConversationBusy)
    // The mark, the document and the erasure are one: none of them was done.
    expect((await outboxState(db, id)).state).toBe('waiting')
    expect(await createDocuments(db, 'p').get('k')).toBeUndefined()
    expect(await eventsOf('C-2')).toBe(3)
    await db.query(`update conversation set lease_until = null where id = 'C-2'`)
    await endSubmission(db, row, 'done', { receipt: 'R-1' }, writes)
    expect((await outboxState(db, id)).state).toBe('done')
    expect(await createDocuments(db, 'p').get('k')).toBe(1)
    expect(await eventsOf('C-2')).toBe(1)
  })

  test('a message that is delivered again after the erasing is not worked again', async () => {
    const message = { channel: 'web', tenant: 'T', messageId: 'M-1', conversation: 'C-1', personId: 'S-1', message: {} }
    await receiveTurn(db, message, randomUUID())
    await finishTurn(db, await claim('C-1'), 'reply', {})
    const consent = await receive('C-1')
    await claim('C-1')
    await erase({ conversation: 'C-1' }, consent)
    expect(await receiveTurn(db, message, randomUUID())).toMatchObject({ fresh: false })
  })
})
