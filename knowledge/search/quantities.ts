import { parseNumeral } from '../text/numerals.ts'

const arabic = '\\d[\\d,]*(?:\\.\\d+)?'
const chinese = '[〇零一二两三四五六七八九十百千万半]+'
const number = `(?:${arabic}|${chinese})`
const unit =
  '个工作日|工作日|个自然日|自然日|个月|月份|月|周岁|岁|周年|年|星期|周|天|日|个小时|小时|分钟|万元|亿元|元|倍|人次|人|名|次|级|档|分|学时|公里|平方米'
const datePattern = /(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?|(\d{4})-(\d{1,2})-(\d{1,2})/g
const percentPattern = new RegExp(`百分之(${number})|(${number})\\s*[%％]`, 'g')
const fractionPattern = new RegExp(`(${chinese})分之(${chinese})`, 'g')
const rangePattern = new RegExp(
  `(${number})\\s*(${unit}|%)?\\s*(?:至|到|[-—–~～、或])\\s*(?=(${number})\\s*(${unit}|%))`,
  'g',
)
const quantityPattern = new RegExp(`(${number})\\s*(?:多\\s*)?(${unit})`, 'g')

const unitNames: Readonly<Record<string, string>> = {
  天: '日',
  个自然日: '日',
  自然日: '日',
  个工作日: '工作日',
  个月: '月',
  月份: '月',
  周岁: '岁',
  周年: '年',
  星期: '周',
  个小时: '小时',
  名: '人',
}

function amountOf(text: string): number | null {
  if (text === '半') return 0.5
  if (/\d/.test(text)) {
    const plain = text.replaceAll(',', '')
    return Number.isFinite(Number(plain)) ? Number(plain) : null
  }
  return text.includes('半') ? null : parseNumeral(text)
}

function quantity(value: string, unitText: string): string | null {
  const amount = amountOf(value)
  if (amount === null) return null
  if (unitText === '万元') return `${amount * 10_000}元`
  if (unitText === '亿元') return `${amount * 100_000_000}元`
  return `${amount}${unitNames[unitText] ?? unitText}`
}

const countsOfOne = new Set(['1人', '1次', '1级', '1档', '1分'])

/** Dates of a text as ISO days or months. */
function takeDates(text: string, found: Set<string>): string {
  return text.replace(datePattern, (_all, year, month, day, isoYear, isoMonth, isoDay) => {
    const pad = (part: string | undefined) => (part ? `-${part.padStart(2, '0')}` : '')
    found.add(`${year ?? isoYear}${pad(month ?? isoMonth)}${pad(day ?? isoDay)}`)
    return ' '
  })
}

/**
 * Every number with a unit in a text, in one spelling: `15日` for 十五天 and 15 日, `300%` for 百分之三百, `2025-01-01`
 * for a date; both ends of a range have its unit. Numbers of articles (第十五条) are none.
 */
export function quantitiesOf(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  const plain = text
    .normalize('NFKC')
    .replace(
      /第\s*[〇零一二两三四五六七八九十百千\d]+\s*(?:条|款|项|章|节|编|号|届|次会议)(?:之[一二三四五六七八九十]+)?/g,
      ' ',
    )
  let rest = takeDates(plain, found)
  for (const [, low, own, , following] of rest.matchAll(rangePattern)) {
    const value = quantity(low as string, own ?? (following as string))
    if (value) found.add(value)
  }
  rest = rest.replace(percentPattern, (_all, words, digits) => {
    const value = amountOf(words ?? digits)
    if (value !== null) found.add(`${value}%`)
    return ' '
  })
  rest = rest.replace(fractionPattern, (_all, below, above) => {
    const [divisor, dividend] = [amountOf(below), amountOf(above)]
    if (divisor && dividend) found.add(`${dividend}/${divisor}`)
    return ' '
  })
  for (const match of rest.matchAll(quantityPattern)) {
    const [all, value, unitText] = match as unknown as [string, string, string]
    if (unitText === '次' && rest[match.index + all.length] === '性') continue
    const amount = quantity(value, unitText)
    if (amount && !countsOfOne.has(amount)) found.add(amount)
  }
  return found
}
