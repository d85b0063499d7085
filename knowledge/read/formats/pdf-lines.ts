import type { Glyph } from './pdf-glyphs.ts'
import type { Grid } from './pdf-grid.ts'
import { type PageTable, takeTables } from './pdf-tables.ts'

/** A line of text on a page, in points from the upper left corner as the text is read. */
export type TextLine = {
  /** The text; a tab stands where a wide gap divides it. */
  readonly text: string
  readonly left: number
  readonly right: number
  /** Where the letters stand, from the top of the page. */
  readonly y: number
  readonly size: number
  /** False for text that runs otherwise than most of the page, such as a stamp aslant. */
  readonly level: boolean
  /** The rows of a table that stands in place of a line. */
  readonly rows?: readonly (readonly string[])[]
}

/** The lines of a page with its height in points. */
export type PageLines = { readonly lines: readonly TextLine[]; readonly height: number }

const isBlank = ({ text }: Glyph) => text.trim() === ''

/** A run of glyphs that are printed one behind the other without a gap. */
type Segment = {
  readonly glyphs: readonly Glyph[]
  /** Places of the runs it is made of in the order of printing. */
  readonly orders: readonly number[]
  readonly end: number
}

const first = ({ glyphs }: Segment) => glyphs[0] as Glyph
const last = ({ glyphs }: Segment) => glyphs.at(-1) as Glyph
const isLevel = ({ dx }: Glyph) => dx > 0.999

