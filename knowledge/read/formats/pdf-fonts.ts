import { fitsUnicode } from './pdf-letters.ts'

/** A font as the parser gives it (pdf.js 6.1, with its further properties). */
export type PdfFont = {
  /** Width of a glyph in thousandths of the size becomes one in units of the text by this. */
  readonly scale: number
  readonly vertical: boolean
  /** Signs in place of letters, such as Wingdings. */
  readonly symbols: boolean
  readonly hasCode: (code: number) => boolean
}

type Given = {
  readonly fontMatrix?: ArrayLike<number>
  readonly vertical?: boolean
  readonly composite?: boolean
  readonly name?: string
  readonly toUnicode?: { readonly _map?: readonly unknown[] }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A font that could not be loaded: none of its letters can be read. */
const unreadable: PdfFont = { scale: 0.001, vertical: false, symbols: false, hasCode: () => false }

/** What is needed of a font; @param given what the parser keeps under its name, an error when it could not load it */
export function fontOf(given: unknown): PdfFont {
  if (!isObject(given) || given instanceof Error || !('toUnicode' in given)) return unreadable
  const font = given as Given
  const map = font.toUnicode?._map
  return {
    scale: font.fontMatrix?.[0] || 0.001,
    vertical: font.vertical === true,
    symbols: /wingdings|webdings|marlett/i.test(font.name ?? ''),
    // A font of two-byte codes without a map: its codes are numbers of glyphs and say nothing of letters.
    hasCode: map ? (code) => map[code] !== undefined : () => font.composite !== true,
  }
}

/** A glyph as the parser gives it. */
export type PdfGlyph = {
  readonly originalCharCode: number
  readonly unicode: string
  readonly width: number
  /** True for code 32, after which words are set apart; it may stand for any letter. */
  readonly isSpace: boolean
  readonly vmetric?: readonly number[]
}

/** True for a glyph; what else stands in a line of glyphs are numbers, the gaps. */
export function isGlyph(value: unknown): value is PdfGlyph {
  return isObject(value) && 'unicode' in value && 'width' in value
}

/** The text of a glyph, U+FFFD when its font does not say what it is. */
export function textOf(glyph: PdfGlyph, font: PdfFont): string {
  if (font.symbols) return '•'
  if (glyph.originalCharCode < 0) return glyph.unicode
  return font.hasCode(glyph.originalCharCode) ? fitsUnicode(glyph.unicode) : '\ufffd'
}
