import { expect, test } from 'vitest'
import { openPostgres } from '../../store/postgres.ts'
import { suiteWith } from '../support/capabilities.ts'
import { newPostgresDatabase } from '../support/postgres-suites.ts'

suiteWith(['postgres'], 'a connection that the server closes in the middle of a transaction', () => {
  test('fails that transaction alone: nothing of it stays, and the next query is answered', async () => {
    const url = await newPostgresDatabase()
    const db = openPostgres(url)
    const other = openPostgres(url)
    try {
      await db.exec('create table thing (id int)')
      const broken = db.tx(async (sql) => {
        await sql.query('insert into thing values (1)')
        const { rows } = await sql.query<{ pid: number }>('select pg_backend_pid() as pid')
        await other.query('select pg_terminate_backend($1)', [rows[0]?.pid])
        // Standing still while the connection goes, as a replica that was frozen wakes up to it.
        await new Promise((resolve) => setTimeout(resolve, 100))
        await sql.query('insert into thing values (2)')
      })
      await expect(broken).rejects.toThrow()
      expect((await db.query('select id from thing')).rows).toEqual([])
    } finally {
      await Promise.all([db.close(), other.close()])
    }
  })
})
