import { beginsArticle, beginsPart } from './line-starts.ts'
import type { Box } from './pdf-geometry.ts'
import { type Glyph, middleOf } from './pdf-glyphs.ts'
import { cellAt, type Grid } from './pdf-grid.ts'
import { joinTexts } from './pdf-words.ts'

const longestCell = 600

/** A table of a page: its rows, with merged cells filled in each of their places. */
export type PageTable = {
  readonly rows: readonly (readonly string[])[]
  /** Place of its first glyph in the order of printing. */
  readonly order: number
  readonly box: Box
  readonly size: number
}

/** Turns the glyphs of a cell into its lines. */
export type LinesOf = (glyphs: readonly Glyph[]) => readonly string[]

function cellText(glyphs: readonly Glyph[], linesOf: LinesOf): string {
  return linesOf(glyphs).reduce((text, line) => {
    if (text === '') return line
    // What is numbered begins anew; there are no lines within a cell.
    return beginsPart(line) || /[。；]$/.test(text) ? `${text} ${line}` : joinTexts(text, line)
  }, '')
}

function tableOf(grid: Grid, byCell: ReadonlyMap<number, readonly Glyph[]>, linesOf: LinesOf): PageTable | null {
  const texts = new Map([...byCell].map(([cell, glyphs]) => [cell, cellText(glyphs, linesOf)]))
  const written = [...texts.values()]
  // Lines may only arrange a page; then its text is read as ever.
  if (written.length < 2 || written.some((text) => text.length > longestCell || beginsArticle(text))) return null
  const rows = grid.cells.map((row) => row.map((cell) => (texts.get(cell) ?? '').replace(/\t/g, ' ').trim()))
  const glyphs = [...byCell.values()].flat()
  const order = glyphs.reduce((least, glyph) => Math.min(least, glyph.order), Number.POSITIVE_INFINITY)
  return {
    rows: rows.filter((row) => row.some((cell) => cell !== '')),
    order,
    box: grid.box,
    size: glyphs[0]?.size ?? 0,
  }
}

/** Takes the glyphs that stand in tables out of those of a page. */
export function takeTables(
  glyphs: readonly Glyph[],
  grids: readonly Grid[],
  linesOf: LinesOf,
): { readonly tables: readonly PageTable[]; readonly rest: readonly Glyph[] } {
  const tables: PageTable[] = []
  let rest = glyphs
  for (const grid of grids) {
    const byCell = new Map<number, Glyph[]>()
    const outside: Glyph[] = []
    for (const glyph of rest) {
      const cell = cellAt(grid, ...middleOf(glyph))
      if (cell === null) outside.push(glyph)
      else if (byCell.has(cell)) byCell.get(cell)?.push(glyph)
      else byCell.set(cell, [glyph])
    }
    const table = tableOf(grid, byCell, linesOf)
    if (!table) continue
    tables.push(table)
    rest = outside
  }
  return { tables, rest }
}
