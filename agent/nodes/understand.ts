import type { State, Update } from '../state.ts'
import { readSensitive } from '../understand/sensitive.ts'

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

/**
 * First node: the language of the answer follows the language of the question, and sensitive subjects are told apart
 * before anything else sees the words.
 * @param minds whether sensitive subjects get their fixed words; off for a body that has a way of its own
 */
export function createUnderstand(minds: boolean) {
  return (state: State): Update => ({
    locale: languageOf(state.text, state.locale),
    sensitive: minds ? readSensitive(state.text) : null,
  })
}
