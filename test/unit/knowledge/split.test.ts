import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitArticles } from '../../../knowledge/split/articles.ts'
import { articleKey } from '../../../knowledge/split/labels.ts'

const labels = (body: string) => splitArticles(body).map(({ label }) => label)

describe('an act with 条', () => {
  const act = [
    '# 某法',
    '',
    '2018年1月1日 公布',
    '',
    '<!-- INFO END -->',
    '',
    '为了试验，制定本法。',
    '',
    '## 第一章　总　则',
    '',
    '第一条 甲。',
    '',
    '第十六条之一　乙：',
    '',
    '（一）丙；',
    '',
    '（二）丁。',
    '',
    '前款规定不适用于戊。',
    '',
    '第十六条规定的情形除外。',
    '',
    '### 第一节 其他',
    '',
    '第一百零二条 己。',
    '',
    '附录：',
    '',
    '一、庚；',
    '',
    '二、辛。',
  ].join('\n')

  test('is cut at each 条 and nowhere else', () => {
    expect(labels(act)).toEqual(['第一条', '第十六条之一', '第一百零二条', '附录', '附录第一项', '附录第二项'])
  })

  test('knows number, suffix and headings of each', () => {
    expect(splitArticles(act).slice(0, 3)).toMatchObject([
      { number: 1, suffix: 0, path: ['第一章 总则'] },
      { number: 16, suffix: 1, path: ['第一章 总则'] },
      { number: 102, suffix: 0, path: ['第一章 总则', '第一节 其他'] },
    ])
  })

  test('knows paragraphs and items by their offsets', () => {
    const article = splitArticles(act)[1]
    const cut = (at: { start: number; end: number }) => article?.text.slice(at.start, at.end)
    expect(article?.paragraphs.map(cut)).toEqual([
      '第十六条之一　乙：\n\n（一）丙；\n\n（二）丁。',
      '前款规定不适用于戊。',
      '第十六条规定的情形除外。',
    ])
    expect(article?.paragraphs[0]?.items.map(cut)).toEqual(['（一）丙；', '（二）丁。'])
  })
})

test('a line that goes on with a reference to an article is no new article', () => {
  expect(labels('第一条 依照\n第九条 的规定办理。\n\n第二条 甲。')).toEqual(['第一条', '第二条'])
  expect(labels('第一条 甲。\n\n第九条规定的乙。')).toEqual(['第一条'])
})

test('headings and bold type around the number are left out', () => {
  expect(labels('### 第三条 甲\n\n乙。\n\n**第四条** 丙。')).toEqual(['第三条', '第四条'])
})

test('an act that is numbered 一、二、 has items, and one without numbers passages', () => {
  expect(labels('# 通知\n\n一、甲。\n\n(一)乙；\n\n## 二、丙\n\n丁。')).toEqual(['第一项', '第二项'])
  expect(labels(`# 通知\n\n${'甲'.repeat(300)}。\n\n${'乙'.repeat(300)}。`)).toEqual(['第一段', '第二段'])
})

test.each([
  ['第三十八条', '38'],
  ['第38条', '38'],
  ['38', '38'],
  ['第十六条之一', '16-1'],
  ['第三项', '3'],
  ['三', '3'],
])('%s is the article %s', (label, key) => expect(articleKey(label)).toBe(key))

const line = fc.constantFrom(
  '第一条 甲。',
  '第二条　乙：',
  '（一）丙；',
  '(二)丁。',
  '## 第一章 总则',
  '# 标题',
  '一、戊',
  '',
  ' ',
  '　　己。',
  '第三条规定的庚。',
  '| 辛 | 壬 |',
  '附录：',
  'English text.',
)

test('the text of every article, paragraph and item is a part of the document, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }),
      fc.constantFrom('\n', '\n\n'),
      (lines, gap) => {
        const body = lines.join(gap)
        let last = 0
        for (const article of splitArticles(body)) {
          expect(article.start).toBeGreaterThanOrEqual(last)
          expect(body.slice(article.start, article.start + article.text.length)).toBe(article.text)
          last = article.start + article.text.length
          const kept = article.paragraphs.map(({ start, end }) => article.text.slice(start, end)).join('')
          expect(kept.replace(/\s/g, '')).toBe(article.text.replace(/\s/g, ''))
          for (const paragraph of article.paragraphs)
            for (const item of paragraph.items) {
              expect(item.start).toBeGreaterThanOrEqual(paragraph.start)
              expect(item.end).toBeLessThanOrEqual(paragraph.end)
            }
        }
      },
    ),
  )
})
