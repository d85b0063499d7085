/** Digits of a text that are read as one, whatever stands between them. */
export type DigitRun = {
  /** Arabic digits, and X where a letter of that look stands behind a digit. */
  readonly digits: string
  /** What stands before each digit: nothing when it directly follows the one before. */
  readonly gaps: readonly string[]
  /** Offset of the first digit. */
  readonly start: number
  /** The character after the last digit; nothing at the end of the text. */
  readonly after: string
}

const spelled = new Map<number, string>()
for (const [value, forms] of [
  '0〇零○',
  '1一壹幺',
  '2二贰貳',
  '3三叁',
  '4四肆',
  '5五伍',
  '6六陆陸',
  '7七柒',
  '8八捌',
  '9九玖',
].entries())
  for (const form of forms) spelled.set(form.charCodeAt(0), String(value))

/** X, x, the sign of multiplication, and the letters of Cyrillic and Greek that look like it. */
const crosses = new Set(Array.from('Xx×ХхΧχ叉', (form) => form.charCodeAt(0)))
const separators = new Set(Array.from(" \t\n\u00a0\u3000.·•‧・∙-‐‑‒–—−_*~/\\()'`,、。|", (form) => form.charCodeAt(0)))
const longestGap = 5

/** Collects the digits of one text into runs. */
class Collector {
  readonly runs: DigitRun[] = []
  readonly #text: string
  readonly #atLeast: number
  #digits = ''
  #gaps: string[] = []
  #start = 0
  #last = -1

  constructor(text: string, atLeast: number) {
    this.#text = text
    this.#atLeast = atLeast
  }

  take(at: number): void {
    const code = this.#text.charCodeAt(at)
    const digit = spelled.get(code) ?? (crosses.has(code) ? 'X' : undefined)
    if (digit !== undefined) this.#add(digit, at)
    else if (!separators.has(code) || at - this.#last > longestGap) this.close()
  }

  #add(digit: string, at: number): void {
    const isFirst = this.#digits === ''
    if (isFirst && digit === 'X') return
    if (isFirst) this.#start = at
    this.#gaps.push(isFirst ? '' : this.#text.slice(this.#last + 1, at))
    this.#digits += digit
    this.#last = at
  }

  close(): void {
    if (this.#digits === '') return
    if (this.#digits.length >= this.#atLeast)
      this.runs.push({
        digits: this.#digits,
        gaps: this.#gaps,
        start: this.#start,
        after: this.#text[this.#last + 1] ?? '',
      })
    this.#digits = ''
    this.#gaps = []
  }
}

/**
 * The runs of so many digits and more in a text, in one pass: Arabic and Chinese digits with spaces, dots, strokes or
 * ends of lines between them.
 * @param text as `plainText` gives it
 */
export function digitRuns(text: string, atLeast: number): readonly DigitRun[] {
  const collector = new Collector(text, atLeast)
  for (let at = 0; at < text.length; at++) collector.take(at)
  collector.close()
  return collector.runs
}
