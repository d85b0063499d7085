import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../store/audit.ts'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { openReplicas, type Replicas, type Sent } from '../support/replicas.ts'
import { hrFault, until } from '../support/server.ts'
import { type Round, roundOf } from './kill-rounds.ts'

/** Ways in which the trail cannot be written, and the way back. */
const ways = [
  {
    name: 'the disk is full',
    breaking: `create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger no_room before insert on audit for each row execute function no_room()`,
    mending: 'drop function no_room cascade',
  },
  {
    name: 'the table is gone',
    breaking: 'alter table audit rename to away',
    mending: 'alter table away rename to audit',
  },
  {
    name: 'a row of it is refused',
    breaking: `alter table audit add constraint closed check (action not like 'c%') not valid`,
    mending: 'alter table audit drop constraint closed',
  },
] as const
const rounds = count(3, 60)
const refused = /审计记录现在写不进去，所以没有提交/

/** What a busy machine keeps the HR system from answering is asked again. */
async function said(
  replicas: Replicas,
  index: number,
  { as, conversation }: Round,
  body: Readonly<Record<string, string>>,
) {
  const replica = replicas.all[index % 2] ?? replicas.all[0]
  const isAnswered = ({ status, answer = '' }: Sent) => status === 200 && !/暂时没有响应/.test(answer)
  return until(JSON.stringify(body), 30_000, () => replica.send(as, body, conversation), isAnswered)
}

async function prepared(replicas: Replicas, index: number): Promise<{ round: Round; code: string }> {
  const round = roundOf(index)
  const reply = await said(replicas, index, round, { text: round.say })
  expect(reply.pending?.args, reply.answer).toMatchObject({ start: round.day })
  return { round, code: reply.pending?.code ?? '' }
}

const onDay = async (replicas: Replicas, { as, day }: Round) =>
  (await replicas.held(as)).filter(({ start }) => start === day).map(({ id }) => id)

async function withoutAudit(replicas: Replicas): Promise<number> {
  const { rows } = await replicas.db.query<{ confirmation: string }>(
    `select payload ->> 'confirmationId' as confirmation from outbox where kind = 'submission' and not exists
       (select 1 from audit where action = 'confirmation.consumed' and detail ->> 'confirmation' = payload ->> 'confirmationId')`,
  )
  return rows.length
}

function suite(kind: 'pglite' | 'postgres'): void {
  let replicas: Replicas
  beforeAll(async () => {
    replicas = await openReplicas({ kind })
  })
  afterAll(() => replicas?.close())

  test(
    `T-31: ${rounds} times the trail cannot be written: nothing is sent, the person hears it, reading goes on, and later it is done once`,
    async ({ task }) => {
      let answered = 0
      for (let index = 0; index < rounds; index++) {
        const way = ways[index % ways.length] ?? ways[0]
        const { round, code } = await prepared(replicas, index)
        await replicas.db.exec(way.breaking)
        try {
          const reply = await said(replicas, index, round, { confirm: code })
          expect(reply.receipt, way.name).toBeUndefined()
          expect(reply.answer, way.name).toMatch(refused)
          expect(await onDay(replicas, round), way.name).toEqual([])
          const read = await said(replicas, index, round, { text: '我还有几天年假' })
          expect(read.answer, way.name).toMatch(/年假|年休假/)
          answered += 1
        } finally {
          await replicas.db.exec(way.mending)
        }
        const done = await said(replicas, index + 1, round, { confirm: code })
        expect(done.receipt, `${way.name}: ${done.answer}`).toBeTruthy()
        expect(await onDay(replicas, round), way.name).toEqual([done.receipt])
      }
      expect(await withoutAudit(replicas)).toBe(0)
      expect(await verifyAudit(replicas.db)).toMatchObject({ brokenAt: null })
      figure(task, 'T-31', {
        refusals: rounds,
        'reads answered': answered,
        'sent meanwhile': 0,
        'effects without audit': 0,
      })
    },
    isFull ? 600_000 : 120_000,
  )

  test('T-31: the trail is closed while the HR system works: the consent is on it, and the end follows when it is open', async ({
    task,
  }) => {
    const { round, code } = await prepared(replicas, rounds)
    await hrFault(replicas.sandbox.dataDir, {
      ...{ kind: 'delay', delayMs: 1500, times: 1 },
      match: { method: 'POST', path: '/api/v1/leave-requests' },
    })
    const confirming = said(replicas, 0, round, { confirm: code })
    await until(
      'The consent on the trail',
      10_000,
      async () =>
        (
          await replicas.db.query(`select 1 from audit where action = 'confirmation.consumed' and actor = $1`, [
            round.as,
          ])
        ).rowCount,
      (found) => found > 0,
    )
    await replicas.db.exec(ways[1].breaking)
    try {
      await until(
        'The effect',
        10_000,
        () => onDay(replicas, round),
        (held) => held.length === 1,
      )
    } finally {
      await replicas.db.exec(ways[1].mending)
    }
    const reply = await confirming
    expect(reply.answer).not.toMatch(/未提交|没有提交/)
    const again = await until(
      'The receipt',
      40_000,
      () => said(replicas, 1, round, { confirm: code }),
      ({ receipt }) => receipt !== undefined,
    )
    expect(await onDay(replicas, round)).toEqual([again.receipt])
    const { rows } = await replicas.db.query<{ action: string }>(
      `select action from audit where detail ->> 'confirmation' = (select id::text from confirmation where code = $1 and person_id = $2) order by seq`,
      [code, round.as],
    )
    expect(rows.map(({ action }) => action)).toEqual(['confirmation.consumed', 'submission.done'])
    expect(await withoutAudit(replicas)).toBe(0)
    figure(task, 'T-31', { 'closed in between': 1, 'effects without audit': 0, double: 0 })
  }, 120_000)
}

suiteWith([], 'an audit trail that cannot be written, embedded', () => suite('pglite'))
if (isFull)
  suiteWith(['postgres'], 'an audit trail that cannot be written, on a PostgreSQL server', () => suite('postgres'))