/** Turns a page so that most of its text runs from left to right. */
function turnPage(
  glyphs: readonly Glyph[],
  width: number,
  height: number,
): { readonly glyphs: readonly Glyph[]; readonly height: number } {
  const counts = new Map<string, { count: number; dx: number; dy: number }>()
  for (const { dx, dy } of glyphs) {
    const key = `${Math.round(dx * 20)} ${Math.round(dy * 20)}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { count: 1, dx, dy })
  }
  const [main] = [...counts.values()].sort((one, other) => other.count - one.count)
  if (!main || main.dx > 0.999) return { glyphs, height }
  const { dx: ax, dy: ay } = main
  const corners = [0, width * -ay, height * ax, width * -ay + height * ax]
  const top = Math.min(...corners)
  const turned = glyphs.map((glyph) => ({
    ...glyph,
    x: glyph.x * ax + glyph.y * ay,
    y: glyph.y * ax - glyph.x * ay - top,
    dx: glyph.dx * ax + glyph.dy * ay,
    dy: glyph.dy * ax - glyph.dx * ay,
  }))
  return { glyphs: turned, height: Math.max(...corners) - top }
}

const along = ({ x, y, dx, dy }: Glyph) => x * dx + y * dy
const across = ({ x, y, dx, dy }: Glyph) => y * dx - x * dy

/** True when a glyph stands right behind the last one of a run. */
function follows(before: Glyph, end: number, glyph: Glyph): boolean {
  const size = Math.max(before.size, glyph.size)
  const sameDirection = before.dx * glyph.dx + before.dy * glyph.dy > 0.999
  const gap = along(glyph) - end
  return sameDirection && Math.abs(across(glyph) - across(before)) < 0.5 * size && gap > -0.6 * size && gap < 0.5 * size
}

function segmentsOf(glyphs: readonly Glyph[]): readonly Segment[] {
  const segments: { glyphs: Glyph[]; end: number }[] = []
  for (const glyph of glyphs) {
    const open = segments.at(-1)
    const end = along(glyph) + glyph.width
    if (open && follows(open.glyphs.at(-1) as Glyph, open.end, glyph)) {
      open.glyphs.push(glyph)
      open.end = Math.max(open.end, end)
    } else segments.push({ glyphs: [glyph], end })
  }
  return segments
    .filter((segment) => !segment.glyphs.every(isBlank))
    .map((segment, order) => ({ ...segment, orders: [order] }))
}

/** Segments that stand at about one height, row by row, each from left to right. */
function rowsOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const sorted = [...segments].sort((one, other) => across(first(one)) - across(first(other)))
  const rows: Segment[][] = []
  for (const segment of sorted) {
    const open = rows.at(-1)
    const start = open?.[0]
    const near =
      start && across(first(segment)) - across(first(start)) < 0.4 * Math.max(first(start).size, first(segment).size)
    const sameDirection = start && first(start).dx * first(segment).dx + first(start).dy * first(segment).dy > 0.999
    if (open && near && sameDirection) open.push(segment)
    else rows.push([segment])
  }
  return rows.map((row) => row.sort((one, other) => along(first(one)) - along(first(other))))
}

/**
 * True when two segments of a row are one line: they touch, as when a program prints all digits last, or the second was
 * printed right after the first. Else they are columns or cells.
 */
function belongTogether(one: Segment, other: Segment): boolean {
  const size = Math.max(last(one).size, first(other).size)
  const gap = along(first(other)) - one.end
  if (gap < -0.6 * size) return false
  return gap < size || one.orders.some((order) => other.orders.includes(order + 1))
}

/** Joins segments to lines, in the order in which their first parts were printed. */
function joinSegments(segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = []
  for (const row of rowsOf(segments)) {
    let open: Segment | null = null
    for (const segment of row) {
      if (open && belongTogether(open, segment)) {
        open = {
          glyphs: [...open.glyphs, ...segment.glyphs],
          end: segment.end,
          orders: [...open.orders, ...segment.orders],
        }
        joined[joined.length - 1] = open
      } else {
        open = segment
        joined.push(segment)
      }
    }
  }
  const order = ({ orders }: Segment) => Math.min(...orders)
  return joined.sort((one, other) => order(one) - order(other))
}

const isWide = (text: string) => /[\u2e80-\u9fff\uf900-\uffef\u3000-\u303f]|[\u{20000}-\u{3ffff}]/u.test(text)

/** What stands between two glyphs: nothing, a space, or a tab for a gap as wide as between columns. */
function between(before: Glyph, after: Glyph, blanks: string): string {
  const size = Math.max(before.size, after.size)
  const gap = along(after) - along(before) - before.width
  if (gap > 2.4 * size) return '\t'
  if (blanks.includes('\u3000')) return '\u3000'
  const wide = isWide(before.text) || isWide(after.text)
  if (blanks !== '') return !wide || gap > 0.2 * size ? ' ' : ''
  const both = isWide(before.text) && isWide(after.text)
  return gap > (both ? 0.7 : wide ? 0.5 : 0.18) * size ? ' ' : ''
}

function textOf(glyphs: readonly Glyph[]): string {
  let text = ''
  let before: Glyph | null = null
  let blanks = ''
  for (const glyph of glyphs) {
    if (isBlank(glyph)) blanks += glyph.text
    else {
      text += (before ? between(before, glyph, blanks) : '') + glyph.text
      before = glyph
      blanks = ''
    }
  }
  return text
}

function lineOf({ glyphs, end }: Segment): TextLine {
  const written = glyphs.filter((glyph) => !isBlank(glyph))
  const start = written[0] as Glyph
  const sizes = written.map(({ size }) => size).sort((one, other) => one - other)
  return {
    text: textOf(glyphs),
    left: start.x,
    right: start.x + (end - along(start)),
    y: start.y,
    size: sizes[sizes.length >> 1] ?? start.size,
    level: isLevel(start),
  }
}

/** True for pages that are printed from the bottom to the top. */
function isReversed(lines: readonly TextLine[]): boolean {
  const steps = lines.slice(1).map((line, at) => line.y - (lines[at] as TextLine).y)
  return steps.length >= 3 && steps.filter((step) => step < -2).length > 0.6 * steps.length
}

function tableLine({ rows, box, size }: PageTable): TextLine {
  return { text: '', left: box[0], right: box[2], y: box[1], size, level: true, rows }
}

/** The lines in the order in which they are read: as printed, what stands aslant last. */
function inOrder(printed: readonly TextLine[]): readonly TextLine[] {
  const level = printed.filter((line) => line.level)
  const ordered = isReversed(level) ? [...level].sort((one, other) => one.y - other.y || one.left - other.left) : level
  return [...ordered, ...printed.filter((line) => !line.level)]
}

/** What is drawn on a page besides its letters, and how large it is. */
export type PageFrame = { readonly width: number; readonly height: number; readonly grids: readonly Grid[] }

/** The lines and tables of a page. */
export function linesOf(printed: readonly Glyph[], frame: PageFrame): PageLines {
  const { glyphs, height } = turnPage(printed, frame.width, frame.height)
  // The lines of a turned page are not turned with it; its tables are read as running text.
  const grids = glyphs === printed ? frame.grids : []
  const linesIn = (cell: readonly Glyph[]) => joinSegments(segmentsOf(cell)).map((segment) => textOf(segment.glyphs))
  const { tables, rest } = takeTables(glyphs, grids, linesIn)
  const segments = joinSegments(segmentsOf(rest))
  const entries = [
    ...segments.map((segment) => ({ order: first(segment).order, line: lineOf(segment) })),
    ...tables.map((table) => ({ order: table.order, line: tableLine(table) })),
  ]
  // The sort is stable: lines whose first parts were joined later keep their places.
  const sorted = tables.length === 0 ? entries : entries.sort((one, other) => one.order - other.order)
  return { lines: inOrder(sorted.map(({ line }) => line)), height }
}
