/**
 * Fonts that are not embedded name a table of Adobe's that leads from codes to glyphs (CID), and another leads from
 * glyphs to Unicode. For text only the way through both matters, so the glyphs between may have any numbers: here they
 * get numbers that no real glyph of Adobe-GB1 has, so that a file that names real glyphs is not misread.
 */
const firstGlyph = 0x7800

/** Characters that have a number, in one row: all below 0x3400, the ideographs, the wide forms. */
const ranges: readonly (readonly [number, number])[] = [
  [0x0020, 0x33ff],
  [0x4e00, 0x9fff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
]

const hex = (value: number, digits = 4) => value.toString(16).padStart(digits, '0')

/** The ranges, each with the number of the glyph of its first character. */
function numbered(): readonly { readonly from: number; readonly to: number; readonly glyph: number }[] {
  let glyph = firstGlyph
  return ranges.map(([from, to]) => {
    const range = { from, to, glyph }
    glyph += to - from + 1
    return range
  })
}

function glyphOf(code: number): number | null {
  const range = numbered().find(({ from, to }) => code >= from && code <= to)
  return range ? range.glyph + code - range.from : null
}

function mapText(name: string, spaces: string, blocks: readonly string[]): string {
  const direction = name.endsWith('-V') ? 1 : 0
  return [
    `/CMapName /${name} def /WMode ${direction} def`,
    `begincodespacerange ${spaces} endcodespacerange`,
    ...blocks,
    'endcmap',
  ].join('\n')
}

/** From glyphs to Unicode, split where the lower byte runs over. */
function toUnicode(): string {
  const lines = numbered().flatMap(({ from, to, glyph }) => {
    const parts: string[] = []
    for (let code = from; code <= to; code = (code | 0xff) + 1) {
      const last = Math.min(to, code | 0xff)
      parts.push(`<${hex(glyph + code - from)}> <${hex(glyph + last - from)}> <${hex(code)}>`)
    }
    return parts
  })
  return mapText('Adobe-GB1-UCS2', '<0000> <ffff>', ['beginbfrange', ...lines, 'endbfrange'])
}

/** From codes that are Unicode to glyphs. */
function fromUnicode(name: string): string {
  const lines = numbered().map(({ from, to, glyph }) => `<${hex(from)}> <${hex(to)}> ${glyph}`)
  const spaces = name.includes('UTF16') ? '<0000> <d7ff> <e000> <ffff> <d800dc00> <dbffdfff>' : '<0000> <ffff>'
  return mapText(name, spaces, ['begincidrange', ...lines, 'endcidrange'])
}

/** From codes of GBK, which hold those of GB2312, to glyphs. */
function fromGbk(name: string): string {
  const decoder = new TextDecoder('gbk')
  const lines: string[] = []
  for (let code = 0x20; code < 0x7f; code++) lines.push(`<${hex(code, 2)}> ${glyphOf(code)}`)
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(new Uint8Array([lead, trail]))
      const glyph = text.length === 1 ? glyphOf(text.charCodeAt(0)) : null
      if (glyph !== null && text !== '\ufffd') lines.push(`<${hex(lead, 2)}${hex(trail, 2)}> ${glyph}`)
    }
  return mapText(name, '<00> <80> <8140> <fefe>', ['begincidchar', ...lines, 'endcidchar'])
}

function tableOf(name: string): string | null {
  if (name === 'Adobe-GB1-UCS2') return toUnicode()
  if (/^UniGB-(?:UCS2|UTF16)-[HV]$/.test(name)) return fromUnicode(name)
  if (/^(?:GBKp?-EUC|GBK2K|GB-EUC|GBpc-EUC)-[HV]$/.test(name)) return fromGbk(name)
  return null
}

/** Gives the PDF parser the tables for Chinese fonts that are not embedded; there is nothing to load. */
export class ChineseTables {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const table = kind === 'cMapUrl' ? tableOf(filename) : null
    if (table === null) throw new Error('There is no such table.')
    return new TextEncoder().encode(table)
  }
}
