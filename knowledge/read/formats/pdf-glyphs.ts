import { fontOf, isGlyph, type PdfGlyph, textOf } from './pdf-fonts.ts'
import {
  apply,
  type Box,
  identity,
  intersect,
  isWithin,
  type Matrix,
  moveBox,
  multiply,
  type Point,
} from './pdf-geometry.ts'
import { type Ink, Paint } from './pdf-paint.ts'
import { RuleCollector } from './pdf-rules.ts'
import { boxOf, firstState, inkOf, isList, matrixOf, number, opacityOf, type State } from './pdf-state.ts'

/** Why nobody sees a piece of text. */
export type Unseen = 'invisible' | 'transparent' | 'tiny' | 'outside' | 'layer' | 'ink' | 'covered'

/** One glyph on a page. Places are in points from the upper left corner of what is shown of the page. */
export type Glyph = {
  readonly text: string
  /** Start of the glyph on its line of writing. */
  readonly x: number
  readonly y: number
  /** Direction of writing, one unit long. */
  readonly dx: number
  readonly dy: number
  readonly width: number
  /** Height of the letters. */
  readonly size: number
  /** Place in the order of painting. */
  readonly order: number
  /** Colour of the letters; null when it is a pattern. */
  readonly ink: Ink
  readonly unseen: Unseen | null
}

/** What the parser gives of a page: operators and their arguments. */
export type Operators = { readonly fnArray: ArrayLike<number>; readonly argsArray: ArrayLike<unknown> }

/** What is needed besides the operators of a page. */
export type PageFrame = {
  /** From the units of the page to points from its upper left corner. */
  readonly matrix: Matrix
  /** What is shown of the page. */
  readonly shown: Box
  readonly fonts: ReadonlyMap<string, unknown>
  /** Names of the operators by their numbers. */
  readonly names: ReadonlyMap<number, string>
  /** True for a layer that is switched on. */
  readonly isLayerShown: (layer: unknown) => boolean
}

/** Letters less high than this cannot be read: 0.6 mm. */
const smallest = 1.8

type Handler = (args: readonly unknown[]) => void

/** Follows the operators of one page and notes where each glyph stands and what is painted. */
export class PageReader {
  readonly glyphs: Glyph[] = []
  readonly paint = new Paint()
  readonly rules = new RuleCollector()
  readonly #frame: PageFrame
  #state: State
  #saved: State[] = []
  #text: Matrix = identity
  #place: [number, number] = [0, 0]
  #line: [number, number] = [0, 0]
  #layers: boolean[] = []
  #pendingClip = false
  #order = 0

  constructor(frame: PageFrame) {
    this.#frame = frame
    this.#state = firstState(frame.matrix, frame.shown)
  }

  /** Follows all operators. */
  run({ fnArray, argsArray }: Operators): void {
    for (let at = 0; at < fnArray.length; at++) {
      const handler = this.#handlers[this.#frame.names.get(fnArray[at] as number) ?? '']
      const args = argsArray[at]
      handler?.(isList(args) ? Array.from(args) : [])
    }
  }

