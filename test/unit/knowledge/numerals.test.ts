import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseNumeral, toChinese } from '../../../knowledge/text/numerals.ts'

test.each([
  ['38', 38],
  ['十六', 16],
  ['二十', 20],
  ['一百零二', 102],
  ['一百一十', 110],
  ['一千一百六十四', 1164],
  ['二〇二五', 2025],
  ['两', 2],
  ['三万', 30_000],
  ['一万零五', 10_005],
])('%s is %i', (text, value) => expect(parseNumeral(text)).toBe(value))

test.each(['', '条', '第三', '一万二万'])('%s is no number', (text) => expect(parseNumeral(text)).toBeNull())

test('what is written in Chinese reads back as the same number', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), (value) => parseNumeral(toChinese(value)) === value))
})

test('numbers are written as statutes write them', () => {
  expect([10, 16, 20, 102, 110, 1164, 15_000].map(toChinese)).toEqual([
    '十',
    '十六',
    '二十',
    '一百零二',
    '一百一十',
    '一千一百六十四',
    '一万五千',
  ])
})
