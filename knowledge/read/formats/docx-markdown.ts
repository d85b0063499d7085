import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { beginsArticle } from './line-starts.ts'
import { escapeMarkdown, markdownTable } from './markdown-text.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

/** The elements of some names below a node, but not those within another table. */
function within(element: Element, names: readonly string[]): readonly Element[] {
  return element.childNodes.filter(isElement).flatMap((child) => {
    if (names.includes(child.tagName)) return [child]
    return child.tagName === 'table' ? [] : within(child, names)
  })
}

/** The text of a node with its breaks as line ends. */
function textOf(node: Node): string {
  if ('value' in node) return node.value
  if (!isElement(node)) return ''
  if (node.tagName === 'br') return '\n'
  const text = node.childNodes.map(textOf).join('')
  return /^(?:p|h[1-6]|tr|td)$/.test(node.tagName) ? `${text}\n` : text
}

function spanOf(cell: Element, name: string): number {
  const span = Number.parseInt(cell.attrs.find((one) => one.name === name)?.value ?? '1', 10)
  return Number.isInteger(span) && span > 0 ? span : 1
}

type Grid = (Element | null)[][]

/** Puts a cell into every place that it spans, from the first free place of its row on. */
function place(cell: Element, row: number, grid: Grid): void {
  let column = 0
  while (grid[row]?.[column]) column++
  const end = Math.min(row + spanOf(cell, 'rowspan'), grid.length)
  const width = spanOf(cell, 'colspan')
  for (const line of grid.slice(row, end)) for (let beside = 0; beside < width; beside++) line[column + beside] = cell
}

/** The cells of a table by row and column; a cell that spans several stands in each of them. */
function gridOf(table: Element): Grid {
  const rows = within(table, ['tr'])
  const grid: Grid = rows.map(() => [])
  for (const [at, row] of rows.entries()) for (const cell of within(row, ['td', 'th'])) place(cell, at, grid)
  const width = grid.reduce((most, line) => Math.max(most, line.length), 0)
  return grid.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? null))
}

function cellText(cell: Element | null): string {
  return cell === null ? '' : textOf(cell).replace(/\s+/g, ' ').trim()
}

/** A row whose cells are all one cell: a title over the table. */
function isTitle(row: readonly (Element | null)[]): boolean {
  return row.every((cell) => cell === row[0])
}

function tableBlocks(table: Element): readonly string[] {
  const grid = gridOf(table)
  const cells = [...new Set(grid.flat())].filter((cell) => cell !== null)
  // A table of one column only frames what is in it, and so does one with articles in it.
  if ((grid[0]?.length ?? 0) <= 1 || cells.some((cell) => beginsArticle(cellText(cell))))
    return cells.flatMap((cell) => cell.childNodes.flatMap(blocksOf))
  const titles = grid.findIndex((row) => !isTitle(row))
  const above = titles < 0 ? grid : grid.slice(0, titles)
  const rows = grid.slice(above.length).map((row) => row.map(cellText))
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  const text = above.flatMap(([cell]) => (cell ? cell.childNodes.flatMap(blocksOf) : []))
  return [...text, markdownTable(filled)]
}

function blocksOf(node: Node): readonly string[] {
  if (!isElement(node)) return []
  if (node.tagName === 'table') return tableBlocks(node)
  const heading = /^h([1-6])$/.exec(node.tagName)
  if (heading) return [`${'#'.repeat(Number(heading[1]))} ${escapeMarkdown(textOf(node).replace(/\n/g, ' '))}`]
  const lines = textOf(node).split('\n').map(escapeMarkdown)
  return [lines.filter((line) => line !== '').join('\n')]
}

/** The HTML that is made of a cleaned document as Markdown blocks: headings, paragraphs and tables. */
export function markdownOf(html: string): readonly string[] {
  return parseFragment(html)
    .childNodes.flatMap(blocksOf)
    .filter((block) => block !== '')
}
