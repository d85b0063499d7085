import { stripFillers } from './normalise.ts'

/** A bag of character pairs and words with their counts. */
export type Bag = ReadonlyMap<string, number>

/** Character pairs of Chinese and words of Latin text; places (dates, numbers) should be masked before. */
export function toBag(text: string): Bag {
  const bag = new Map<string, number>()
  const add = (term: string) => bag.set(term, (bag.get(term) ?? 0) + 1)
  for (const run of stripFillers(text)
    .toLowerCase()
    .match(/[一-龥]+|[a-z]+|<\w+>/g) ?? []) {
    if (!/^[一-龥]/.test(run)) add(run)
    else if (run.length === 1) add(run)
    else for (let i = 0; i + 1 < run.length; i += 1) add(run.slice(i, i + 2))
  }
  return bag
}

/** Weight of a term: rarer among the texts compared is heavier. */
type Weigh = (term: string) => number

/** Weights by how few of the bags hold a term. */
function weighBy(bags: readonly Bag[]): Weigh {
  const frequency = new Map<string, number>()
  for (const bag of bags) for (const term of bag.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + bags.length / (1 + (frequency.get(term) ?? 0)))
}

function norm(bag: Bag, weigh: Weigh): number {
  let sum = 0
  for (const [term, count] of bag) sum += (count * weigh(term)) ** 2
  return Math.sqrt(sum)
}

/** Cosine of two bags, 0 to 1. */
export function similarity(a: Bag, b: Bag, weigh: Weigh): number {
  let dot = 0
  for (const [term, count] of a) dot += count * (b.get(term) ?? 0) * weigh(term) ** 2
  if (dot === 0) return 0
  return dot / (norm(a, weigh) * norm(b, weigh))
}

/** How like each of many bags one is: place among the many and cosine, for those that share a term with it. */
export type Likest = (bag: Bag) => ReadonlyMap<number, number>

/** Prepares bags to be compared with others, terms weighed by how few of the bags hold them. */
export function indexBags(bags: readonly Bag[]): Likest {
  const weigh = weighBy(bags)
  const holders = new Map<string, { readonly at: number; readonly part: number }[]>()
  for (const [at, bag] of bags.entries()) {
    const length = norm(bag, weigh)
    for (const [term, count] of bag) {
      const held = holders.get(term) ?? []
      held.push({ at, part: (count * weigh(term) ** 2) / length })
      holders.set(term, held)
    }
  }
  return (bag) => {
    const length = norm(bag, weigh)
    const out = new Map<number, number>()
    for (const [term, count] of bag)
      for (const { at, part } of holders.get(term) ?? []) out.set(at, (out.get(at) ?? 0) + (count * part) / length)
    return out
  }
}
