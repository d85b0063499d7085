import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

test('three sources differ in exactly three places, each named with both values', async () => {
  const text = '编办、人社、财政三家的名册对不对得上'
  const { parts } = await product.chat('du', { text }, 'compare')
  const table = parts.find(({ kind }) => kind === 'table')
  const rows = table?.kind === 'table' ? table.rows : []
  expect(rows).toHaveLength(3)
  for (const row of rows) expect(row[3]).toMatch(/.+：.+；.+：.+/)
})
