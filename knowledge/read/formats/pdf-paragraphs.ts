import { beginsPart, isDivision } from './line-starts.ts'
import { escapeMarkdown, markdownTable } from './markdown-text.ts'
import type { TextLine } from './pdf-lines.ts'
import { joinTexts } from './pdf-words.ts'

const endsSentence = /[。；：！？;:!?…][”’」』）)】》〉"']*$/
/** Before these words a number in brackets or of an article belongs to the sentence. */
const refersOn = /(?:第|本条|前款|该款|[条款项]第?|[和、及至或])$/

/** The lines between which the text of a page stands, as far as most lines agree on them. */
type Block = {
  readonly left: number
  readonly right: number
  /** True when most lines reach the right side, so that one that does not ends a paragraph. */
  readonly full: boolean
}

function shareAt(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function blockOf(lines: readonly TextLine[]): Block {
  const level = lines.filter((line) => line.level && !line.rows)
  const left = shareAt(
    level.map((line) => line.left),
    0.1,
  )
  const right = shareAt(
    level.map((line) => line.right),
    0.85,
  )
  const reaching = level.filter((line) => line.right > right - 1.5 * line.size).length
  return { left, right, full: level.length >= 5 && reaching >= 0.5 * level.length }
}

function isIndented(line: TextLine, { left }: Block): boolean {
  const indent = (line.left - left) / line.size
  return indent >= 1.5 && indent <= 2.6
}

type Placed = { readonly line: TextLine; readonly block: Block; readonly startsPage: boolean }

/** Lines that stand alone: the day on which a document was made, and its number. */
const aloneLine =
  /^[〇零○一二三四五六七八九十\d]{4}\s*年\s*[一二三四五六七八九十\d]{1,3}\s*月\s*[一二三四五六七八九十\d]{1,3}\s*日$|^\S{1,12}[〔[【（(]\s*\d{4}\s*[〕\]】）)]\s*\d{1,4}\s*号$/

/** True for two lines of which one stands much further in than the other, such as a title over text or a signature. */
function isMovedIn(last: TextLine, line: TextLine): boolean {
  const middle = ({ left, right }: TextLine) => (left + right) / 2
  const size = Math.max(last.size, line.size)
  return Math.abs(last.left - line.left) > 3 * size && Math.abs(middle(last) - middle(line)) > size
}

/** True when a line begins a paragraph of its own. */
function beginsParagraph(before: Placed, next: Placed): boolean {
  const [last, line] = [before.line, next.line]
  if (last.level !== line.level || !line.level) return true
  if (beginsPart(line.text) && !(refersOn.test(last.text) && /^[（(]/.test(line.text))) return true
  if (endsSentence.test(last.text) || isDivision(last.text)) return true
  if (aloneLine.test(last.text) || aloneLine.test(line.text)) return true
  if (/[，、]$/.test(last.text)) return false
  return stoodApart(before, next)
}

/** True when the places and sizes of two lines say that they do not belong together. */
function stoodApart(before: Placed, next: Placed): boolean {
  const [last, line] = [before.line, next.line]
  if (Math.max(last.size, line.size) > 1.15 * Math.min(last.size, line.size)) return true
  // In the next column or on the next page a line may stand anywhere.
  if (!next.startsPage && line.y > last.y && isMovedIn(last, line)) return true
  if (before.block.full && last.right < before.block.right - 3 * last.size) return true
  return isIndented(line, next.block) && last.left < line.left - line.size && next.block.full
}

/** The cells of a line that gaps divide; one for running text. */
function cellsOf({ text }: TextLine): readonly string[] {
  return beginsPart(text) ? [text] : text.split('\t').map((cell) => cell.trim())
}

const plain = (text: string) => text.replace(/\t/g, '　').trim()

/** Lines of a table from a place on: at least two that gaps divide into the same number of cells. */
function tableFrom(placed: readonly Placed[], start: number): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (let at = start; at < placed.length; at++) {
    const { line } = placed[at] as Placed
    const cells = line.rows ? [] : cellsOf(line)
    if (cells.length < 2 || (rows[0] && rows[0].length !== cells.length)) break
    rows.push(cells)
  }
  return rows.length >= 2 ? rows : []
}

/** A paragraph with the size of its letters. */
export type Paragraph = { readonly text: string; readonly size: number }

type Rows = readonly (readonly string[])[]
type Open =
  | { readonly kind: 'text'; text: string; readonly size: number; last: Placed }
  | { readonly kind: 'table'; rows: Rows; readonly size: number }

/** A table that goes on on the next page, the header that is printed there once more left out. */
function continueTable(open: Open | undefined, { line: { rows }, startsPage }: Placed): boolean {
  if (open?.kind !== 'table' || !rows || !startsPage || open.rows[0]?.length !== rows[0]?.length) return false
  const header = rows[0]
  // Above the names of the columns there may be a title.
  const repeated = open.rows.slice(0, 2).some((row) => row.every((cell, at) => cell === header?.[at]))
  open.rows = [...open.rows, ...(repeated ? rows.slice(1) : rows)]
  return true
}

/** A table, with a first row that is one cell over all columns as a line above it. */
function tableText(rows: Rows): string {
  const [first = [], ...rest] = rows
  const isTitle = first.length > 1 && rest.length > 1 && first.every((cell) => cell === first[0])
  return isTitle ? `${escapeMarkdown(first[0] ?? '')}\n\n${markdownTable(rest)}` : markdownTable(rows)
}

function addLine(paragraphs: Open[], next: Placed): void {
  const open = paragraphs.at(-1)
  const text = plain(next.line.text)
  if (open?.kind === 'text' && !beginsParagraph(open.last, next)) {
    open.text = joinTexts(open.text, text)
    open.last = next
  } else paragraphs.push({ kind: 'text', text, size: next.line.size, last: next })
}

/** The lines of all pages as paragraphs; one that a page ends goes on on the next. */
export function paragraphsOf(pages: readonly (readonly TextLine[])[]): readonly Paragraph[] {
  const placed = pages.flatMap((lines) => {
    const block = blockOf(lines)
    return lines.map((line, at): Placed => ({ line, block, startsPage: at === 0 }))
  })
  const paragraphs: Open[] = []
  for (let at = 0; at < placed.length; ) {
    const next = placed[at] as Placed
    const rows = next.line.rows ?? tableFrom(placed, at)
    if (rows.length === 0) addLine(paragraphs, next)
    else if (!continueTable(paragraphs.at(-1), next)) paragraphs.push({ kind: 'table', rows, size: next.line.size })
    at += next.line.rows ? 1 : Math.max(rows.length, 1)
  }
  return paragraphs.map((paragraph) => ({
    text: paragraph.kind === 'table' ? tableText(paragraph.rows) : escapeMarkdown(paragraph.text),
    size: paragraph.size,
  }))
}

/** Size of the letters of most of the text. */
function bodySize(paragraphs: readonly Paragraph[]): number {
  const lengths = new Map<number, number>()
  for (const { text, size } of paragraphs) {
    const rounded = Math.round(size * 2) / 2
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length)
  }
  return [...lengths].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
}

/** The place of the title: the first of the first paragraphs that is short and in larger letters; -1 without one. */
export function titlePlace(paragraphs: readonly Paragraph[]): number {
  const body = bodySize(paragraphs)
  const length = paragraphs.reduce((sum, { text }) => sum + text.length, 0)
  return paragraphs
    .slice(0, 6)
    .findIndex(
      ({ text, size }) =>
        size > 1.15 * body &&
        text.length <= 80 &&
        text.length < 0.5 * length &&
        !beginsPart(text) &&
        !text.startsWith('|'),
    )
}
