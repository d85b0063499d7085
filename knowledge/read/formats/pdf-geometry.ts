/** A matrix [a b c d e f] of PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]
/** Left, top, right and bottom. */
export type Box = readonly [number, number, number, number]
/** A place. */
export type Point = readonly [number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that does the second, then the first. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [g, h, i, j, k, l] = second
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** Where a matrix brings a place. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The box round places. */
export function boxAround(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** The box round a box that a matrix has moved. */
export function moveBox(matrix: Matrix, [left, top, right, bottom]: Box): Box {
  return boxAround([
    apply(matrix, left, top),
    apply(matrix, right, top),
    apply(matrix, left, bottom),
    apply(matrix, right, bottom),
  ])
}

/** What two boxes have in common; its right side may lie left of its left one. */
export function intersect(one: Box, other: Box): Box {
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ]
}

/** True for a place within a box, with a little room at its sides. */
export function isWithin([left, top, right, bottom]: Box, x: number, y: number, room = 0): boolean {
  return x >= left - room && x <= right + room && y >= top - room && y <= bottom + room
}
