import { expect, test } from 'vitest'
import { answersKind, hasValueAskedFor } from '../../../knowledge/search/answer-kind.ts'

test.each([
  ['班车几点发车', '班车早上七点三十分从东门发车', 1],
  ['班车几点发车', '班车早上7:30从东门发车', 1],
  ['食堂几点开饭', '中午十一点半开饭', 1],
  ['班车几点发车', '班车晚一点也等候，大家多提一点意见', 0],
  ['病假能请几天', '最多请假30日', 1],
  ['能不能带家属', '只限本局职工', 0.5],
])('%s beside %s', (question, text, kind) => {
  expect(answersKind(question, text)).toBe(kind)
  expect(hasValueAskedFor(question, text)).toBe(kind !== 0)
})
