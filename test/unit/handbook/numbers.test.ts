import { describe, expect, test } from 'vitest'
import { numbersOf } from '../../handbook/numbers.ts'

const read = (text: string, options = {}) =>
  numbersOf(text, options).map(({ kind, value, unit }) => (kind === 'amount' ? `${value} ${unit}` : `${kind} ${unit}`))

describe('numbers of a text', () => {
  test('are the same in Arabic and Chinese numerals', () => {
    expect(read('30日、3个工作日、满63周岁、1小时、20%')).toEqual([
      '30 day',
      '3 workday',
      '63 age',
      '1 hour',
      '20 percent',
    ])
    expect(read('三十日、三个工作日、满六十三周岁、一小时、百分之二十', { ones: true })).toEqual(
      read('30日、3个工作日、满63周岁、1小时、20%'),
    )
  })

  test('share the unit of the last of a list or range', () => {
    expect(read('给1至3天')).toEqual(['1 day', '3 day'])
    expect(read('依次为27、25、23、21个月')).toEqual(['27 month', '25 month', '23 month', '21 month'])
    expect(read('刚好15个、30个工作日')).toEqual(['15 workday', '30 workday'])
  })

  test('are dates and times of day where they are written so', () => {
    expect(read('2026年2月1日起，9月底前，8:30至12:00')).toEqual([
      'date 2026年2月1日',
      'date 9月',
      'time 8:30',
      'time 12:00',
    ])
  })

  test('are not those of names, document numbers, articles and items', () => {
    expect(read('（一）《办法（2024年）》（人社部发〔2024〕94号）第三条、第十二条之一')).toEqual([])
  })

  test('are no 一 in running text, and no 第二年', () => {
    expect(read('一天一次，第二年底前')).toEqual([])
    expect(read('一年内，从第三个月起', { ones: true })).toEqual(['1 year', '3 month'])
  })
})
