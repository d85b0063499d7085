import type { Place } from '../index/open-index.ts'
import type { Snapshot } from '../index/snapshot.ts'
import type { Ranked } from '../search/rank.ts'

const keyOf = ({ versionId, ordinal }: Place): string => `${versionId} ${ordinal}`

/** An article with what one means makes of it; only comparable among those of one ranking. */
export type Scored = Place & { readonly score: number }

/** A ranking by one means, best first, and how it counts beside the others. */
export type Vote = { readonly places: readonly Scored[]; readonly weight: number }

/** So many of the best are set against each other; what comes after them was found by chance. */
const reach = 100

/**
 * Joins rankings whose scores have scales of their own: each is read as the way from chance to its best, 0 to 1. What is
 * first by one means alone then stays near the front, as it would not by ranks, where what is middling in all wins.
 * @see Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023)
 */
export function fuse(votes: readonly Vote[]): readonly Scored[] {
  const sums = new Map<string, { readonly place: Place; sum: number }>()
  for (const { places, weight } of votes) {
    const scores = places.map(({ score }) => score).toSorted((a, b) => b - a)
    const best = scores[0] ?? 0
    const chance = scores.length < 2 ? 0 : (scores[Math.min(reach, scores.length) - 1] as number)
    for (const { score, versionId, ordinal } of places) {
      const key = keyOf({ versionId, ordinal })
      const held = sums.get(key) ?? { place: { versionId, ordinal }, sum: 0 }
      held.sum += (weight * Math.max(0, score - chance)) / Math.max(best - chance, 1e-9)
      sums.set(key, held)
    }
  }
  return [...sums.values()].sort((a, b) => b.sum - a.sum).map(({ place, sum }) => ({ ...place, score: sum }))
}

/** Ranked articles by their places, in their order. */
export function placesOf(ranked: readonly Ranked[], { articles, documents }: Snapshot): readonly Scored[] {
  return ranked.flatMap(({ article, score }) => {
    const entry = articles[article]
    const versionId = entry && documents[entry.document]?.id
    return entry && versionId !== undefined ? [{ versionId, ordinal: entry.ordinal, score }] : []
  })
}

/** Numbers in a snapshot of the articles of those versions that some places name, by the keys of their places. */
function numbersOf(places: readonly Place[], { documents, articles }: Snapshot): ReadonlyMap<string, number> {
  const versions = new Set(places.map(({ versionId }) => versionId))
  return new Map(
    documents
      .filter(({ id }) => versions.has(id))
      .flatMap(({ id: versionId, first, count }) =>
        articles
          .slice(first, first + count)
          .map(({ ordinal }, at): [string, number] => [keyOf({ versionId, ordinal }), first + at]),
      ),
  )
}

/**
 * Joins what other means found to the ranking by words: nothing of it is lost, and what else was found comes in.
 * @param weight of the ranking by words
 */
export function unite(
  lexical: readonly Ranked[],
  snapshot: Snapshot,
  weight: number,
  others: readonly Vote[],
): readonly Ranked[] {
  const own = placesOf(lexical, snapshot)
  const known = new Map(lexical.map((ranked, at) => [keyOf(own[at] as Place), ranked]))
  const numbers = numbersOf(
    others.flatMap(({ places }) => places),
    snapshot,
  )
  const united = fuse([{ places: own, weight }, ...others]).flatMap((place): Ranked[] => {
    const key = keyOf(place)
    const found = known.get(key)
    if (found) return [found]
    const article = numbers.get(key)
    return article === undefined ? [] : [{ article, score: 0, words: 0, grams: 0, fit: null }]
  })
  return inScaleOf(lexical, united)
}

/** An order with the scores of the ranking by words, place for place: their ratio decides what is quoted together. */
export function inScaleOf(lexical: readonly Ranked[], order: readonly Ranked[]): readonly Ranked[] {
  const last = (lexical.at(-1)?.score ?? 1) * Math.max(1, lexical.length)
  return order.map((ranked, at) => ({ ...ranked, score: lexical[at]?.score ?? last / (at + 1) }))
}
