import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Citation } from '#sdk'
import { answerPolicy, quoteSentence } from '../../../agent/models/embedded/policy.ts'
import { answeringPart, restyle, shorten } from '../../../agent/style.ts'
import { readStyle } from '../../../agent/understand/style-words.ts'
import { citation, knowledgeOf } from './embedded-support.ts'

const once = { style: 'short', always: false }
const always = { style: 'short', always: true }
const back = { style: 'full', always: true }
const whole = { style: 'full', always: false }

describe('what a wish on the style is said with', () => {
  test.each([
    ...['说简单点', '用大白话说', '简短一点', '能不能说人话？', '太长了', '看不懂，讲通俗些', '一句话总结一下'].map(
      (text) => [text, once] as const,
    ),
    ...[
      '講簡短一點',
      '不要说得太长',
      'shorter please',
      'Can you make it simpler?',
      'in plain words please',
      'TL;DR',
    ].map((text) => [text, once] as const),
    ...['以后都简短回答', '今后请用大白话回答我', '从现在起都说得简短一些', 'Always keep your answers short'].map(
      (text) => [text, always] as const,
    ),
    ['From now on shorter answers, please', always],
    ...['恢复详细', '不用简短了', '恢复原来的回答', '以后都详细回答', 'full answers again'].map(
      (text) => [text, back] as const,
    ),
    ...['详细一点', '展开说说', 'more details please'].map((text) => [text, whole] as const),
  ] as const)('%s', (text, wish) => {
    expect(readStyle(text)).toEqual(wish)
  })

  test.each([
    '简单说一下退休流程',
    '年假简单说说',
    '恢复退休提醒',
    '取消',
    '不要',
    '简单',
    '正常',
    '短信通知',
    '详细地址',
    '以后都提醒我',
    '请短假',
    'full day',
    'how long',
    'short leave please',
    '一直没批',
    '说',
    '',
    '简短一点'.repeat(30),
  ])('%s asks for something else', (text) => {
    expect(readStyle(text)).toBeNull()
  })
})

const quoted = (quote: string): Citation => ({ ...citation, quote })
const answered = (citations: readonly Citation[]) => ({
  ...({ kind: 'say', outcome: 'answer', citations, related: [citation] } as const),
  text: citations.map((one) => quoteSentence(one, 'zh')).join('\n'),
})
const plainly = { question: '可以住几年', locale: 'zh', computed: false, disagree: false } as const

describe('a short answer', () => {
  test.each([
    ['可以住几年', '房源由后勤科公布。最长住3年。钥匙交回。', '最长住3年。'],
    [
      '跨年怎么办',
      '一般当年休完。确要跨年的，可以跨1个年度。但须本人同意。科室登记。',
      '确要跨年的，可以跨1个年度。但须本人同意。',
    ],
    ['其中的事假怎么算', '假期分三类。其中事假按天算。', '假期分三类。其中事假按天算。'],
    ['哪些情形', '有下列情形之一的：\n（一）甲；\n（二）乙。', '有下列情形之一的：\n（一）甲；\n（二）乙。'],
    ['几天', '年休假5天', '年休假5天'],
  ])('to %s keeps what answers', (question, quote, kept) => {
    expect(answeringPart(quote, question)).toBe(kept)
  })

  test('is a part of one article word for word, so that no number in it is another', () => {
    const piece = fc.constantFrom(
      '满1年的5天',
      '但满20年的15天',
      '（一）甲',
      '由人事科定',
      '\n',
      '。',
      '；',
      '，依据《某法》第三条',
      '可以住几年',
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(piece, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        (texts) => {
          const citations = texts.map((parts, at) => quoted(`甲${parts.join('')}${at}`))
          const said = shorten(answered(citations), plainly)
          const [first] = said.citations
          expect(said.citations).toHaveLength(1)
          expect(citations[0]?.quote).toContain(first?.quote)
          expect(first?.quote).not.toBe('')
          expect(said.text.replace(/\n?（节选.*）$/, '').replace(/。$/, '')).toBe(first?.quote.replace(/。$/, ''))
        },
      ),
    )
  })

  test('leaves out the act that ends the sentence, and what else was quoted', () => {
    const citations = [quoted('可以住3年，依据《某办法》第三条。'), quoted('别的条文。')]
    expect(shorten(answered(citations), plainly)).toMatchObject({
      text: '可以住3年。\n（节选，要看全文请说“详细一点”）',
      citations: [{ quote: '可以住3年' }],
      related: [],
    })
  })

  test('keeps what two articles disagree on, what was computed, official words and a model’s own', () => {
    const two = answered([quoted('甲为13日。'), quoted('乙为15日。')])
    const conflict = { ...two, text: `${two.text}\n两份文件的规定不一致。` }
    expect(shorten(conflict, { ...plainly, disagree: true })).toMatchObject({
      text: '两份文件的规定不一致。',
      citations: [{}, {}],
    })
    const computed = { ...two, text: `按规定算出的结果如下。\n${two.text}` }
    expect(shorten(computed, { ...plainly, computed: true })).toMatchObject({ text: '按规定算出的结果如下。' })
    const official = { ...two, official: { id: '1', approvedOn: '2026-11-01' } }
    expect(shorten(official, plainly)).toMatchObject({ text: two.text, citations: two.citations })
    const by = { model: 'm', prompt: 'p', dialect: 'd', place: 'local' }
    expect(shorten({ ...two, by }, plainly)).toMatchObject({ text: two.text, citations: two.citations })
  })
})

describe('the turn that asks for another style', () => {
  const knowledge = knowledgeOf(true)
  const asked = { said: '年休假几天', answered: '…', outcome: 'answer', calls: [] } as const
  const scene = { text: '简短一点', locale: 'zh', history: [asked], knowledge, results: [] } as const
  const searched = (question: string) => ({ tool: 'policy_search', args: { question } })

  test('looks the last question up again, also after another such wish, and answers it', () => {
    expect(restyle(scene)).toEqual({ kind: 'call', calls: [searched('年休假几天')] })
    const history = [asked, { ...asked, said: '说人话', calls: [searched('年休假几天')] }]
    expect(restyle({ ...scene, text: '详细一点', history })).toEqual({ kind: 'call', calls: [searched('年休假几天')] })
    const results = [{ call: searched('年休假几天'), ok: true, result: {}, text: '' }] as const
    expect(restyle({ ...scene, results })).toEqual(answerPolicy({ knowledge, locale: 'zh' }))
  })

  test('keeps a lasting wish, with or without an answer before it', () => {
    const kept = { tool: 'service_style', args: { style: 'short' } }
    expect(restyle({ ...scene, text: '以后都简短回答', history: [] })).toEqual({ kind: 'call', calls: [kept] })
    expect(restyle({ ...scene, text: '以后都简短回答' })).toEqual({
      kind: 'call',
      calls: [kept, searched('年休假几天')],
    })
  })

  test('leaves to the model what answers a question of ours, what failed, and every other text', () => {
    expect(restyle({ ...scene, history: [{ ...asked, outcome: 'clarify' }] })).toBeNull()
    expect(restyle({ ...scene, text: '年休假几天' })).toBeNull()
    const tell = { zh: '不行', en: 'no' }
    const failed = { call: searched('年休假几天'), ok: false, code: 'unavailable', tell, needs: [] } as const
    expect(restyle({ ...scene, results: [failed] })).toBeNull()
  })
})
