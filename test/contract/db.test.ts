import { emptyCheckpoint } from '@langchain/langgraph'
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../store/db.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

type SaverPool = ConstructorParameters<typeof PostgresSaver>[0]

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error: { code?: unknown }) => error.code,
  )
}

onBothDatabases('the database', (open) => {
  let opened: EmptyDatabase
  let db: Db
  const one = async (sql: string, params?: readonly unknown[]) => (await db.query(sql, params)).rows[0]?.value

  beforeAll(async () => {
    opened = await open()
    db = opened.db
    await db.exec(`
      create table thing (id int primary key, name text not null unique, size int check (size > 0), at timestamptz);
      create table part (id int primary key, thing_id int not null references thing (id));
      create table loose (n int);
    `)
  })
  afterAll(() => opened.close())

  describe('gives values', () => {
    const instant = new Date('2026-11-23T01:02:03.456Z')
    test.each([
      ['int2 as a number', `'7'::int2`, 7],
      ['int4 as a number', `'-7'::int4`, -7],
      ['int8 as text, whole', `'9223372036854775807'::int8`, '9223372036854775807'],
      ['numeric as text, exact', `'0.10'::numeric`, '0.10'],
      ['float8 as a number', `'1.5'::float8`, 1.5],
      ['bool as a boolean', `true`, true],
      ['text', `'年假'::text`, '年假'],
      ['uuid as text', `'00000000-0000-4000-8000-000000000001'::uuid`, '00000000-0000-4000-8000-000000000001'],
      ['timestamptz as a Date', `'2026-11-23T09:02:03.456+08'::timestamptz`, instant],
      ['date as ISO text, whatever the time zone', `'2026-11-23'::date`, '2026-11-23'],
      ['jsonb parsed', `'{"a": [1, "二", null, {"b": true}]}'::jsonb`, { a: [1, '二', null, { b: true }] }],
      ['a jsonb null as null', `'null'::jsonb`, null],
      ['int arrays as numbers', `array[1, 2, 3]`, [1, 2, 3]],
      ['text arrays with gaps', `array['甲', null, 'a,"b"\\c']`, ['甲', null, 'a,"b"\\c']],
      ['empty arrays', `'{}'::int[]`, []],
      ['bytea as bytes', `'\\x00ff10'::bytea`, Buffer.from([0, 255, 16])],
      ['null', `null::int`, null],
      ['count as text, as every int8', `(select count(*) from (values (1), (2)) v)`, '2'],
    ])('%s', async (_what, sql, value) => {
      expect(await one(`select ${sql} as value`)).toEqual(value)
    })
  })

  describe('takes parameters', () => {
    test.each<readonly [string, string, unknown, unknown]>([
      ['a number as int4', '$1::int', 7, 7],
      ['text as int8', '$1::int8', '9007199254740993', '9007199254740993'],
      ['text as numeric', '$1::numeric', '12345678901234567890.5', '12345678901234567890.5'],
      ['a boolean', '$1::boolean', false, false],
      ['text with everything in it', '$1::text', `it's "年假" \\ $1 \n ;--`, `it's "年假" \\ $1 \n ;--`],
      ['a Date', '$1::timestamptz', new Date('2026-02-28T23:59:59.999Z'), new Date('2026-02-28T23:59:59.999Z')],
      ['ISO text as a date', '$1::date', '2026-02-28', '2026-02-28'],
      ['JSON text as jsonb', '$1::jsonb', JSON.stringify({ a: ['x', 1] }), { a: ['x', 1] }],
      ['an object as jsonb', '$1::jsonb', { a: ['x', 1] }, { a: ['x', 1] }],
      ['an array of numbers', '$1::int[]', [3, 1, 2], [3, 1, 2]],
      ['an array of int8 as text', '$1::int8[]', ['9007199254740993'], ['9007199254740993']],
      [
        'an array of difficult text',
        '$1::text[]',
        ['a,b', '"q"', '\\', '', '年假', null],
        ['a,b', '"q"', '\\', '', '年假', null],
      ],
      ['an empty array', '$1::text[]', [], []],
      ['bytes', '$1::bytea', Buffer.from([0, 1, 254, 255]), Buffer.from([0, 1, 254, 255])],
      ['null', '$1::text', null, null],
      ['undefined as null', '$1::text', undefined, null],
    ])('%s', async (_what, sql, given, value) => {
      expect(await one(`select ${sql} as value`, [given])).toEqual(value)
    })

    test('of any number in an array search', async () => {
      const ids = Array.from({ length: 1000 }, (_, index) => index)
      expect(await one('select count(*)::int as value from unnest($1::int[]) n where n = any($1::int[])', [ids])).toBe(
        1000,
      )
    })
  })

  test('says how many rows a statement touched', async () => {
    const counted = async (sql: string) => (await db.query(sql)).rowCount
    expect(await counted('insert into loose values (1), (2), (3)')).toBe(3)
    expect(await counted('update loose set n = n + 1 where n > 1')).toBe(2)
    expect(await counted('update loose set n = n where n > 100')).toBe(0)
    expect(await counted('update loose set n = n where n > 100 returning n')).toBe(0)
    expect(await counted('select n from loose')).toBe(3)
    expect(await counted('select n from loose where n > 100')).toBe(0)
    expect(
      await counted('with added as (insert into loose values (9) returning n) select n from added where n > 100'),
    ).toBe(0)
    expect(await counted('delete from loose')).toBe(4)
  })

  describe('reports errors by their SQLSTATE', () => {
    beforeAll(async () => {
      await db.query(`insert into thing (id, name) values (1, 'one')`)
    })
    test.each([
      ['23505', 'a value that is there already', `insert into thing (id, name) values (2, 'one')`],
      ['23514', 'a failed check', `insert into thing (id, name, size) values (3, 'three', 0)`],
      ['23503', 'a missing reference', `insert into part (id, thing_id) values (1, 99)`],
      ['23503', 'a reference that is still needed', `delete from thing where id = 4`],
      ['23502', 'a missing value', `insert into thing (id) values (5)`],
      ['42601', 'a mistake of grammar', `selec 1`],
      ['42P01', 'an unknown table', `select * from nowhere`],
      ['42703', 'an unknown column', `select colour from thing`],
      ['22P02', 'text that is no number', `select 'x'::int`],
      ['22012', 'a division by zero', `select 1 / 0`],
    ])('%s for %s', async (code, _what, sql) => {
      await db.query(`insert into thing (id, name) values (4, 'four') on conflict do nothing`)
      await db.query(`insert into part (id, thing_id) values (4, 4) on conflict do nothing`)
      expect(await codeOf(db.query(sql))).toBe(code)
      expect(await one('select $1::int as value', [1])).toBe(1)
    })

    test('with parameters too, and works on afterwards', async () => {
      for (let round = 0; round < 5; round++) {
        expect(await codeOf(db.query('insert into thing (id, name) values ($1, $2)', [1, 'again']))).toBe('23505')
        expect(await codeOf(db.query('select $1::int', ['x']))).toBe('22P02')
        expect(await one('select $1::int as value', [round])).toBe(round)
      }
    })
  })

  describe('transactions', () => {
    const names = async () =>
      (await db.query<{ name: string }>('select name from thing where id >= 100 order by id')).rows.map(
        ({ name }) => name,
      )

    test('are committed when the work returns, and give its result', async () => {
      const result = await db.tx(async (sql) => {
        await sql.query(`insert into thing (id, name) values (100, 'kept')`)
        return 'done'
      })
      expect(result).toBe('done')
      expect(await names()).toEqual(['kept'])
    })

    test('are rolled back when the work throws, and hand the error on', async () => {
      const reason = new Error('stop')
      const work = db.tx(async (sql) => {
        await sql.query(`insert into thing (id, name) values (101, 'lost')`)
        throw reason
      })
      await expect(work).rejects.toBe(reason)
      expect(await names()).toEqual(['kept'])
    })

    test('are rolled back as a whole when one statement fails', async () => {
      const work = db.tx(async (sql) => {
        await sql.query(`insert into thing (id, name) values (102, 'lost')`)
        await sql.query(`insert into thing (id, name) values (103, 'kept')`)
      })
      expect(await codeOf(work)).toBe('23505')
      expect(await names()).toEqual(['kept'])
    })

    test('refuse further work after a failed statement that was swallowed', async () => {
      const work = db.tx(async (sql) => {
        await sql.query('select 1 / 0').catch(() => {})
        await sql.query('select 1')
      })
      expect(await codeOf(work)).toBe('25P02')
    })

    test('pass through helpers that were given their statements', async () => {
      const add = async (sql: Pick<Db, 'query'>, id: number) =>
        sql.query('insert into thing (id, name) values ($1, $2)', [id, `helper ${id}`])
      await expect(
        db.tx(async (sql) => {
          await add(sql, 110)
          await add(sql, 111)
          throw new Error('stop')
        }),
      ).rejects.toThrow('stop')
      await db.tx(async (sql) => {
        await add(sql, 112)
        await add(sql, 113)
      })
      expect(await names()).toEqual(['kept', 'helper 112', 'helper 113'])
    })

    test('of many at once each count every other one', async () => {
      await db.exec('create table counter (n int not null); insert into counter values (0)')
      const raise = () =>
        db.tx(async (sql) => {
          const { rows } = await sql.query<{ n: number }>('select n from counter for update')
          await sql.query('update counter set n = $1', [(rows[0]?.n ?? 0) + 1])
        })
      const failing = () =>
        db.tx(async (sql) => {
          await sql.query('update counter set n = n + 100')
          throw new Error('stop')
        })
      await Promise.allSettled([...Array.from({ length: 30 }, raise), ...Array.from({ length: 10 }, failing)])
      expect(await one('select n as value from counter')).toBe(30)
    })
  })

  test('parallel statements each get their own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        index % 10 === 0 ? codeOf(db.query('select $1::int / 0', [index])) : one('select $1::int as value', [index]),
      ),
    )
    expect(answers).toEqual(answers.map((_, index) => (index % 10 === 0 ? '22012' : index)))
  })

  test('several statements without parameters run as one script', async () => {
    await db.exec(`create table scripted (n int); insert into scripted values (1); insert into scripted values (2);`)
    expect(await one('select sum(n)::int as value from scripted')).toBe(3)
    expect(await codeOf(db.exec('insert into scripted values (3); selec 1'))).toBe('42601')
    expect(await one('select count(*)::int as value from scripted')).toBe(2)
  })

  test("the conversation graph's own saver works on it", async () => {
    const saver = new PostgresSaver(opened.pool as unknown as SaverPool)
    await saver.setup()
    await saver.setup()
    const first = {
      ...emptyCheckpoint(),
      channel_values: { text: '年假', list: [1, 2] },
      channel_versions: { text: 1, list: 1 },
    }
    const config = { configurable: { thread_id: 'C-1', checkpoint_ns: '' } }
    const metadata = { source: 'loop', step: 1, parents: {} } as const
    const at = await saver.put(config, first, metadata, { text: 1, list: 1 })
    await saver.putWrites(at, [['text', { 提交: true }]], 'task-1')
    const second = { ...emptyCheckpoint(), channel_values: { text: '病假' }, channel_versions: { text: 2 } }
    await saver.put(at, second, { ...metadata, step: 2 }, { text: 2 })

    const kept = await saver.getTuple(at)
    expect(kept?.checkpoint.channel_values).toEqual(first.channel_values)
    expect(kept?.pendingWrites).toEqual([['task-1', 'text', { 提交: true }]])
    expect((await saver.getTuple(config))?.checkpoint.channel_values).toEqual({ text: '病假' })
    const steps: unknown[] = []
    for await (const { metadata: found } of saver.list(config)) steps.push(found?.step)
    expect(steps).toEqual([2, 1])
    expect(await saver.getTuple({ configurable: { thread_id: 'C-2' } })).toBeUndefined()
    await saver.deleteThread('C-1')
    expect(await saver.getTuple(config)).toBeUndefined()
  })
})
