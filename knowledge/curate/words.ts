import { commonRuns } from '../text/common-runs.ts'

/** A run of words that stayed, came or went. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Chinese characters one by one; letters, white space and numbers, Chinese ones too, in runs. */
const tokenPattern = /[a-zA-Z]+|[〇零一二三四五六七八九十百千万两]+|\d+(?:\.\d+)?|\s+|./gsu

/** The table of common runs stays below so many cells; longer texts are compared by sentence. */
const mostCells = 4_000_000

function tokensOf(text: string): string[] {
  return text.match(tokenPattern) ?? []
}

function sentencesOf(text: string): string[] {
  return text.match(/[^。；！？\n]*[。；！？\n]|[^。；！？\n]+$/gu) ?? []
}

class Pieces {
  readonly list: { kind: Piece['kind']; text: string }[] = []

  add(kind: Piece['kind'], text: string): void {
    const last = this.list.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') this.list.push({ kind, text })
  }
}

function middle(one: readonly string[], other: readonly string[], pieces: Pieces): void {
  const width = other.length + 1
  const table = commonRuns(one, other)
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      pieces.add('same', one[i] as string)
      i++
      j++
    } else if ((table[(i + 1) * width + j] as number) >= (table[i * width + j + 1] as number))
      pieces.add('removed', one[i++] as string)
    else pieces.add('added', other[j++] as string)
  }
  pieces.add('removed', one.slice(i).join(''))
  pieces.add('added', other.slice(j).join(''))
}

function cut(one: readonly string[], other: readonly string[]) {
  let head = 0
  while (head < one.length && head < other.length && one[head] === other[head]) head++
  let tail = 0
  while (
    tail < one.length - head &&
    tail < other.length - head &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail++
  return { head, tail }
}

/** What was taken out of a text and what was put in, in their order; the pieces but the added are the old text. */
export function wordsDiff(before: string, after: string): readonly Piece[] {
  let [one, other] = [tokensOf(before), tokensOf(after)]
  let { head, tail } = cut(one, other)
  if ((one.length - head - tail) * (other.length - head - tail) > mostCells) {
    ;[one, other] = [sentencesOf(before), sentencesOf(after)]
    ;({ head, tail } = cut(one, other))
  }
  const pieces = new Pieces()
  pieces.add('same', one.slice(0, head).join(''))
  const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
  if (left.length * right.length > mostCells) {
    pieces.add('removed', left.join(''))
    pieces.add('added', right.join(''))
  } else middle(left, right, pieces)
  pieces.add('same', one.slice(one.length - tail).join(''))
  return pieces.list
}
