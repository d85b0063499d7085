import { bigrams, fold } from '../text/normalize.ts'
import type { Tokenizer } from './tokenizer.ts'

/** What is indexed of an article: title of the act, headings above, and the text. */
export function indexText(title: string, path: readonly string[], text: string): string {
  return fold(`${title.replace(/^中华人民共和国/, '')}\n${path.join('\n')}\n${text}`)
}

/** Terms of both indexes for one article. */
export type ArticleTerms = { readonly words: readonly string[] | null; readonly grams: readonly string[] }

/** Terms of both indexes; no words without a tokenizer. */
export function termsOf(text: string, tokenizer: Tokenizer | null): ArticleTerms {
  return { words: tokenizer ? tokenizer.words(text) : null, grams: bigrams(text) }
}
