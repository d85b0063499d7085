import { Workbook } from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Attendance } from '../../tools/hr-api/schemas/index.ts'
import { callRaw, exchange } from '../support/hr-client.ts'
import { hrOf, submitInChat } from '../support/hr-of-product.ts'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

const fetched = (as: string | null, url: string) =>
  product.api.request(
    new Request(`http://127.0.0.1${url}`, {
      headers: as ? { authorization: `Bearer ${product.localToken}`, 'x-renshi-as': as } : {},
    }),
  )

async function attendanceOfZhang() {
  const hr = hrOf(product)
  const token = await exchange(hr as never, 'S-1001', 'attendance:read:self')
  const path = '/api/v1/attendance?from=2026-11-01&to=2026-11-20'
  const { body } = await callRaw(hr, 'GET', path, `Bearer ${String(token.body.access_token)}`)
  return Attendance.parse(body)
}

test('the workbook is for its owner only, and its cells equal the API', async () => {
  const reply = await product.chat('zhang', { text: '导出我11月1日到11月20日的考勤' })
  const file = reply.parts.find((part) => part.kind === 'file')
  if (file?.kind !== 'file') throw new Error(reply.answer)
  expect((await fetched('wang', file.url)).status).toBe(404)
  expect((await fetched(null, file.url)).status).toBe(401)
  const answer = await fetched('zhang', file.url)
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  const book = new Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const sheet = book.getWorksheet('考勤')
  const { items } = await attendanceOfZhang()
  expect(String(sheet?.getRow(1).getCell(1).value)).toContain('张示例 本人导出')
  const cells = items.map((_, index) =>
    [1, 2, 3].map((column) => sheet?.getRow(index + 3).getCell(column).value ?? null),
  )
  expect(cells).toEqual(items.map(({ date, checkIn, checkOut }) => [date, checkIn, checkOut]))
  expect(sheet?.rowCount).toBe(items.length + 2)
})

test('a certificate is a PDF for its owner only, and anybody verifies it by its code', async () => {
  const { done } = await submitInChat(product, 'zhang', '我要开收入证明，银行办房贷要用')
  const file = done.parts.find((part) => part.kind === 'file')
  if (file?.kind !== 'file') throw new Error(done.answer)
  const answer = await fetched('zhang', file.url)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
  expect((await fetched('sun', file.url)).status).toBe(404)
  const code = /\/verify\/([A-Z0-9]{20})/.exec(done.answer)?.[1] ?? ''
  const verified = await fetched(null, `/verify/${code}`)
  expect(await verified.json()).toMatchObject({ valid: true, kind: 'INCOME', holder: '张**' })
  expect((await fetched(null, `/verify/${code.slice(0, -1)}2X`)).status).toBe(404)
})
