/** Goes through a text once from the start to the end and builds another from it. */
export class Scanner {
  readonly text: string
  /** The pieces of the new text. */
  readonly out: string[] = []
  /** Place of the next character to look at. */
  at = 0
  readonly #lower: string
  readonly #found = new Map<string, number>()

  constructor(text: string) {
    this.text = text
    this.#lower = text.toLowerCase()
  }

  /** Some text from the present place on. */
  ahead(length: number, skip = 0): string {
    return this.text.slice(this.at + skip, this.at + skip + length)
  }

  /** Keeps the text up to a place. */
  keepTo(end: number): void {
    const next = Math.min(end, this.text.length)
    if (next > this.at) this.out.push(this.text.slice(this.at, next))
    this.at = Math.max(this.at, next)
  }

  /** Puts something in the place of the text up to a place. */
  replaceTo(end: number, replacement = ''): void {
    if (replacement !== '') this.out.push(replacement)
    this.at = end
  }

  /**
   * The next place of some text in lower case, -1 when there is none. What was looked at before is not looked at again,
   * so that all searches together take time in proportion to the text.
   */
  find(needle: string, from: number): number {
    const known = this.#found.get(needle)
    if (known !== undefined && (known === -1 || known >= from)) return known
    // Lower case may be longer than what it stands for; then places would not agree.
    const place = (this.#lower.length === this.text.length ? this.#lower : this.text).indexOf(needle, from)
    this.#found.set(needle, place)
    return place
  }
}
