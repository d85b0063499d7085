/** Cuts Chinese text into words. A place without a dictionary (a Worker) has none and ranks by bigrams alone. */
export type Tokenizer = {
  /** Words in their order, overlapping short ones inside long ones included; the text is folded already. */
  words(text: string): readonly string[]
  /** Words of the dictionary one after another; what it does not know falls into single characters. */
  cut(text: string): readonly string[]
  /** The text with slips of the same sound put right. */
  mend(text: string): string
}

const content = /[\p{Script=Han}a-z0-9]/u

/** True for what is worth indexing: anything with a letter, a digit or a Chinese character. */
export function isContent(word: string): boolean {
  return content.test(word)
}
