import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appendAudit, verifyAudit } from '../../store/audit.ts'
import {
  cancelConfirmation,
  cardsOf,
  confirmationById,
  consumeConfirmation,
  findConfirmation,
  type NewConfirmation,
  pendingConfirmation,
  prepareConfirmation,
} from '../../store/confirmations.ts'
import type { Db } from '../../store/db.ts'
import { createDocuments } from '../../store/documents.ts'
import { migrate, migrations } from '../../store/migrate.ts'
import { markRead, noticesOf, notify } from '../../store/notices.ts'
import {
  claimOutbox,
  endOutbox,
  enqueue,
  keepProgress,
  outboxCounts,
  outboxState,
  RowTakenOver,
  retryOutbox,
} from '../../store/outbox.ts'
import {
  bindAccount,
  boundPerson,
  grantedRoles,
  grantRole,
  rememberedPerson,
  rememberPerson,
} from '../../store/people.ts'
import { readSetting, settingOr, writeSetting } from '../../store/settings.ts'
import { createSignals } from '../../store/signals.ts'
import { endSubmission, finishWatching } from '../../store/submissions.ts'
import { appendEvent, eventsAfter, lastEvents, tailEvents } from '../../store/turn-events.ts'
import {
  type ClaimedTurn,
  claimTurn,
  FencedOff,
  finishTurn,
  freeLeases,
  openConversations,
  receiveTurn,
  releaseTurn,
  renewLease,
} from '../../store/turns.ts'
import { count } from '../support/counts.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

const times = <T>(many: number, make: (index: number) => T): T[] =>
  Array.from({ length: many }, (_, index) => make(index))
const minute = 60_000

