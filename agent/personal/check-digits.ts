const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const marks = '10X98765432'

/**
 * The last character of an identity number, from its first 17 digits.
 * @see GB 11643-1999, 4.4 (ISO 7064, MOD 11-2)
 */
export function idCheckMark(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return marks[sum % 11] ?? ''
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** True for the digits of a resident's identity number of 18 places whose birthday and check character are right. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text)) return false
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)].map(Number)
  return isDay(year ?? 0, month ?? 0, day ?? 0) && text[17]?.toUpperCase() === idCheckMark(text.slice(0, 17))
}

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** True for an identity number of the first generation, 15 digits: a province, and a birthday in the last century. */
export function isOldIdNumber(digits: string): boolean {
  if (!/^\d{15}$/.test(digits) || !provinces.has(digits.slice(0, 2))) return false
  const [year, month, day] = [digits.slice(6, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number)
  return isDay(1900 + (year ?? 0), month ?? 0, day ?? 0)
}

/**
 * True for the digits of a card whose last one is right.
 * @see ISO/IEC 7812-1, annex B (the Luhn formula)
 */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
