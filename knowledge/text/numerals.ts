const digitValues: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const unitValues: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Characters of a number in Chinese or Arabic numerals, for use in patterns. */
export const numeralClass = '〇零一二两三四五六七八九十百千万\\d'

/** The value of a number below ten thousand that is written with 十, 百, 千. */
function smallNumber(text: string): number | null {
  let total = 0
  let digit: number | null = null
  for (const character of text) {
    const value = digitValues[character]
    const unit = unitValues[character]
    if (value !== undefined) digit = value
    else if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else return null
  }
  return total + (digit ?? 0)
}

/**
 * The whole number a text stands for.
 * @param text Arabic digits (`38`), Chinese numerals with places (`一千一百六十四`) or without (`二〇二五`)
 * @returns null when it is no number
 */
export function parseNumeral(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text))
    return Number([...text].map((character) => digitValues[character]).join(''))
  if (!/^[〇零一二两三四五六七八九十百千万]+$/.test(text)) return null
  const parts = text.split('万')
  if (parts.length > 2) return null
  const high = parts.length === 2 ? smallNumber(parts[0] as string) : 0
  const low = smallNumber(parts.at(-1) as string)
  return high === null || low === null ? null : high * 10_000 + low
}

const chineseDigits = '零一二三四五六七八九'

function below10000(value: number): string {
  let rest = value
  let text = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(rest / unit)
    rest %= unit
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    if (gap) text += '零'
    gap = false
    text += `${chineseDigits[digit]}${name}`
  }
  return text
}

/** A whole number from 0 below 100 million in Chinese numerals as statutes write it: 十六, 一百零二, 一千一百六十四. */
export function toChinese(value: number): string {
  if (value === 0) return '零'
  const high = Math.floor(value / 10_000)
  const low = value % 10_000
  const head = high > 0 ? `${below10000(high)}万` : ''
  const zero = high > 0 && low > 0 && low < 1000 ? '零' : ''
  const text = `${head}${zero}${below10000(low)}`
  return text.startsWith('一十') ? text.slice(1) : text
}
