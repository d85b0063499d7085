import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import { createKnowledge, type Knowledge } from '../../../knowledge/index.ts'
import type { KnowledgeQuery } from '../../../knowledge/port.ts'
import { dayOf } from '../../../knowledge/search/days.ts'
import { regionOf, staffOf } from '../../../knowledge/search/slots.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { guest, smallKnowledge, staff } from './library.ts'

let db: PGliteDb
let knowledge: Knowledge
beforeAll(async () => {
  ;({ db, knowledge } = await smallKnowledge())
})
afterAll(() => db.close())

const search = (text: string, change: Partial<KnowledgeQuery> = {}) =>
  knowledge.search({ text, asOf: '2025-04-01', reader: staff, ...change })
const first = async (text: string, change: Partial<KnowledgeQuery> = {}) => {
  const { passages } = await search(text, change)
  return `${passages[0]?.citation.document} ${passages[0]?.citation.article}`
}

describe('what is found first', () => {
  test.each([
    ['工作满十年每年休息假几天', '样例市职工休假办法(2020-06-01) 第二条'],
    ['请了很多事假还有休息假吗', '样例市职工休假办法(2020-06-01) 第三条'],
    ['两口子能在一个领导手下任职吗', '样例公务人员管理条例(2018-01-10) 第三条'],
    ['连续旷工多少天会被辞退', '样例公务人员管理条例(2018-01-10) 第二条'],
    ['病假从第三个月起按什么标准发工资', 'sick-pay 第二项'],
    ['How long is the probation period in a labor contract', '样例劳动合同规定(2012-07-01) 第二条'],
  ])('%s', async (question, expected) => expect(await first(question)).toBe(expected))
})

test('a named article comes first, with its paragraph as the quote', async () => {
  const result = await search('职工休假办法第2条第二款怎么说')
  expect(result).toMatchObject({ named: true, answerable: true, confidence: 1 })
  expect(result.passages[0]?.citation).toMatchObject({ article: '第二条', quote: '国家法定休假日不计入休息假。' })
  expect((await search('样例市职工休假办法第三条之一')).passages[0]?.citation.article).toBe('第三条之一')
  expect(await search('样例市职工休假办法第九十九条')).toMatchObject({ named: false, answerable: false })
  expect(await search('《没有收录的条例》第三条')).toMatchObject({ named: false, answerable: false })
})

test('only what is in force on the day is found, and an earlier wording only when it is asked for', async () => {
  for (const { citation } of (await search('休息假几天')).passages)
    expect(citation.document).not.toBe('样例市职工休假办法(2010-03-01)')
  const past = await search('2015年的时候职工休息假几天')
  expect(past.passages[0]?.citation).toMatchObject({ version: '2010-03-01', effectiveUntil: '2020-08-31' })
  expect(past.passages[0]?.citation.validity).toContain('已失效')
  expect(await first('职工休息假几天', { asOf: '2015-01-01' })).toBe('样例市职工休假办法(2010-03-01) 第二条')
})

test('the validity says what is not known', async () => {
  const validity = async (text: string, asOf: string) => (await search(text, { asOf })).passages[0]?.citation.validity
  expect(await validity('样例劳动合同规定第一条', '2025-04-01')).toBe('现行有效')
  expect(await validity('样例劳动合同规定第一条', '2025-07-01')).toBe('截至2025-04-19，之后未核')
  expect(await validity('样例公务人员管理条例第一条', '2025-04-01')).toBe('日期待核')
})

test('a local act answers only in its province', async () => {
  const inProvince = { ...staff, province: 'ZJ' }
  expect(await first('妻子生育护理假几天', { reader: inProvince })).toBe('浙江样例生育假规定(2021-11-25) 第一条')
  expect(await first('浙江妻子生育护理假几天')).toBe('浙江样例生育假规定(2021-11-25) 第一条')
  for (const reader of [staff, { ...staff, province: 'SH' }])
    for (const { region } of (await search('妻子生育护理假几天', { reader })).passages) expect(region).toBe('全国')
})

