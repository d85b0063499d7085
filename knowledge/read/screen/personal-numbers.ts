import type { DigitRun } from './digit-runs.ts'

/** Kinds of numbers that belong to one person. */
export type PersonalNumber = 'id_card' | 'bank_card' | 'mobile_phone'

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idChecks = '10X98765432'

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** True for 17 digits and a check character that make a number of a Chinese identity card (GB 11643-1999). */
export function isIdCard(digits: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(digits) || !hasIdParts(digits)) return false
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return idChecks[sum % 11] === digits[17]
}

function hasIdParts(digits: string): boolean {
  if (!provinces.has(digits.slice(0, 2))) return false
  return isDay(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))
}

/** True for the 15 digits of an identity card from before 1999, which has no check digit. */
function isOldIdCard(digits: string): boolean {
  if (!/^[1-9]\d{14}$/.test(digits) || !provinces.has(digits.slice(0, 2))) return false
  return isDay(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)))
}

/** True for 16 to 19 digits that begin like a bank card and pass the check of Luhn (ISO/IEC 7812-1). */
export function isBankCard(digits: string): boolean {
  if (!/^(?=\d{16,19}$)(?:62|60|68|69|4|5[1-5]|35|37|955|940)/.test(digits)) return false
  if (/^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let back = 0; back < digits.length; back++) {
    const digit = Number(digits[digits.length - 1 - back]) * (back % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

const mobile = /^1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9\d)\d{8}$/

type Piece = {
  readonly digits: string
  readonly gaps: readonly string[]
  readonly label: string
  readonly after: string
}

/** Sizes of the groups of some digits, such as `3-4-4`. */
function grouping(gaps: readonly string[], from: number, end: number): string {
  const sizes: number[] = [0]
  for (let at = from; at < end; at++) {
    if (at > from && gaps[at] !== '') sizes.push(0)
    sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1
  }
  return sizes.join('-')
}

/** True where commas, stops or the borders of cells stand between digits, as they do between figures. */
const isLoose = (gaps: readonly string[], from: number, end: number, marks: RegExp) =>
  gaps.slice(from + 1, end).some((gap) => marks.test(gap))

const isSingle = (groups: string) => /^1(?:-1)+$/.test(groups)
const isStart = ({ digits, gaps }: Piece, at: number) => at === 0 || gaps[at] !== '' || digits[at - 1] === 'X'
const isEnd = ({ digits, gaps }: Piece, at: number) => at === digits.length || gaps[at] !== '' || digits[at] === 'X'

/** Behind 86, 0086 or the 0 that was once dialled first, a mobile number may begin without a gap. */
function isPhoneStart(piece: Piece, at: number): boolean {
  if (isStart(piece, at)) return true
  const before = piece.digits.slice(0, at)
  return ['86', '0086', '0'].some((code) => before.endsWith(code) && isStart(piece, at - code.length))
}

const phoneGroups = new Set(['11', '3-4-4', '3-8', '4-3-4', '4-7', '5-6', '3-3-5', '7-4'])

/** Numbers in a table of figures may look like a phone in pieces: only usual groups count, or a run that is no more. */
function isPhoneAt(piece: Piece, from: number): boolean {
  const end = from + 11
  if (!isPhoneStart(piece, from) || !isEnd(piece, end) || !mobile.test(piece.digits.slice(from, end))) return false
  const groups = grouping(piece.gaps, from, end)
  if (isLoose(piece.gaps, from, end, /\|/)) return false
  if (phoneGroups.has(groups)) return true
  if (isLoose(piece.gaps, from, end, /[,、。]/)) return false
  if (isSingle(groups)) return true
  const whole = end === piece.digits.length && /^(?:(?:00)?86|0)?$/.test(piece.digits.slice(0, from))
  return whole && !/^4-[12]-[12]-/.test(groups)
}

function isCardAt(piece: Piece, from: number, length: number): boolean {
  const end = from + length
  if (!isStart(piece, from) || !isEnd(piece, end) || !isBankCard(piece.digits.slice(from, end))) return false
  const groups = grouping(piece.gaps, from, end)
  if (isLoose(piece.gaps, from, end, /\|/)) return false
  if (!groups.includes('-') || isSingle(groups) || /^4-4-4-(?:4|4-[1-4]|[1-7])$/.test(groups)) return true
  return /^6-\d{2}$/.test(groups) || (from === 0 && end === piece.digits.length)
}

/** True for digits in one group that are no part of a code with letters, such as that of a body. */
function isWhole(piece: Piece, from: number, end: number): boolean {
  const touches =
    (end === piece.digits.length && /[a-z]/i.test(piece.after)) || (from === 0 && /[a-z]$/i.test(piece.label))
  return !touches && !grouping(piece.gaps, from, end).includes('-')
}

function isIdAt(piece: Piece, from: number, length: number): boolean {
  const end = from + length
  if (!isStart(piece, from) || !isEnd(piece, end)) return false
  const digits = piece.digits.slice(from, end)
  if (length === 15) return isWhole(piece, from, end) && isOldIdCard(digits)
  if (isIdCard(digits)) {
    const groups = grouping(piece.gaps, from, end)
    // Rows of figures are long enough to hold one by chance.
    return !isLoose(piece.gaps, from, end, /[,、。|]/) || groups === '6-8-4' || groups === '6-4-4-4' || isSingle(groups)
  }
  // Mistyped, yet called what it is.
  const named = from === 0 && /(?:身份证|公民身份|证件)(?:件)?(?:号码?)?[\s:：为是|]*$/.test(piece.label)
  return named && /^\d{17}[\dX]$/.test(digits) && hasIdParts(digits) && !grouping(piece.gaps, from, end).includes('-')
}

type Search = {
  readonly kind: PersonalNumber
  readonly lengths: readonly number[]
  readonly isAt: (piece: Piece, from: number, length: number) => boolean
}

/** The strictest first: what is an identity card is not searched for a phone. */
const searches: readonly Search[] = [
  { kind: 'id_card', lengths: [18, 15], isAt: isIdAt },
  { kind: 'bank_card', lengths: [19, 18, 17, 16], isAt: isCardAt },
  { kind: 'mobile_phone', lengths: [11], isAt: isPhoneAt },
]

function cut({ digits, gaps, label, after }: Piece, from: number, end: number): Piece {
  return {
    digits: digits.slice(from, end),
    gaps: gaps.slice(from, end),
    label: from === 0 ? label : '',
    after: end === digits.length ? after : '',
  }
}

/** Takes the numbers of one kind out of a piece: how many, and the pieces that are left. */
function take(piece: Piece, { lengths, isAt }: Search): { readonly count: number; readonly left: readonly Piece[] } {
  const left: Piece[] = []
  let count = 0
  let from = 0
  for (let at = 0; at < piece.digits.length; at++) {
    const length = lengths.find((each) => at + each <= piece.digits.length && isAt(piece, at, each))
    if (length === undefined) continue
    count++
    left.push(cut(piece, from, at))
    from = at + length
    at = from - 1
  }
  left.push(cut(piece, from, piece.digits.length))
  return { count, left: left.filter(({ digits }) => digits.length >= 11) }
}

/**
 * How many numbers of each kind a run of digits holds.
 * @param label the text before the run, at most a dozen characters
 */
export function numbersIn(run: DigitRun, label: string): ReadonlyMap<PersonalNumber, number> {
  const counts = new Map<PersonalNumber, number>()
  let pieces: readonly Piece[] = [{ digits: run.digits, gaps: run.gaps, label, after: run.after }]
  for (const search of searches) {
    const taken = pieces.map((piece) => take(piece, search))
    counts.set(
      search.kind,
      taken.reduce((sum, { count }) => sum + count, 0),
    )
    pieces = taken.flatMap(({ left }) => left)
  }
  return counts
}
