import { type Glyph, middleOf, type PageReader, type Unseen } from './pdf-glyphs.ts'
import type { Paint } from './pdf-paint.ts'
import { looksAlike } from './visibility.ts'

/** A run of text that nobody sees. */
export type HiddenRun = { readonly text: string; readonly reason: Unseen }

const paper = [255, 255, 255] as const

/** Why a glyph is not seen for what is painted under or over it. */
function unseenFor(glyph: Glyph, paint: Paint): Unseen | null {
  const [x, y] = middleOf(glyph)
  const top = paint.at(x, y)
  if (top && top.order > glyph.order && top.ink !== null) return 'covered'
  const under = top && top.order < glyph.order ? top : paint.at(x, y, glyph.order)
  const behind = under ? under.ink : paper
  // On a picture or a pattern it is not known; people would see it if it were hard to read.
  return glyph.ink !== null && behind !== null && looksAlike(glyph.ink, behind) ? 'ink' : null
}

const cell = 2

/** Finds glyphs that stand in the same place: fat print and shadows are made by printing twice. */
class Places {
  readonly #cells = new Map<number, Glyph[]>()

  static #key(x: number, y: number): number {
    return Math.round(x / cell) * 100_000 + Math.round(y / cell)
  }

  add(glyph: Glyph): void {
    const key = Places.#key(glyph.x, glyph.y)
    const here = this.#cells.get(key)
    if (here) here.push(glyph)
    else this.#cells.set(key, [glyph])
  }

  /** True when the same glyph stands hardly beside this one. */
  has(glyph: Glyph): boolean {
    const near = Math.min(cell, Math.max(0.3, 0.3 * glyph.width))
    for (let column = -1; column <= 1; column++)
      for (let row = -1; row <= 1; row++) {
        const here = this.#cells.get(Places.#key(glyph.x + column * cell, glyph.y + row * cell))
        const same = ({ text, x, y }: Glyph) => text === glyph.text && Math.hypot(x - glyph.x, y - glyph.y) <= near
        if (here?.some(same)) return true
      }
    return false
  }
}

/** Runs of glyphs that follow each other and are not seen for one reason. */
function runsOf(hidden: readonly Glyph[]): readonly HiddenRun[] {
  const runs: { text: string; reason: Unseen; last: Glyph }[] = []
  for (const glyph of hidden) {
    const open = runs.at(-1)
    const reason = glyph.unseen as Unseen
    const follows = open?.reason === reason && glyph.order - open.last.order <= 3
    if (open && follows && Math.abs(glyph.y - open.last.y) <= Math.max(4 * glyph.size, 20)) {
      open.text += glyph.text
      open.last = glyph
    } else runs.push({ text: glyph.text, reason, last: glyph })
  }
  return runs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map(({ text, reason }) => ({ text, reason }))
}

/** Divides the glyphs of a page into what is seen, each once, and runs of what is not. */
export function divideGlyphs({ glyphs, paint }: PageReader): {
  readonly seen: readonly Glyph[]
  readonly hidden: readonly HiddenRun[]
} {
  const places = new Places()
  const seen: Glyph[] = []
  const unseen: Glyph[] = []
  for (const glyph of glyphs) {
    const blank = glyph.text.trim() === ''
    const reason = glyph.unseen ?? (blank ? null : unseenFor(glyph, paint))
    if (reason) unseen.push({ ...glyph, unseen: reason })
    else if (blank) seen.push(glyph)
    else if (!places.has(glyph)) {
      places.add(glyph)
      seen.push(glyph)
    }
  }
  // What lies invisibly under the same text that is seen brings nothing new.
  return { seen, hidden: runsOf(unseen.filter((glyph) => glyph.text.trim() !== '' && !places.has(glyph))) }
}
