/** How much a message says, in Chinese characters; a word of another script says about one and a half of them. */
export function lengthOf(text: string): number {
  const words = text.match(/[a-z][a-z'-]*/gi) ?? []
  return text.length - words.join(' ').length + words.length * 1.5
}
