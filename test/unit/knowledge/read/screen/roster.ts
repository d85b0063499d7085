import { randomFrom } from './library.ts'

/** A made-up number of a person, as it is written in a text, and what it is. */
export type Written = {
  readonly kind: 'id_card' | 'mobile_phone' | 'bank_card'
  readonly style: string
  readonly text: string
}

const random = randomFrom(20_261_126)
const below = (most: number) => Math.floor(random() * most)
const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T
const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')
const two = (value: number) => String(value).padStart(2, '0')

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A made-up number of an identity card with the right check character. */
export function idCard(): string {
  const place = pick(['330102', '110101', '310115', '410105', '370102', '500103', '440106'])
  const body = `${place}${1955 + below(50)}${two(1 + below(12))}${two(1 + below(28))}${digits(3)}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'[sum % 11]
}

function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, back) => {
    const value = Number(digit) * (back % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return body + ((10 - (sum % 10)) % 10)
}

/** A made-up number of a bank card that passes the check of Luhn. */
export function bankCard(): string {
  const [prefix, length] = pick([
    ['622202', 19],
    ['621700', 19],
    ['622848', 19],
    ['622588', 16],
    ['436742', 19],
    ['955880', 19],
  ] as const)
  return luhn(prefix + digits(length - prefix.length - 1))
}

/** A made-up mobile number. */
export function mobile(): string {
  return pick(['138', '139', '150', '158', '177', '186', '199', '133']) + digits(8)
}

const wide = (text: string) => text.replace(/[0-9X]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
const chinese = (text: string) => text.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)] ?? '')
const formal = (text: string) => text.replace(/\d/g, (digit) => '〇壹贰叁肆伍陆柒捌玖'[Number(digit)] ?? '')
const groups = (text: string, sizes: readonly number[], between: string) => {
  let at = 0
  const parts = sizes.map((size) => {
    at += size
    return text.slice(at - size, at)
  })
  return [...parts, text.slice(at)].filter((part) => part !== '').join(between)
}
const somewhere = (text: string, between: string) => groups(text, [4 + below(9)], between)

type Style = readonly [name: string, write: (number: string) => string]

const idStyles: readonly Style[] = [
  ['plain', (id) => id],
  ['spaces in groups', (id) => groups(id, [6, 4, 4], ' ')],
  ['spaced digits', (id) => [...id].join(' ')],
  ['full width', wide],
  ['Chinese digits', chinese],
  ['formal digits', formal],
  ['part Chinese', (id) => id.slice(0, 6) + chinese(id.slice(6, 14)) + id.slice(14)],
  ['broken line', (id) => somewhere(id, '\n')],
  ['paragraph broken', (id) => somewhere(id, '\n\n')],
  ['x for X', (id) => id.replace('X', 'x')],
  ['sign for X', (id) => id.replace('X', '×')],
  ['strokes', (id) => groups(id, [6, 8], '-')],
  ['zero widths', (id) => [...id].join('\u200b')],
  ['dots', (id) => groups(id, [3, 3, 4, 4], '·')],
  ['bold part', (id) => `${id.slice(0, 6)}**${id.slice(6, 14)}**${id.slice(14)}`],
]
const phoneStyles: readonly Style[] = [
  ['plain', (phone) => phone],
  ['dots', (phone) => groups(phone, [3, 4], '.')],
  ['dotted digits', (phone) => [...phone].join('.')],
  ['spaces', (phone) => groups(phone, [3, 4], ' ')],
  ['other groups', (phone) => groups(phone, [2, 3, 3], ' ')],
  ['strokes', (phone) => groups(phone, [3, 4], '-')],
  ['full width', wide],
  ['Chinese digits', (phone) => chinese(phone).replaceAll('一', '幺')],
  ['country', (phone) => `+86 ${phone}`],
  ['country joined', (phone) => `86${phone}`],
  ['middle dots', (phone) => groups(phone, [4, 3], '·')],
]
const cardStyles: readonly Style[] = [
  ['plain', (card) => card],
  ['groups of four', (card) => groups(card, [4, 4, 4, 4], ' ')],
  ['groups with strokes', (card) => groups(card, [4, 4, 4, 4], '-')],
  ['full width groups', (card) => groups(wide(card), [4, 4, 4, 4], '\u3000')],
  ['six and the rest', (card) => groups(card, [6], ' ')],
  ['broken line', (card) => groups(card, [8], '\n')],
  ['Chinese digits', chinese],
]

function written(
  kind: Written['kind'],
  count: number,
  make: () => string,
  styles: readonly Style[],
): readonly Written[] {
  return Array.from({ length: count }, (_, at) => {
    const [style, write] = styles[at % styles.length] as Style
    let number = make()
    while (style.endsWith('for X') && !number.endsWith('X')) number = make()
    return { kind, style, text: write(number) }
  })
}

/** 400 made-up numbers, each in one of 33 ways of writing. */
export function obfuscated(): readonly Written[] {
  return [
    ...written('id_card', 200, idCard, idStyles),
    ...written('mobile_phone', 110, mobile, phoneStyles),
    ...written('bank_card', 90, bankCard, cardStyles),
  ]
}

/** 400 lines of figures that belong to nobody: numbers of papers, amounts, days, orders, spoilt checks. */
export function nobodys(): readonly string[] {
  const spoil = (number: string, kind: 'id' | 'card') => {
    const last =
      kind === 'id'
        ? number.endsWith('X')
          ? '0'
          : String((Number(number[17]) + 1) % 10)
        : String((Number(number.at(-1)) + 3) % 10)
    return number.slice(0, -1) + last
  }
  const makers: readonly (() => string)[] = [
    () => `流水号 ${spoil(idCard(), 'id')}`,
    () => `凭证号 ${spoil(bankCard(), 'card')}`,
    () => `订单 20${digits(18)}`,
    () => `预算 ${digits(3)},${digits(3)},${digits(3)}.${digits(2)} 元，结余 1${digits(2)},${digits(3)}.00 元`,
    () =>
      `时间：20${two(below(27))}-${two(1 + below(12))}-${two(1 + below(28))} 至 20${two(below(27))}-${two(1 + below(12))}-${two(1 + below(28))}`,
    () => `总机 0571-8${digits(7)}，传真 0571-8${digits(7)}，监督电话 12345`,
    () => `| ${Array.from({ length: 8 }, () => below(999)).join(' | ')} |`,
    () => `${Array.from({ length: 7 }, () => 1990 + below(40)).join(' ')}`,
    () => `统一社会信用代码 1133${digits(11)}MB${digits(1)}`,
    () => `设备编号 1${digits(11)}，资产编号 ${digits(13)}`,
  ]
  return Array.from({ length: 400 }, (_, at) => (makers[at % makers.length] as () => string)())
}
