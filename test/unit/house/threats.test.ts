import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readThreats, withCounts } from '../../support/threats.ts'

const root = new URL('../../../', import.meta.url)
const page = readFileSync(new URL('docs/safety.md', root), 'utf8')

test('every threat that the product answers by code has a row, and every file named in it is there', () => {
  const rows = readThreats(page)
  const numbers = new Set(rows.flatMap(({ name }) => name.match(/[TR]-\d\d/g) ?? []))
  const demanded = ['T-05', 'T-06', 'T-07', 'T-08', 'T-09', 'T-10', 'T-11', 'T-17', 'T-21']
  demanded.push('T-25', 'T-26', 'T-27', 'T-28', 'T-29', 'T-30', 'T-31', 'T-34')
  for (const fault of ['01', '02', '03', '04', '08', '09', '10', '11', '12', '13', '14', '15', '17'])
    demanded.push(`R-${fault}`)
  expect(demanded.filter((number) => !numbers.has(number))).toEqual([])
  for (const { name, files } of rows) {
    expect(files.length, name).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([])
  }
})

test('counts are written where all files of a row ran, and nothing else changes', () => {
  const table = ['| T-05 who | `test/a.test.ts` | |', '| R-01 kill | `test/b.test.ts`, `test/c.test.ts` | 3 of 3, x |']
  const counts = new Map([
    ['test/a.test.ts', { passed: 2, all: 3 }],
    ['test/b.test.ts', { passed: 1, all: 1 }],
  ])
  expect(withCounts(table.join('\n'), counts, '2026-11-27').split('\n')).toEqual([
    '| T-05 who | `test/a.test.ts` | 2 of 3, 2026-11-27 |',
    table[1],
  ])
})
