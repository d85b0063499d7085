import { articleKey } from '../split/labels.ts'
import { fold, squeeze } from '../text/normalize.ts'
import { type Piece, wordsDiff } from './words.ts'

/** An article as it is compared. */
export type ComparedArticle = { readonly label: string; readonly path: readonly string[]; readonly text: string }

/** How an article fared from one text to the next. */
export type ArticleChange =
  | { readonly kind: 'added'; readonly label: string; readonly text: string }
  | { readonly kind: 'removed'; readonly label: string; readonly text: string }
  | {
      readonly kind: 'changed'
      readonly label: string
      /** Label before, when it has another number now. */
      readonly from: string
      readonly pieces: readonly Piece[]
    }
  | { readonly kind: 'moved'; readonly label: string; readonly from: string }
  | { readonly kind: 'unchanged'; readonly label: string }

/** All changes from one text to another, in the order of the new one; what was removed stands where it was. */
export type TextDiff = {
  readonly articles: readonly ArticleChange[]
  /** True when every article is unchanged. */
  readonly equal: boolean
  readonly counts: Readonly<Record<ArticleChange['kind'], number>>
}

/** An article of the old text and the one it has become; null on one side = removed or added. */
export type ArticlePair = { readonly before: number | null; readonly after: number | null }

/** The words of an article without its number, which changes whenever one is put in before it. */
function content({ label, text }: ComparedArticle): string {
  const bare = text.replace(/^\*\*/, '')
  const rest = bare.startsWith(label) ? bare.slice(label.length).replace(/^\*\*/, '') : text
  return rest.replace(/\s+/g, ' ').trim()
}

type Compared = { readonly text: string; readonly key: string; readonly grams: ReadonlySet<string> }

function gramsOf(text: string): ReadonlySet<string> {
  const folded = fold(text).replace(/ /g, '')
  const grams = new Set<string>()
  for (let at = 0; at + 1 < folded.length; at++) grams.add(folded.slice(at, at + 2))
  return grams.size > 0 ? grams : new Set([folded])
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const gram of one) if (other.has(gram)) shared++
  return (2 * shared) / (one.size + other.size)
}

function comparedOf(articles: readonly ComparedArticle[]): readonly Compared[] {
  return articles.map((article) => {
    const text = content(article)
    return { text: squeeze(text), key: articleKey(article.label), grams: gramsOf(text) }
  })
}

/** So alike are two articles of which one may have become the other; with the same number they may differ more. */
const alike = 0.5
const alikeUnderOneNumber = 0.2

/** Which new article each old one has become: the same words first, then the most alike. */
function match(before: readonly Compared[], after: readonly Compared[]): Int32Array {
  const became = new Int32Array(before.length).fill(-1)
  const taken = new Set<number>()
  const take = (old: number, young: number) => {
    became[old] = young
    taken.add(young)
  }
  const byText = Map.groupBy(after.keys(), (at) => (after[at] as Compared).text)
  const takeEqual = (sameNumber: boolean) => {
    for (const [old, { text, key }] of before.entries()) {
      if (became[old] !== -1) continue
      const young = byText.get(text)?.find((at) => !taken.has(at) && (!sameNumber || after[at]?.key === key))
      if (young !== undefined) take(old, young)
    }
  }
  takeEqual(true)
  takeEqual(false)
  const free = Array.from(after.keys()).filter((at) => !taken.has(at))
  const likely = Array.from(before.entries())
    .filter(([old]) => became[old] === -1)
    .flatMap(([old, one]) =>
      free.map((young) => {
        const other = after[young] as Compared
        const same = one.key === other.key
        const share = likeness(one.grams, other.grams)
        return {
          old,
          young,
          share,
          weight: share + (same ? 0.1 : 0),
          fits: share >= (same ? alikeUnderOneNumber : alike),
        }
      }),
    )
    .filter(({ fits }) => fits)
    .sort((a, b) => b.weight - a.weight || a.old - b.old || a.young - b.young)
  for (const { old, young } of likely) if (became[old] === -1 && !taken.has(young)) take(old, young)
  return became
}

/** Old articles that keep their place among one another: the longest rising run of what they became. */
function keptInOrder(became: Int32Array): ReadonlySet<number> {
  const tails: number[] = []
  const previous = new Map<number, number>()
  for (const [old, young] of became.entries()) {
    if (young < 0) continue
    let low = 0
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((became[tails[middle] as number] as number) < young) low = middle + 1
      else high = middle
    }
    if (low > 0) previous.set(old, tails[low - 1] as number)
    tails[low] = old
  }
  const kept = new Set<number>()
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) kept.add(at)
  return kept
}

/** Old and new articles side by side, in the order of the new text with the removed ones in their old places. */
function pairsOf(became: Int32Array, count: number): readonly ArticlePair[] {
  const origin = new Map(Array.from(became.entries()).flatMap(([old, young]) => (young < 0 ? [] : [[young, old]])))
  const pairs: ArticlePair[] = []
  let next = 0
  const removedBefore = (limit: number) => {
    for (; next < limit; next++) if (became[next] === -1) pairs.push({ before: next, after: null })
  }
  for (let after = 0; after < count; after++) {
    const before = origin.get(after) ?? null
    if (before !== null && before >= next) {
      removedBefore(before)
      next = before + 1
    }
    pairs.push({ before, after })
  }
  removedBefore(became.length)
  return pairs
}

/** Which article of an old text each article of a new one has come from. */
export function pairArticles(
  before: readonly ComparedArticle[],
  after: readonly ComparedArticle[],
): readonly ArticlePair[] {
  return pairsOf(match(comparedOf(before), comparedOf(after)), after.length)
}

function samePath(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') === other.join('\n')
}

/**
 * Compares two texts article by article: added, removed, changed with the words, unchanged, or moved — the same words
 * under another number, another heading or at another place.
 */
export function diffArticles(before: readonly ComparedArticle[], after: readonly ComparedArticle[]): TextDiff {
  const became = match(comparedOf(before), comparedOf(after))
  const inOrder = keptInOrder(became)
  const change = (old: number, young: number): ArticleChange => {
    const one = before[old] as ComparedArticle
    const other = after[young] as ComparedArticle
    const [was, is] = [content(one), content(other)]
    if (squeeze(was) !== squeeze(is))
      return { kind: 'changed', label: other.label, from: one.label, pieces: wordsDiff(was, is) }
    const sameNumber = articleKey(one.label) === articleKey(other.label)
    return sameNumber && inOrder.has(old) && samePath(one.path, other.path)
      ? { kind: 'unchanged', label: other.label }
      : { kind: 'moved', label: other.label, from: one.label }
  }
  const articles = pairsOf(became, after.length).map(({ before: old, after: young }): ArticleChange => {
    if (old !== null && young !== null) return change(old, young)
    const { label, text } = (young === null ? before[old as number] : after[young]) as ComparedArticle
    return { kind: young === null ? 'removed' : 'added', label, text }
  })
  const count = (kind: ArticleChange['kind']) => articles.filter((article) => article.kind === kind).length
  const counts = {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    moved: count('moved'),
    unchanged: count('unchanged'),
  }
  return { articles, equal: counts.unchanged === articles.length, counts }
}
