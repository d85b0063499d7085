import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyOf } from '../../../knowledge/curate/body.ts'
import { type ComparedArticle, diffArticles, pairArticles } from '../../../knowledge/curate/diff.ts'
import { wordsDiff } from '../../../knowledge/curate/words.ts'
import { readDocument } from '../../../knowledge/read/document.ts'
import { readFolder } from '../../../knowledge/read/folder.ts'
import { splitArticles } from '../../../knowledge/split/articles.ts'
import { toChinese } from '../../../knowledge/text/numerals.ts'
import { count } from '../../support/counts.ts'

const handbook = new URL('../../../knowledge/handbook', import.meta.url).pathname

/** Articles numbered in their order, each with some words. */
const articles = (...texts: readonly string[]): ComparedArticle[] =>
  texts.map((text, at) => {
    const label = `第${toChinese(at + 1)}条`
    return { label, path: ['第一章 总则'], text: `${label} ${text}` }
  })
const gist = (before: readonly ComparedArticle[], after: readonly ComparedArticle[]) =>
  diffArticles(before, after).articles.map(({ kind, label }) => `${kind} ${label}`)

const [leave, pay, umbrella] = [
  '年休假由本人申请，科长批准。',
  '工资每月十五日发放到卡。',
  '雨伞借用三天，逾期归还登记。',
]

describe('two texts', () => {
  test('that are equal have nothing but unchanged articles', () => {
    const diff = diffArticles(articles(leave, pay), articles(leave, pay))
    expect(diff).toMatchObject({ equal: true, counts: { unchanged: 2, changed: 0 } })
  })

  test('tell the words of an article that changed', () => {
    const diff = diffArticles(articles(leave, pay), articles(leave, pay.replace('十五', '二十')))
    expect(diff.equal).toBe(false)
    expect(diff.articles[1]).toEqual({
      kind: 'changed',
      label: '第二条',
      from: '第二条',
      pieces: [
        { kind: 'same', text: '工资每月' },
        { kind: 'removed', text: '十五' },
        { kind: 'added', text: '二十' },
        { kind: 'same', text: '日发放到卡。' },
      ],
    })
  })

  test('tell an article that was put in, and those that only have another number for it', () => {
    const diff = diffArticles(articles(leave, pay), articles(leave, umbrella, pay))
    expect(diff.articles).toMatchObject([
      { kind: 'unchanged', label: '第一条' },
      { kind: 'added', label: '第二条' },
      { kind: 'moved', label: '第三条', from: '第二条' },
    ])
  })

  test('tell an article that was taken out where it was', () => {
    expect(gist(articles(leave, umbrella, pay), articles(leave, pay))).toEqual([
      'unchanged 第一条',
      'removed 第二条',
      'moved 第二条',
    ])
  })

  test('tell articles that changed places, and a heading that is another', () => {
    expect(gist(articles(leave, pay), articles(pay, leave))).toEqual(['moved 第一条', 'moved 第二条'])
    const other = articles(leave, pay).map((article, at) =>
      at === 1 ? { ...article, path: ['第二章 工资'] } : article,
    )
    expect(gist(articles(leave, pay), other)).toEqual(['unchanged 第一条', 'moved 第二条'])
  })

  test('tell an article that moved and changed as changed, with the number it had', () => {
    const diff = diffArticles(articles(leave, pay), articles(umbrella, leave, pay.replace('十五', '二十')))
    expect(diff.articles[2]).toMatchObject({ kind: 'changed', label: '第三条', from: '第二条' })
  })

  test('take a wholly other text under the same number for removed and added', () => {
    expect(gist(articles(leave), articles(umbrella)).sort()).toEqual(['added 第一条', 'removed 第一条'])
  })

  test('do not differ by white space', () => {
    expect(diffArticles(articles(leave), articles(leave.replace('，', '，\n'))).equal).toBe(true)
    const spaced = articles(leave).map((article) => ({ ...article, text: article.text.replace(' ', '\u3000') }))
    expect(diffArticles(articles(leave), spaced).equal).toBe(true)
  })

  test('with nothing before are all added', () => {
    expect(diffArticles([], articles(leave, pay)).counts).toMatchObject({ added: 2, unchanged: 0 })
    expect(diffArticles([], [])).toMatchObject({ equal: true, articles: [] })
  })
})

describe('whatever the texts are', () => {
  const text = fc.array(fc.constantFrom('年', '休', '假', '工', '资', '15', 'a', '。', ' '), { maxLength: 12 })
  const texts = fc
    .array(
      text.map((parts) => parts.join('')),
      { maxLength: 8 },
    )
    .map((all) => articles(...all))

  test('each article of both stands in one change, and one text turned into itself has none', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pairs = pairArticles(before, after)
        const places = (side: 'before' | 'after') => pairs.flatMap((pair) => pair[side] ?? []).sort((a, b) => a - b)
        expect(places('before')).toEqual([...before.keys()])
        expect(places('after')).toEqual([...after.keys()])
        expect(diffArticles(before, before).equal).toBe(true)
        expect(diffArticles(before, after).articles).toHaveLength(pairs.length)
      }),
      { numRuns: count(300, 3000) },
    )
  })

  test('the pieces of a change give back both texts', () => {
    const words = text.map((parts) => parts.join(''))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = wordsDiff(before, after)
        const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
      { numRuns: count(1000, 10_000) },
    )
  })

  test('very long texts are compared too', () => {
    const before = Array.from({ length: 4000 }, (_, at) => `第${at}句话。`).join('')
    const after = before.replace('第2000句话', '第二千句话')
    const began = performance.now()
    const pieces = wordsDiff(`甲${before}`, `乙${after}丙`)
    expect(
      pieces
        .filter(({ kind }) => kind === 'added')
        .map(({ text: added }) => added)
        .join(''),
    ).toContain('第二千句话')
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

test('the text of stored articles is read into the same articles again, for the whole handbook', async () => {
  const files = await readFolder([handbook])
  expect(files.length).toBeGreaterThan(40)
  for (const file of files) {
    const { articles: read } = readDocument(file, 'handbook')
    const again = splitArticles(bodyOf(read))
    expect(diffArticles(read, again).equal, file.name).toBe(true)
  }
})
