import { toChinese } from '../../text/numerals.ts'

const digits = [...'〇一二三四五六七八九']
const formalDigits = [...'零壹贰叁肆伍陆柒捌玖']
const formalUnits: Readonly<Record<string, string>> = { 十: '拾', 百: '佰', 千: '仟' }
const stems = [...'甲乙丙丁戊己庚辛壬癸']
const branches = [...'子丑寅卯辰巳午未申酉戌亥']

const romanParts: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [size, letters] of romanParts)
    while (rest >= size) {
      text += letters
      rest -= size
    }
  return text
}

/** A to Z, then AA to ZZ, as Word counts with letters. */
function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

/** Digit for digit: 一〇一. */
function chineseDigits(value: number): string {
  return [...String(value)].map((digit) => digits[Number(digit)]).join('')
}

/** As contracts write amounts: 壹佰零壹. */
function formal(value: number): string {
  return [...(value < 20 && value >= 10 ? `一${toChinese(value)}` : toChinese(value))]
    .map((character) => formalUnits[character] ?? formalDigits['零一二三四五六七八九'.indexOf(character)] ?? character)
    .join('')
}

/** One of some characters that lie behind each other in Unicode; plain digits beyond the last. */
function enclosed(first: number, most: number): (value: number) => string {
  return (value) => (value <= most ? String.fromCodePoint(first + value - 1) : String(value))
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

/** Up to ninety-nine with 十, beyond that digit for digit: 九十九, 一〇〇. */
function counting(value: number): string {
  return value < 100 ? toChinese(value) : chineseDigits(value)
}

function repeating(signs: readonly string[]): (value: number) => string {
  return (value) => (value <= signs.length ? (signs[value - 1] as string) : String(value))
}

function ordinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13
  return `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`
}

const circled = enclosed(0x2460, 20)

/** Names of number forms (ST_NumberFormat of ECMA-376, 17.18.59) and how each writes a number from 1 on. */
const forms: ReadonlyMap<string, (value: number) => string> = new Map<string, (value: number) => string>([
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['upperRoman', roman],
  ['lowerRoman', (value) => roman(value).toLowerCase()],
  ['upperLetter', letters],
  ['lowerLetter', (value) => letters(value).toLowerCase()],
  ['ordinal', ordinal],
  ['chineseCounting', counting],
  ['chineseCountingThousand', toChinese],
  ['chineseLegalSimplified', formal],
  ['taiwaneseCounting', counting],
  ['taiwaneseCountingThousand', toChinese],
  ['taiwaneseDigital', chineseDigits],
  ['japaneseCounting', toChinese],
  ['japaneseLegal', formal],
  ['japaneseDigitalTenThousand', chineseDigits],
  ['koreanDigital2', chineseDigits],
  ['ideographDigital', chineseDigits],
  ['ideographLegalTraditional', formal],
  ['ideographTraditional', repeating(stems)],
  ['ideographZodiac', repeating(branches)],
  ['ideographZodiacTraditional', (value) => `${stems[(value - 1) % 10]}${branches[(value - 1) % 12]}`],
  ['ideographEnclosedCircle', enclosed(0x3220, 10)],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedParen', enclosed(0x2474, 20)],
  ['decimalEnclosedFullstop', enclosed(0x2488, 20)],
  ['decimalFullWidth', fullWidth],
  ['decimalFullWidth2', fullWidth],
  ['numberInDash', (value) => `- ${value} -`],
])

/** A number as a list writes it; as digits for a form that is not known. */
export function formatListNumber(value: number, form: string): string {
  if (form === 'none') return ''
  // Beyond this Roman numerals and repeated letters only grow.
  if (value < 1 || value > 30_000) return form === 'decimalZero' ? String(value).padStart(2, '0') : String(value)
  return (forms.get(form) ?? String)(value)
}
