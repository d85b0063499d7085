/** Bytes of a text whose characters are all below 256. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Several runs of bytes as one. */
export function joinBytes(parts: readonly (Uint8Array | string)[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : part))))
}

/** An object of a PDF file: its text, or the entries and the data of a stream. */
export type PdfObject = string | { readonly entries: string; readonly data: Uint8Array | string }

function objectBytes(object: PdfObject): Uint8Array {
  if (typeof object === 'string') return latin1(object)
  const data = typeof object.data === 'string' ? latin1(object.data) : object.data
  return joinBytes([`<< ${object.entries} /Length ${data.length} >>\nstream\n`, data, '\nendstream'])
}

/**
 * A PDF file of the objects 1, 2, 3 and so on, with a cross-reference table.
 * @param trailer more entries of the trailer than /Size and /Root, which is object 1
 */
export function pdfFile(objects: readonly PdfObject[], trailer = ''): Uint8Array {
  const parts: Uint8Array[] = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
  let start = parts[0]?.length ?? 0
  const places: number[] = []
  for (const [at, object] of objects.entries()) {
    places.push(start)
    const bytes = joinBytes([`${at + 1} 0 obj\n`, objectBytes(object), '\nendobj\n'])
    parts.push(bytes)
    start += bytes.length
  }
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return joinBytes([...parts, table, end])
}

/** A page: its content stream, and more entries of its dictionary such as /CropBox or /Annots. */
export type PdfPage = {
  readonly content: string | { readonly entries: string; readonly data: Uint8Array }
  readonly entries?: string
}

/** What a document has besides its pages. */
export type PdfParts = {
  /** The fonts /F1, /F2 and so on, each an object; the objects they refer to stand in `extra`. */
  readonly fonts?: readonly string[]
  /** Objects that are numbered from `firstExtra` on. */
  readonly extra?: readonly PdfObject[]
  /** More entries of the catalogue, of the resources of the pages, and of the trailer. */
  readonly catalog?: string
  readonly resources?: string
  readonly trailer?: string
}

/** The number of the first object of `extra`: 1 and 2 are catalogue and page tree, 3 the resources. */
export const firstExtra = 4

const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'

/** A document of A4 pages that share their resources; /F1 is Helvetica, not embedded, when no font is given. */
export function pdfOfPages(pages: readonly PdfPage[], parts: PdfParts = {}): Uint8Array {
  const { fonts = [helvetica], extra = [], catalog = '', resources = '', trailer = '' } = parts
  const first = firstExtra + extra.length
  const numbers = pages.map((_, at) => first + 2 * at)
  const fontEntries = fonts.map((font, at) => `/F${at + 1} ${font}`).join(' ')
  return pdfFile(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] /MediaBox [0 0 595 842] >>`,
      `<< /Font << ${fontEntries} >> ${resources} >>`,
      ...extra,
      ...pages.flatMap(({ content, entries = '' }, at): PdfObject[] => [
        `<< /Type /Page /Parent 2 0 R /Resources 3 0 R /Contents ${first + 2 * at + 1} 0 R ${entries} >>`,
        typeof content === 'string' ? { entries: '', data: content } : content,
      ]),
    ],
    trailer,
  )
}

/** A line of text on a page, in points from its lower left corner. */
export type PdfLine = {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly size?: number
  /** Operators before the text is shown, such as `1 1 1 rg` or `3 Tr`. */
  readonly before?: string
}

const sizeOf = ({ size = 12 }: PdfLine) => size

function lineContent(line: PdfLine, shown: string): string {
  return `q BT ${line.before ?? ''} /F1 ${sizeOf(line)} Tf 1 0 0 1 ${line.x ?? 72} ${line.y} Tm ${shown} Tj ET Q\n`
}

/** Content that shows Latin lines in /F1. */
export function latinContent(lines: readonly PdfLine[]): string {
  const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&')
  return lines.map((line) => lineContent(line, `(${escaped(line.text)})`)).join('')
}

/** A document of Latin text in a font that is not embedded: the lines of each page from the top. */
export function latinPdf(pages: readonly (readonly string[])[], parts: PdfParts = {}): Uint8Array {
  return pdfOfPages(
    pages.map((lines) => ({ content: latinContent(lines.map((text, at) => ({ text, y: 770 - 20 * at }))) })),
    parts,
  )
}

const hex = (value: number) => value.toString(16).padStart(4, '0')
const utf16 = (character: string) =>
  [...Array(character.length).keys()].map((at) => hex(character.charCodeAt(at))).join('')

/** A CID font without a font file whose ToUnicode map says what its two-byte codes mean. */
export class ChineseFont {
  readonly #codes = new Map<string, number>()

  /** The text as a string of the content stream. */
  encode(text: string): string {
    const codes = Array.from(text, (character) => {
      const code = this.#codes.get(character) ?? this.#codes.size + 1
      this.#codes.set(character, code)
      return hex(code)
    })
    return `<${codes.join('')}>`
  }

  content(lines: readonly PdfLine[]): string {
    return lines.map((line) => lineContent(line, this.encode(line.text))).join('')
  }

  /**
   * The objects of the font, to be called when all text is encoded.
   * @param number of the first of the two objects
   * @param meaning what the map says a character is, when it lies
   */
  objects(number: number, meaning: (character: string) => string = (character) => character): [string, PdfObject[]] {
    const font = `<< /Type /Font /Subtype /Type0 /BaseFont /SongTi /Encoding /Identity-H /DescendantFonts [${number} 0 R] /ToUnicode ${number + 1} 0 R >>`
    const descendant =
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SongTi /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /SongTi /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>'
    return [font, [descendant, { entries: '', data: this.#map(meaning) }]]
  }

  #map(meaning: (character: string) => string): string {
    const entries = [...this.#codes].map(([character, code]) => `<${hex(code)}> <${utf16(meaning(character))}>`)
    const blocks: string[] = []
    for (let at = 0; at < entries.length; at += 100) {
      const block = entries.slice(at, at + 100)
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
    }
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <ffff> endcodespacerange',
      ...blocks,
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n')
  }
}

/** A page of Chinese text; `plain` is content that is drawn before the lines. */
export type ChinesePage = { readonly lines: readonly PdfLine[]; readonly plain?: string; readonly entries?: string }

/** A document of Chinese text in a CID font with a ToUnicode map. */
export function chinesePdf(
  pages: readonly ChinesePage[],
  { meaning, extra = [], ...parts }: PdfParts & { readonly meaning?: (character: string) => string } = {},
): Uint8Array {
  const font = new ChineseFont()
  const contents = pages.map(({ lines, plain = '', entries = '' }) => ({
    content: plain + font.content(lines),
    entries,
  }))
  const [type0, objects] = font.objects(firstExtra + extra.length, meaning)
  return pdfOfPages(contents, { ...parts, fonts: [type0], extra: [...extra, ...objects] })
}

/** Lines from the top of a page, one below the other. */
export function linesFromTop(texts: readonly string[], { top = 770, x = 72, size = 12 } = {}): PdfLine[] {
  return texts.map((text, at) => ({ text, x, size, y: top - at * size * 1.7 }))
}
