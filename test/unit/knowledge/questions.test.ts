import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type IndexedQuestion,
  QuestionIndex,
  QuestionPostings,
  questionTerms,
} from '../../../knowledge/index/questions.ts'
import { unansweredFrom } from '../../../knowledge/index/unanswered.ts'
import type { Knowledge } from '../../../knowledge/index.ts'
import { joinQuestions, parseQuestions } from '../../../knowledge/read/questions.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { emptyKnowledge, file, staff, twoPeople } from './library.ts'

describe('a file of questions', () => {
  test('gives the questions of each article once, in their order', () => {
    const text = '# 第五条\n- 几点上班\n* what time\n- 几点上班\n\n# 第六条\n- 迟到咋算\n'
    expect([...parseQuestions(text)]).toEqual([
      ['第五条', ['几点上班', 'what time']],
      ['第六条', ['迟到咋算']],
    ])
  })

  test.each([
    ['- 几点上班\n', '第 1 行'],
    ['# 第五条\n几点上班\n', '第 2 行'],
    [`# 第五条\n- ${'问'.repeat(201)}\n`, '超过 200 个字'],
    [`# 第五条\n${Array.from({ length: 101 }, (_, at) => `- 问${at}\n`).join('')}`, '最多写 100 个'],
  ])('%j is refused', (text, reason) => {
    expect(() => parseQuestions(text)).toThrow(reason)
  })

  test('joins the document beside it; one without a document stays as it is', () => {
    const files = [file('b/请假.md', '甲'), file('b/请假.questions.md', '乙'), file('b/别的.questions.md', '丙')]
    const joined = joinQuestions(files)
    expect(joined.map(({ name }) => name)).toEqual(['b/请假.md', 'b/别的.questions.md'])
    expect(new TextDecoder().decode(joined[0]?.questions)).toBe('乙')
  })
})

/** An index over questions of articles; the article of each is its place, two articles to a document. */
function indexOf(articles: readonly (readonly string[])[]) {
  const postings = new QuestionPostings()
  const questions: IndexedQuestion[] = []
  for (const [article, own] of articles.entries())
    for (const text of own) {
      const terms = questionTerms(text)
      postings.add(questions.length, terms)
      questions.push({ article, document: Math.floor(article / 2), size: terms.length })
    }
  const index = new QuestionIndex(questions)
  const none = unansweredFrom(['食堂今天吃什么', '食堂中午有没有面条', '今天天气咋样'])
  return (text: string, allowed = new Uint8Array(articles.length).fill(1)) =>
    index.fits(questionTerms(text), postings.all, allowed, none)
}

describe('the index of questions', () => {
  const fits = indexOf([
    ['生孩子能歇几天', '老婆生娃我能陪几天'],
    ['请病假要什么条子', '感冒了歇一天要证明吗'],
    ['几点上班几点下班', '中午吃饭要不要打卡'],
    ['忘了打卡咋办', '补卡一个月能补几回'],
  ])

  test('finds the article of which a question is likest', () => {
    for (const [asked, article] of [
      ['媳妇下月生娃，能陪几天', 0],
      ['歇病假得交啥条子', 1],
      ['下班是几点', 2],
      ['打卡忘了能补不', 3],
    ] as const) {
      const best = [...fits(asked).articles].sort((a, b) => b[1].gain - a[1].gain)[0]
      expect(best?.[0], asked).toBe(article)
    }
  })

  test('never tells of an article that may not be found', () => {
    const allowed = Uint8Array.of(0, 1, 1, 1)
    expect([...fits('老婆生娃我能陪几天', allowed).articles.keys()]).toEqual([1, 2, 3])
  })

  test('keeps its scales, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'生娃歇几天打卡要条子病假no ') }), (text) => {
        for (const { nearest, near, foreseen, gain } of fits(text).articles.values()) {
          expect(nearest).toBeGreaterThanOrEqual(near - 1e-6)
          expect(near).toBeGreaterThanOrEqual(0)
          expect(nearest).toBeLessThanOrEqual(1)
          expect(foreseen).toBeLessThanOrEqual(1)
          expect(gain).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  test('knows what rules do not answer', () => {
    expect(fits('食堂今天中午吃啥').unanswered.near).toBeGreaterThan(fits('请病假要什么条子').unanswered.near)
  })
})

describe('a document with questions', () => {
  let db: PGliteDb
  let knowledge: Knowledge
  beforeAll(async () => {
    ;({ db, knowledge } = await emptyKnowledge())
  })
  afterAll(() => db.close())
  const bytes = (text: string) => new TextEncoder().encode(text)
  const document = (name: string, audience: string, articles: string) =>
    file(
      `${name}.md`,
      `---\ndoc: "${name}(2026-01-01)"\ntitle: "${name}"\nversion_date: "2026-01-01"\neffective_date: "2026-01-01"\neffective_date_source: "text"\naudience: "${audience}"\n---\n${articles}`,
    )
  const house = document('试验考勤办法', 'staff', '第一条 工作时间由本局规定。\n\n第二条 未刷卡的，凭说明更正记录。\n')
  const room = document('试验机房办法', 'unit:U-9', '第一条 进出机房登记。\n')
  const publish = (files: Parameters<Knowledge['importDocuments']>[0]['files']) =>
    knowledge.importDocuments({ files, ...twoPeople, collection: 'handbook' })
  const find = (text: string, unitId = 'U-1') =>
    knowledge.search({ text, asOf: '2026-11-23', reader: { ...staff, unitId } })

  test('is found by them though its own words are others', async () => {
    const questions = bytes('# 第二条\n- 早上忘拍脸了咋整\n- 卡落家里了\n')
    expect((await publish([{ ...house, questions }])).failed).toEqual([])
    expect((await find('今早忘拍脸了')).passages[0]?.citation).toMatchObject({ article: '第二条' })
  })

  test('is a new revision when only its questions change, and the old ones are gone', async () => {
    const questions = bytes('# 第一条\n- 早上忘拍脸了咋整\n')
    const { imported, unchanged } = await publish([{ ...house, questions }])
    expect([imported.length, unchanged.length]).toEqual([1, 0])
    expect((await find('今早忘拍脸了')).passages[0]?.citation).toMatchObject({ article: '第一条' })
    expect((await publish([{ ...house, questions }])).unchanged).toHaveLength(1)
  })

  test('of one unit does not show its questions to another', async () => {
    await publish([{ ...room, questions: bytes('# 第一条\n- 夜里冷气坏了我一个人能进去不\n') }])
    const titles = async (unit: string) =>
      (await find('夜里冷气坏了能进去不', unit)).passages.map(({ citation }) => citation.title)
    expect(await titles('U-9')).toContain('试验机房办法')
    expect(await titles('U-1')).not.toContain('试验机房办法')
  })

  test.each([
    ['an article that is not there', { ...house, questions: bytes('# 第九条\n- 咋办\n') }, '没有这一条'],
    ['no article at all', { ...house, questions: bytes('- 咋办\n') }, '第 1 行'],
    ['no document', file('别的.questions.md', '# 第一条\n- 咋办\n'), '旁边没有同名的制度文件'],
  ])('for %s is refused and nothing changes', async (_name, wrong, reason) => {
    const before = await knowledge.list()
    const { failed, imported } = await publish([wrong])
    expect(imported).toEqual([])
    expect(failed[0]?.reason).toContain(reason)
    expect(await knowledge.list()).toEqual(before)
  })
})
