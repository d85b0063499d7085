import { describe, expect, test } from 'vitest'
import { cards } from './embedded-support.ts'

const sayings = cards
  .filter(({ name }) => name !== 'policy_search')
  .map(({ name, examples, wordings }) => ({ name, said: [...examples.map(({ say }) => say), ...wordings] }))

/** A text as two are compared: one writing, no marks, no spaces. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

/** How a text begins but for numbers of things, which is what sentences made by a pattern share. */
const opening = (text: string) => bare(text.replace(/[a-z]*-?\d[\d-]*/gi, '')).slice(0, 4)

test('there are at least 2,000 sayings of our own over the catalogue, each of them once', () => {
  const all = new Set(sayings.flatMap(({ said }) => said.map(bare)))
  expect(all.size).toBeGreaterThanOrEqual(2000)
})

describe.each(sayings)('the sayings of $name', ({ said }) => {
  test('are distinct, some of them English, and no pattern makes more than a fifth of them', () => {
    expect(new Set(said.map(bare)).size).toBe(said.length)
    expect(said.filter((text) => !/[一-龥]/.test(text)).length).toBeGreaterThan(0)
    const counts = new Map<string, number>()
    for (const text of said) counts.set(opening(text), (counts.get(opening(text)) ?? 0) + 1)
    const most = Math.max(2, Math.floor(said.length / 5))
    expect([...counts].filter(([, count]) => count > most)).toEqual([])
  })
})
