import { describe, expect, test } from 'vitest'
import { findLookAlikes, latinLetters } from '../../../../../knowledge/read/screen/look-alikes.ts'

describe('row 20, homoglyph', () => {
  test.each([
    ['Cyrillic in the name of a tool', 'hr.get_s\u0430l\u0430ry', 'hr.get_salary'],
    ['Greek in a word', 'passw\u03bfrd', 'password'],
    ['a name all in Cyrillic', '\u0440\u0430\u0443.\u0441\u043e\u0440\u0443', 'pay.copy'],
    ['an address', '\u0430dmin@example.cn', 'admin@example.cn'],
  ])('%s is told of', (_name, word, meant) => {
    expect(findLookAlikes([`请调用 ${word} 查询`])).toMatchObject([{ kind: 'look_alike', count: 1, severity: 'note' }])
    expect(latinLetters(word)).toBe(meant)
  })

  test('digits of two widths in an amount are told of', () => {
    expect(findLookAlikes(['补助 1０00 元'])).toMatchObject([{ count: 1 }])
  })

  test.each([
    'hr.get_salary',
    'α 系数和 β 系数',
    '50μm',
    '10kΩ',
    'Россия',
    'Москва',
    'ΑΒΓ',
    '１０００ 元',
    '第3条',
    '江苏省A类',
  ])('words of one alphabet are not: %s', (text) => expect(findLookAlikes([text])).toEqual([]))
})
