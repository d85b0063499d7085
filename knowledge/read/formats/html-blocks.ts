import { isArticleNumber } from './line-starts.ts'
import { escapeMarkdown } from './markdown-text.ts'

type Kind = 'text' | 'item' | 'table'
type Block = { readonly kind: Kind; readonly prefix: string; readonly text: string }

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/
/** Spaces of other widths, as they are used for indents. */
const otherSpaces = /[\u00a0\u2000-\u200a\u202f\u205f]/g
/** Longer than any number of an article with the spaces round it. */
const numberLength = 40

/** Collects the text of a page as blocks, each of which becomes a paragraph, item, heading or table. */
export class Blocks {
  readonly #blocks: Block[] = []
  #pieces: string[] = []
  #length = 0
  /** Last character of the line so far; nothing at its start. */
  #last = ''
  #prefix = ''
  #kind: Kind = 'text'

  #push(piece: string): void {
    if (piece === '') return
    this.#pieces.push(piece)
    this.#length += piece.length
    this.#last = piece.at(-1) as string
  }

  /** Adds text within a line; runs of white space are one space. */
  add(written: string): void {
    const text = written.replace(otherSpaces, ' ')
    const folded = text.replace(/[ \t\n\r\f]+/g, (space, at: number) => {
      const before = at > 0 ? (text[at - 1] as string) : this.#last
      const after = text[at + space.length] ?? ''
      // A line end in the source between two Chinese characters is no space in the text.
      return space.includes('\n') && wide.test(before) && wide.test(after) ? '' : ' '
    })
    this.#push(/^[ \u3000]?$/.test(this.#last) ? folded.replace(/^[ \u3000]+/, '') : folded)
  }

  /** Adds text whose lines and spaces are kept. */
  addLines(text: string): void {
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) this.end()
      this.#push(line)
    }
  }

  /** Says that a part of the line ends here; after the number of an article there is a space then. */
  partEnd(): void {
    if (this.#length > numberLength || this.#length === 0) return
    const text = this.#pieces.join('').trim()
    if (!isArticleNumber(text)) return
    this.#clear()
    this.#push(`${text}　`)
  }

  /** What the next block begins with, such as `## ` or `- `. */
  begin(prefix: string, kind: Kind = 'text'): void {
    this.end()
    this.#prefix = prefix
    this.#kind = kind
  }

  #clear(): void {
    this.#pieces = []
    this.#length = 0
    this.#last = ''
  }

  /** Ends the block; one without text is none. */
  end(): void {
    const text = this.#pieces.join('').trim()
    this.#clear()
    if (text === '') return
    this.#blocks.push({ kind: this.#kind, prefix: this.#prefix, text })
    this.#prefix = ''
    this.#kind = 'text'
  }

  /** Ends the block, and forgets what the next was to begin with. */
  close(): void {
    this.end()
    this.#prefix = ''
    this.#kind = 'text'
  }

  /** Adds the lines of a table. */
  addTable(text: string): void {
    this.close()
    if (text !== '') this.#blocks.push({ kind: 'table', prefix: '', text })
  }

  /** Last character of the line so far; nothing at its start. */
  get last(): string {
    return this.#last
  }

  /** All blocks; items stand one below the other, others with an empty line between. */
  toMarkdown(): string {
    this.close()
    return this.#blocks
      .map(({ kind, prefix, text }, at) => {
        const before = this.#blocks[at - 1]
        const gap = kind === 'item' && before?.kind === 'item' ? '\n' : '\n\n'
        return `${before ? gap : ''}${prefix}${kind === 'table' ? text : escapeMarkdown(text)}`
      })
      .join('')
  }

  /** All text on one line, without any mark-up. */
  toPlainText(): string {
    this.close()
    return this.#blocks.map(({ text }) => text).join(' ')
  }
}
