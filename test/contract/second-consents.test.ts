import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  cancelConfirmation,
  cardsOf,
  confirmationById,
  findConfirmation,
  prepareConfirmation,
} from '../../store/confirmations.ts'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { noticesOf } from '../../store/notices.ts'
import { outboxState } from '../../store/outbox.ts'
import {
  refuseSecondConsent,
  secondConsentFor,
  secondConsentsOf,
  takeFirstConsent,
  takeSecondConsent,
} from '../../store/second-consents.ts'
import { type ClaimedTurn, claimTurn, receiveTurn } from '../../store/turns.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

onBothDatabases('a write that needs two people', (open) => {
  let opened: EmptyDatabase
  let db: Db
  let other: Db

  beforeAll(async () => {
    opened = await open()
    db = opened.db
    await migrate(db)
    other = opened.another()
  })
  beforeEach(() =>
    db.exec(
      'truncate setting, inbox, conversation, turn, turn_event, confirmation, outbox, audit, notice restart identity cascade',
    ),
  )
  afterAll(() => opened.close())

  const aTurn = async (conversation: string): Promise<ClaimedTurn> => {
    const message = { channel: 'web', tenant: 'T', messageId: randomUUID(), conversation, personId: 'S-1', message: {} }
    await receiveTurn(db, message, randomUUID())
    const turn = await claimTurn(db, conversation, 60_000)
    if (!turn) throw new Error('The turn could not be claimed.')
    return turn
  }
  const asked = async () => {
    const turn = await aTurn('C-1')
    const made = await prepareConfirmation(db, turn, {
      id: randomUUID(),
      code: '111111',
      personId: 'S-1',
      tool: 'lifecycle_resignation',
      args: { lastDay: '2027-01-31' },
      shown: [],
      preview: { sentence: { zh: '提交辞职。', en: 'Resign.' }, notes: [], changes: [] },
      minutes: 10,
    })
    const give = () =>
      takeFirstConsent(db, turn, {
        personId: 'S-1',
        id: made.id,
        locale: 'en',
        seconds: [
          { personId: 'S-2', code: '222222' },
          { personId: 'S-3', code: '333333' },
        ],
        tell: ({ code }) => ({ zh: `请复核 ${code}`, en: `agree ${code}` }),
      })
    return { id: made.id, turn, give }
  }

  test('the first consent sends nothing and gives each second person a code and a notice, once', async () => {
    const { id, give } = await asked()
    const [first, again] = [await give(), await give()]
    expect(first).toMatchObject({ repeated: false, confirmation: { state: 'awaiting_second', outboxId: null } })
    expect(again).toMatchObject({ repeated: true })
    expect((await db.query('select 1 from outbox')).rowCount).toBe(0)
    expect((await noticesOf(db, 'S-2')).map(({ kind, body }) => [kind, body])).toEqual([
      ['second_consent', { sentence: { zh: '请复核 222222', en: 'agree 222222' }, code: '222222', confirmation: id }],
    ])
    expect((await secondConsentsOf(db, 'S-3')).map(({ code }) => code)).toEqual(['333333'])
    expect((await cardsOf(db, 'C-1', 5)).items[0]?.state).toBe('awaiting_second')
  })

  test('a code belongs to its second person, and none to the first', async () => {
    const { give } = await asked()
    await give()
    expect((await secondConsentFor(db, 'S-2', { code: '222222' }))?.personId).toBe('S-1')
    expect(await secondConsentFor(db, 'S-3', { code: '222222' })).toBeNull()
    expect(await findConfirmation(db, 'S-2', '111111')).toBeNull()
    expect(await findConfirmation(db, 'S-1', '222222')).toBeNull()
  })

  test('the second consent sends what was stored for the first person, whoever comes first', async () => {
    const { id, give } = await asked()
    await give()
    const turns = [await aTurn('C-2'), await aTurn('C-3')] as const
    const decided = await Promise.all([
      takeSecondConsent(db, turns[0], 'S-2', id),
      takeSecondConsent(other, turns[1], 'S-3', id),
    ])
    const outbox = decided.map((each) => each?.confirmation.outboxId)
    expect(outbox[0]).toBe(outbox[1])
    expect(decided.filter((each) => each?.repeated)).toHaveLength(1)
    expect((await outboxState(db, outbox[0] ?? '')).payload).toMatchObject({
      personId: 'S-1',
      locale: 'en',
      args: { lastDay: '2027-01-31' },
    })
    expect(await secondConsentsOf(db, 'S-2')).toEqual([])
    const { rows } = await db.query(
      `select actor, action, detail->>'first' as first, detail->>'second' as second from audit order by seq`,
    )
    expect(rows).toEqual([
      { actor: 'S-1', action: 'confirmation.first_consent', first: null, second: null },
      expect.objectContaining({
        action: 'confirmation.consumed',
        first: 'S-1',
        second: expect.stringMatching(/S-[23]/),
      }),
    ])
  })

  test('nobody is the second person of their own, nor a stranger, nor before the first has agreed', async () => {
    const { id, turn, give } = await asked()
    expect(await takeSecondConsent(db, turn, 'S-2', id)).toBeNull()
    await give()
    expect(await takeSecondConsent(db, turn, 'S-1', id)).toBeNull()
    expect(await takeSecondConsent(db, await aTurn('C-4'), 'S-4', id)).toBeNull()
    expect((await confirmationById(db, 'S-1', id))?.state).toBe('awaiting_second')
  })

  test('a refusal ends it and tells the first person; a later consent finds it ended', async () => {
    const { id, give } = await asked()
    await give()
    const turn = await aTurn('C-2')
    const told = { zh: '没有同意', en: 'not agreed' }
    expect((await refuseSecondConsent(db, turn, 'S-2', id, told))?.state).toBe('cancelled')
    expect((await noticesOf(db, 'S-1')).map(({ kind }) => kind)).toEqual(['second_refused'])
    expect(await takeSecondConsent(db, await aTurn('C-3'), 'S-3', id)).toMatchObject({
      confirmation: { state: 'cancelled', outboxId: null },
    })
  })

  test('the first person may take it back, and after 24 hours nobody can agree any more', async () => {
    const { id, turn, give } = await asked()
    await give()
    await db.query(`update confirmation set expires_at = now() - interval '1 second' where id = $1`, [id])
    expect(await takeSecondConsent(db, await aTurn('C-2'), 'S-2', id)).toMatchObject({
      confirmation: { state: 'expired', outboxId: null },
    })
    expect(await secondConsentsOf(db, 'S-2')).toEqual([])
    expect((await cancelConfirmation(db, turn, 'S-1', id))?.state).toBe('cancelled')
  })
})
