import { toSimplified } from '../understand/traditional.ts'

/** A text in the writing in which personal data is looked for, with the way back to where it stood. */
export type View = {
  /** Narrow, simplified, without characters that show nothing. */
  readonly text: string
  /** {@link View.text} with numerals of every kind as digits, character by character, where many stand together. */
  readonly digits: string
  /** Where in the original a span of the view begins. */
  from(at: number): number
  /** Where in the original a span of the view ends. */
  to(end: number): number
}

// Characters that show nothing or only dress the one before: also the marks of emoji numbers.
const hidden: readonly (readonly [first: number, last: number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20e3, 0x20e3],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
]

function isInvisible(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  return code >= 0xad && hidden.some(([first, last]) => code >= first && code <= last)
}

const numerals: Readonly<Record<string, string>> = Object.fromEntries(
  ['0零〇○洞', '1一壹幺弌', '2二贰两弍', '3三叁弎', '4四肆', '5五伍', '6六陆', '7七柒拐', '8八捌', '9九玖勾'].flatMap(
    ([digit = '', ...words]) => words.map((word) => [word, digit]),
  ),
)
const words = Object.keys(numerals).join('')

/** Marks people put between the digits of a number; regular expression source. */
export const separator = "[\\s\\-\\u2010-\\u2015\\u2212·•・.。_/|~*,、'：:]{0,3}"

const joint = `[\\s\\-\\u2010-\\u2015·•・._/|~*,、]{0,3}`
const numeral = `[0-9${words}]`
const longRun = new RegExp(`${numeral}(?:${joint}${numeral}){6,}[Xx×]?`, 'g')
const afterCue = new RegExp(
  `(?<=(?:尾号|尾数|[后末]\\s?[四4]位|分机|手机|电话|卡号|号码|工号|护照|通行证)[^0-9${words}]{0,5})${numeral}(?:${joint}${numeral}){2,}`,
  'g',
)

function asDigits(text: string): string {
  const change = (run: string) => [...run].map((char) => numerals[char] ?? (char === '×' ? 'X' : char)).join('')
  return (
    text
      .replace(longRun, change)
      .replace(afterCue, change)
      // Letters that look like digits, between digits only.
      .replace(/(?<=\d[\s-]?)[oO]+(?=[\s-]?\d)/g, (run) => '0'.repeat(run.length))
      .replace(/(?<=\d[\s-]?)[lI]+(?=[\s-]?\d)/g, (run) => '1'.repeat(run.length))
  )
}

/** Looks at a text as it is meant, whatever it is written in. */
export function viewOf(original: string): View {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const char of original) {
    const end = at + char.length
    if (!isInvisible(char)) {
      const plain = toSimplified(char.normalize('NFKC'))
      text += plain
      for (let unit = 0; unit < plain.length; unit += 1) {
        starts.push(at)
        ends.push(end)
      }
    }
    at = end
  }
  return {
    text,
    digits: asDigits(text),
    from: (place) => starts[place] ?? original.length,
    to: (place) => ends[place - 1] ?? 0,
  }
}
