import { UnreadableFile } from '../unreadable.ts'
import { perTwip } from './docx-graphics.ts'
import type { BodyContext, Setting } from './docx-inline.ts'
import { onOff, shadeOf } from './docx-look.ts'
import type { TableShades } from './docx-styles.ts'
import { cellXml } from './docx-xml.ts'
import { elementsOf, firstOf, wordValueOf, type XmlElement } from './xml-tree.ts'

/** Reads the blocks of a cell. */
type ReadBlocks = (elements: readonly XmlElement[], setting: Setting) => string

/** Word has no more columns than these. */
const mostColumns = 63
/** Other programs may write a few more. */
const mostInRow = 128
/** Rows of exactly this height in twentieths of a point show no text. */
const flatRow = 40
/** The library needs ten kilobytes for each cell that it is given at once. */
const cellsInPart = 2000

/** Stands between two parts of one table. No XML holds this character. */
export const tableBreak = '\u0000'

const wrappers: ReadonlySet<string> = new Set(['w:customXml', 'w:ins', 'w:moveTo', 'w:sdtContent'])

/** The rows of a table or the cells of a row, also those within controls; deleted ones are left out. */
function partsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child]
    if (child.name === 'w:sdt') return partsOf(firstOf(child, 'w:sdtContent') ?? child, name)
    return wrappers.has(child.name) ? partsOf(child, name) : []
  })
}

/** Which parts of its style a table uses. */
type Regions = { readonly firstRow: boolean; readonly lastRow: boolean; readonly firstColumn: boolean }

function regionsOf(look: XmlElement | undefined): Regions {
  const bits = Number.parseInt(look?.attributes.get('w:val') ?? '0', 16) || 0
  const uses = (name: string, bit: number) => {
    const said = look?.attributes.get(name)
    return said === undefined ? (bits & bit) !== 0 : /^(?:1|true|on)$/i.test(said)
  }
  return {
    firstRow: uses('w:firstRow', 0x20),
    lastRow: uses('w:lastRow', 0x40),
    firstColumn: uses('w:firstColumn', 0x80),
  }
}

type Place = { readonly row: number; readonly rows: number; readonly column: number }

/** The colour that the style of a table puts behind a cell. */
function styleShade(shades: TableShades, regions: Regions, { row, rows, column }: Place): string | undefined {
  const firstRow = regions.firstRow && row === 0 ? shades.firstRow : undefined
  const lastRow = regions.lastRow && row === rows - 1 ? shades.lastRow : undefined
  const firstColumn = regions.firstColumn && column === 0 ? shades.firstColumn : undefined
  return firstRow ?? lastRow ?? firstColumn ?? shades.whole
}

function spanOf(properties: XmlElement | undefined, name: string): number {
  const span = Number.parseInt(wordValueOf(properties, name) ?? '', 10)
  return Number.isInteger(span) ? Math.min(Math.max(span, 0), mostColumns) : 0
}

/** How many columns a row takes. */
function widthOf(row: XmlElement): number {
  const spans = partsOf(row, 'w:tc').map((cell) => spanOf(firstOf(cell, 'w:tcPr'), 'w:gridSpan') || 1)
  return spans.reduce((sum, span) => sum + span, spanOf(firstOf(row, 'w:trPr'), 'w:gridBefore'))
}

function mergeOf(properties: XmlElement | undefined): 'restart' | 'continue' | null {
  const merge = firstOf(properties, 'w:vMerge')
  if (!merge) return null
  return merge.attributes.get('w:val') === 'restart' ? 'restart' : 'continue'
}

/** True for a row with a cell that goes on from the row above. */
function hangsTogether(row: XmlElement): boolean {
  return partsOf(row, 'w:tc').some((cell) => mergeOf(firstOf(cell, 'w:tcPr')) === 'continue')
}

/** What holds for a whole table. */
type Table = { readonly shades: TableShades; readonly regions: Regions; readonly shade: string | undefined }

/** Turns tables into tables of nothing but what people see. */
export class TableReader {
  readonly #context: BodyContext
  readonly #read: ReadBlocks
  #cells = 0

  constructor(context: BodyContext, read: ReadBlocks) {
    this.#context = context
    this.#read = read
  }