onBothDatabases('the store', (open) => {
  let opened: EmptyDatabase
  let db: Db
  /** Connections of several replicas. */
  let replicas: readonly Db[]
  const replica = (index: number): Db => replicas[index % replicas.length] ?? db

  const receive = (messageId: string, conversation = 'C-1', by: Db = db, tenant = 'T-1') =>
    receiveTurn(
      by,
      { channel: 'web', tenant, messageId, conversation, personId: 'S-1', message: { text: messageId } },
      randomUUID(),
    )
  const claim = async (conversation = 'C-1', leaseMs = minute): Promise<ClaimedTurn> => {
    const turn = await claimTurn(db, conversation, leaseMs)
    if (!turn) throw new Error(`No turn of ${conversation} could be claimed.`)
    return turn
  }
  const counted = async (table: string) => (await db.query(`select count(*)::int as n from ${table}`)).rows[0]?.n

  beforeAll(async () => {
    opened = await open()
    db = opened.db
    await migrate(db)
    replicas = [db, opened.another(), opened.another()]
  })
  beforeEach(async () => {
    await db.exec(
      'truncate setting, inbox, conversation, turn, turn_event, confirmation, outbox, audit, binding, role_grant, known_person, notice, plugin_document restart identity cascade',
    )
  })
  afterAll(() => opened.close())

  describe('the inbox', () => {
    test('claims a message once, however many deliveries come at once', async () => {
      const answers = await Promise.all(times(50, (index) => receive('M-1', 'C-1', replica(index))))
      expect(answers.filter(({ fresh }) => fresh)).toHaveLength(1)
      expect(new Set(answers.map(({ turnId }) => turnId)).size).toBe(1)
      expect([await counted('inbox'), await counted('turn'), await counted('turn_event')]).toEqual([1, 1, 1])
    })

    test('takes the same id from another tenant as another message', async () => {
      expect((await receive('M-1')).fresh).toBe(true)
      expect((await receive('M-1', 'C-2', db, 'T-2')).fresh).toBe(true)
      expect((await receive('M-1')).fresh).toBe(false)
    })

    test('shows the last events, and those before a number', async () => {
      for (const id of ['M-1', 'M-2', 'M-3', 'M-4']) await receive(id)
      expect((await lastEvents(db, 'C-1', 2)).map(({ seq }) => seq)).toEqual([3, 4])
      expect((await lastEvents(db, 'C-1', 2, 3)).map(({ seq }) => seq)).toEqual([1, 2])
      expect(await lastEvents(db, 'C-1', 2, 1)).toEqual([])
    })

    test('numbers what is said in a conversation without a gap, even at once', async () => {
      await Promise.all(times(20, (index) => receive(`M-${index}`, 'C-1', replica(index))))
      const events = await eventsAfter(db, 'C-1', 0)
      expect(events.map(({ seq }) => seq)).toEqual(times(20, (index) => index + 1))
      expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['said']))
    })
  })

  describe('the turns of a conversation', () => {
    test('are worked in the order of their arrival, one at a time', async () => {
      for (const id of ['M-1', 'M-2', 'M-3']) await receive(id)
      const worked: unknown[] = []
      for (let more = true; more; ) {
        const turn = await claim()
        expect(await claimTurn(replica(1), 'C-1', minute)).toBeNull()
        worked.push(turn.message)
        more = await finishTurn(db, turn, 'reply', {})
      }
      expect(worked).toEqual([{ text: 'M-1' }, { text: 'M-2' }, { text: 'M-3' }])
      expect(await claimTurn(db, 'C-1', minute)).toBeNull()
    })

    test('are each worked once by many workers that grab at once', async () => {
      const turns = count(100, 500)
      for (let index = 0; index < turns; index++) await receive(`M-${index}`)
      const worked: unknown[] = []
      let holders = 0
      let mostHolders = 0
      const work = async (index: number) => {
        const until = Date.now() + minute
        while (worked.length < turns && Date.now() < until) {
          const turn = await claimTurn(replica(index), 'C-1', minute)
          if (turn) {
            mostHolders = Math.max(mostHolders, ++holders)
            worked.push((turn.message as { text: unknown }).text)
            holders--
            await finishTurn(replica(index), turn, 'reply', {})
          } else await pause(1)
        }
      }
      const ends = await Promise.allSettled(times(8, work))
      expect(ends.filter(({ status }) => status === 'rejected')).toEqual([])
      expect(worked).toEqual(times(turns, (index) => `M-${index}`))
      expect(mostHolders).toBe(1)
    })

    test('of different conversations do not wait for each other', async () => {
      await receive('M-1', 'C-1')
      await receive('M-2', 'C-2')
      expect(await openConversations(db)).toEqual(['C-1', 'C-2'])
      await claim('C-1')
      expect(await openConversations(db)).toEqual(['C-2'])
      expect((await claim('C-2')).message).toEqual({ text: 'M-2' })
    })

    test('come back when their worker is silent longer than its lease', async () => {
      await receive('M-1')
      const first = await claim('C-1', 1)
      await pause(20)
      expect(await openConversations(db)).toEqual(['C-1'])
      const second = await claim()
      expect(second.turnId).toBe(first.turnId)
      expect(second.attempts).toBe(2)
      expect(Number(second.token)).toBeGreaterThan(Number(first.token))
    })

    test('stay with a worker that renews its lease', async () => {
      await receive('M-1')
      const turn = await claim('C-1', 300)
      await renewLease(db, turn, minute)
      await pause(400)
      expect(await claimTurn(replica(1), 'C-1', minute)).toBeNull()
      await finishTurn(db, turn, 'reply', {})
    })

    test('come back at once when their worker gives them back, and when a single process starts again', async () => {
      await receive('M-1')
      await releaseTurn(db, await claim())
      expect((await claim()).attempts).toBe(2)
      await freeLeases(db)
      expect((await claim()).attempts).toBe(3)
    })

    test('end with one reply, once', async () => {
      await receive('M-1')
      const turn = await claim()
      await finishTurn(db, turn, 'reply', { answer: '好的' })
      await expect(finishTurn(db, turn, 'reply', { answer: '又来了' })).rejects.toThrow(FencedOff)
      expect((await eventsAfter(db, 'C-1', 0)).map(({ kind, data }) => [kind, data])).toEqual([
        ['said', { text: 'M-1' }],
        ['reply', { answer: '好的' }],
      ])
    })

    test('may end as failed', async () => {
      await receive('M-1')
      await finishTurn(db, await claim(), 'failed', { error: '抱歉' })
      expect((await lastEvents(db, 'C-1', 10)).map(({ kind }) => kind)).toEqual(['said', 'failed'])
      expect(await openConversations(db)).toEqual([])
    })
  })

  const prepared = (given: Partial<NewConfirmation> = {}): NewConfirmation => ({
    id: randomUUID(),
    code: randomUUID().slice(0, 6),
    personId: 'S-1',
    tool: 'leave_submit',
    args: { start: '2026-12-01', days: 1 },
    shown: [],
    preview: { sentence: { zh: '提交事假？', en: 'Submit?' }, notes: [], changes: [] },
    minutes: 10,
    ...given,
  })
  const aTurn = async (conversation = 'C-1') => {
    await receive(randomUUID(), conversation)
    return claim(conversation)
  }

  describe('a worker that lost its lease', () => {
    test('can write nothing any more', async () => {
      await receive('M-1')
      const old = await claim('C-1', 1)
      const waiting = await prepareConfirmation(db, old, prepared())
      const row = await enqueue(db, { kind: 'submission', key: 'K-1', conversation: 'C-1', payload: {} })
      await pause(20)
      const now = await claim()
      const before = await eventsAfter(db, 'C-1', 0)

      const attempts = [
        () => finishTurn(db, old, 'reply', { answer: 'late' }),
        () => finishTurn(db, old, 'failed', { error: 'late' }),
        () => finishWatching(db, old, { answer: 'late' }, row, null),
        () => renewLease(db, old, minute),
        () => prepareConfirmation(db, old, prepared()),
        () => consumeConfirmation(db, old, 'S-1', waiting.id),
        () => cancelConfirmation(db, old, 'S-1', waiting.id),
      ]
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(FencedOff)
      await releaseTurn(db, old)

      expect(await claimTurn(replica(1), 'C-1', minute)).toBeNull()
      expect(await eventsAfter(db, 'C-1', 0)).toEqual(before)
      expect((await confirmationById(db, 'S-1', waiting.id))?.state).toBe('pending')
      expect([await counted('confirmation'), await counted('outbox'), await counted('audit')]).toEqual([1, 1, 0])
      await finishTurn(db, now, 'reply', { answer: 'in time' })
    })
  })

  describe('what a conversation remembers', () => {
    const answered = async (text: string) => {
      await finishTurn(db, await aTurn(), 'reply', { answer: text }, { said: text })
    }

    test('are the last twenty turns that ended, oldest first', async () => {
      for (let index = 0; index < 23; index++) await answered(`${index}`)
      expect((await aTurn()).exchanges).toEqual(times(20, (index) => ({ said: `${index + 3}` })))
    })

    test('of older turns are those that ended in a receipt', async () => {
      for (let index = 0; index < 30; index++) {
        const receipt = index % 4 === 0 ? { receipt: `LR-${index}` } : {}
        await finishTurn(db, await aTurn(), 'reply', { answer: 'x' }, { said: `${index}`, ...receipt })
      }
      const said = (await aTurn()).exchanges.map((exchange) => (exchange as { said: string }).said)
      expect(said).toEqual(['0', '4', '8', ...times(20, (index) => `${index + 10}`)])
    })

    test('is nothing of a turn that failed, of one that is worked again, or of another conversation', async () => {
      await finishTurn(db, await aTurn('C-2'), 'reply', { answer: 'x' }, { said: 'elsewhere' })
      await finishTurn(db, await aTurn(), 'failed', { error: 'x' })
      await receive('M-again')
      const first = await claim('C-1', 1)
      await pause(20)
      const again = await claim()
      expect([first.exchanges, again.exchanges]).toEqual([[], []])
    })

    test('is not touched by a worker that lost its lease, however late it comes', async () => {
      await receive('M-1')
      const old = await claim('C-1', 1)
      await pause(20)
      await finishTurn(replica(1), await claim(), 'reply', { answer: '1' }, { said: 'one' })
      await answered('two')
      await expect(finishTurn(db, old, 'reply', { answer: '1' }, { said: 'late' })).rejects.toThrow(FencedOff)
      expect((await aTurn()).exchanges).toEqual([{ said: 'one' }, { said: 'two' }])
    })
  })

  describe('a confirmation', () => {
    test('is found by its owner only', async () => {
      const turn = await aTurn()
      const { id, code } = await prepareConfirmation(db, turn, prepared())
      expect((await findConfirmation(db, 'S-1', code))?.id).toBe(id)
      expect((await pendingConfirmation(db, 'C-1'))?.id).toBe(id)
      expect(await findConfirmation(db, 'S-2', code)).toBeNull()
      expect(await confirmationById(db, 'S-2', id)).toBeNull()
      expect(await consumeConfirmation(db, turn, 'S-2', id)).toBeNull()
      expect(await cancelConfirmation(db, turn, 'S-2', id)).toBeNull()
      expect((await confirmationById(db, 'S-1', id))?.state).toBe('pending')
      expect([await counted('outbox'), await counted('audit')]).toEqual([0, 0])
    })

    test('may share its code with one of another person, never of the same', async () => {
      const turn = await aTurn()
      await prepareConfirmation(db, turn, prepared({ code: '123456' }))
      const other = await aTurn('C-2')
      await prepareConfirmation(db, other, prepared({ code: '123456', personId: 'S-2' }))
      await expect(prepareConfirmation(db, other, prepared({ code: '123456' }))).rejects.toMatchObject({
        code: '23505',
      })
      expect((await findConfirmation(db, 'S-2', '123456'))?.conversation).toBe('C-2')
    })

    test('keeps exactly what was shown', async () => {
      const made = prepared({
        args: { b: [1, '二', null], a: { c: 0.5 } },
        shown: [{ path: '/x', sendHash: 'a', countedHash: 'b' }],
      })
      await prepareConfirmation(db, await aTurn(), made)
      expect(await confirmationById(db, 'S-1', made.id)).toMatchObject({
        args: made.args,
        shown: made.shown,
        preview: made.preview,
        state: 'pending',
        outboxId: null,
        expiresAt: expect.any(Date),
      })
    })

    test('ends by the time of the database', async () => {
      const turn = await aTurn()
      const { id, expiresAt } = await prepareConfirmation(db, turn, prepared())
      const { rows } = await db.query<{ left: number }>(
        'select extract(epoch from $1::timestamptz - now())::float8 as left',
        [expiresAt],
      )
      expect(rows[0]?.left).toBeGreaterThan(590)
      expect(rows[0]?.left).toBeLessThanOrEqual(600)
      await db.query(`update confirmation set expires_at = now() - interval '1 millisecond'`)
      expect((await confirmationById(db, 'S-1', id))?.state).toBe('expired')
      expect(await pendingConfirmation(db, 'C-1')).toBeNull()
      expect(await consumeConfirmation(db, turn, 'S-1', id)).toMatchObject({
        repeated: false,
        confirmation: { state: 'expired' },
      })
      expect(await counted('outbox')).toBe(0)
    })

    test('is superseded by the next one of its conversation, and only there', async () => {
      const turn = await aTurn()
      const first = await prepareConfirmation(db, turn, prepared())
      const elsewhere = await prepareConfirmation(db, await aTurn('C-2'), prepared())
      const second = await prepareConfirmation(db, turn, prepared())
      expect((await confirmationById(db, 'S-1', first.id))?.state).toBe('superseded')
      expect((await confirmationById(db, 'S-1', elsewhere.id))?.state).toBe('pending')
      expect(await consumeConfirmation(db, turn, 'S-1', first.id)).toMatchObject({
        repeated: false,
        confirmation: { state: 'superseded' },
      })
      expect(await counted('outbox')).toBe(0)
      expect((await pendingConfirmation(db, 'C-1'))?.id).toBe(second.id)
    })

    test('is told to a page with what became of it, by the time of the database, in its conversation only', async () => {
      const turn = await aTurn()
      const made = async (code: string) => (await prepareConfirmation(db, turn, prepared({ code }))).id
      const sent = async (
        code: string,
        state: 'done' | 'failed' | 'dead',
        result: { receipt?: string; sentence: string },
      ) => {
        const decided = await consumeConfirmation(db, turn, 'S-1', await made(code), 'en')
        const [row] = await claimOutbox(db, 'submission', minute, 1, decided?.confirmation.outboxId ?? '')
        expect(row?.payload).toMatchObject({ locale: 'en' })
        if (row) await endSubmission(db, row, state, result)
      }
      await made('100001')
      await cancelConfirmation(db, turn, 'S-1', await made('100002'))
      await sent('100003', 'failed', { sentence: 'Not submitted.' })
      await sent('100004', 'dead', { sentence: 'Not known.' })
      await sent('100005', 'done', { receipt: 'R-1', sentence: 'Submitted.' })
      await consumeConfirmation(db, turn, 'S-1', await made('100006'))
      await made('100007')
      await prepareConfirmation(db, await aTurn('C-2'), prepared({ code: '200001' }))
      const { now, items } = await cardsOf(db, 'C-1', 10)
      expect(now).toBeInstanceOf(Date)
      expect(items.map(({ code, state, receipt, sentence }) => [code, state, receipt, sentence])).toEqual([
        ['100007', 'pending', null, null],
        ['100006', 'sending', null, null],
        ['100005', 'done', 'R-1', 'Submitted.'],
        ['100004', 'unknown', null, 'Not known.'],
        ['100003', 'refused', null, 'Not submitted.'],
        ['100002', 'cancelled', null, null],
        ['100001', 'superseded', null, null],
      ])
      expect(items[0]?.about).toEqual({ zh: '提交事假？', en: 'Submit?' })
      await db.query(`update confirmation set expires_at = now() - interval '1 second' where code = '100007'`)
      expect((await cardsOf(db, 'C-1', 1)).items).toMatchObject([{ code: '100007', state: 'expired' }])
    })

    test('puts one submission into the outbox, with its audit row, and finds it again', async () => {
      const turn = await aTurn()
      const made = prepared()
      await prepareConfirmation(db, turn, made)
      const first = await consumeConfirmation(db, turn, 'S-1', made.id)
      const again = await consumeConfirmation(db, turn, 'S-1', made.id)
      expect(first).toMatchObject({ repeated: false, confirmation: { state: 'consumed' } })
      expect(again).toMatchObject({ repeated: true, confirmation: { outboxId: first?.confirmation.outboxId } })
      expect((await outboxState(db, first?.confirmation.outboxId ?? '')).payload).toMatchObject({
        confirmationId: made.id,
        personId: 'S-1',
        tool: 'leave_submit',
        args: made.args,
      })
      expect([await counted('outbox'), await counted('audit')]).toEqual([1, 1])
    })

    test('is consumed once by twenty consents at once', async () => {
      const turn = await aTurn()
      const { id } = await prepareConfirmation(db, turn, prepared())
      const decided = await Promise.all(times(20, (index) => consumeConfirmation(replica(index), turn, 'S-1', id)))
      expect(decided.filter((one) => one?.repeated === false)).toHaveLength(1)
      expect(new Set(decided.map((one) => one?.confirmation.outboxId)).size).toBe(1)
      expect([await counted('outbox'), await counted('audit')]).toEqual([1, 1])
    })

    test('is either consumed or cancelled when both come at once', async () => {
      for (let round = 0; round < count(5, 50); round++) {
        const turn = await aTurn(`C-${round}`)
        const { id } = await prepareConfirmation(db, turn, prepared())
        const before = Number(await counted('outbox'))
        await Promise.all([
          consumeConfirmation(replica(round), turn, 'S-1', id),
          cancelConfirmation(replica(round + 1), turn, 'S-1', id),
        ])
        const state = (await confirmationById(db, 'S-1', id))?.state
        expect(['consumed', 'cancelled']).toContain(state)
        expect(await counted('outbox')).toBe(before + (state === 'consumed' ? 1 : 0))
      }
    })

    test('that was cancelled submits nothing', async () => {
      const turn = await aTurn()
      const { id } = await prepareConfirmation(db, turn, prepared())
      expect((await cancelConfirmation(db, turn, 'S-1', id))?.state).toBe('cancelled')
      expect(await consumeConfirmation(db, turn, 'S-1', id)).toMatchObject({ confirmation: { state: 'cancelled' } })
      expect([await counted('outbox'), await counted('audit')]).toEqual([0, 1])
    })

    test('whose stored arguments were changed is refused', async () => {
      const turn = await aTurn()
      const { id } = await prepareConfirmation(db, turn, prepared())
      await db.query(`update confirmation set args = '{"start": "2026-12-01", "days": 30}'`)
      await expect(consumeConfirmation(db, turn, 'S-1', id)).rejects.toThrow(/does not match its hash/)
      expect(await counted('outbox')).toBe(0)
    })
  })

  describe('the outbox', () => {
    /** Rows are due a moment after they were added; tests do not wait for it. */
    const fallDue = () => db.query('update outbox set run_at = now()')
    const add = (key: string, by: Db = db) =>
      enqueue(by, { kind: 'submission', key, conversation: 'C-1', payload: { key } })

    test('keeps one row for a key, however many ask at once', async () => {
      const ids = await Promise.all(times(20, (index) => add('K-1', replica(index))))
      expect(new Set(ids).size).toBe(1)
      expect(ids[0]).toMatch(/^\d+$/)
      expect(await counted('outbox')).toBe(1)
    })

    test('gives each row to one worker while its lease lasts', async () => {
      for (let index = 0; index < 10; index++) await add(`K-${index}`)
      expect(await claimOutbox(db, 'submission', minute, 1)).toEqual([])
      await fallDue()
      const claimed = await Promise.all(times(20, (index) => claimOutbox(replica(index), 'submission', minute, 1)))
      expect(
        claimed
          .flat()
          .map(({ key }) => key)
          .sort(),
      ).toEqual(times(10, (index) => `K-${index}`))
      expect(await claimOutbox(db, 'submission', minute, 100)).toEqual([])
    })

    test('gives a row again when its worker is silent longer than its lease, with what it had got', async () => {
      const id = await add('K-1')
      await fallDue()
      const [first] = await claimOutbox(db, 'submission', 1, 10)
      await keepProgress(db, { id, attempts: 1 }, { calls: [{ receipt: 'R-1' }] })
      await pause(20)
      const [second] = await claimOutbox(db, 'submission', minute, 10)
      expect(first).toMatchObject({ id, attempts: 1, result: null })
      expect(second).toMatchObject({
        id,
        attempts: 2,
        result: { calls: [{ receipt: 'R-1' }] },
        payload: { key: 'K-1' },
      })
    })

    test('takes nothing from a try that a later one has replaced, before its end and after', async () => {
      const id = await add('K-1')
      const [old] = await claimOutbox(db, 'submission', 1, 1, id)
      await pause(20)
      const [now] = await claimOutbox(db, 'submission', minute, 1, id)
      if (!old || !now) throw new Error('The row could not be claimed twice.')
      const late = async () => {
        await expect(keepProgress(db, old, { calls: ['late'] })).rejects.toThrow(RowTakenOver)
        expect(await endOutbox(replica(1), old, 'failed', { receipt: 'none' })).toBe(false)
        await retryOutbox(db, old, 'late')
      }
      await late()
      expect(await outboxState(db, id)).toMatchObject({ state: 'waiting', inFlight: true, result: null })
      expect(await endOutbox(db, now, 'done', { receipt: 'R-1' })).toBe(true)
      await late()
      await expect(keepProgress(db, now, { calls: [] })).rejects.toThrow(RowTakenOver)
      expect(await outboxState(db, id)).toMatchObject({ state: 'done', result: { receipt: 'R-1' } })
    })

    test('keeps kinds apart', async () => {
      await enqueue(db, { kind: 'message', key: 'K-1', conversation: null, payload: {} })
      await fallDue()
      expect(await claimOutbox(db, 'submission', minute, 10)).toEqual([])
      expect(await claimOutbox(db, 'message', minute, 10)).toHaveLength(1)
    })

    test('waits longer after every failure, half a second at first and 20 seconds at most', async () => {
      const id = await add('K-1')
      const pauses: number[] = []
      for (let attempt = 1; attempt <= 10; attempt++) {
        const [row] = await claimOutbox(db, 'submission', minute, 1, id)
        if (!row) throw new Error('The row could not be claimed by its id.')
        await db.tx(async (sql) => {
          await retryOutbox({ ...db, query: sql.query }, row, 'away')
          const { rows } = await sql.query<{ wait: number }>(
            'select extract(epoch from run_at - now())::float8 as wait from outbox',
          )
          pauses.push(rows[0]?.wait ?? 0)
        })
        expect(await claimOutbox(db, 'submission', minute, 1)).toEqual([])
      }
      expect(pauses.map((seconds) => Math.round(seconds * 10) / 10)).toEqual([0.5, 1, 2, 4, 8, 16, 20, 20, 20, 20])
    })

    test('ends a row once, and never gives it out again', async () => {
      const id = await add('K-1')
      await claimOutbox(db, 'submission', 1, 10, id)
      const ended = await Promise.all(
        times(10, (index) =>
          endOutbox(replica(index), { id, attempts: 1 }, index % 2 === 0 ? 'done' : 'failed', { by: index }),
        ),
      )
      expect(ended.filter(Boolean)).toHaveLength(1)
      expect((await outboxState(db, id)).result).toEqual({ by: ended.indexOf(true) })
      await pause(20)
      await fallDue()
      expect(await claimOutbox(db, 'submission', minute, 10)).toEqual([])
      expect(await add('K-1')).toBe(id)
    })

    test('counts what waits and what was given up', async () => {
      const dead = await add('K-1')
      await add('K-2')
      await endOutbox(db, { id: dead, attempts: 0 }, 'dead', { unknown: true })
      expect(await outboxCounts(db)).toEqual({ waiting: 1, dead: 1 })
      expect(await outboxState(db, dead)).toMatchObject({ state: 'dead' })
      await expect(outboxState(db, '999')).rejects.toThrow(/no outbox row 999/)
    })
  })

  describe('a submission and the turn that made it', () => {
    const submitted = async (conversation: string) => {
      const turn = await aTurn(conversation)
      const { id } = await prepareConfirmation(db, turn, prepared())
      const consumed = await consumeConfirmation(db, turn, 'S-1', id)
      const [row] = await claimOutbox(db, 'submission', minute, 1, consumed?.confirmation.outboxId ?? '')
      if (!row) throw new Error('The submission could not be claimed.')
      return { turn, row }
    }
    const told = async (conversation: string) =>
      (await eventsAfter(db, conversation, 0)).filter(({ kind }) => kind === 'follow_up').length

    test('tell the person the outcome once, whichever of them ends first', async () => {
      for (let round = 0; round < count(10, 100); round++) {
        const conversation = `C-${round}`
        const { turn, row } = await submitted(conversation)
        await Promise.all([
          finishWatching(replica(round), turn, { answer: '处理中' }, row.id, null),
          endSubmission(replica(round + 1), row, 'done', { receipt: `R-${round}` }),
        ])
        expect(await told(conversation)).toBe(1)
        expect(await noticesOf(db, 'S-1', 1000)).toHaveLength(round + 1)
      }
    })

    test('write the end once, when two workers bring it', async () => {
      const { turn, row } = await submitted('C-1')
      await finishWatching(db, turn, { answer: '处理中' }, row.id, null)
      await Promise.all(times(5, (index) => endSubmission(replica(index), row, 'done', { receipt: 'R-1' })))
      expect(await told('C-1')).toBe(1)
      const { rows } = await db.query(`select detail from audit where action = 'submission.done'`)
      expect(rows).toEqual([{ detail: { confirmation: expect.any(String), receipt: 'R-1', attempts: 1 } }])
    })
  })

  describe('the audit chain', () => {
    const entry = (index: number) => ({
      actor: `S-${index}`,
      action: 'tool.denied',
      subject: 'pay_slip',
      detail: { index, why: null },
    })
    const write = async (many: number) => {
      for (let index = 1; index <= many; index++) await db.tx((sql) => appendAudit(sql, entry(index)))
    }

    test('holds when nobody touched it, empty too', async () => {
      expect(await verifyAudit(db)).toEqual({ rows: 0, brokenAt: null, head: '' })
      await write(5)
      expect(await verifyAudit(db)).toMatchObject({
        rows: 5,
        brokenAt: null,
        head: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
    })

    test.each([
      ['actor', `actor = 'S-99'`],
      ['action', `action = 'tool.allowed'`],
      ['subject', `subject = 'me_show'`],
      ['detail', `detail = detail || '{"more": 1}'`],
      ['time', `at = at + interval '1 millisecond'`],
      ['time by less than the hash is over', `at = at + interval '1 microsecond'`],
      ['previous hash', `previous = 'x'`],
      ['hash', `hash = repeat('0', 64)`],
    ])('shows which row had its %s changed, whichever it was', async (_what, change) => {
      await write(4)
      for (const seq of [1, 2, 3, 4]) {
        await db
          .tx(async (sql) => {
            await sql.query(`update audit set ${change} where seq = $1`, [seq])
            expect((await verifyAudit({ ...db, query: sql.query })).brokenAt).toBe(seq)
            throw new Error('undo')
          })
          .catch((error: Error) => expect(error.message).toBe('undo'))
      }
    })

    test('shows a row that was taken out, and the end that was cut off by its head', async () => {
      await write(4)
      const whole = await verifyAudit(db)
      await db.query('delete from audit where seq = 4')
      const cut = await verifyAudit(db)
      expect([cut.rows, cut.head === whole.head]).toEqual([3, false])
      await db.query('delete from audit where seq = 2')
      expect((await verifyAudit(db)).brokenAt).toBe(3)
      await db.query('delete from audit where seq = 1')
      expect((await verifyAudit(db)).brokenAt).toBe(3)
    })

    test('shows rows that changed places, and a row that was put in', async () => {
      await write(4)
      await db.exec(
        'update audit set seq = -2 where seq = 2; update audit set seq = 2 where seq = 3; update audit set seq = 3 where seq = -2',
      )
      expect((await verifyAudit(db)).brokenAt).toBe(2)
      await db.exec(
        'update audit set seq = -2 where seq = 2; update audit set seq = 2 where seq = 3; update audit set seq = 3 where seq = -2',
      )
      expect((await verifyAudit(db)).brokenAt).toBeNull()
      await db.exec('update audit set seq = seq + 10 where seq > 2; update audit set seq = seq - 9 where seq > 10')
      await db.query(
        `insert into audit select 3, at, actor, action, subject, detail, previous, hash from audit where seq = 2`,
      )
      expect((await verifyAudit(db)).brokenAt).toBe(3)
    })

    test('holds under fifty writers at once', async () => {
      await Promise.all(times(50, (index) => replica(index).tx((sql) => appendAudit(sql, entry(index)))))
      expect(await verifyAudit(db)).toMatchObject({ rows: 50, brokenAt: null })
    })

    test('has no row for an effect that was rolled back, and no gap', async () => {
      await write(1)
      const undone = db.tx(async (sql) => {
        await appendAudit(sql, entry(7))
        throw new Error('undo')
      })
      await expect(undone).rejects.toThrow('undo')
      await write(1)
      expect(await verifyAudit(db)).toMatchObject({ rows: 2, brokenAt: null })
    })
  })

  describe('the events of a conversation', () => {
    test('are tailed from a number on, as they come', async () => {
      const { turnId } = await receive('M-1')
      const signals = createSignals()
      const stop = new AbortController()
      const seen: [number, unknown][] = []
      const tail = (async () => {
        for await (const { seq, data } of tailEvents(db, signals, 'C-1', 1, stop.signal)) {
          seen.push([seq, data])
          if (seen.length === 3) stop.abort()
        }
      })()
      for (const text of ['a', 'b', 'c']) {
        await appendEvent(replica(1), 'C-1', turnId, 'progress', { text })
        signals.changed('C-1')
      }
      await tail
      expect(seen).toEqual([
        [2, { text: 'a' }],
        [3, { text: 'b' }],
        [4, { text: 'c' }],
      ])
    })
  })

  describe('what is known of people', () => {
    const account = { channel: 'wecom', tenant: 'T-1', account: 'zhang' }

    test('an account is a guest until it is bound, and belongs to its tenant', async () => {
      expect(await boundPerson(db, account)).toBeNull()
      await bindAccount(db, account, 'S-1')
      expect(await boundPerson(db, account)).toBe('S-1')
      expect(await boundPerson(db, { ...account, tenant: 'T-2' })).toBeNull()
      expect(await boundPerson(db, { ...account, channel: 'dingtalk' })).toBeNull()
      await bindAccount(db, account, 'S-2')
      expect(await boundPerson(db, account)).toBe('S-2')
    })

    test("Renshi's own roles are granted once each", async () => {
      for (const role of ['knowledge_admin', 'auditor', 'auditor']) await grantRole(db, 'S-1', role, 'S-9')
      expect(await grantedRoles(db, 'S-1')).toEqual(['auditor', 'knowledge_admin'])
      expect(await grantedRoles(db, 'S-2')).toEqual([])
    })

    test('the identity the HR system last gave is remembered', async () => {
      expect(await rememberedPerson(db, 'S-1')).toBeNull()
      await rememberPerson(db, 'S-1', { name: '张三' })
      await rememberPerson(db, 'S-1', { name: '张三丰' })
      expect(await rememberedPerson(db, 'S-1')).toEqual({ name: '张三丰' })
    })
  })

  describe('notices', () => {
    const give = (key: string, personId = 'S-1') => notify(db, { personId, kind: 'reminder', key, body: { key } })

    test('come once per key, newest first, and only to their person', async () => {
      for (const key of ['A', 'B', 'A', 'C']) await give(key)
      await give('D', 'S-2')
      expect((await noticesOf(db, 'S-1')).map(({ body }) => body)).toEqual([{ key: 'C' }, { key: 'B' }, { key: 'A' }])
      expect(await noticesOf(db, 'S-1', 1)).toHaveLength(1)
    })

    test('are read up to one, by their person only', async () => {
      for (const key of ['A', 'B', 'C']) await give(key)
      const [, middle] = await noticesOf(db, 'S-1')
      await markRead(db, 'S-2', middle?.id ?? '')
      expect((await noticesOf(db, 'S-1')).every(({ readAt }) => readAt === null)).toBe(true)
      await markRead(db, 'S-1', middle?.id ?? '')
      expect((await noticesOf(db, 'S-1')).map(({ readAt }) => readAt !== null)).toEqual([false, true, true])
    })
  })

  describe('documents of plugins', () => {
    test('are kept by key, each plugin for itself', async () => {
      const [injury, jobs] = [createDocuments(db, 'injury'), createDocuments(db, 'jobs')]
      expect(await injury.get('case')).toBeUndefined()
      await injury.put('case', { 等级: 4 })
      await injury.put('case', { 等级: 5 })
      await jobs.put('case', [1])
      expect([await injury.get('case'), await jobs.get('case')]).toEqual([{ 等级: 5 }, [1]])
      await injury.delete('case')
      expect([await injury.get('case'), await jobs.get('case')]).toEqual([undefined, [1]])
    })

    test('are listed by the beginning of their key, taken literally', async () => {
      const documents = createDocuments(db, 'injury')
      for (const key of ['a%b', 'a_b', 'aXb', 'a%c', 'B']) await documents.put(key, null)
      expect(await documents.list('a%')).toEqual(['a%b', 'a%c'])
      expect(await documents.list('a_')).toEqual(['a_b'])
      expect(await documents.list('')).toHaveLength(5)
      expect(await documents.get('B')).toBeNull()
    })
  })

  describe('settings', () => {
    test('are decided by the first of several processes', async () => {
      const values = await Promise.all(times(10, (index) => settingOr(replica(index), 'secret', `made by ${index}`)))
      expect(new Set(values).size).toBe(1)
      expect(await readSetting(db, 'other')).toBeUndefined()
      await writeSetting(db, 'secret', { new: true })
      expect(await readSetting(db, 'secret')).toEqual({ new: true })
    })
  })
})

onBothDatabases('the schema', (open) => {
  let opened: EmptyDatabase
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened.close())

  test('is made once by five replicas that start at once', async () => {
    const replicas = times(5, () => opened.another())
    const ran = await Promise.all(replicas.map((db) => migrate(db)))
    expect(ran.filter((steps) => steps.length > 0)).toEqual([migrations.map(({ id }) => id)])
    expect(await migrate(opened.db)).toEqual([])
  })

  test('gains the steps that are new, and none of them when one fails', async () => {
    const good = { id: '900-good', sql: 'create table good (n int); create table better (n int);' }
    const bad = { id: '901-bad', sql: 'create table bad (n int); select 1 / 0;' }
    await expect(migrate(opened.db, [...migrations, good, bad])).rejects.toMatchObject({ code: '22012' })
    const { rows } = await opened.db.query(`select to_regclass('good') as good, to_regclass('bad') as bad`)
    expect(rows).toEqual([{ good: null, bad: null }])
    expect(await migrate(opened.db, [...migrations, good])).toEqual(['900-good'])
  })
})
