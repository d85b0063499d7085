import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

test('whoever is past the statutory day and still in service is named, and nobody else', async () => {
  const { parts, toolCalls } = await product.chat('du', { text: '有哪些人该退休没办' }, 'overdue')
  expect(toolCalls).toMatchObject([{ tool: 'retirement_due', args: { overdue: true } }])
  const table = parts.find(({ kind }) => kind === 'table')
  expect(table?.kind === 'table' ? table.rows.map(([name]) => name) : []).toEqual(['马逾期', '冯逾期'])
})
