import { apply, type Box, boxAround, isWithin, type Matrix, type Point } from './pdf-geometry.ts'

/** A colour; null when it is a pattern or a picture. */
export type Ink = readonly [number, number, number] | null
/** An area that was painted, as closed outlines. */
type Area = {
  readonly box: Box
  readonly outlines: readonly (readonly Point[])[]
  readonly ink: Ink
  readonly order: number
}

/** What lies over or under a place on the page. */
export type Cover = { readonly ink: Ink; readonly order: number }

/** Steps of an outline in what the parser gives (pdf.js 6.1, DrawOPS): how many numbers follow each. */
const steps: readonly number[] = [2, 2, 6, 4, 0]
const closes = 4
const mostPoints = 5000

/** The outlines of a path, its curves as straight lines. */
export function outlinesOf(path: ArrayLike<number>, matrix: Matrix): readonly (readonly Point[])[] {
  const outlines: Point[][] = []
  for (let at = 0; at < path.length; ) {
    const step = path[at] as number
    const count = steps[step]
    if (count === undefined) return []
    const x = path[at + count - 1] as number
    const y = path[at + count] as number
    if (step === 0) outlines.push([apply(matrix, x, y)])
    else if (step !== closes) outlines.at(-1)?.push(apply(matrix, x, y))
    at += count + 1
  }
  return outlines
}

/** True when a place lies within outlines, by how often a line from it crosses them. */
function isInside(outlines: readonly (readonly Point[])[], x: number, y: number): boolean {
  let inside = false
  for (const outline of outlines)
    for (let at = 0, before = outline.length - 1; at < outline.length; before = at++) {
      const [x1, y1] = outline[at] as Point
      const [x2, y2] = outline[before] as Point
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

/** The areas painted on one page, in their order. */
export class Paint {
  readonly #areas: Area[] = []

  /** Notes an area that hides what was painted before it. */
  add(path: ArrayLike<number>, matrix: Matrix, ink: Ink, order: number): void {
    const outlines = outlinesOf(path, matrix)
    const points = outlines.flat()
    if (points.length < 3 || points.length > mostPoints) return
    const box = boxAround(points)
    // Lines and dots hide nothing.
    if (box[2] - box[0] >= 3 && box[3] - box[1] >= 3) this.#areas.push({ box, outlines, ink, order })
  }

  /** The area that was painted last over a place, up to a time in the order of painting. */
  at(x: number, y: number, until = Number.POSITIVE_INFINITY): Cover | null {
    for (let place = this.#areas.length - 1; place >= 0; place--) {
      const area = this.#areas[place] as Area
      if (area.order < until && isWithin(area.box, x, y) && isInside(area.outlines, x, y)) return area
    }
    return null
  }
}
