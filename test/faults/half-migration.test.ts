import { expect, test } from 'vitest'
import type { Db, Queryable } from '../../store/db.ts'
import { migrate, migrations } from '../../store/migrate.ts'
import { figure } from '../support/figures.ts'
import { onBothDatabases } from '../support/postgres-suites.ts'

const tables = `select coalesce(string_agg(table_name || ':' || column_name, ' ' order by table_name, ordinal_position), '') as shape
  from information_schema.columns where table_schema = 'public'`

/** The database as it would be with a crash at one statement of a transaction: everything from there on fails. */
function crashingAt(db: Db, statement: number): Db {
  return {
    ...db,
    tx: (work) =>
      db.tx((sql) => {
        let done = 0
        const crashing: Queryable = {
          query: (text, params) => {
            if (done++ >= statement) throw new Error('crashed')
            return sql.query(text, params)
          },
        }
        return work(crashing)
      }),
  }
}

onBothDatabases('the schema', (open) => {
  test('R-17: is whole or as it was, at whichever statement bringing it up to date breaks off', async ({ task }) => {
    const { db, close } = await open()
    const shape = async () => (await db.query(tables)).rows[0]?.shape
    let broken = 0
    try {
      // Half of the steps first, as an older version left them; then the rest, breaking off at every statement.
      const older = migrations.slice(0, Math.ceil(migrations.length / 2))
      for (const steps of [older, migrations]) {
        const before = await shape()
        for (let statement = 0; ; statement++) {
          const isDone = await migrate(crashingAt(db, statement), steps).then(
            () => true,
            () => false,
          )
          if (isDone) break
          broken++
          expect(await shape(), `broken off at statement ${statement}`).toBe(before)
        }
      }
      expect(await migrate(db)).toEqual([])
      figure(task, 'R-17', { 'broken off': broken, 'half done': 0 })
    } finally {
      await close()
    }
  })
})
