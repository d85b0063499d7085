/** A name of PDF such as /Pages, without its slash. */
export type PdfName = { readonly name: string }
/** A reference to an object by its number. */
export type PdfReference = { readonly reference: number }
/** A string of PDF, one character a byte. */
export type PdfString = { readonly string: string }
/** A dictionary of PDF. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>
/** A value as it is written in a PDF file. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfReference
  | PdfString
  | readonly PdfValue[]
  | PdfDictionary

const deepest = 100
/** Longer lists hold widths or places, and nothing that is looked for. */
const longestArray = 20_000

/** Byte classes of PDF (ISO 32000-2, 7.2.3). */
const isSpace = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13 && byte !== 11) || byte === 0
const delimiters = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)))
const isRegular = (byte: number | undefined) => byte !== undefined && !isSpace(byte) && !delimiters.has(byte)
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57

const code = (character: string) => character.charCodeAt(0)
const [slash, open, close, less, greater, percent, leftBracket, rightBracket, backslash] = [...'/()<>%[]\\'].map(
  code,
) as [number, number, number, number, number, number, number, number, number]

/** Reads values of PDF from bytes, one after the other. What cannot be read is null; it never reads a byte twice. */
export class PdfParser {
  at: number
  readonly #bytes: Uint8Array
  readonly #end: number

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes
    this.at = start
    this.#end = Math.min(end, bytes.length)
  }

  #byte(ahead = 0): number | undefined {
    const place = this.at + ahead
    return place < this.#end ? this.#bytes[place] : undefined
  }

  /** Goes over white space and comments. */
  skipSpace(): void {
    for (let byte = this.#byte(); byte !== undefined; byte = this.#byte()) {
      if (byte === percent) while (this.#byte() !== undefined && this.#byte() !== 10 && this.#byte() !== 13) this.at++
      else if (isSpace(byte)) this.at++
      else return
    }
  }

  /** Takes a word such as `obj` when it comes next. */
  takeWord(word: string): boolean {
    this.skipSpace()
    for (let place = 0; place < word.length; place++) if (this.#byte(place) !== word.charCodeAt(place)) return false
    if (isRegular(this.#byte(word.length)) && word !== 'stream' && word !== 'obj') return false
    this.at += word.length
    return true
  }

  /** The next value. */
  value(depth = 0): PdfValue {
    this.skipSpace()
    const byte = this.#byte()
    if (byte === undefined || depth > deepest) {
      this.at = Math.max(this.at, depth > deepest ? this.#end : this.at)
      return null
    }
    if (byte === slash) return { name: this.#name() }
    if (byte === open) return { string: this.#string() }
    if (byte === less) return this.#byte(1) === less ? this.#dictionary(depth) : { string: this.#hexString() }
    if (byte === leftBracket) return this.#array(depth)
    if (isRegular(byte)) return this.#word()
    this.at++
    return null
  }

  #regular(): string {
    const start = this.at
    while (isRegular(this.#byte())) this.at++
    return String.fromCharCode(...this.#bytes.subarray(start, Math.min(this.at, start + 200)))
  }

  #name(): string {
    this.at++
    const written = this.#regular()
    return written.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  /** A number, a reference, or a word such as true. */
  #word(): PdfValue {
    const word = this.#regular()
    if (word === 'true' || word === 'false') return word === 'true'
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return null
    const number = Number(word)
    return /^\d{1,8}$/.test(word) && this.#isReference() ? { reference: number } : number
  }

  /** Takes the rest of a reference, such as ` 0 R`, when it comes next. */
  #isReference(): boolean {
    let ahead = 0
    while (ahead < 20 && isSpace(this.#byte(ahead) ?? 65)) ahead++
    if (ahead === 0 || !isDigit(this.#byte(ahead))) return false
    while (ahead < 30 && isDigit(this.#byte(ahead))) ahead++
    const digits = ahead
    while (ahead < 50 && isSpace(this.#byte(ahead) ?? 65)) ahead++
    if (ahead === digits || this.#byte(ahead) !== code('R') || isRegular(this.#byte(ahead + 1))) return false
    this.at += ahead + 1
    return true
  }

  #string(): string {
    const parts: number[] = []
    let depth = 0
    do {
      const byte = this.#byte()
      if (byte === undefined) break
      if (byte === backslash) this.at++
      else if (byte === open) depth++
      else if (byte === close) depth--
      if (parts.length < 1000) parts.push(this.#byte() ?? 0)
      this.at++
    } while (depth > 0)
    return String.fromCharCode(...parts.slice(1, -1))
  }

  #hexString(): string {
    const start = this.at + 1
    while (this.#byte() !== undefined && this.#byte() !== greater) this.at++
    const written = String.fromCharCode(...this.#bytes.subarray(start, Math.min(this.at, start + 2000)))
    this.at++
    const digits = written.replace(/[^0-9a-f]/gi, '')
    return (digits.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
  }

  #array(depth: number): PdfValue {
    const values: PdfValue[] = []
    for (this.at++, this.skipSpace(); this.#byte() !== undefined; this.skipSpace()) {
      if (this.#byte() === rightBracket) {
        this.at++
        break
      }
      if (this.#endsObject()) break
      const value = this.value(depth + 1)
      if (values.length < longestArray) values.push(value)
    }
    return values
  }

  #dictionary(depth: number): PdfValue {
    const entries = new Map<string, PdfValue>()
    for (this.at += 2, this.skipSpace(); this.#byte() !== undefined; this.skipSpace()) {
      if (this.#byte() === greater) {
        this.at += this.#byte(1) === greater ? 2 : 1
        break
      }
      // A broken dictionary ends where the object ends.
      if (this.#byte() !== slash && this.#endsObject()) break
      const key = this.value(depth + 1)
      if (isName(key)) entries.set(key.name, this.value(depth + 1))
    }
    return entries
  }

  #endsObject(): boolean {
    return [...'endobj'].every((character, place) => this.#byte(place) === code(character))
  }
}

/** True for a name. */
export function isName(value: PdfValue | undefined): value is PdfName {
  return typeof value === 'object' && value !== null && 'name' in value
}

/** True for a reference. */
export function isReference(value: PdfValue | undefined): value is PdfReference {
  return typeof value === 'object' && value !== null && 'reference' in value
}

/** True for a dictionary. */
export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map
}

/** The name that stands under a key; nothing when none does. */
export function nameAt(dictionary: PdfDictionary, key: string): string {
  const value = dictionary.get(key)
  return isName(value) ? value.name : ''
}
