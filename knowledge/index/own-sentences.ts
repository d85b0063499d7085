import type { Collection } from '../document.ts'

const ends = /[。；;！？!?\n]+/
/** Shorter ones, such as a heading, are no statement. */
const shortest = 6
/** Longer ones tell too many things to be like one question. */
const longest = 120

/** The sentences of an article, as they are held beside questions where nobody has written any for it. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(ends)
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= shortest)
    .map((sentence) => sentence.slice(0, longest))
}

type Version = { readonly collection: Collection; readonly supersededBy: string | null }
type Asked = { readonly text: string; readonly questions: readonly string[] }

/**
 * What a new question is held against, for each article of a version: the questions of staff beside it. A document of
 * the house for which nobody has written any would stand behind all others, so there its own sentences take their place;
 * acts that the bank leaves out are about other matters and stand behind rightly. A replaced version is asked for by its date and needs none. Where no version has questions, nothing is held against them at all.
 */
export function askedOf(
  articles: readonly Asked[],
  { collection, supersededBy }: Version,
): readonly (readonly string[])[] {
  if (collection !== 'handbook' || supersededBy !== null || articles.some(({ questions }) => questions.length > 0))
    return articles.map(({ questions }) => questions)
  return articles.map(({ text }) => sentencesOf(text))
}
