import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashContent } from '#sdk/canonical'
import { readConfig } from '../../config.ts'
import { createUpkeep, type Upkeep } from '../../jobs/upkeep.ts'
import { appendAudit, verifyAudit } from '../../store/audit.ts'
import type { Db, Queryable } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'
import { seededRandom } from '../support/server.ts'

const rows = 24
const edits = count(60, 1000)
const writers = count(20, 200)

/** One way to tamper with the trail; returns what it did. */
type Edit = (sql: Queryable, pick: (below: number) => number) => Promise<string>

type StoredRow = {
  seq: string
  at: Date
  actor: string
  action: string
  subject: string
  detail: unknown
  previous: string
  hash: string
}

async function trail(sql: Queryable): Promise<StoredRow[]> {
  const found = await sql.query<StoredRow>('select * from audit order by seq')
  return [...found.rows]
}

/** What somebody who knows how the chain is made does: changes a row and computes every later hash anew. */
async function rechain(sql: Queryable, from: number): Promise<void> {
  let previous: string | null = null
  for (const row of await trail(sql)) {
    const { hash: _old, ...stored } = row
    if (previous === null && Number(row.seq) < from) continue
    const changed = { ...stored, seq: Number(row.seq), at: row.at.toISOString(), previous: previous ?? stored.previous }
    previous = await hashContent(changed)
    await sql.query('update audit set previous = $2, hash = $3 where seq = $1', [row.seq, changed.previous, previous])
  }
}

const columns = [
  `actor = actor || '1'`,
  `actor = 'S-9999'`,
  `action = 'submission.failed'`,
  `subject = 'leave_balance'`,
  `detail = detail || '{"more": 1}'`,
  `detail = detail - 'why'`,
  `detail = jsonb_set(detail, '{index}', '99')`,
  `at = at - interval '1 day'`,
  `at = at + interval '1 millisecond'`,
  `at = at + interval '1 microsecond'`,
  `previous = md5(previous)`,
  `hash = upper(hash) || ''`,
]

const kinds: readonly Edit[] = [
  async (sql, pick) => {
    const [seq, change] = [1 + pick(rows), columns[pick(columns.length)] ?? '']
    await sql.query(`update audit set ${change} where seq = $1`, [seq])
    return `row ${seq}: ${change}`
  },
  async (sql, pick) => {
    const seq = 1 + pick(rows)
    await sql.query('delete from audit where seq = $1', [seq])
    return `row ${seq} is gone`
  },
  async (sql, pick) => {
    const seq = 1 + pick(rows - 1)
    await sql.query('delete from audit where seq = $1', [seq])
    await sql.query('update audit set seq = -seq where seq > $1', [seq])
    await sql.query('update audit set seq = -seq - 1 where seq < 0')
    return `row ${seq} is gone and the later ones moved up`
  },
  async (sql, pick) => {
    const one = 1 + pick(rows)
    const two = 1 + ((one + pick(rows - 1)) % rows)
    await sql.query('update audit set seq = -1 where seq = $1', [one])
    await sql.query('update audit set seq = $1 where seq = $2', [one, two])
    await sql.query('update audit set seq = $1 where seq = -1', [two])
    return `rows ${one} and ${two} changed places`
  },
  async (sql, pick) => {
    const seq = 1 + pick(rows)
    await sql.query('update audit set seq = -seq where seq > $1', [seq])
    await sql.query('update audit set seq = -seq + 1 where seq < 0')
    await sql.query(
      'insert into audit select seq + 1, at, actor, action, subject, detail, previous, hash from audit where seq = $1',
      [seq],
    )
    return `row ${seq} is there twice`
  },
  async (sql, pick) => {
    const left = pick(rows)
    await sql.query('delete from audit where seq > $1', [left])
    return `cut off after row ${left}`
  },
  async (sql, pick) => {
    const seq = 1 + pick(rows)
    await sql.query(`update audit set actor = 'S-9999' where seq = $1`, [seq])
    await rechain(sql, seq)
    return `row ${seq} changed and every later hash computed anew`
  },
]

onBothDatabases('the audit trail', (open) => {
  let opened: EmptyDatabase
  let db: Db
  let upkeep: Upkeep
  const directory = mkdtempSync(join(tmpdir(), 'renshi-audit-'))

  beforeAll(async () => {
    opened = await open()
    db = opened.db
    await migrate(db)
  })
  beforeEach(() => db.exec('truncate audit'))
  afterAll(async () => {
    await opened?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  test(
    `T-30: each of ${edits} random edits is found, the cut-off end and the forged chain by the anchor`,
    async ({ task }) => {
      const random = seededRandom()
      const pick = (below: number) => Math.floor(random.next() * below)
      for (let index = 1; index <= rows; index++)
        await db.tx((sql) =>
          appendAudit(sql, { actor: `S-${index}`, action: 'a', subject: 'leave_submit', detail: { index, why: null } }),
        )
      const config = readConfig({ RENSHI_DATA_DIR: directory })
      await createUpkeep(config, directory, db).anchor()
      let byChain = 0
      let byAnchor = 0
      for (let index = 0; index < edits; index++) {
        const edit = kinds[index % kinds.length] as Edit
        const undone = db.tx(async (sql) => {
          const what = `seed ${random.seed}, edit ${index}: ${await edit(sql, pick)}`
          upkeep = createUpkeep(config, directory, { ...db, query: sql.query })
          const state = await upkeep.verifyAudit()
          if (state.brokenAt !== null) byChain += 1
          else if (state.brokenAnchor !== null) byAnchor += 1
          else throw new Error(`Not found: ${what}`)
          throw new Error('undo')
        })
        await expect(undone).rejects.toThrow('undo')
      }
      expect(await createUpkeep(config, directory, db).verifyAudit()).toMatchObject({
        ...{ rows, brokenAt: null, brokenAnchor: null },
      })
      expect(byChain + byAnchor).toBe(edits)
      expect(byAnchor).toBeGreaterThan(0)
      figure(task, 'T-30', { edits, 'found by the chain': byChain, 'found by the anchor only': byAnchor, missed: 0 })
    },
    isFull ? 600_000 : 60_000,
  )

  test(`T-30: the chain survives ${writers} writers at once, of whom some roll back`, async ({ task }) => {
    const ended = await Promise.allSettled(
      Array.from({ length: writers }, (_, index) =>
        db.tx(async (sql) => {
          const entry = { actor: `S-${index}`, action: 'a', subject: 'leave_submit', detail: { index, why: null } }
          await appendAudit(sql, entry)
          if (index % 5 === 0) throw new Error('undo')
        }),
      ),
    )
    const kept = ended.filter(({ status }) => status === 'fulfilled').length
    expect(kept).toBe(writers - Math.ceil(writers / 5))
    expect(await verifyAudit(db)).toMatchObject({ rows: kept, brokenAt: null })
    figure(task, 'T-30', { writers, 'rolled back': writers - kept, rows: kept, broken: 0 })
  })
})
