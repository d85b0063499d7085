import type { Box } from './pdf-geometry.ts'
import type { Rule, Rules } from './pdf-rules.ts'

/** Lines that belong to one cell border, in points. */
const near = 4
const mostRules = 1500
const mostColumns = 60
const mostRows = 400

/** The lines of one table. */
export type Grid = {
  /** Places of the borders between columns, and between rows. */
  readonly columns: readonly number[]
  readonly rows: readonly number[]
  /** The cell that each place belongs to, row by row: cells that are merged have one number. */
  readonly cells: readonly (readonly number[])[]
  readonly box: Box
}

/** Whatever touches is one table. */
function connected({ level, upright }: Rules): readonly Rules[] {
  const groups = [...level.keys(), ...upright.map((_, at) => level.length + at)]
  const find = (node: number): number => {
    let root = node
    while (groups[root] !== root) root = groups[root] as number
    groups[node] = root
    return root
  }
  for (const [at, line] of level.entries())
    for (const [other, post] of upright.entries()) {
      const meets =
        post.at >= line.from - near &&
        post.at <= line.to + near &&
        line.at >= post.from - near &&
        line.at <= post.to + near
      if (meets) groups[find(level.length + other)] = find(at)
    }
  const found = new Map<number, { level: Rule[]; upright: Rule[] }>()
  const groupOf = (node: number) => {
    const root = find(node)
    const known = found.get(root) ?? { level: [], upright: [] }
    found.set(root, known)
    return known
  }
  for (const [at, rule] of level.entries()) groupOf(at).level.push(rule)
  for (const [at, rule] of upright.entries()) groupOf(level.length + at).upright.push(rule)
  return [...found.values()]
}

/** Places that lie near to each other as one. */
function borders(rules: readonly Rule[]): readonly number[] {
  const places: number[] = []
  for (const at of rules.map((rule) => rule.at).sort((one, other) => one - other))
    if (places.length === 0 || at - (places.at(-1) as number) > near) places.push(at)
  return places
}

/** True when a line divides two cells: it lies at a border and runs past the middle of both. */
function divides(rules: readonly Rule[], border: number, middle: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - border) <= near && rule.from <= middle && rule.to >= middle)
}

const middleOf = (places: readonly number[], at: number) => ((places[at] as number) + (places[at + 1] as number)) / 2

/** Numbers the places of a grid; those between which no line runs get one number. */
function numberCells({ level, upright }: Rules, columns: readonly number[], rows: readonly number[]): number[][] {
  const cells: number[][] = []
  for (let row = 0; row + 1 < rows.length; row++) {
    const line: number[] = []
    for (let column = 0; column + 1 < columns.length; column++) {
      const above = cells[row - 1]?.[column]
      const before = line[column - 1]
      if (before !== undefined && !divides(upright, columns[column] as number, middleOf(rows, row))) line.push(before)
      else if (above !== undefined && !divides(level, rows[row] as number, middleOf(columns, column))) line.push(above)
      else line.push(row * mostColumns + column)
    }
    cells.push(line)
  }
  return cells
}

function gridOf(rules: Rules): Grid | null {
  const columns = borders(rules.upright)
  const rows = borders(rules.level)
  // A frame round text is no table, nor is a form of a single row or column.
  if (columns.length < 3 || rows.length < 3 || columns.length > mostColumns || rows.length > mostRows) return null
  const box: Box = [columns[0] as number, rows[0] as number, columns.at(-1) as number, rows.at(-1) as number]
  return { columns, rows, cells: numberCells(rules, columns, rows), box }
}

/** The tables that the lines of a page make. */
export function gridsOf(rules: Rules): readonly Grid[] {
  if (rules.level.length + rules.upright.length > mostRules) return []
  return connected(rules)
    .map(gridOf)
    .filter((grid) => grid !== null)
}

function placeOf(borders: readonly number[], at: number): number {
  return borders.findLastIndex((border) => border <= at)
}

/** The number of the cell in which a place lies; null when it lies outside. */
export function cellAt({ columns, rows, cells, box }: Grid, x: number, y: number): number | null {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return null
  return cells[placeOf(rows, y)]?.[placeOf(columns, x)] ?? null
}
