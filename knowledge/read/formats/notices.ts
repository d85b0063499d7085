import type { ReadWarning } from './contract.ts'

/** One kind of thing that can be noticed in a file, and how people are told of it. */
export type Matter = {
  readonly kind: ReadWarning['kind']
  readonly needsDecision: boolean
  /** @param example the first text it was found in, shortened and in quotes, or nothing */
  readonly sentence: (count: number, example: string) => string
}

/** Text that nobody sees who looks at the file: left out, and to be looked at by a person. */
export function hiddenText(what: string): Matter {
  return {
    kind: 'hidden_text',
    needsDecision: true,
    sentence: (count, example) => `有 ${count} 处${what}没有读入正文${example}，请核对。`,
  }
}

/** Something that was dropped without loss for the text. */
export function droppedContent(kind: ReadWarning['kind'], what: string): Matter {
  return { kind, needsDecision: false, sentence: (count, example) => `去掉了 ${count} 处${what}${example}。` }
}

const longestExample = 30

/** The beginning of a text of the file in quotes, for a sentence; nothing when there is no text to show. */
export function quoteExample(text: string): string {
  // Cut before it is tidied: the text may be very long.
  const plain = text.slice(0, 1000).replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim()
  if (plain === '') return ''
  const characters = [...plain]
  const short = characters.length > longestExample ? `${characters.slice(0, longestExample).join('')}…` : plain
  return `，如“${short}”`
}

/** Collects what is noticed while one file is read, a warning for each matter. */
export class Notices {
  readonly #found = new Map<Matter, { count: number; example: string }>()

  /** Counts something, with the text it was found in. */
  add(matter: Matter, text = '', count = 1): void {
    if (count <= 0) return
    const before = this.#found.get(matter)
    if (before) {
      before.count += count
      before.example ||= quoteExample(text)
    } else this.#found.set(matter, { count, example: quoteExample(text) })
  }

  /** The warnings, in the order in which the matters were first met. */
  warnings(): readonly ReadWarning[] {
    return [...this.#found].map(([{ kind, needsDecision, sentence }, { count, example }]) => ({
      kind,
      sentence: sentence(count, example),
      count,
      needsDecision,
    }))
  }
}
