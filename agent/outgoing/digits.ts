const chinese: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
}
const scales: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000, 十: 10, 百: 100, 千: 1000 }

/** The value of an amount in numerals with units, capital ones too: 壹万捌仟肆佰叁拾柒 is 18437. */
function amountOf(text: string): string {
  let total = 0
  let section = 0
  let digit = 0
  for (const character of text) {
    if (character === '万') {
      total += (section + digit) * 10_000
      section = 0
      digit = 0
    } else if (scales[character] !== undefined) {
      section += Math.max(digit, 1) * scales[character]
      digit = 0
    } else digit = Number(chinese[character] ?? 0)
  }
  return String(total + section + digit)
}

const withUnits =
  /[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖][零〇一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]{3,}/g
const bareNumerals = /[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{4,}/g
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** A text with every spelling of a number in plain digits: full width, Chinese and capital numerals, hidden characters. */
function inDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(withUnits, (found) => (/[十百千万拾佰仟]/.test(found) ? amountOf(found) : found))
    .replace(bareNumerals, (found) => [...found].map((character) => chinese[character] ?? character).join(''))
}

// Digits with single marks between them are one number, as people write telephones and cards.
const runs = /\d(?:[ \t·.\-–—_*/]?\d)*[xX]?/g
const shortest = 4

/**
 * The long numbers of a text, without what stands between their digits: identity numbers, telephones, cards, amounts,
 * years. Those of fewer than four digits say nothing of a person.
 */
export function longNumbersOf(text: string): readonly string[] {
  return [...inDigits(text).matchAll(runs)].flatMap(([found]) => {
    const whole = found.replace(/[^\dxX]/g, '').toUpperCase()
    return whole.length >= shortest ? [whole] : []
  })
}

/** Every run of digits of a text, each part of a joined one as well: what numbers may be taken from. */
export function numbersWithin(text: string): ReadonlySet<string> {
  const plain = inDigits(text)
  const apart = [...plain.matchAll(/\d+[xX]?/g)].map(([found]) => found.toUpperCase())
  return new Set([...longNumbersOf(text), ...apart])
}