  readonly #handlers: Readonly<Record<string, Handler>> = {
    save: () => this.#save(),
    restore: () => this.#restore(),
    transform: (args) => this.#transform(matrixOf(args)),
    beginText: () => this.#setText(identity),
    setTextMatrix: ([matrix]) => this.#setText(matrixOf(matrix)),
    moveText: ([x, y]) => this.#move(number(x), number(y)),
    setLeadingMoveText: ([x, y]) => {
      this.#state.leading = number(y)
      this.#move(number(x), number(y))
    },
    nextLine: () => this.#move(0, this.#state.leading),
    setLeading: ([leading]) => this.#set({ leading: -number(leading) }),
    setCharSpacing: ([gap]) => this.#set({ letterGap: number(gap) }),
    setWordSpacing: ([gap]) => this.#set({ wordGap: number(gap) }),
    setHScale: ([percent]) => this.#set({ stretch: number(percent) / 100 }),
    setTextRise: ([rise]) => this.#set({ rise: number(rise) }),
    setTextRenderingMode: ([mode]) => this.#set({ mode: number(mode) }),
    setFont: ([name, size]) => this.#setFont(name, size),
    setGState: ([entries]) => this.#setGraphics(entries),
    setFillRGBColor: ([color]) => this.#set({ fill: inkOf(color) }),
    setStrokeRGBColor: ([color]) => this.#set({ stroke: inkOf(color) }),
    setFillColorN: () => this.#set({ fill: null }),
    setStrokeColorN: () => this.#set({ stroke: null }),
    setFillTransparent: () => this.#set({ fill: 'transparent' }),
    setStrokeTransparent: () => this.#set({ stroke: 'transparent' }),
    clip: () => this.#awaitClip(),
    eoClip: () => this.#awaitClip(),
    constructPath: (args) => this.#path(args),
    showText: ([glyphs]) => this.#show(glyphs),
    paintFormXObjectBegin: ([matrix, box]) => this.#beginForm(matrix, box),
    paintFormXObjectEnd: () => this.#restore(),
    beginGroup: ([group]) => this.#beginGroup(group),
    endGroup: () => this.#restore(),
    beginMarkedContent: () => this.#layers.push(true),
    beginMarkedContentProps: ([tag, layer]) => this.#layers.push(tag !== 'OC' || this.#frame.isLayerShown(layer)),
    endMarkedContent: () => this.#layers.pop(),
  }

  #set(change: Partial<State>): void {
    Object.assign(this.#state, change)
  }

  #save(): void {
    if (this.#saved.length < 10_000) this.#saved.push({ ...this.#state })
  }

  #restore(): void {
    this.#state = this.#saved.pop() ?? this.#state
  }

  #transform(matrix: Matrix): void {
    this.#state.matrix = multiply(this.#state.matrix, matrix)
  }

  #setText(matrix: Matrix): void {
    this.#text = matrix
    this.#place = [0, 0]
    this.#line = [0, 0]
  }

  #move(x: number, y: number): void {
    this.#line = [this.#line[0] + x, this.#line[1] + y]
    this.#place = [...this.#line]
  }

  #setFont(name: unknown, size: unknown): void {
    const font = fontOf(this.#frame.fonts.get(String(name)))
    this.#set({ font, fontSize: Math.abs(number(size)), flipped: number(size) < 0 })
  }

  #setGraphics(entries: unknown): void {
    if (!isList(entries)) return
    for (const entry of Array.from(entries)) {
      const [key, value] = isList(entry) ? Array.from(entry) : []
      if (key === 'ca') this.#state.fillAlpha = number(value)
      else if (key === 'CA') this.#state.strokeAlpha = number(value)
      else if (key === 'BM') this.#state.plainBlend = value === 'source-over'
      else if (key === 'Font' && isList(value)) this.#setFont(value[0], value[1])
    }
  }

  #awaitClip(): void {
    this.#pendingClip = true
  }

  #path([operator, data, extent]: readonly unknown[]): void {
    const path = isList(data) && isList(data[0]) ? (data[0] as ArrayLike<number>) : []
    const name = this.#frame.names.get(number(operator)) ?? ''
    const box = boxOf(extent)
    if (/fill/i.test(name)) this.#fill(path)
    if (/stroke/i.test(name)) this.rules.addStroke(path, this.#state.matrix)
    if (this.#pendingClip && box) this.#clipTo(box)
    this.#pendingClip = false
  }

  #fill(path: ArrayLike<number>): void {
    this.rules.addFill(path, this.#state.matrix)
    const { fill, fillAlpha, groupAlpha, plainBlend, masked, matrix } = this.#state
    const opaque = fill !== 'transparent' && fillAlpha * groupAlpha >= 0.5 && plainBlend
    if (opaque && !masked && this.#layers.every(Boolean)) this.paint.add(path, matrix, fill, this.#order++)
  }

  #clipTo(box: Box): void {
    this.#state.clip = intersect(this.#state.clip, moveBox(this.#state.matrix, box))
  }

  #beginForm(matrix: unknown, box: unknown): void {
    this.#save()
    if (isList(matrix)) this.#transform(matrixOf(matrix))
    const bounds = boxOf(box)
    if (bounds) this.#clipTo(bounds)
  }

  #beginGroup(group: unknown): void {
    this.#save()
    const { matrix, bbox, smask } = (group ?? {}) as { matrix?: unknown; bbox?: unknown; smask?: unknown }
    const bounds = boxOf(bbox)
    if (bounds) this.#clipTo(isList(matrix) ? moveBox(matrixOf(matrix), bounds) : bounds)
    const state = this.#state
    this.#set({ groupAlpha: state.groupAlpha * state.fillAlpha, fillAlpha: 1, strokeAlpha: 1 })
    if (smask) state.masked = true
  }

  #show(glyphs: unknown): void {
    if (!isList(glyphs) || this.#state.masked) return
    const { font, fontSize } = this.#state
    // An empty row of glyphs is what is left of text whose font could not be loaded.
    const row = glyphs.length === 0 ? [lostGlyph] : Array.from(glyphs)
    const size = font.scale === 0.001 ? fontSize : widest(row) * fontSize * font.scale
    let along = 0
    for (const glyph of row) {
      if (typeof glyph === 'number') along += ((font.vertical ? 1 : -1) * glyph * fontSize) / 1000
      else if (isGlyph(glyph)) along += this.#showGlyph(glyph, along, size)
    }
    this.#place = this.#ahead(along)
  }

  /** Notes a glyph. @returns how far the next one stands behind it */
  #showGlyph(glyph: PdfGlyph, along: number, size: number): number {
    const { font, fontSize, flipped, letterGap, wordGap } = this.#state
    const unit = fontSize * font.scale
    const advance = font.vertical ? -(glyph.vmetric?.[0] ?? -1000) * unit : glyph.width * unit
    if (glyph.unicode !== '') this.#note(textOf(glyph, font), { along, advance, size })
    const gap = (letterGap + (glyph.isSpace ? wordGap : 0)) * (flipped ? -1 : 1)
    return font.vertical ? advance - gap : advance + gap
  }

  /** The place that lies so far along the line. */
  #ahead(along: number): [number, number] {
    const { font, flipped, stretch } = this.#state
    const [x, y] = this.#place
    return font.vertical ? [x, y - along] : [x + along * stretch * (flipped ? -1 : 1), y]
  }

  /** Notes a glyph that stands so far along the line. */
  #note(text: string, { along, advance, size }: { along: number; advance: number; size: number }): void {
    const state = this.#state
    const matrix = multiply(state.matrix, this.#text)
    const linear: Matrix = [matrix[0], matrix[1], matrix[2], matrix[3], 0, 0]
    const [startX, startY] = this.#ahead(along)
    const [endX, endY] = this.#ahead(along + advance)
    const [x, y] = apply(matrix, startX, startY + state.rise)
    const [x1, y1] = apply(matrix, endX, endY + state.rise)
    const [rightX, rightY] = apply(linear, state.flipped ? -1 : 1, 0)
    const height = Math.hypot(...apply(linear, 0, size))
    const breadth = Math.hypot(rightX, rightY) * Math.abs(state.stretch) * size
    const [dx, dy] = state.font.vertical ? unitOf(x1 - x, y1 - y, [0, 1]) : unitOf(rightX, rightY, [1, 0])
    const ink = state.mode % 4 === 1 ? state.stroke : state.fill
    const glyph = { text, x, y, dx, dy, width: Math.hypot(x1 - x, y1 - y), size: height, order: this.#order++ }
    const unseen = this.#unseen(Math.min(height, breadth), middleOf(glyph))
    this.glyphs.push({ ...glyph, ink: ink === 'transparent' ? null : ink, unseen })
  }

  /** Why a glyph is not seen, as far as that does not depend on what is painted round it. */
  #unseen(size: number, [x, y]: Point): Unseen | null {
    if (!this.#layers.every(Boolean)) return 'layer'
    if (this.#state.mode % 4 === 3) return 'invisible'
    if (opacityOf(this.#state) < 0.05) return 'transparent'
    if (size < smallest) return 'tiny'
    return isWithin(this.#state.clip, x, y, 1) ? null : 'outside'
  }
}

/** Two signs: one alone would be taken for the dot of a list. */
const lostGlyph: PdfGlyph = { originalCharCode: -1, unicode: '\ufffd\ufffd', width: 0, isSpace: false }

const widest = (row: readonly unknown[]) => Math.max(0, ...row.map((one) => (isGlyph(one) ? one.width : 0)))

/** The middle of what is seen of a glyph. */
export function middleOf({
  x,
  y,
  dx,
  dy,
  width,
  size,
}: Pick<Glyph, 'x' | 'y' | 'dx' | 'dy' | 'width' | 'size'>): Point {
  return [x + (dx * width) / 2 + dy * size * 0.3, y + (dy * width) / 2 - dx * size * 0.3]
}

function unitOf(x: number, y: number, fallback: Point): Point {
  const length = Math.hypot(x, y)
  return length > 0 ? [x / length, y / length] : fallback
}
