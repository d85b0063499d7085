import type { Snapshot } from '../index/snapshot.ts'
import { bigrams } from '../text/normalize.ts'
import type { Concept } from './concepts.ts'

/** No word counts as rarer than this. */
export const maxIdf = 9

/** How rare the rarest word of a phrase is; a phrase that stands nowhere is the rarest of all. */
function rarity(phrase: string, snapshot: Snapshot): number {
  const terms = bigrams(phrase)
  if (terms.length === 0) return 0
  const known = snapshot.words?.frequency(phrase)
  const idf = known ? snapshot.words?.idf(phrase) : Math.max(...terms.map((term) => snapshot.grams.idf(term)))
  return Math.min(maxIdf, idf ?? maxIdf)
}

/** Share of a phrase that stands in a text: whole 1, else by the rarity of its bigrams that do. */
function presence(phrase: string, text: string, snapshot: Snapshot): number {
  if (text.includes(phrase)) return 1
  const terms = bigrams(phrase)
  if (terms.length < 2) return 0
  let all = 0
  let found = 0
  for (const term of terms) {
    const idf = snapshot.grams.idf(term)
    all += idf
    if (text.includes(term)) found += idf
  }
  const share = found / all
  return share > 0.45 ? share * 0.85 : 0
}

/** How far a concept stands in a text, by its own name or by one of its forms. */
export function conceptPresence(concept: Concept, text: string, snapshot: Snapshot): number {
  let best = presence(concept.said, text, snapshot)
  for (const { text: form, weight } of concept.forms) {
    if (best >= 1) break
    const share = presence(form, text, snapshot) * (0.35 + 0.65 * weight)
    if (share > best) best = share
  }
  return best
}

/** How much a concept counts: rare ones more; what the lexicon explains as its best form does. */
function conceptWeight({ said, forms }: Concept, snapshot: Snapshot): number {
  const own = rarity(said, snapshot)
  if (forms.length === 0) return own
  const strongest = forms.reduce((a, b) => (b.weight > a.weight ? b : a))
  const known = (snapshot.words ?? snapshot.grams).frequency(said) > 0
  const form = rarity(strongest.text, snapshot)
  return Math.min(7.5, known ? Math.min(own, form) : form)
}

/** A concept and how much it counts. */
export type Weighed = { readonly concept: Concept; readonly weight: number }

/** Share of the weight of some concepts that stands in a text. */
export function coverage(concepts: readonly Weighed[], text: string, snapshot: Snapshot): number {
  const all = concepts.reduce((sum, { weight }) => sum + weight, 0)
  if (all === 0) return 0
  return concepts.reduce((sum, { concept, weight }) => sum + weight * conceptPresence(concept, text, snapshot), 0) / all
}

/** The concepts of a question that mean something, heaviest first. */
export function weigh(concepts: readonly Concept[], snapshot: Snapshot): readonly Weighed[] {
  return concepts
    .map((concept) => ({ concept, weight: conceptWeight(concept, snapshot) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
}
