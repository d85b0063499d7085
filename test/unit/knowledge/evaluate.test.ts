import { describe, expect, test } from 'vitest'
import { QuestionFileError } from '#sdk/question-lines'
import { parseRetrievalLines, type RetrievalLine } from '../../../knowledge/evaluate/lines.ts'
import { type Found, scoreRetrieval } from '../../../knowledge/evaluate/score.ts'

const line = (id: string, answers: readonly string[], rest: Partial<RetrievalLine> = {}): RetrievalLine => ({
  ...{ id, question: id, source: 'ours', tags: [] },
  answers: answers.map((article) => ({ doc: 'A(2020-01-01)', article })),
  ...rest,
})
const found = (of: RetrievalLine, articles: readonly string[], rest: Partial<Found> = {}): Found => ({
  line: of,
  ranking: articles.map((article) => ({ doc: 'A(2020-01-01)', article })),
  ...{ answered: true, score: 0.9, stale: false },
  ...rest,
})

describe('scoring a search', () => {
  test('counts hits, recall and reciprocal ranks over the answerable alone', () => {
    const report = scoreRetrieval([
      found(line('1', ['第一条']), ['第一条', '第二条']),
      found(line('2', ['第三条', '第9条']), ['第五条', '第三条', '第九条']),
      found(line('3', ['第八条']), ['第五条']),
      found(line('4', []), ['第五条'], { answered: false, score: 0.1 }),
    ])
    expect(report).toMatchObject({ total: 4, hit1: 0.3333, hit5: 0.6667, r1: 0.3333, r5: 0.6667, mrr10: 0.5 })
    expect(report.failures.map(({ id }) => id)).toEqual(['3'])
  })

  test('takes 第38条, 三 and 第三项 for what they name', () => {
    const report = scoreRetrieval([found(line('1', ['第38条']), ['第三十八条']), found(line('2', ['三']), ['第三项'])])
    expect(report.hit1).toBe(1)
  })

  test('refuses below the highest score that still answers the share that is asked for', () => {
    const answerable = Array.from({ length: 20 }, (_, at) =>
      found(line(`y${at}`, ['第一条']), ['第一条'], { score: 0.5 + at / 100 }),
    )
    const none = [0.49, 0.505, 0.9].map((score, at) => found(line(`n${at}`, []), [], { score }))
    // Of 20, 19 are 95 %: the lowest may fall, so the threshold is the second lowest, 0.51.
    expect(scoreRetrieval([...answerable, ...none])).toMatchObject({
      refusal95: 0.6667,
      refusal90: 0.6667,
      refusalRate: 0,
    })
  })

  test('counts an old version at the head, unless it is what was asked for', () => {
    const report = scoreRetrieval([
      found(line('1', ['第一条']), ['第二条'], { stale: true }),
      found(line('2', ['第一条']), ['第一条'], { stale: true }),
    ])
    expect(report.stale1).toBe(0.5)
  })

  test('groups by source and tag, the real ones apart from our own', () => {
    const { perGroup } = scoreRetrieval([
      found(line('1', ['第一条'], { source: 'STARD (MIT)', tags: ['typo'] }), ['第一条']),
      found(line('2', ['第一条'], { source: 'LawBench 3-8', tags: ['typo', 'typo'] }), []),
      found(line('3', ['第一条']), []),
      found(line('4', [], { tags: ['near'] }), []),
    ])
    expect(perGroup.real).toMatchObject({ total: 2, hit1: 0.5 })
    expect(perGroup.own).toMatchObject({ total: 1, hit1: 0 })
    expect(perGroup['tag:typo']).toMatchObject({ total: 2 })
    expect(perGroup['tag:near']).toMatchObject({ total: 1, hit1: null, refusalRate: 0 })
  })

  test('has no rate over nothing', () => {
    expect(scoreRetrieval([])).toMatchObject({ total: 0, hit1: null, refusal95: null, failures: [] })
  })
})

describe('a file of questions', () => {
  test('is read line by line, with what is not needed left out', () => {
    const text =
      '{"id":"1","question":"几天","answers":[],"tags":["far"],"extra":1}\n\n{"id":"2","question":"谁","answers":[{"doc":"A","article":"第一条"}]}\n'
    expect(parseRetrievalLines(text)).toMatchObject([
      { id: '1', tags: ['far'], source: '' },
      { id: '2', tags: [], answers: [{ doc: 'A', article: '第一条' }] },
    ])
  })

  test.each([
    ['{"id":"1"', '第 1 行不是 JSON'],
    ['\n{"id":"1","question":"","answers":[]}', '第 2 行的“question”'],
    ['{"id":"1","question":"?","answers":[{"doc":"A"}]}', '第 1 行的“answers.0.article”'],
  ])('%s is refused with its line', (text, words) => {
    expect(() => parseRetrievalLines(text)).toThrow(QuestionFileError)
    expect(() => parseRetrievalLines(text)).toThrow(words)
  })
})
