import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { signIn } from '../support/hr-client.ts'
import { openProduct, type Product } from '../support/product.ts'
import { hrAddress, until } from '../support/server.ts'

const directory = mkdtempSync(join(tmpdir(), 'renshi-export-'))
let product: Product
beforeAll(async () => {
  product = await openProduct({ directory })
})
afterAll(async () => {
  await product?.close()
  rmSync(directory, { recursive: true, force: true })
})

const as = (who: string) => ({ authorization: `Bearer ${product.localToken}`, 'x-renshi-as': who })
const fetched = (who: string, path: string) => product.api.request(`http://127.0.0.1${path}`, { headers: as(who) })
const Inbox = z.looseObject({ notices: z.array(z.looseObject({ kind: z.string(), body: z.looseObject({}) })) })
const Found = z.looseObject({
  count: z.number(),
  items: z.array(z.looseObject({ id: z.string(), name: z.string(), degree: z.string().nullable().optional() })),
})
const Accesses = z.looseObject({ items: z.array(z.looseObject({ what: z.string(), purpose: z.string() })) })
const conditions = '35岁以下硕士以上的党员'
const filter = { ageMax: 35, degreeAtLeast: '硕士', political: ['中共党员'] }

/** The code a second person was told of. */
async function secondCode(who: string): Promise<string> {
  const { notices } = Inbox.parse(await (await fetched(who, '/api/inbox')).json())
  const told = notices.find(({ kind }) => kind === 'second_consent')
  return /确认 (\d{6})/.exec(JSON.stringify(told?.body ?? ''))?.[1] ?? ''
}

test('S-19: without a purpose it is asked for, and staff are offered no such thing', async () => {
  const asked = await product.chat('sun', { text: `导出${conditions}名单` }, 'open')
  expect([asked.outcome, asked.pending]).toEqual(['clarify', undefined])
  expect(asked.answer).toMatch(/用途/)
  const staff = await product.chat('zhang', { text: `导出${conditions}名单，用于年轻干部调研` }, 'staff')
  expect(staff.toolCalls).toEqual([])
  expect(staff.outcome).toBe('refuse')
})

test('S-19: a list leaves with a purpose and a second person, once, and its cells equal the API', async () => {
  const hr = await hrAddress(join(directory, 'hr'))
  const officer = await signIn(hr, 'sun')
  const asked = await product.chat('sun', { text: `导出${conditions}名单，用于年轻干部调研` }, 'export')
  expect(asked).toMatchObject({ outcome: 'confirm', pending: { tool: 'people_export', args: { filter } } })
  const truth = Found.parse((await officer.post('/staff/search', { filter, limit: 500 })).body)
  expect(asked.answer).toContain(`导出${truth.count}人的名单，仅用于年轻干部调研`)

  const first = await product.chat('sun', { confirm: asked.pending?.code ?? '' }, 'export')
  expect(first.receipt).toBeUndefined()
  expect(JSON.stringify(first.parts)).not.toContain('/api/files/')
  const code = await secondCode('S-1036')
  expect(code).toMatch(/^\d{6}$/)
  // Nobody agrees with themself.
  expect((await product.post('sun', { confirm: code })).status).toBe(404)
  const agreed = await product.chat('S-1036', { confirm: code }, 'second')
  expect(agreed.receipt, agreed.answer).toBe('EX-2026-00001')

  // The list is for whoever asked for it: told in the conversation it was asked in.
  const address = await until(
    'the file for sun',
    10_000,
    async () => {
      const headers = { ...as('sun'), 'x-renshi-conversation': 'export' }
      const history = await product.api.request('http://127.0.0.1/api/history', { headers })
      return /\/api\/files\/[\w-]+/.exec(await history.text())?.[0] ?? ''
    },
    (found) => found !== '',
  )
  expect((await fetched('S-1036', address)).status).toBe(404)
  const file = await fetched('sun', address)
  expect(file.status).toBe(200)
  const book = new exceljs.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  const sheet = book.worksheets[0]
  expect(String(sheet?.getRow(1).getCell(1).value)).toMatch(/^EX-2026-00001 孙范例 .*仅用于年轻干部调研/)
  const rowAt = (place: number) => ((sheet?.getRow(place).values ?? []) as string[]).slice(1)
  const heading = rowAt(2)
  const rows = Array.from({ length: truth.count }, (_, at) => rowAt(at + 3))
  expect(rows.map((row) => row[heading.indexOf('工号')])).toEqual(truth.items.map(({ id }) => id).sort())
  for (const { id, name, degree } of truth.items) {
    const row = rows.find((cells) => cells[0] === id) ?? []
    expect([row[heading.indexOf('姓名')], row[heading.indexOf('学位')]]).toEqual([name, degree])
  }
  expect(sheet?.rowCount).toBe(truth.count + 2)

  // Everybody in the list sees it, with the purpose; agreeing again makes no second one.
  await product.chat('S-1036', { confirm: code }, 'second')
  const member = await signIn(hr, truth.items[0]?.id ?? '')
  const reads = Accesses.parse((await member.get('/accesses?subject=me')).body).items
  expect(reads.filter(({ what }) => what.startsWith('导出名单'))).toEqual([
    expect.objectContaining({ what: '导出名单 EX-2026-00001', purpose: '年轻干部调研' }),
  ])
})
