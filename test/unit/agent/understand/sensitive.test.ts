import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from '#sdk'
import { ruleQuestions } from '../../../../agent/understand/rule-questions.ts'
import { readSensitive } from '../../../../agent/understand/sensitive.ts'
import { cards } from '../embedded-support.ts'

const Line = z.object({ text: z.string(), expect: z.enum(['self_harm', 'harassment', 'wrongdoing']).nullable() })
const file = new URL('../../../fixtures/understand/sensitive.jsonl', import.meta.url)
const lines = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => Line.parse(JSON.parse(line)))

test('sensitive subjects are recognised in staff’s words, and ordinary matters beside them are not', () => {
  const wrong = lines.filter(({ text, expect: subject }) => readSensitive(text) !== subject)
  expect(wrong.map(({ text }) => text)).toEqual([])
})

test('no example of a tool, taught wording or question on the rules is taken for one', () => {
  const ordinary = [
    ...cards.flatMap(({ examples, wordings }) => [...examples.map(({ say }) => say), ...wordings]),
    ...ruleQuestions,
  ]
  expect(ordinary.filter((text) => readSensitive(text) !== null)).toEqual([])
})
