import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Citation } from '#sdk'
import type { Knowledge } from '../../../knowledge/index.ts'
import { quantitiesOf } from '../../../knowledge/search/quantities.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { smallKnowledge } from './library.ts'

test.each([
  ['年休假十五天', ['15日']],
  ['年休假 15 天', ['15日']],
  ['工资的百分之三百', ['300%']],
  ['工资的300%', ['300%']],
  ['三至六个月', ['3月', '6月']],
  ['3-6个月', ['3月', '6月']],
  ['罚款2万元以上', ['20000元']],
  ['五个工作日内', ['5工作日']],
  ['第十五条第三款', []],
  ['一次性支付', []],
  ['自2025年1月1日起', ['2025-01-01']],
  ['年满六十周岁', ['60岁']],
  ['三分之二以上', ['2/3']],
])('the quantities of %s', (text, expected) => expect([...quantitiesOf(text)].sort()).toEqual([...expected].sort()))

describe('a sentence with citations', () => {
  let db: PGliteDb
  let knowledge: Knowledge
  beforeAll(async () => {
    ;({ db, knowledge } = await smallKnowledge())
  })
  afterAll(() => db.close())

  const citation = (change: Partial<Citation> = {}): Citation => ({
    document: '样例市职工休假办法(2020-06-01)',
    title: '样例市职工休假办法',
    article: '第二条',
    version: '2020-06-01',
    effectiveFrom: '2020-09-01',
    effectiveUntil: null,
    quote: '满十年的，每年休息假十二天。',
    ...change,
  })
  const check = (sentence: string, ...citations: Citation[]) => knowledge.check(sentence, citations, '2025-07-01')

  test('holds when all is so', async () => {
    expect(await check('工作满10年的，每年休息 12 天。', citation())).toBeNull()
    expect(
      await check('未休的按日工资300%支付。', citation({ article: '第三条之一', quote: '日工资的百分之三百' })),
    ).toBeNull()
    expect(await check('自2020年9月1日起，满一年休7天。', citation({ quote: '' + '每年休息假七天' }))).toBeNull()
  })

  test('does not hold for an article that does not exist', async () => {
    expect(await check('休12天。', citation({ article: '第九条' }))).toBe('no_such_article')
    expect(await check('休12天。', citation({ document: '没有的法' }))).toBe('no_such_article')
  })

  test('does not hold for a version that is not in force', async () => {
    const old = citation({ document: '样例市职工休假办法(2010-03-01)', quote: '每年休息假三天' })
    expect(await check('每年3天。', old)).toBe('not_in_force')
    expect(await knowledge.check('每年3天。', [old], '2015-01-01')).toBeNull()
  })

  test('does not hold when the quote is not contained, or is nothing', async () => {
    expect(await check('休12天。', citation({ quote: '每年休息假二十天' }))).toBe('quote_not_contained')
    expect(await check('休12天。', citation({ quote: ' ' }))).toBe('quote_not_contained')
  })

  test('does not hold when a number stands nowhere in the articles', async () => {
    expect(await check('工作满10年的，每年休息15天。', citation())).toBe('number_not_contained')
    expect(await check('工作满10年的，每年休息12个工作日。', citation())).toBe('number_not_contained')
    expect(await check('每年休息12天。')).toBe('number_not_contained')
  })
})
