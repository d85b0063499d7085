import type { State, Update } from '../state.ts'

const latin = /[a-z]/gi
const han = /\p{Script=Han}/gu

/**
 * The language a text is in: English when Latin letters clearly outnumber Chinese characters.
 * @param chosen answers for a text that is too short to tell, such as a number
 */
export function languageOf(text: string, chosen: 'zh' | 'en' = 'zh'): 'zh' | 'en' {
  const letters = text.match(latin)?.length ?? 0
  const characters = text.match(han)?.length ?? 0
  if (letters <= 4 && characters === 0) return chosen
  return letters > 4 && letters > characters * 4 ? 'en' : 'zh'
}

/** First node: the language of the answer follows the language of the question. */
export function understand(state: State): Update {
  return { locale: languageOf(state.text, state.locale) }
}
