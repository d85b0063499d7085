import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from '#sdk'
import { readConfig } from '../../config.ts'
import { openForRestore } from '../../jobs/restore.ts'
import type { Db } from '../../store/db.ts'
import { tablesOf } from '../../store/dump.ts'
import { openPGlite } from '../../store/pglite.ts'
import { figure } from '../support/figures.ts'
import { openProduct, type Product } from '../support/product.ts'
import { preparedFolder, scratchFolder } from '../support/server.ts'
import { callAs } from '../support/service-calls.ts'

/** Words that stand nowhere else, so that they are found wherever they went. */
const canary = '蓝鲸座灯塔'
const whom = 'S-1001'

let folder: Awaited<ReturnType<typeof preparedFolder>>
let spare: Awaited<ReturnType<typeof scratchFolder>>
let product: Product
beforeAll(async () => {
  ;[folder, spare] = [await preparedFolder(), await scratchFolder()]
  product = await openProduct({ directory: folder.path })
})
afterAll(async () => {
  await product?.close()
  await folder?.remove()
  await spare?.remove()
})

/** How many rows of each table hold a text. */
async function holding(db: Db, text: string): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {}
  for (const { name } of await tablesOf(db)) {
    // What the graph remembers is kept as bytes, in which Chinese stands as it is.
    const { rows } = await db.query<{ n: number }>(
      `select count(*)::int as n from "${name}" t where position($1 in to_jsonb(t)::text) > 0
         or position(substring($2::text from 3) in to_jsonb(t)::text) > 0`,
      [text, `\\x${Buffer.from(text).toString('hex')}`],
    )
    if ((rows[0]?.n ?? 0) > 0) found[name] = rows[0]?.n ?? 0
  }
  return found
}

const Asked = z.looseObject({ number: z.number(), state: z.string() })
const Report = z.record(z.string(), z.number())
const Done = z.looseObject({ state: z.literal('done'), report: z.object({ erased: Report, kept: Report }) })
const ask = async (as: string, personId = whom) =>
  callAs(product, as, '/erasures', { personId, reason: '本人来函要求，2026-11-20' })
const decide = (as: string, number: number, step: 'agree' | 'refuse') =>
  callAs(product, as, `/erasures/${number}/${step}`, {})

/** Leaves the words wherever a person can leave words. */
async function plant(): Promise<void> {
  const say = async (text: string, thread?: string) => product.chat('zhang', { text }, thread)
  await say(`${canary}在几楼`)
  await say('以后都简短回答')
  await say('年休假可以跨年休吗')
  await say(`没用，没有写${canary}`)
  await say(`12月20日上午九点提醒我交${canary}的表`)
  await say(`转人工，我想问${canary}的事`, 'desk')
  const leave = await say(`12月2日请一天事假，事由是${canary}`, 'leave')
  expect(leave).toMatchObject({ outcome: 'confirm' })
  const sent = await product.chat('zhang', { text: `确认 ${leave.pending?.code}` }, 'leave')
  expect(sent.receipt).toBeTruthy()
  await say(`12月9日请一天事假，事由是${canary}`, 'waiting')
}

test('T-34 what two people agree to erase is nowhere any more, and a backup of before does not bring it back', async ({
  task,
}) => {
  await plant()
  const planted = await holding(product.db, canary)
  for (const table of ['turn', 'turn_event', 'answer_rating', 'service_reminder', 'service_ticket', 'confirmation'])
    expect(planted, table).toHaveProperty(table)
  const before = join(spare.path, 'renshi-2026-11-01.backup')
  expect((await callAs(product, '', '/upkeep/backup', { to: before })).status).toBe(200)

  const request = await ask('shi')
  expect(request.status).toBe(200)
  const { number } = Asked.parse(await request.json())
  const { report } = Done.parse(await (await decide('shen', number, 'agree')).json())
  expect(report.erased).toMatchObject({ ratings: 1, reminders: 1, bindings: 2, identity: 1 })
  expect(report.kept).toMatchObject({ receipts: 1, tickets: 1 })
  expect(await holding(product.db, canary)).toEqual({})
  const places = Object.keys(await holding(product.db, whom))
  expect(places.sort()).toEqual(['audit', 'confirmation', 'outbox', 'service_ticket'])
  const verified = await (await callAs(product, '', '/upkeep/audit/verify')).json()
  expect(verified).toMatchObject({ brokenAt: null, brokenAnchor: null })

  const list = join(folder.path, 'erasures.jsonl')
  expect(await readFile(list, 'utf8')).not.toContain(whom)
  const restored = join(spare.path, 'restored')
  await mkdir(restored)
  const found = await openForRestore(readConfig({ RENSHI_DATA_DIR: restored, RENSHI_LOG: 'silent' }), before, list)
  expect(found).toMatchObject({ erasedAgain: 1, audit: { brokenAt: null } })
  const db = await openPGlite(restored)
  const after = await holding(db, canary)
  await db.close()
  expect(after).toEqual({})
  figure(task, 'T-34', {
    planted: Object.values(planted).reduce((sum, rows) => sum + rows, 0),
    tables: Object.keys(planted).length,
    'left after erasing': 0,
    'back after restore': Object.keys(after).length,
  })
})

test('who came back after an erasure keeps what was said since', async () => {
  await product.chat('zhang', { text: '年休假可以跨年休吗' })
  const later = join(spare.path, 'renshi-2026-12-01.backup')
  await callAs(product, '', '/upkeep/backup', { to: later })
  // The list of erasures lies beside a backup, and is found there without being named.
  const again = join(spare.path, 'again')
  await mkdir(again)
  const found = await openForRestore(readConfig({ RENSHI_DATA_DIR: again, RENSHI_LOG: 'silent' }), later, null)
  expect(found).toMatchObject({ erasedAgain: 0, lists: [join(spare.path, 'erasures.jsonl')] })
  const db = await openPGlite(again)
  const { rows } = await db.query(`select count(*)::int as n from turn t where t.message ->> 'personId' = $1`, [whom])
  await db.close()
  expect(rows).toEqual([{ n: 1 }])
  // A list that cannot be read restores nothing.
  await rm(again, { recursive: true })
  await mkdir(again)
  const bad = openForRestore(
    readConfig({ RENSHI_DATA_DIR: again }),
    later,
    join(folder.path, 'erasures-not-here.jsonl'),
  )
  await expect(bad).rejects.toMatchObject({ code: 'backup_unusable' })
})

test.each([
  ['a person without the role asks', () => ask('zhang', 'S-1002'), 403],
  ['an auditor asks', () => ask('shen', 'S-1002'), 403],
  ['nothing is kept of the person', () => ask('shi', 'S-9999999'), 404],
  [
    'the one who asked agrees',
    async () => decide('shi', Asked.parse(await (await ask('shi', 'S-1002')).json()).number, 'agree'),
    403,
  ],
  ['it waits already', () => ask('shi', 'S-1002'), 409],
  ['there is no such request', () => decide('shen', 4711, 'agree'), 404],
])('nothing is erased when %s', async (_name, act, status) => {
  const response = await act()
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ error: expect.any(String), errorEn: expect.any(String) })
})

test('the second person may refuse, and nothing goes', async () => {
  const { rows } = await product.db.query<{ number: number }>(
    `select number::int as number from erasure where state = 'asked'`,
  )
  expect(await (await decide('shen', rows[0]?.number ?? 0, 'refuse')).json()).toMatchObject({ state: 'refused' })
  expect((await decide('shen', rows[0]?.number ?? 0, 'agree')).status).toBe(409)
})
