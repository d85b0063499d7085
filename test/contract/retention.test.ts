import { randomUUID } from 'node:crypto'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { migrate } from '../../store/migrate.ts'
import { retentionStates, runRetention } from '../../store/retention.ts'
import { claimTurn, finishTurn, receiveTurn } from '../../store/turns.ts'
import { count } from '../support/counts.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

type SaverPool = ConstructorParameters<typeof PostgresSaver>[0]

onBothDatabases('what is kept, and for how long', (open) => {
  let opened: EmptyDatabase
  beforeEach(async () => {
    opened = await open()
    await migrate(opened.db)
  })
  afterEach(() => opened.close())

  const talk = async (conversation: string, ageDays: number) => {
    const { db } = opened
    const about = { channel: 'web', tenant: 'T', messageId: randomUUID(), conversation, personId: 'S-1', message: {} }
    await receiveTurn(db, about, randomUUID())
    const turn = await claimTurn(db, conversation, 60_000)
    if (!turn) throw new Error('The turn could not be claimed.')
    await finishTurn(db, turn, 'reply', { parts: [{ kind: 'text', text: '好' }] })
    await db.query('update turn set ended_at = now() - make_interval(days => $1) where id = $2', [ageDays, turn.turnId])
  }

  test('what is past its time goes, in batches, the rest stays, and the run is one audit row', async () => {
    const { db } = opened
    const many = count(3, 700)
    for (let index = 0; index < many; index++) await talk('C-1', 400)
    await talk('C-1', 300)
    await receiveTurn(
      db,
      { channel: 'web', tenant: 'T', messageId: 'queued', conversation: 'C-2', personId: 'S-1', message: {} },
      randomUUID(),
    )
    await db.query(
      `insert into outbox (kind, key, payload, state, done_at) values ('x', 'young', '{}', 'done', now() - interval '1000 days'),
         ('x', 'old', '{}', 'done', now() - interval '1100 days'), ('x', 'waiting', '{}', 'waiting', now() - interval '1100 days')`,
    )
    const due = await retentionStates(db, {})
    expect(due.find(({ id }) => id === 'conversations')).toMatchObject({ due: many, days: 365, floor: 1 })
    expect(await runRetention(db, {})).toMatchObject({ conversations: many, outbox: 1 })
    expect((await db.query('select from turn')).rowCount).toBe(2)
    const { rows } = await db.query(`select key from outbox where kind = 'x' order by key`)
    expect(rows).toEqual([{ key: 'waiting' }, { key: 'young' }])
    expect((await db.query(`select from audit where action = 'retention.run'`)).rowCount).toBe(1)
    expect((await retentionStates(db, {})).map((one) => one.due)).toEqual(due.map(() => 0))
  })

  test('of the memory of a conversation only the last state stays and can be read; one under work is left alone', async () => {
    const { db, pool } = opened
    const saver = new PostgresSaver(pool as unknown as SaverPool)
    await saver.setup()
    await talk('C-1', 0)
    await talk('C-2', 0)
    const put = async (thread: string, version: number) => {
      const checkpoint = {
        ...{ v: 4, id: `1f0a000${version}-0000-6000-8000-000000000000`, ts: '2026-11-23T00:00:00Z', versions_seen: {} },
        ...{
          channel_values: { said: { version }, first: { text: 'kept' } },
          channel_versions: { said: version, first: 1 },
        },
      }
      await saver.put(
        { configurable: { thread_id: thread, checkpoint_ns: '' } },
        checkpoint,
        { source: 'loop', step: version, parents: {} },
        version === 1 ? { said: 1, first: 1 } : { said: version },
      )
    }
    for (const version of [1, 2, 3]) for (const thread of ['C-1', 'C-2']) await put(thread, version)
    await db.query(`update conversation set lease_until = now() + interval '1 minute' where id = 'C-2'`)
    expect(await runRetention(db, {})).toMatchObject({ checkpoints: 2 })
    const kept = await saver.getTuple({ configurable: { thread_id: 'C-1', checkpoint_ns: '' } })
    expect(kept?.checkpoint.channel_values).toEqual({ said: { version: 3 }, first: { text: 'kept' } })
    const blobs = await db.query(
      `select channel, version from checkpoint_blobs where thread_id = 'C-1' order by channel`,
    )
    expect(blobs.rows).toEqual([
      { channel: 'first', version: '1' },
      { channel: 'said', version: '3' },
    ])
    const left = await db.query('select thread_id from checkpoints order by thread_id')
    expect(left.rows.map((row) => row.thread_id)).toEqual(['C-1', 'C-2', 'C-2', 'C-2'])
  })

  test('notices go a year after they were written', async () => {
    const { db } = opened
    await db.query(`insert into notice (person_id, kind, key, body, at) values ('S-1', 'x', 'o', '{}', now() - interval '366 days'),
       ('S-1', 'x', 'n', '{}', now())`)
    expect(await runRetention(db, {})).toMatchObject({ notices: 1 })
    expect((await db.query('select key from notice')).rows).toEqual([{ key: 'n' }])
  })
})

test.each([
  ['outbox=30', "keeps 'outbox' for 30 days; at least 1096 are needed"],
  ['inbox=90', '网络安全法'],
  ['pictures=9', "knows no class 'pictures'"],
  ['notices=long', "gives 'notices' no number of days"],
])('a start with RENSHI_RETENTION=%s is refused with a sentence', (value, sentence) => {
  expect(() => readConfig({ RENSHI_RETENTION: value })).toThrow(sentence)
})

test('longer, and shorter down to the floor, may be set', () => {
  expect(readConfig({ RENSHI_RETENTION: 'outbox=4000, inbox=183' }).RENSHI_RETENTION).toEqual({
    outbox: 4000,
    inbox: 183,
  })
})
