import { describe, expect, test } from 'vitest'
import { findConflict } from '../../../../knowledge/care/conflict.ts'
import type { Passage } from '../../../../knowledge/port.ts'

type Given = { document: string; text: string; level: string; from?: string; score?: number }

const passage = ({ document, text, level, from = '2024-01-01', score = 1 }: Given): Passage => ({
  citation: {
    document,
    title: document,
    article: '第一条',
    version: from,
    effectiveFrom: from,
    effectiveUntil: null,
    quote: text,
  },
  text,
  path: [],
  level,
  region: '全国',
  score,
})
const law = passage({ document: '甲法', level: '法律', text: '职工丧假为三日。' })
const house = passage({ document: '乙办法', level: '单位制度', text: '职工丧假为5天，由科室批准。', score: 2 })

describe('two articles that give different numbers for what is asked', () => {
  test('are both named, and the higher rank prevails whatever fits better', () => {
    const conflict = findConflict('丧假几天', [house, law])
    expect(conflict?.passages.map(({ citation }) => citation.document)).toEqual(['甲法', '乙办法'])
    expect(conflict).toMatchObject({ values: ['3日', '5日'], by: 'rank' })
  })

  test('of one rank are settled by the later day, and by nothing when no day tells them apart', () => {
    const older = passage({ document: '旧规定', level: '地方性法规', from: '2019-01-01', text: '丧假为一日。' })
    const newer = passage({ document: '新规章', level: '部门规章', from: '2023-01-01', text: '丧假为三日。' })
    expect(findConflict('丧假多少天', [older, newer])).toMatchObject({ values: ['3日', '1日'], by: 'date' })
    const undated = passage({ document: '某规定', level: '部门规章', from: '', text: '丧假为二日。' })
    expect(findConflict('丧假多少天', [older, undated])?.by).toBe('unknown')
    const court = passage({ document: '某解释', level: '司法解释', text: '丧假为二日。' })
    expect(findConflict('丧假多少天', [older, court])?.by).toBe('unknown')
  })

  const none: readonly (readonly [why: string, question: string, passages: readonly Passage[]])[] = [
    ['the numbers agree', '丧假几天', [law, passage({ document: '丙', level: '单位制度', text: '丧假为3天。' })]],
    ['no amount is asked for', '丧假怎么请', [house, law]],
    ['both are of one document', '丧假几天', [law, { ...house, citation: { ...house.citation, document: '甲法' } }]],
    ['the second hardly fits', '丧假几天', [house, { ...law, score: 0.5 }]],
    [
      'one is about something else',
      '丧假几天',
      [law, passage({ document: '丁', level: '单位制度', text: '婚假为5天。' })],
    ],
    ['one sets a limit', '丧假几天', [law, passage({ document: '戊', level: '单位制度', text: '丧假不超过5天。' })]],
    [
      'one adds to the other',
      '丧假几天',
      [law, passage({ document: '己', level: '地方性法规', text: '丧假延长五日。' })],
    ],
    [
      'one is a scale',
      '丧假几天',
      [law, passage({ document: '庚', level: '单位制度', text: '丧假为1天或者3天或者5天。' })],
    ],
    ['the units differ', '丧假多久', [law, passage({ document: '辛', level: '单位制度', text: '丧假为一个月。' })]],
  ]
  test.each(none)('are none when %s', (_why, question, passages) => {
    expect(findConflict(question, passages)).toBeNull()
  })
})
