import type { TableRow } from './table-rows.ts'
import type { Merge, SheetContext, SheetRow } from './xlsx-sheet.ts'
import { tooManyCells } from './xlsx-strings.ts'

/** Columns of ranges that are looked at in one sheet. */
const mostVisits = 20_000_000

/** The first place of some rows, in the order of their numbers, that lies at or behind a number. */
function firstFrom(rows: readonly SheetRow[], number: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as SheetRow).number < number) low = middle + 1
    else high = middle
  }
  return low
}

/** Fills ranges that come in the order of their first rows. */
class Filler {
  readonly #rows: readonly SheetRow[]
  readonly #context: Pick<SheetContext, 'spent' | 'limits'>
  /** For each column the place of the first row that no range before reached; ranges over each other cost nothing. */
  readonly #reached: Int32Array
  #visits = 0

  constructor(rows: readonly SheetRow[], context: Pick<SheetContext, 'spent' | 'limits'>) {
    this.#rows = rows
    this.#context = context
    this.#reached = new Int32Array(rows.reduce((most, { cells }) => Math.max(most, ...cells.keys()), 0) + 1)
  }

  /** Fills one range; true when there is something to fill in. */
  fill({ top, bottom, left, right }: Merge): boolean {
    const from = firstFrom(this.#rows, top)
    const first = this.#rows[from]
    const text = first?.number === top ? first.cells.get(left) : undefined
    if (text === undefined) return false
    const end = firstFrom(this.#rows, bottom + 1)
    for (let column = left; column <= Math.min(right, this.#reached.length - 1); column++) {
      if (++this.#visits > mostVisits) throw tooManyCells()
      const start = Math.max(from, this.#reached[column] as number)
      for (let at = start; at < end; at++) this.#put((this.#rows[at] as SheetRow).cells, column, text)
      this.#reached[column] = Math.max(end, this.#reached[column] as number)
    }
    return true
  }

  #put(cells: Map<number, string>, column: number, text: string): void {
    if (cells.has(column)) return
    const { spent, limits } = this.#context
    cells.set(column, text)
    spent.characters += text.length
    if (spent.characters > limits.characters) throw tooManyCells()
  }
}

/**
 * Rows with merged cells filled in: every row and column that such a cell covers gets its text, unless it has its own.
 * Only rows and columns that hold something are filled, so a range over the whole sheet costs nothing.
 */
export function fillMerges(
  read: readonly SheetRow[],
  merges: readonly Merge[],
  context: Pick<SheetContext, 'spent' | 'limits'>,
): readonly TableRow[] {
  const rows = read.toSorted((one, other) => one.number - other.number)
  const filler = new Filler(rows, context)
  const down = new Map<number, number>()
  for (const merge of merges.toSorted((one, other) => one.top - other.top))
    if (filler.fill(merge)) down.set(merge.top, Math.max(down.get(merge.top) ?? 0, merge.bottom))
  return rows.map(({ number, cells }) => ({ number, cells, mergedDownTo: down.get(number) ?? number }))
}
