import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMask } from '../../../agent/mask.ts'
import { idCheckMark, isCardNumber, isIdNumber, isOldIdNumber } from '../../../agent/personal/check-digits.ts'
import { classesOfScopes, classesSaid, classesShown } from '../../../agent/personal/classes.ts'
import { count } from '../../support/counts.ts'
import { plantPersonal } from '../../support/planted-personal.ts'
import { policySentences } from '../../support/policy-sentences.ts'

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2015-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''))

describe('check digits', () => {
  test('one wrong digit, or two neighbours changed about, make an identity number wrong', () => {
    fc.assert(
      fc.property(day, digits(3), fc.nat(16), fc.integer({ min: 1, max: 9 }), (born, order, at, plus) => {
        const first = `330106${born}${order}`
        const whole = `${first}${idCheckMark(first)}`
        expect(isIdNumber(whole)).toBe(true)
        expect(isIdNumber(whole.toLowerCase())).toBe(true)
        const other = [...whole]
        other[at] = String((Number(whole[at]) + plus) % 10)
        expect(isIdNumber(other.join(''))).toBe(false)
        const swapped = `${whole.slice(0, at)}${whole[at + 1]}${whole[at]}${whole.slice(at + 2)}`
        expect(isIdNumber(swapped)).toBe(swapped === whole)
      }),
    )
  })

  test('of ten last digits one makes a card, and one wrong digit unmakes it', () => {
    fc.assert(
      fc.property(digits(18), fc.nat(17), fc.integer({ min: 1, max: 9 }), (first, at, plus) => {
        const cards = [...'0123456789'].map((last) => `${first}${last}`).filter(isCardNumber)
        expect(cards).toHaveLength(1)
        const other = [...(cards[0] ?? '')]
        other[at] = String((Number(other[at]) + plus) % 10)
        expect(isCardNumber(other.join(''))).toBe(false)
      }),
    )
  })

  test.each([
    ['330106850230123', false],
    ['330106850228123', true],
    ['990106850228123', false],
  ])('%s as an identity number of the first generation: %s', (number, is) => {
    expect(isOldIdNumber(number)).toBe(is)
  })
})

test('of planted data in some 50 spellings nothing is left; it comes back exactly, and twice hidden is once hidden', () => {
  const planted = plantPersonal(count(600, 2000))
  const missed = planted.filter(({ said, secret }) => {
    const mask = createMask([], [], 471_100)
    const hidden = mask.hide(said)
    expect(mask.show(hidden)).toBe(said)
    expect(mask.hide(hidden)).toBe(hidden)
    expect(createMask([], [], 8_000).show(hidden)).toBe(hidden)
    return hidden.includes(secret) || !hidden.includes('〔')
  })
  const recall = (of: boolean) => {
    const all = planted.filter(({ isObfuscated }) => isObfuscated === of)
    return 1 - missed.filter(({ isObfuscated }) => isObfuscated === of).length / all.length
  }
  process.stdout.write(
    `masking: ${planted.length} planted, plain ${recall(false)}, obfuscated ${recall(true)}, missed ${missed.length}\n`,
  )
  expect(recall(false)).toBeGreaterThanOrEqual(0.99)
  expect(recall(true)).toBeGreaterThanOrEqual(0.95)
  expect(missed.map(({ said }) => said)).toEqual([])
})

test('sentences of rules are left alone: at most one in a hundred is changed', () => {
  const sentences = policySentences(count(1500, 6000))
  const changed = sentences.filter((sentence) => createMask([]).hide(sentence) !== sentence)
  process.stdout.write(`masking: ${changed.length} of ${sentences.length} sentences of rules changed\n`)
  expect(changed.length / sentences.length).toBeLessThanOrEqual(0.01)
})

describe('what is never for an endpoint outside', () => {
  test.each([
    ['我得了抑郁症，想请两周病假', ['health']],
    ['12月3号请一天病假', ['health']],
    ['我怀孕三个月了可以休多久', ['health']],
    ['李测试住院了要办什么', ['health']],
    ['我去年受过记过处分，今年能晋级吗', ['discipline']],
    ['我工资是8,500元，病假期间发多少', ['health', 'pay']],
    ['我上个月到手7200块对不对', ['pay']],
    ['I am pregnant, how long is the leave?', ['health']],
    ['病假工资怎么算', []],
    ['请病假要什么材料', []],
    ['记过处分的影响期是多久', []],
    ['怀孕期间能不能安排夜班', []],
    ['我还有几天年假', []],
    ['12月2号请一天事假', []],
    ['How is sick pay calculated?', []],
  ])('%s: %j', (said, classes) => {
    expect(classesSaid(said)).toEqual(classes)
  })

  test('what was looked up is private by any mention, and by the rights of its tool', () => {
    expect(classesShown('病假 12月2日')).toEqual(['health'])
    expect(classesShown('{"leaveType":"SICK"}')).toEqual(['health'])
    expect(classesShown('应发工资：12,300.00')).toEqual(['pay'])
    expect(classesShown('年休假 剩余8天')).toEqual([])
    expect(classesOfScopes(['pay:read:self'])).toEqual(['pay'])
    expect(classesOfScopes(['leave:read:self', 'injury:read:unit'])).toEqual(['health'])
  })
})
