import { describe, expect, test } from 'vitest'
import type { Citation } from '#sdk'
import { hideForGood } from '../../../agent/hide.ts'
import { createMask } from '../../../agent/mask.ts'
import { answerPolicy } from '../../../agent/models/embedded/policy.ts'
import { messagesOf } from '../../../agent/models/openai/prompt.ts'
import { officialInstead } from '../../../agent/official.ts'
import type { KnowledgeResult, Passage } from '../../../knowledge/port.ts'

const citation = (document: string): Citation => ({
  document,
  title: document,
  article: '第一条',
  version: '2026-01-01',
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  quote: `${document}的规定。`,
})
const passage = (document: string, score: number): Passage => ({
  citation: citation(document),
  text: `${document}的规定。`,
  path: [],
  level: '法律',
  region: '全国',
  score,
})
const passages = [passage('乙办法', 2), passage('甲法', 1.5)] as const
const plain: KnowledgeResult = {
  passages,
  answerable: true,
  confidence: 0.9,
  named: false,
  asOf: '2026-11-23',
  indexVersion: 1,
}
const official = { id: '7', text: '照章办理。', citations: [citation('甲法')], approvedOn: '2026-11-20' }
const conflict = { passages: [passages[1], passages[0]], values: ['3日', '5日'], by: 'rank' } as const
const request = (knowledge: KnowledgeResult) => ({
  text: '丧假几天',
  locale: 'zh' as const,
  now: '2026-11-23T09:00:00+08:00',
  person: { id: 'S-1', name: '某', roles: ['staff' as const], staffType: null, province: null, unitName: null },
  ...{ history: [], tools: [], withheld: [], results: [], pending: null, knowledge },
  signal: AbortSignal.timeout(1000),
})

describe('an official answer', () => {
  test('is said word for word before any model is asked, unless something else was looked up', () => {
    const said = officialInstead({ ...plain, official }, [], 'zh')
    expect(said).toMatchObject({ text: '官方答复（2026-11-20审定）：\n照章办理。', citations: official.citations })
    const looked = { call: { tool: 'leave_balance', args: {} }, ok: true as const, result: {}, text: '' }
    expect(officialInstead({ ...plain, official }, [looked], 'zh')).toBeNull()
    expect(officialInstead(plain, [], 'zh')).toBeNull()
    expect(answerPolicy({ knowledge: { ...plain, official }, locale: 'en' })).toMatchObject({
      text: 'Official answer (approved 2026-11-20):\n照章办理。',
    })
  })

  test('stands among the sources of a language model, and so does what the articles disagree on', () => {
    const sources = (knowledge: KnowledgeResult) =>
      messagesOf(request(knowledge), [], createMask([]))
        .map(({ content }) => String(content))
        .join('\n')
    expect(sources({ ...plain, official })).toContain('官方答复（照原文用，不改动）：照章办理。')
    expect(sources({ ...plain, conflict })).toContain('[2]与[1]不一致（3日、5日），按效力层级以[2]为准')
    expect(sources(plain)).not.toContain('官方答复')
  })
})

test('two articles that disagree are both quoted, with which prevails and why', () => {
  expect(answerPolicy({ knowledge: { ...plain, conflict }, locale: 'zh' })).toMatchObject({
    outcome: 'answer',
    citations: [citation('甲法'), citation('乙办法')],
    text: expect.stringContaining(
      '两份文件的规定不一致：《甲法》为3日，《乙办法》为5日。《甲法》的效力层级更高，以它为准',
    ),
  })
})

test('a question that is kept names nobody: known people, and whoever stands before a number', () => {
  const kept = hideForGood('丁示例和戴某某（S-1015）、何参照 电话13812345678 的补贴', ['丁示例'], ['S-1001'])
  for (const personal of ['丁示例', '戴某某', 'S-1015', '13812345678']) expect(kept).not.toContain(personal)
  expect(kept).toContain('补贴')
})
