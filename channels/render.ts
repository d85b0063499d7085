import { partToText, type Reply, type ReplyPart } from '#sdk'

/** What a platform can show, and how much of it at a time (`protocols.md` §6.3, 2026-11). */
export type Capabilities = {
  /** Cards whose buttons come back; without them a decision is typed. */
  readonly cards: boolean
  /** Longest text of one message, in bytes of UTF-8. */
  readonly longestBytes: number
}

/** One message as every platform understands it: a text, with the buttons of a card where it has any. */
export type Piece = {
  readonly text: string
  readonly actions: readonly { readonly id: 'confirm' | 'cancel'; readonly label: string; readonly value: string }[]
}

const bytes = new TextEncoder()
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const lengthOf = (text: string) => bytes.encode(text).length

/** Units of a text from large to small: paragraphs, lines, sentences, and what is read as one character. */
const cuts: readonly ((text: string) => readonly string[])[] = [
  (text) => text.split(/(?<=\n\n)/),
  (text) => text.split(/(?<=\n)/),
  (text) => text.split(/(?<=[。！？；.!?;])/),
  (text) => [...graphemes.segment(text)].map(({ segment }) => segment),
]

function fitting(text: string, longest: number, level = 0): readonly string[] {
  const cut = cuts[level]
  if (lengthOf(text) <= longest || !cut) return [text]
  const pieces: string[] = []
  let piece = ''
  for (const unit of cut(text)) {
    if (lengthOf(piece + unit) <= longest) {
      piece += unit
      continue
    }
    if (piece !== '') pieces.push(piece)
    const parts = fitting(unit, longest, level + 1)
    pieces.push(...parts.slice(0, -1))
    piece = parts.at(-1) ?? ''
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/**
 * A text as messages that a platform takes: cut between paragraphs, else lines, sentences, characters; nothing is lost
 * and only the white space at a cut is dropped.
 */
export function splitText(text: string, longestBytes: number): readonly string[] {
  return fitting(text, longestBytes)
    .map((piece) => piece.trim())
    .filter(Boolean)
}

function actionsOf(part: ReplyPart): Piece['actions'] {
  return part.kind === 'card' ? part.actions : []
}

/** A reply as messages: cards alone where the platform has them, the rest as text within its limit. */
export function piecesOf(reply: Reply, { cards, longestBytes }: Capabilities): readonly Piece[] {
  const isCard = (part: ReplyPart) => cards && actionsOf(part).length > 0
  const words = reply.parts.some(isCard)
    ? reply.parts
        .filter((part) => !isCard(part))
        .map(partToText)
        .join('\n\n')
    : reply.answer
  const texts = splitText(words, longestBytes).map((text): Piece => ({ text, actions: [] }))
  const shown = reply.parts.filter(isCard).flatMap((part) => {
    const split = splitText(partToText(part), longestBytes)
    return split.map((text, index) => ({ text, actions: index === split.length - 1 ? actionsOf(part) : [] }))
  })
  return [...texts, ...shown]
}
