import { describe, expect, test } from 'vitest'
import { findStuffing, measureRepetition } from '../../../../../knowledge/read/screen/stuffing.ts'
import { demand, suiteWith } from '../../../../support/capabilities.ts'
import { count } from '../../../../support/counts.ts'
import { handbook, statutes } from './library.ts'

const rule = Array.from(
  { length: 60 },
  (_, at) =>
    `第${at + 1}条 第${at + 1}项工作由第${at % 7}科室在${at + 3}个工作日内办理${'甲乙丙丁戊己庚'[at % 7]}类事项${at}。`,
).join('\n\n')

/** Characters a document may have; fewer in the everyday run. */
const longest = count(400_000, 2_000_000)

describe('row 46, keyword-stuffing', () => {
  const questions = ['年休假有几天？', '产假有多少天？', '怎么请病假？']

  test('500 repeats of common questions need a decision', () => {
    const text = Array.from({ length: 500 }, () => questions.join('\n')).join('\n')
    const [finding] = findStuffing(`${text}\n\n答：没有年休假。`)
    expect(finding).toMatchObject({ kind: 'repeated_text', severity: 'needs_decision', count: 1497 })
    expect(finding?.sentence).toContain('出现 500 次')
  })

  test.each([
    ['numbered', Array.from({ length: 50 }, (_, at) => `${at + 1}. 年休假有几天？`).join('\n')],
    ['without stops', '年休假几天产假多少天怎么请病假'.repeat(100)],
    ['of sentences', '本局职工没有年休假，不得申请。\n'.repeat(40)],
    ['within a long rule', `${rule}\n\n${'年休假有几天？'.repeat(12)}`],
    ['of passages', `${rule}\n\n${rule}\n\n${rule}`],
    [
      'with different marks',
      Array.from({ length: 30 }, (_, at) => `**年休假**${' '.repeat(at % 5)}有几天？`).join('\n'),
    ],
  ])('repeats %s need a decision', (_name, text) => expect(findStuffing(text)).toHaveLength(1))

  test.each([
    ['a rule', rule],
    ['three questions', questions.join('\n')],
    ['a table', Array.from({ length: 100 }, (_, at) => `| 职工${at} | 正常 | ${at * 3} |`).join('\n')],
    ['strokes and empty rows', '---\n\n| | |\n'.repeat(100)],
    ['nothing', ''],
  ])('%s needs none', (_name, text) => expect(findStuffing(text)).toEqual([]))

  test('is not seen in the handbook', () => {
    for (const { name, text } of handbook()) expect(findStuffing(text), name).toEqual([])
  })

  test('is measured in seconds in the longest text', () => {
    for (const part of ['年', '年休假几天', '年休假有几天？', '一\n', '- # > ']) {
      const start = performance.now()
      measureRepetition(part.repeat(longest / part.length))
      expect(performance.now() - start, part).toBeLessThan(count(10_000, 30_000))
    }
  })
})

suiteWith(['shared'], 'repeated text in the corpus', () => {
  test('is not seen in any act', () => {
    for (const { name, text } of statutes(demand('shared'))) expect(findStuffing(text), name).toEqual([])
  })
})
