import { toChinese } from '../../text/numerals.ts'
import { formatListNumber } from './docx-number-forms.ts'

type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly text: string }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'general' | 'text' }
  | { readonly kind: 'exponent'; readonly text: string }

type Section = {
  readonly tokens: readonly Token[]
  readonly condition: ((value: number) => boolean) | null
  /** 1 for 一二三, 2 for 壹贰叁; 0 for ordinary digits. */
  readonly numerals: 0 | 1 | 2
}

const pattern =
  /"([^"]*)"|\\(.)|[_*](.)|\[([^\]]*)\]|(E[+-]0+)|(General|G\/通用格式)|([0#?])|(\.)|(,)|(%)|(@)|(;)|([^"\\])/gi

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<>': (value, bound) => value !== bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
}

function conditionOf(text: string): ((value: number) => boolean) | null {
  const match = /^(<=|>=|<>|[=<>])\s*(-?\d+(?:\.\d+)?)$/.exec(text)
  const compare = match ? comparisons[match[1] as string] : undefined
  return match && compare ? (value) => compare(value, Number(match[2])) : null
}

function tokenOf(match: RegExpMatchArray): Token | null {
  const [, quoted, escaped, , , exponent, general, digit, point, comma, percent, text, , other] = match
  const literal = quoted ?? escaped ?? other
  if (literal !== undefined) return { kind: 'literal', text: literal }
  if (exponent) return { kind: 'exponent', text: exponent }
  if (digit) return { kind: 'digit', text: digit }
  if (general) return { kind: 'general' }
  if (point) return { kind: 'point' }
  if (comma) return { kind: 'comma' }
  if (percent) return { kind: 'percent' }
  return text ? { kind: 'text' } : null
}

type OpenSection = { tokens: Token[]; condition: Section['condition']; numerals: Section['numerals'] }

/** What stands in brackets: a currency, a condition, a way of writing numerals, or a colour that shows nothing. */
function takeBracket(bracket: string, section: OpenSection): void {
  const currency = /^\$([^-]*)/.exec(bracket)?.[1]
  if (currency) section.tokens.push({ kind: 'literal', text: currency })
  section.condition ??= conditionOf(bracket)
  if (/^DBNum[12]$/i.test(bracket)) section.numerals = bracket.endsWith('1') ? 1 : 2
}

/** The parts of a format for positive, negative, zero and text. */
function sectionsOf(format: string): readonly Section[] {
  const sections: OpenSection[] = []
  const begin = (): OpenSection => {
    const section: OpenSection = { tokens: [], condition: null, numerals: 0 }
    sections.push(section)
    return section
  }
  let open = begin()
  for (const match of format.matchAll(pattern)) {
    const token = tokenOf(match)
    if (match[12] !== undefined) open = begin()
    else if (match[4] !== undefined) takeBracket(match[4], open)
    else if (token) open.tokens.push(token)
  }
  return sections
}

/** Spreadsheets keep fifteen digits of a number; the others of a large one are zeros. */
function expanded(value: number): string {
  const [mantissa = '', power = '0'] = value.toExponential(14).split('e')
  return mantissa.replace('.', '').padEnd(Number(power) + 1, '0')
}

/** A number with its point moved, in decimal digits. */
function shifted(value: number, places: number): number {
  const [mantissa = '', power = '0'] = value.toExponential(14).split('e')
  return Number(`${mantissa}e${Number(power) + places}`)
}

/** Rounds as people do: 1.005 to two places is 1.01, though its nearest binary number lies below. */
function fixed(value: number, places: number): string {
  if (value >= 1e15) return places > 0 ? `${expanded(value)}.${'0'.repeat(places)}` : expanded(value)
  return shifted(Math.round(shifted(value, places)), -places).toFixed(Math.min(places, 30))
}

/** A number without a format: no more than the digits it was typed with. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  return String(Number(value.toPrecision(15)))
}

const digitForms = ['', '〇一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖'] as const

function withNumerals(text: string, numerals: Section['numerals']): string {
  return numerals === 0
    ? text
    : text.replace(/\d/g, (digit) => (digitForms[numerals] as string)[Number(digit)] as string)
}

function generalText(value: number, numerals: Section['numerals']): string {
  const isSmall = Number.isInteger(value) && value >= 0 && value <= 30_000
  if (numerals === 1 && isSmall) return toChinese(value)
  if (numerals === 2 && isSmall && value > 0) return formatListNumber(value, 'chineseLegalSimplified')
  return withNumerals(plainNumber(value), numerals)
}

/** How many places there are before and behind the point, and by how much the value is divided. */
function shapeOf(tokens: readonly Token[]) {
  const point = tokens.findIndex(({ kind }) => kind === 'point')
  const whole = point < 0 ? tokens : tokens.slice(0, point)
  const places = point < 0 ? [] : tokens.slice(point).filter(({ kind }) => kind === 'digit')
  const digits = whole.filter(({ kind }) => kind === 'digit')
  const lastOf = (some: readonly Token[]) => some.findLastIndex(({ kind }) => kind === 'digit') + 1
  const commasIn = (some: readonly Token[]) => some.filter(({ kind }) => kind === 'comma').length
  // A comma behind the last digit divides by a thousand; one between digits groups them.
  const divisors = commasIn(tokens.slice(lastOf(tokens))) + (point < 0 ? 0 : commasIn(whole.slice(lastOf(whole))))
  const grouped = commasIn(whole.slice(0, lastOf(whole))) > 0
  const percents = tokens.filter(({ kind }) => kind === 'percent').length
  return { digits, places, grouped, factor: 100 ** percents / 1000 ** divisors }
}

