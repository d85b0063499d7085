import { expect, test } from 'vitest'
import { newCode, newId } from '../../../jobs/ids.ts'

test('codes are six digits, leading zeros kept, and spread over the whole range', () => {
  const codes = Array.from({ length: 5000 }, () => newCode())
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  for (let digit = 0; digit < 10; digit++) expect(codes.some((code) => code.startsWith(String(digit)))).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(4900)
})

test('ids are never the same', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newId())).size).toBe(1000)
})
