const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

const englishNumbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  'a couple of': 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
}

/** Regular expression source of a number in digits or Chinese numerals, without 半. */
export const numberSource =
  '(?:\\d+(?:\\.\\d+)?|两(?:[百千][零〇一二三四五六七八九十百]*)?|俩|仨|[零〇一二三四五六七八九十百千]+)'
/** Regular expression source of a small English number word, longest first. */
export const englishNumberSource = `(?:${Object.keys(englishNumbers)
  .sort((a, b) => b.length - a.length)
  .join('|')})`

function readDigitString(text: string): number {
  return Number([...text].map((char) => digits[char] ?? 0).join(''))
}

function readUnits(text: string): number | null {
  let total = 0
  let current = 0
  let lastUnit = 1
  for (const char of text) {
    const unit = units[char]
    if (unit === undefined) {
      current = digits[char] ?? Number.NaN
      continue
    }
    total += (current === 0 ? 1 : current) * unit
    current = 0
    lastUnit = unit
  }
  // 一百二 means 120, 一百零二 means 102.
  if (current > 0 && lastUnit > 10 && !text.includes('零')) current *= lastUnit / 10
  const value = total + current
  return Number.isNaN(value) ? null : value
}

/** The value of a whole number in Chinese numerals, such as 十二, 二十三, 一百二, 二〇二六. */
function readChinese(text: string): number | null {
  if (!/^[零〇一二两俩三仨四五六七八九十百千]+$/.test(text)) return null
  return /[十百千]/.test(text) ? readUnits(text) : readDigitString(text)
}

/**
 * The value of a number in digits, Chinese numerals or a small English word.
 * @returns null when the text is no number; `半` alone is 0.5, a trailing 半 adds 0.5
 */
export function readNumber(text: string): number | null {
  const word = text.trim().toLowerCase()
  if (word === '半' || word === 'half' || word === 'half a') return 0.5
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word)
  if (/^\d+半$/.test(word)) return Number(word.slice(0, -1)) + 0.5
  const english = englishNumbers[word]
  if (english !== undefined) return english
  if (word.endsWith('半') && word.length > 1) {
    const whole = readChinese(word.slice(0, -1))
    return whole === null ? null : whole + 0.5
  }
  return readChinese(word)
}
