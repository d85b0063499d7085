/** Why a file cannot become a document. */
export type UnreadableCode =
  /** Not a kind of file that can be read, or one that says it is another kind. */
  | 'E_TYPE'
  /** Over a limit of size, pages, cells, entries or ratio. */
  | 'E_SIZE'
  | 'E_CORRUPT'
  /** Needs a password. */
  | 'E_ENCRYPTED'
  /** Holds macros or other active content. */
  | 'E_ACTIVE'
  /** Took longer to read than it may. */
  | 'E_TIMEOUT'
  /** Holds no text, such as a scan. */
  | 'E_EMPTY'
  /** Bears the mark of a state secret. */
  | 'E_CLASSIFIED'

/** Thrown for a file that cannot become a document; the message is a sentence for the person who imports it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, sentence: string) {
    super(sentence)
    this.code = code
  }
}