  /**
   * A table as XML.
   * @param mayBreak true to put `tableBreak` between parts of a large table, at rows that hang together with none above
   */
  read(element: XmlElement, setting: Setting, mayBreak: boolean): string {
    const properties = firstOf(element, 'w:tblPr')
    const table: Table = {
      shades: this.#context.styles.table(wordValueOf(properties, 'w:tblStyle')),
      regions: regionsOf(firstOf(properties, 'w:tblLook')),
      shade: shadeOf(firstOf(properties, 'w:shd')),
    }
    const hidden = setting.hidden ?? (this.#isOffPage(properties) ? 'frame' : null)
    const rows = partsOf(element, 'w:tr').filter((row) => this.#isKept(row))
    this.#count(rows)
    let text = ''
    let part = 0
    for (const [at, row] of rows.entries()) {
      if (mayBreak && part >= cellsInPart && !hangsTogether(row)) {
        text += `</w:tbl>${tableBreak}<w:tbl>`
        part = 0
      }
      text += this.#row(row, { row: at, rows: rows.length }, table, { ...setting, hidden })
      part += widthOf(row)
    }
    return text === '' ? '' : `<w:tbl>${text}</w:tbl>`
  }

  /** Counts the places of a table, which is as wide as its widest row. */
  #count(rows: readonly XmlElement[]): void {
    const width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 1)
    this.#cells += width * rows.length
    if (width <= mostInRow && this.#cells <= this.#context.limits.cells) return
    throw new UnreadableFile('E_SIZE', '文件里的表格过大，超过了上限。请拆成几个较小的文件后再导入。')
  }

  #isKept(row: XmlElement): boolean {
    const properties = firstOf(row, 'w:trPr')
    if (firstOf(properties, 'w:ins')) this.#context.findings.addRevision('inserted')
    if (!firstOf(properties, 'w:del')) return true
    this.#context.findings.addRevision('deleted')
    return false
  }

  #row(row: XmlElement, place: Omit<Place, 'column'>, table: Table, setting: Setting): string {
    const properties = firstOf(row, 'w:trPr')
    const height = firstOf(properties, 'w:trHeight')?.attributes
    const isFlat = height?.get('w:hRule') === 'exact' && Number(height.get('w:val')) <= flatRow
    const isHidden = onOff(firstOf(properties, 'w:hidden')) ?? false
    const hidden = setting.hidden ?? (isFlat ? 'size' : isHidden ? 'vanish' : null)
    const before = spanOf(properties, 'w:gridBefore')
    const empty = before > 0 ? cellXml('', { span: before, merge: null }) : ''
    const parts = partsOf(row, 'w:tc')
    const cells = parts.map((cell, column) => this.#cell(cell, { ...place, column }, table, { ...setting, hidden }))
    return `<w:tr>${empty}${cells.join('')}</w:tr>`
  }

  #cell(cell: XmlElement, place: Place, table: Table, setting: Setting): string {
    const properties = firstOf(cell, 'w:tcPr')
    const own = shadeOf(firstOf(properties, 'w:shd'))
    const style = styleShade(table.shades, table.regions, place) ?? table.shade ?? setting.behind
    const behind = own === undefined || own === 'auto' ? style : own
    const shape = { span: spanOf(properties, 'w:gridSpan') || 1, merge: mergeOf(properties) }
    if (firstOf(properties, 'w:cellIns')) this.#context.findings.addRevision('inserted')
    if (firstOf(properties, 'w:cellDel')) {
      this.#context.findings.addRevision('deleted')
      return cellXml('', shape)
    }
    return cellXml(this.#read(elementsOf(cell), { behind, hidden: setting.hidden }), shape)
  }

  /** How wide a table is, nobody knows before it is laid out: only what begins a whole page away is outside. */
  #isOffPage(properties: XmlElement | undefined): boolean {
    const { width, height } = this.#context.page
    const floating = firstOf(properties, 'w:tblpPr')?.attributes
    const distance = (value: string | undefined) => Math.abs(Number.parseInt(value ?? '0', 10) * perTwip)
    return (
      distance(floating?.get('w:tblpX')) >= width ||
      distance(floating?.get('w:tblpY')) >= height ||
      distance(firstOf(properties, 'w:tblInd')?.attributes.get('w:w')) >= width
    )
  }
}
