import { numeralClass, parseNumeral } from '../../knowledge/text/numerals.ts'

/** What a number counts, so that 30日 of a handbook and 三十日 of a statute are the same. */
export type NumberKind = 'amount' | 'date' | 'time'

/** A number with its unit in a text. */
export type FoundNumber = {
  /** As it is written, with the unit it shares with a later number of the same list. */
  readonly text: string
  readonly kind: NumberKind
  readonly value: number
  readonly unit: string
  readonly start: number
  readonly end: number
}

const units: Readonly<Record<string, string>> = {
  个工作日: 'workday',
  工作日: 'workday',
  个自然日: 'day',
  自然日: 'day',
  天: 'day',
  日: 'day',
  整天: 'day',
  个月: 'month',
  个星期: 'week',
  周岁: 'age',
  岁: 'age',
  个年度: 'year',
  年: 'year',
  小时: 'hour',
  分钟: 'minute',
  '%': 'percent',
  '％': 'percent',
}
const otherUnits = '倍|元|人|次|位|条|份|级|分|班|组|台|档|学时|摄氏度|名|秒'
const unit = `(?:${Object.keys(units).join('|')}|${otherUnits})`
const chineseUnits = '个工作日|工作日|天|日|个月|周岁|年|小时|分钟|倍|人|次|元'
const digits = '〇零一二两三四五六七八九十百千万'

const date = /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|(?<!\d)\d{1,2}月(?:\d{1,2}日)?/g
const time = /(?<!\d)\d{1,2}:\d{2}/g
const arabic = new RegExp(`(\\d+(?:\\.\\d+)?)(${unit})?`, 'g')
const chinese = new RegExp(`(?<![第${digits}])([${digits}]+)(${chineseUnits})`, 'g')
const ordinal = new RegExp(`(?<![${digits}])([${digits}]+)(${chineseUnits})`, 'g')
const percent = new RegExp(`百分之([${digits}]+)`, 'g')

/** Names, document numbers and references, which hold digits that say nothing about amounts. */
const silent = [
  /《(?:[^《》]|《[^《》]*》)+》/g,
  /(?:[\u4e00-\u9fff]{1,8})?〔\d+〕[\u4e00-\u9fff]{0,6}\d+号/g,
  new RegExp(`第[${numeralClass}]+(?:条|款|项|章|季度)(?:之[${numeralClass}]+)?`, 'g'),
  /人事部令第9号|令9号|（\d{4}年修订）/g,
  /[（(][一二三四五六七八九十]+[)）]/g,
]

const blank = (text: string) => ' '.repeat(text.length)

/** Adds what a pattern finds and blanks it, so that no later pattern reads it again. */
function take(
  text: string,
  pattern: RegExp,
  found: FoundNumber[],
  read: (match: RegExpExecArray) => Pick<FoundNumber, 'kind' | 'value' | 'unit'> | null,
): string {
  return text.replace(pattern, (...all) => {
    const groups = all.slice(
      0,
      all.findIndex((part) => typeof part === 'number'),
    ) as unknown as RegExpExecArray
    const start = all[groups.length] as number
    const number = read(groups)
    if (!number) return groups[0]
    found.push({ text: groups[0], start, end: start + groups[0].length, ...number })
    return blank(groups[0])
  })
}

/** Gives numbers of a list or range (`1至3天`, `27、25、23个月`) the unit of the last. */
function shareUnits(text: string, found: readonly FoundNumber[]): readonly FoundNumber[] {
  const sorted = found.toSorted((a, b) => a.start - b.start)
  const result: FoundNumber[] = []
  for (const number of sorted.toReversed()) {
    const next = result[0]
    const joined = next && number.unit === '' && /^个?[至到、和或者-]{1,2}$/.test(text.slice(number.end, next.start))
    const shared = joined ? { ...number, unit: next.unit, text: `${number.text}${wordOf(next)}` } : number
    result.unshift(shared)
  }
  return result
}

const wordOf = ({ text }: FoundNumber) => text.replace(/^[\d.]+/, '')

/**
 * The numbers of a text with their units: dates, times of day and amounts in Arabic or Chinese numerals.
 * @param ones also 一 before a unit and numbers after 第, which in running text are mostly none (一次, 第二年)
 */
export function numbersOf(text: string, { ones = false } = {}): readonly FoundNumber[] {
  const found: FoundNumber[] = []
  let rest = silent.reduce((current, pattern) => current.replace(pattern, blank), text)
  rest = take(rest, date, found, ([whole]) => ({ kind: 'date', value: Number.NaN, unit: whole }))
  rest = take(rest, time, found, ([whole]) => ({ kind: 'time', value: Number.NaN, unit: whole }))
  rest = take(rest, percent, found, ([, numeral]) => {
    const value = parseNumeral(numeral as string)
    return value === null ? null : { kind: 'amount', value, unit: 'percent' }
  })
  rest = take(rest, ones ? ordinal : chinese, found, ([, numeral, word]) => {
    const value = parseNumeral(numeral as string)
    if (value === null || value === 0 || (value === 1 && !ones)) return null
    return { kind: 'amount', value, unit: units[word as string] ?? (word as string) }
  })
  take(rest, arabic, found, ([, value, word]) => ({
    kind: 'amount',
    value: Number(value),
    unit: word ? (units[word] ?? word) : '',
  }))
  return shareUnits(text, found)
}
