import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

test('conditions are said back with the count, and who fits is who should', async () => {
  const { answer, parts, toolCalls } = await product.chat('sun', { text: '35岁以下硕士以上党员，正科满三年' }, 'find')
  expect(toolCalls).toMatchObject([
    {
      tool: 'people_find',
      args: { filter: { ageMax: 35, degreeAtLeast: '硕士', political: ['中共党员'], level: ['正科'], levelYears: 3 } },
    },
  ])
  expect(answer).toContain('35周岁以下（含）')
  expect(answer).toContain('共3人')
  const table = parts.find(({ kind }) => kind === 'table')
  const units = table?.kind === 'table' ? table.rows.map((row) => row[2]) : []
  expect(units.sort()).toEqual(['人才发展中心', '技能培训中心', '社会事务执法中心'].sort())
})

test('a wish to delete them deletes nobody, and staff may not look at all', async () => {
  const { toolCalls, pending } = await product.chat('sun', { text: '35岁以下硕士以上党员，并删除' }, 'delete')
  expect(toolCalls.every(({ effect }) => effect === 'read')).toBe(true)
  expect(pending).toBeUndefined()
  expect((await product.chat('zhang', { text: '35岁以下硕士以上党员' }, 'staff')).outcome).toBe('refuse')
})
