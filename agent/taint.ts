import { longNumbersOf, numbersWithin } from './outgoing/digits.ts'

/** Arguments that hold prose of a person: what stands in them has to be that person's own words. */
const prose: ReadonlySet<string> = new Set([
  'reason',
  'comment',
  'purpose',
  'text',
  'value',
  'note',
  'summary',
  'body',
  'facts',
  'title',
  'topic',
  'content',
  'message',
])
/** So many characters in a row that stand in a text of others, and not in the person's, were taken from there. */
const copied = 8

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase()
}

/** What the words of a turn come from. */
export type Provenance = {
  /** What the person said, now and before in this conversation. */
  readonly own: readonly string[]
  /** What others wrote: articles found, results of tools, earlier answers. */
  readonly others: readonly string[]
}

function isCopied(value: string, own: string, others: string): boolean {
  for (let at = 0; at + copied <= value.length; at++) {
    const piece = value.slice(at, at + copied)
    if (others.includes(piece) && !own.includes(piece)) return true
  }
  return false
}

function textsOf(name: string, value: unknown): readonly (readonly [name: string, text: string])[] {
  if (typeof value === 'string') return [[name, value]]
  if (Array.isArray(value)) return value.flatMap((each: unknown) => textsOf(name, each))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => textsOf(key, each))
}

/**
 * The arguments of a call that changes something whose words were written by others: copied out of a document, a
 * leave reason, a result. A number of four digits and more in them has to be one that the person said (security T-08).
 * @returns their names; empty when the call is the person's own
 */
export function taintedArguments(
  args: Readonly<Record<string, unknown>>,
  { own, others }: Provenance,
): readonly string[] {
  const said = bare(own.join('\n'))
  const written = bare(others.join('\n'))
  const known = new Set(own.flatMap((text) => [...numbersWithin(text)]))
  const found = Object.entries(args)
    .flatMap(([name, value]) => textsOf(name, value))
    .filter(([name]) => prose.has(name))
    .filter(([, text]) => {
      const value = bare(text)
      if (said.includes(value)) return false
      if (isCopied(value, said, written)) return true
      return longNumbersOf(text).some((number) => written.includes(number.toLowerCase()) && !known.has(number))
    })
  return [...new Set(found.map(([name]) => name))]
}
