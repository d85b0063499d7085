import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from '#sdk'
import { areaWordings } from '../../../../agent/models/embedded/areas.ts'
import { wordings } from '../../../../agent/models/embedded/wordings.ts'
import { ruleQuestions } from '../../../../agent/understand/rule-questions.ts'
import { readSensitive } from '../../../../agent/understand/sensitive.ts'
import { builtInPlugins } from '../../../../tools/index.ts'

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
    ...builtInPlugins.flatMap(({ tools }) => tools.flatMap(({ examples }) => examples.map(({ say }) => say))),
    ...Object.values(wordings).flatMap((said) => said.split('\n')),
    ...areaWordings.flatMap(([, said]) => said.split('\n')),
    ...ruleQuestions,
  ]
  expect(ordinary.filter((text) => readSensitive(text) !== null)).toEqual([])
})
