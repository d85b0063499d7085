import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../knowledge/read/document.ts'
import { parseFrontMatter } from '../../../knowledge/read/front-matter.ts'
import { UnreadableFile } from '../../../knowledge/read/unreadable.ts'
import { file } from './library.ts'

describe('the front matter', () => {
  test('is read with quoted values, bare words, lists and objects', () => {
    const { fields, body } = parseFrontMatter(
      '---\n\ntitle: "甲：乙"\nlevel: 法律\nstaff_types: ["a", "b"]\naudience: [staff, manager]\nbased_on:\n\n- {act: "甲法", article: "第二条"}\n- "乙法"\n---\n正文',
    )
    expect(fields).toEqual({
      title: '甲：乙',
      level: '法律',
      staff_types: ['a', 'b'],
      audience: ['staff', 'manager'],
      based_on: [{ act: '甲法', article: '第二条' }, '乙法'],
    })
    expect(body).toBe('正文')
  })

  test('may be missing', () => {
    expect(parseFrontMatter('# 标题\n正文')).toEqual({ fields: null, body: '# 标题\n正文' })
  })

  test.each([
    ['---\ntitle "甲"\n---\n', '第 2 行'],
    ['---\ndoc: "甲"\ntitle: "乙\n---\n', '第 3 行'],
    ['---\ndoc: &x 甲\n---\n', '第 2 行'],
    ['---\ndoc: "甲"\ndoc: "乙"\n---\n', '重复'],
    ['---\n- 甲\n---\n', '第 2 行'],
    ['---\ndoc: "甲"\n', '没有用 --- 结束'],
  ])('names the line that cannot be read', (text, sentence) => {
    expect(() => parseFrontMatter(text)).toThrow(sentence)
  })
})

describe('a file', () => {
  test('without front matter takes its title from the first heading and has no effective date', () => {
    const { meta } = readDocument(file('dir/某通知.md', '# 关于值班的通知\n\n第一条 值班。'), 'statutes')
    expect(meta).toMatchObject({
      doc: '某通知',
      title: '关于值班的通知',
      effectiveFrom: null,
      dateSource: 'none',
      audience: ['public'],
    })
  })

  test('of the handbook is for staff when it does not say for whom it is', () => {
    expect(readDocument(file('a.md', '第一条 值班。'), 'handbook').meta.audience).toEqual(['staff'])
  })

  test.each<[string, Uint8Array, UnreadableFile['code']]>([
    ['is empty', new Uint8Array(), 'E_EMPTY'],
    ['holds only a heading', new TextEncoder().encode('# 标题\n\n'), 'E_EMPTY'],
    ['is binary', new Uint8Array([80, 75, 3, 4, 0, 0]), 'E_TYPE'],
    ['is not UTF-8', new Uint8Array([0xb5, 0xda, 0xd2, 0xbb]), 'E_CORRUPT'],
    ['is too large', new Uint8Array(20 * 1024 * 1024 + 1).fill(97), 'E_SIZE'],
    [
      'has a date that is none',
      new TextEncoder().encode('---\neffective_date: "2025-02-30"\n---\n第一条 甲。'),
      'E_CORRUPT',
    ],
    [
      'has an unknown staff type',
      new TextEncoder().encode('---\nstaff_types: ["boss"]\n---\n第一条 甲。'),
      'E_CORRUPT',
    ],
    [
      'ends before it begins',
      new TextEncoder().encode('---\neffective_date: "2025-02-03"\neffective_until: "2024-01-01"\n---\n第一条 甲。'),
      'E_CORRUPT',
    ],
  ])('that %s is refused with a sentence', (_name, bytes, code) => {
    try {
      readDocument({ name: 'a.md', bytes }, 'statutes')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableFile)
      expect((error as UnreadableFile).code).toBe(code)
      expect((error as UnreadableFile).message).toMatch(/。$/)
    }
  })
})
