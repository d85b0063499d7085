import { fontOf, type PdfFont } from './pdf-fonts.ts'
import { type Box, identity, type Matrix } from './pdf-geometry.ts'
import type { Ink } from './pdf-paint.ts'
import { parseColor } from './visibility.ts'

/** What the operators of a page have set so far. */
export type State = {
  matrix: Matrix
  clip: Box
  font: PdfFont
  fontSize: number
  flipped: boolean
  letterGap: number
  wordGap: number
  stretch: number
  leading: number
  rise: number
  mode: number
  fill: Ink | 'transparent'
  stroke: Ink | 'transparent'
  fillAlpha: number
  strokeAlpha: number
  /** Product of what lies round the present group. */
  groupAlpha: number
  plainBlend: boolean
  /** Within the picture of a mask, which is not text on the page. */
  masked: boolean
}

/** The state in which a page begins. */
export function firstState(matrix: Matrix, clip: Box): State {
  return {
    matrix,
    clip,
    font: fontOf(null),
    fontSize: 0,
    flipped: false,
    letterGap: 0,
    wordGap: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    fill: [0, 0, 0],
    stroke: [0, 0, 0],
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    plainBlend: true,
    masked: false,
  }
}

/** A number among the arguments of an operator; 0 for what is none. */
export const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

/** True for a list or a row of numbers. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value
}

/** A matrix among the arguments of an operator; one that moves nothing for what is none. */
export function matrixOf(value: unknown): Matrix {
  if (!isList(value) || value.length < 6) return identity
  return [0, 1, 2, 3, 4, 5].map((at) => number(value[at])) as unknown as Matrix
}

/** A box among the arguments of an operator. */
export function boxOf(value: unknown): Box | null {
  if (!isList(value) || value.length < 4) return null
  return [number(value[0]), number(value[1]), number(value[2]), number(value[3])]
}

/** A colour among the arguments of an operator. */
export function inkOf(value: unknown): Ink | 'transparent' {
  return typeof value === 'string' ? parseColor(value) : null
}

/** How much of the ink of letters is seen, from 0 to 1, by whether they are filled, outlined or both. */
export function opacityOf({ mode, fill, stroke, fillAlpha, strokeAlpha, groupAlpha }: State): number {
  const filled = fill === 'transparent' ? 0 : fillAlpha
  const outlined = stroke === 'transparent' ? 0 : strokeAlpha
  return groupAlpha * ([filled, outlined, Math.max(filled, outlined)][mode % 4] ?? 0)
}
