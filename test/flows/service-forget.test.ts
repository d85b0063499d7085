import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../store/audit.ts'
import type { Db } from '../../store/db.ts'
import { openPGlite } from '../../store/pglite.ts'
import { openPostgres } from '../../store/postgres.ts'
import { suiteWith } from '../support/capabilities.ts'
import { newPostgresDatabase } from '../support/postgres-suites.ts'
import { openProduct, type Product } from '../support/product.ts'
import { historyOf, tickAt } from '../support/service-calls.ts'

/** The tables in which a word stands, with the number of rows; every table of the database is searched. */
async function tablesWith(db: Db, word: string): Promise<Readonly<Record<string, number>>> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: Record<string, number> = {}
  for (const { name } of tables) {
    const bytes = name === 'checkpoint_blobs' || name === 'checkpoint_writes' ? 'blob' : null
    const { rows } = await db.query<{ n: number }>(
      `select count(*)::int as n from "${name}" t where t::text like $1
         ${bytes ? `or position(convert_to($2, 'UTF8') in t.${bytes}) > 0` : "and $2 <> ''"}`,
      [`%${word}%`, word],
    )
    if (rows[0]?.n) found[name] = rows[0].n
  }
  return found
}

/** A place to run in that can be looked into. */
type Place = {
  /** An embedded database has one process at a time. */
  readonly isAlone: boolean
  open(): Promise<Product>
  look<T>(work: (db: Db) => Promise<T>): Promise<T>
  remove(): Promise<void>
}

async function embedded(): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), 'renshi-forget-'))
  return {
    isAlone: true,
    open: () => openProduct({ directory }),
    async look(work) {
      const db = await openPGlite(directory)
      try {
        return await work(db)
      } finally {
        await db.close()
      }
    },
    remove: async () => rmSync(directory, { recursive: true, force: true }),
  }
}

async function onServer(): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), 'renshi-forget-'))
  const url = await newPostgresDatabase()
  return {
    isAlone: false,
    open: () => openProduct({ directory, settings: { DATABASE_URL: url } }),
    async look(work) {
      const db = openPostgres(url)
      try {
        return await work(db)
      } finally {
        await db.close()
      }
    },
    remove: async () => rmSync(directory, { recursive: true, force: true }),
  }
}

const words = { own: 'CANARYOWN1', other: 'CANARYOTHER2', colleague: 'CANARYLI3' } as const

function suite(makePlace: () => Promise<Place>) {
  let place: Place
  let product: Product
  beforeAll(async () => {
    place = await makePlace()
    product = await place.open()
  })
  afterAll(async () => {
    await product?.close()
    await place?.remove()
  })
  const look = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    if (!place.isAlone) return place.look(work)
    await product.close()
    const seen = await place.look(work)
    product = await place.open()
    return seen
  }
  /** Where each of the planted words stands. */
  const lookAll = () =>
    look(async (db) => ({
      own: await tablesWith(db, words.own),
      other: await tablesWith(db, words.other),
      colleague: await tablesWith(db, words.colleague),
    }))
  let planted: Awaited<ReturnType<typeof lookAll>>
  const say = (as: string, text: string, conversation: string) => product.chat(as, { text }, conversation)

  test('what was said stands in the messages and in the memory', async () => {
    await say('zhang', `我的年假还剩几天 ${words.own}`, 'a')
    await say('zhang', `我的年假还剩几天 ${words.other}`, 'b')
    await say('li', `我的年假还剩几天 ${words.colleague}`, 'a')
    await say('zhang', '12月24日提醒我体检', 'a')
    planted = await lookAll()
    expect(Object.keys(planted.own)).toEqual(expect.arrayContaining(['turn', 'turn_event', 'checkpoint_blobs']))
  })

  test('asking names what goes and what the law keeps, and erases nothing yet', async () => {
    const asked = await say('zhang', '删除这个对话', 'a')
    expect(asked).toMatchObject({ outcome: 'confirm', toolCalls: [{ tool: 'privacy_forget', effect: 'submit' }] })
    expect(asked.answer).toMatch(/审计记录.*回执.*人事系统.*工单/s)
    expect(JSON.stringify(await historyOf(product, 'zhang', 'a'))).toContain(words.own)
  })

  test('after consent nothing of it is left anywhere, others and other conversations are as they were', async () => {
    const asked = await say('zhang', '删除这个对话', 'a')
    const code = asked.pending?.code ?? ''
    const done = await product.chat('zhang', { confirm: code }, 'a')
    expect(done).toMatchObject({ outcome: 'call', receipt: expect.stringMatching(/^R-\d+$/) })
    expect(await lookAll()).toEqual({ ...planted, own: {} })
    const history = await historyOf(product, 'zhang', 'a')
    expect(history.filter(({ kind }) => kind === 'reply')).toHaveLength(1)
    expect(await product.chat('zhang', { confirm: code }, 'a')).toMatchObject({ receipt: done.receipt, repeated: true })
  })

  test('a later question knows nothing of it, and what waits still comes', async () => {
    const later = await say('zhang', '我刚才问了什么', 'a')
    expect(JSON.stringify(later)).not.toMatch(/年假|CANARY/)
    expect((await say('zhang', '那病假呢', 'a')).toolCalls).not.toMatchObject([{ tool: 'leave_balance' }])
    expect((await tickAt(product, '2026-12-24T09:00:00+08:00')).byTopic.own).toBe(1)
  })

  test('all conversations go at once, and the receipts and the audit trail stay whole', async () => {
    const asked = await say('zhang', '把我所有的聊天记录都删了', 'c')
    expect(asked.pending?.args).toEqual({ conversation: 'all' })
    await product.chat('zhang', { confirm: asked.pending?.code ?? '' }, 'c')
    await look(async (db) => {
      expect(await tablesWith(db, words.other)).toEqual({})
      expect(await tablesWith(db, words.colleague)).toEqual(planted.colleague)
      const { rows } = await db.query(`select detail from audit where action = 'conversation.erased' order by seq`)
      expect(rows).toMatchObject([{ detail: { conversations: 1 } }, { detail: { conversations: 3 } }])
      const { rows: kept } = await db.query(`select state from confirmation where tool = 'privacy_forget'`)
      expect(kept.map(({ state }) => state)).toEqual(['consumed', 'consumed'])
      expect(await verifyAudit(db)).toMatchObject({ brokenAt: null })
    })
  })
}

suiteWith([], 'erasing, embedded', () => suite(embedded))
suiteWith(['postgres'], 'erasing, on a PostgreSQL server', () => suite(onServer))