test('the kind of staff decides which act answers', async () => {
  const servant = { ...staff, staffType: 'civil_servant' } as const
  const contract = { ...staff, staffType: 'contract_offbook' } as const
  expect(await first('我想辞职', { reader: servant })).toBe('样例公务人员管理条例(2018-01-10) 第一条')
  expect(await first('我想辞职', { reader: contract })).toBe('样例劳动合同规定(2012-07-01) 第一条')
  expect(await first('合同工想辞职', { reader: servant })).toBe('样例劳动合同规定(2012-07-01) 第一条')
})

test.each(['车补标准是多少', '食堂几点开饭', '明天天气怎么样', 'What is the canteen price'])(
  'what no act says is not answered: %s',
  async (question) => expect((await search(question)).answerable).toBe(false),
)

test('every quote is contained in its article', async () => {
  for (const question of ['休息假', '辞职', '护理假', '病假工资', '试用期', '公务员'])
    for (const { citation, text } of (await search(question, { reader: { ...staff, province: 'ZJ' } })).passages) {
      expect(text).toContain(citation.quote)
      expect(citation.quote.length).toBeLessThanOrEqual(190)
    }
})

test('a calculator finds its source by title and article, in the version of the day', async () => {
  const found = await knowledge.named('《样例市职工休假办法》', '第2条', '2015-01-01', guest)
  expect(found?.citation).toMatchObject({ document: '样例市职工休假办法(2010-03-01)', article: '第二条' })
  expect(await knowledge.named('样例市职工休假办法', '第八条', '2025-01-01', guest)).toBeNull()
  expect(await knowledge.named('没有的办法', '第一条', '2025-01-01', guest)).toBeNull()
})

test('bigrams alone rank where there is no dictionary', async () => {
  const worker = createKnowledge({ db, tokenizer: null, log: silentLog })
  const { passages } = await worker.search({ text: '连续旷工多少天会被辞退', asOf: '2025-04-01', reader: staff })
  expect(passages[0]?.citation.article).toBe('第二条')
})

test('another process sees a publish at its next question', async () => {
  const other = createKnowledge({ db, tokenizer: null, log: silentLog })
  const before = await other.search({ text: '紫色雨伞', asOf: '2025-04-01', reader: staff })
  const bytes = new TextEncoder().encode('# 雨伞规定\n\n第一条 紫色雨伞借用三天。\n')
  await knowledge.importDocuments({
    files: [{ name: '雨伞规定.md', bytes }],
    author: 'S-1',
    approvedBy: 'S-2',
    publish: true,
  })
  const after = await other.search({ text: '紫色雨伞', asOf: '2025-04-01', reader: staff })
  expect(after.indexVersion).toBeGreaterThan(before.indexVersion)
  expect(after.passages[0]?.citation.document).toBe('雨伞规定')
})

test('slots are read from the question first, then from the reader', () => {
  expect(regionOf('宁波的社保', 'SH')).toEqual({ province: '浙江', city: '宁波', said: true })
  expect(regionOf('产假几天', 'SH')).toEqual({ province: '上海', city: null, said: false })
  expect(staffOf('事业编怎么辞职', 'civil_servant')).toMatchObject({ slot: 'institution', said: true })
  expect(staffOf('怎么辞职', 'dispatched')).toMatchObject({ slot: 'labour', said: false })
  expect(dayOf('2023年的时候产假几天', '2025-07-01')).toEqual({ asOf: '2023-07-01', old: false, said: true })
  expect(dayOf('我2023年入职', '2025-07-01')).toEqual({ asOf: '2025-07-01', old: false, said: false })
  expect(dayOf('旧版监察法', '2025-07-01')).toMatchObject({ old: true })
})

test('people are told in a sentence what the knowledge base holds', async () => {
  expect(await knowledge.describe('zh')).toMatch(/法规 \d+ 部.*核对至 2025-04-19。$/)
  expect(await knowledge.describe('en')).toMatch(/^The knowledge base holds/)
})
