import { UnreadableFile } from '../unreadable.ts'
import { attributeOf, childrenOf, elementsWithin, type HtmlElement, isElement, textWithin } from './html-tree.ts'
import { beginsPart } from './line-starts.ts'
import { markdownTable } from './markdown-text.ts'

const mostColumns = 200
const mostCells = 200_000
const longestCell = 600

const isGroup = ({ tagName }: HtmlElement) => tagName === 'thead' || tagName === 'tbody' || tagName === 'tfoot'
const elementsOf = (element: HtmlElement) => childrenOf(element).filter(isElement)

/** The rows of a table, those of tables within it left out. */
function rowsOf(table: HtmlElement): readonly (readonly HtmlElement[])[] {
  return elementsOf(table)
    .flatMap((child) => (isGroup(child) ? elementsOf(child) : [child]))
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => elementsOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'))
}

/**
 * True for a table of data; one that only arranges the page holds other tables, long text, or numbered articles, or has
 * a single row or column.
 */
export function isDataTable(table: HtmlElement): boolean {
  const rows = rowsOf(table).filter((row) => row.length > 0)
  if (rows.length < 2 || !rows.some((row) => row.length > 1)) return false
  for (const { tagName } of elementsWithin(table)) if (/^(?:table|h[1-6])$/.test(tagName)) return false
  return rows.flat().every((cell) => {
    const text = textWithin(cell).trim()
    return text.length <= longestCell && !(text.startsWith('第') && beginsPart(text))
  })
}

function span(cell: HtmlElement, name: 'colspan' | 'rowspan', most: number): number {
  const written = Number.parseInt(attributeOf(cell, name), 10)
  return Number.isInteger(written) && written > 1 ? Math.min(written, most) : 1
}

/** The cells of a table, row by row, each in all the places it takes. */
class Grid {
  readonly rows: string[][]
  #cells = 0

  constructor(height: number) {
    this.rows = Array.from({ length: height }, () => [])
  }

  /** Puts a cell in the first free place of a row. */
  add(row: number, cell: HtmlElement, text: string): void {
    const line = this.rows[row] ?? []
    let column = 0
    while (line[column] !== undefined) column++
    const columns = span(cell, 'colspan', mostColumns - column)
    const height = span(cell, 'rowspan', this.rows.length - row)
    this.#cells += columns * height
    if (column >= mostColumns || this.#cells > mostCells)
      throw new UnreadableFile(
        'E_SIZE',
        `网页里的表格超过 ${mostColumns} 列或 ${mostCells} 格。请改存为 .xlsx 后再导入。`,
      )
    for (const other of this.rows.slice(row, row + height))
      for (let place = column; place < column + columns; place++) other[place] = text
  }
}

/**
 * A table as lines of Markdown with the header first; merged cells are filled in each of their places.
 * @param textOf the text of a cell on one line
 * @throws UnreadableFile E_SIZE
 */
export function tableLines(table: HtmlElement, textOf: (cell: HtmlElement) => string): string {
  const rows = rowsOf(table).filter((row) => row.length > 0)
  const grid = new Grid(rows.length)
  for (const [at, row] of rows.entries()) for (const cell of row) grid.add(at, cell, textOf(cell))
  const width = Math.max(...grid.rows.map((line) => line.length))
  return markdownTable(grid.rows.map((line) => Array.from({ length: width }, (_, at) => line[at] ?? '')))
}
