import { stopWords } from '../data/stop-words.ts'
import { userWords } from '../data/user-words.ts'
import { lexicon } from './lexicon.ts'

const vocabulary: ReadonlySet<string> = new Set([
  ...stopWords,
  ...userWords,
  ...lexicon.flatMap(({ said, forms }) => [said, ...forms.map(({ text }) => text)]),
])
const longest = Math.max(...Array.from(vocabulary, (word) => word.length))

/**
 * Cuts a folded text by the words this product knows, the longest first; what it does not know falls into single
 * characters. Takes the place of a dictionary, which does not fit into a Worker.
 */
export function cutByKnownWords(text: string): readonly string[] {
  const words: string[] = []
  for (let at = 0; at < text.length; ) {
    const run = /^[a-z0-9]+/.exec(text.slice(at))?.[0]
    let length = run?.length ?? Math.min(longest, text.length - at)
    if (!run) while (length > 1 && !vocabulary.has(text.slice(at, at + length))) length--
    words.push(text.slice(at, at + length))
    at += length
  }
  return words
}