function isZero(token: Token): boolean {
  return token.kind === 'digit' && token.text === '0'
}

/** The digits for each place before the point: the first place takes all that are too many. */
function wholeParts(text: string, digits: readonly Token[], grouped: boolean): readonly string[] {
  const firstZero = digits.findIndex(isZero)
  const least = firstZero < 0 ? 0 : digits.length - firstZero
  const shown = (text === '0' ? '' : text).padStart(least, '0')
  if (grouped) return [shown.replace(/\B(?=(?:\d{3})+$)/g, ','), ...digits.slice(1).map(() => '')]
  const spare = Math.max(shown.length - digits.length, 0)
  const short = Math.max(digits.length - shown.length, 0)
  return digits.map((_, at) => {
    if (at < short) return ''
    return at === short ? shown.slice(0, spare + 1) : (shown[at - short + spare] ?? '')
  })
}

/** The digits for each place behind the point, without zeros that nobody asked for. */
function placeParts(text: string, places: readonly Token[]): readonly string[] {
  let needed = places.findLastIndex(isZero) + 1
  for (let at = text.length; at > needed; at--) if (text[at - 1] !== '0') needed = at
  return places.map((_, at) => (at < needed ? (text[at] ?? '') : ''))
}

function scientific(value: number, places: number, exponent: string): string {
  const [mantissa = '', power = '0'] = value.toExponential(places).split('e')
  const size = Math.abs(Number(power))
  const sign = Number(power) < 0 ? '-' : exponent.includes('+') ? '+' : ''
  return `${mantissa}E${sign}${String(size).padStart(exponent.length - 2, '0')}`
}

function renderNumber(value: number, { tokens, numerals }: Section): string {
  const { digits, places, grouped, factor } = shapeOf(tokens)
  const exponent = tokens.find((token) => token.kind === 'exponent')
  if (exponent) return scientific(value, places.length, exponent.text)
  const [whole = '', fraction = ''] = fixed(value * factor, places.length).split('.')
  const parts = [...wholeParts(whole, digits, grouped), ...placeParts(fraction, places)]
  const hasFraction = parts.slice(digits.length).some((part) => part !== '')
  let next = 0
  const text = tokens.map((token) => {
    if (token.kind === 'literal') return token.text
    if (token.kind === 'digit') return withNumerals(parts[next++] ?? '', numerals)
    if (token.kind === 'percent') return '%'
    if (token.kind === 'point') return hasFraction ? '.' : ''
    return token.kind === 'general' ? generalText(value, numerals) : ''
  })
  return text.join('').trim()
}

function sectionFor(value: number, sections: readonly Section[]): { section: Section; isSigned: boolean } {
  const [first, second, third] = sections as [Section, ...Section[]]
  if (sections.some(({ condition }) => condition !== null)) {
    const fitting = sections.find(({ condition }) => condition?.(value))
    return { section: fitting ?? sections.find(({ condition }) => condition === null) ?? first, isSigned: true }
  }
  if (value < 0 && second) return { section: second, isSigned: false }
  return { section: value === 0 && third ? third : first, isSigned: true }
}

const known = new Map<string, readonly Section[]>()

function sectionsFor(format: string): readonly Section[] {
  const found = known.get(format) ?? sectionsOf(format)
  if (known.size > 500) known.clear()
  known.set(format, found)
  return found
}

/** A number as a format of spreadsheets shows it; a text is shown as it is. Fractions are shown as decimals. */
export function formatNumber(value: number, format: string): string {
  if (format === '' || /^general$/i.test(format)) return plainNumber(value)
  const { section, isSigned } = sectionFor(value, sectionsFor(format))
  const isText = section.tokens.some(({ kind }) => kind === 'text')
  const isFraction = section.tokens.some((token) => token.kind === 'literal' && token.text === '/')
  if (isText || isFraction) return plainNumber(value)
  const text = renderNumber(Math.abs(value), section)
  return value < 0 && isSigned && text !== '' ? `-${text}` : text
}
