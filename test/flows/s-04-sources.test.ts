import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { signIn } from '../support/hr-client.ts'
import { openProduct, type Product } from '../support/product.ts'
import { hrAddress, hrFault } from '../support/server.ts'

const directory = mkdtempSync(join(tmpdir(), 'renshi-sources-'))
const hrDir = join(directory, 'hr')
let product: Product
beforeAll(async () => {
  product = await openProduct({ directory })
})
afterAll(async () => {
  await product?.close()
  rmSync(directory, { recursive: true, force: true })
})
afterEach(() => hrFault(hrDir, null))

const ask = (as: string, text: string) => product.chat(as, { text }, crypto.randomUUID())
const Grants = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), source: z.string(), granteeUnitId: z.string(), state: z.string() })),
})
const Accesses = z.looseObject({
  items: z.array(z.looseObject({ source: z.string().nullable(), staffName: z.string(), purpose: z.string() })),
})
const sourceRows = (answer: string) => answer.split('\n').filter((line) => /^(?:编办|组织|人社|财政|考勤)/.test(line))

test('S-04: a source that is down is named with its last state, and the others answer with theirs', async () => {
  const whole = await ask('sun', '看一下王样本的一人一屏')
  expect(new Set(sourceRows(whole.answer).map((line) => line.slice(0, 2)))).toEqual(
    new Set(['编办', '组织', '人社', '财政', '考勤']),
  )
  await hrFault(hrDir, { kind: 'down', match: { path: '/api/v1/sources/FINANCE' } })
  const partial = await ask('sun', '看一下王样本的一人一屏')
  expect(partial.outcome).toBe('call')
  expect(new Set(sourceRows(partial.answer).map((line) => line.slice(0, 2)))).toEqual(
    new Set(['编办', '组织', '人社', '考勤', '财政']),
  )
  const finance = sourceRows(partial.answer).filter((line) => line.startsWith('财政'))
  expect(finance).toHaveLength(1)
  expect(finance[0]).toMatch(/没有响应|暂时/)
  expect(finance[0]).toMatch(/2026-11-\d\d/)
  // Each fact has the day it was recorded and the time of the state it is from.
  for (const line of sourceRows(whole.answer)) expect(line).toMatch(/\d{4}-\d\d-\d\d/)
})

test('S-23: each read is in the ledger its owner sees; once the owner ends the grant the next question is refused by name', async () => {
  const hr = await hrAddress(hrDir)
  const owner = await signIn(hr, 'S-1037')
  const before = Accesses.parse((await owner.get('/accesses?subject=unit&limit=100')).body).items.length
  expect((await ask('sun', '财政那边王样本是怎么登记的')).answer).toMatch(/财政/)
  const { items } = Accesses.parse((await owner.get('/accesses?subject=unit&limit=100')).body)
  expect(items.length).toBe(before + 1)
  expect(items[0]).toMatchObject({ source: 'FINANCE', staffName: '孙范例', purpose: '一人一屏' })

  const grant = Grants.parse((await owner.get('/grants')).body).items.find(
    ({ source, granteeUnitId, state }) => source === 'FINANCE' && granteeUnitId === 'U-103' && state === 'ACTIVE',
  )
  expect((await owner.write(`/grants/${grant?.id}:revoke`, { reason: '年度授权清理' })).status).toBe(200)
  const refused = await ask('sun', '财政那边王样本是怎么登记的')
  expect(refused.answer).toContain('财务科')
  expect(refused.answer).not.toMatch(/\d+\.\d\d元/)
  expect(Accesses.parse((await owner.get('/accesses?subject=unit&limit=100')).body).items.length).toBe(before + 1)
  // Of all sources the others are still shown, and the one that is closed names its owner.
  const card = await ask('sun', '看一下王样本的一人一屏')
  expect(card.outcome).toBe('call')
  expect(sourceRows(card.answer).find((line) => line.startsWith('财政'))).toContain('财务科')
  expect(sourceRows(card.answer).some((line) => line.startsWith('人社'))).toBe(true)
})
