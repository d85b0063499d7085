import { boxAround, type Matrix, type Point } from './pdf-geometry.ts'
import { outlinesOf } from './pdf-paint.ts'

/** A straight line on a page: where it lies across its direction, and from where to where it runs. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number }

/** The lines of a page that may divide a table. */
export type Rules = { readonly level: readonly Rule[]; readonly upright: readonly Rule[] }

const shortest = 6
const thin = 3
/** Lines that lie so near to each other are one, in points. */
const sameLine = 1.5
/** A gap in a line that is no gap, such as between boxes that stand side by side. */
const smallGap = 4
/** Drawings have more lines than tables. */
const mostRules = 20_000

/** One line of the lines that lie on each other or go on in each other. */
function mergeRules(rules: readonly Rule[]): readonly Rule[] {
  const groups: Rule[][] = []
  for (const rule of [...rules].sort((one, other) => one.at - other.at)) {
    const open = groups.at(-1)
    if (open && rule.at - (open[0] as Rule).at <= sameLine) open.push(rule)
    else groups.push([rule])
  }
  return groups.flatMap((group) => {
    const merged: Rule[] = []
    for (const rule of group.sort((one, other) => one.from - other.from)) {
      const open = merged.at(-1)
      if (open && rule.from <= open.to + smallGap)
        merged[merged.length - 1] = { ...open, to: Math.max(open.to, rule.to) }
      else merged.push(rule)
    }
    return merged
  })
}

/** Collects the straight lines that are drawn on a page. */
export class RuleCollector {
  readonly #level: Rule[] = []
  readonly #upright: Rule[] = []

  #add([x1, y1]: Point, [x2, y2]: Point): void {
    if (this.#level.length + this.#upright.length > mostRules) return
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
    if (height < 1 && width >= shortest)
      this.#level.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
    if (width < 1 && height >= shortest)
      this.#upright.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }

  /** Notes the edges of a path that is drawn as a line. */
  addStroke(path: ArrayLike<number>, matrix: Matrix): void {
    for (const outline of outlinesOf(path, matrix)) {
      for (let at = 1; at < outline.length; at++) this.#add(outline[at - 1] as Point, outline[at] as Point)
      if (outline.length === 4) this.#add(outline[3] as Point, outline[0] as Point)
    }
  }

  /** Notes areas that are so thin that they are lines. */
  addFill(path: ArrayLike<number>, matrix: Matrix): void {
    for (const outline of outlinesOf(path, matrix)) {
      if (outline.length < 3 || outline.length > 6) continue
      const [left, top, right, bottom] = boxAround(outline)
      if (bottom - top < thin) this.#add([left, (top + bottom) / 2], [right, (top + bottom) / 2])
      else if (right - left < thin) this.#add([(left + right) / 2, top], [(left + right) / 2, bottom])
    }
  }

  /** All lines, each once. */
  rules(): Rules {
    return { level: mergeRules(this.#level), upright: mergeRules(this.#upright) }
  }
}
