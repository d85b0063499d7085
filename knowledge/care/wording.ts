import type { Queryable } from '../../store/db.ts'
import { idfOf } from '../index/bm25.ts'
import { questionTerms } from '../index/likeness.ts'
import { fold } from '../text/normalize.ts'
import { numeralClass, parseNumeral } from '../text/numerals.ts'
import { differenceOf } from './difference.ts'

/** A question as it is compared with other questions. */
export type Wording = {
  readonly text: string
  /** One spelling: folded, without marks and politeness. Two questions with the same one are the same. */
  readonly folded: string
  readonly terms: readonly string[]
  /** Every number in it and whether it denies; questions that differ here are different, however alike they sound. */
  readonly sense: string
}

const polite =
  /^(?:(?:你|您)好|请问(?:一下|下)?|问一下|问下|咨询一下|咨询下|咨询|麻烦问(?:一下|下)|想问(?:一下|下)?|想了解一下|我想知道)+/
const marks = /[\s，。！？、；：,.!?;:~～…“”"'‘’（）()《》〈〉【】[\]]+/g
// 能不能, 可不可以, 有没有: they ask and deny nothing.
const asksBoth = /([\p{Script=Han}])[不没]\1/gu
const denial = /不|没|未|无|非|别|勿|n[o']t|\bno\b|never|without/g
// 一下, 一般 and 一起 count nothing.
const number = new RegExp(
  `(?<![万统唯之同])一(?![下般些起样定直旦并律致切])|(?!一)[${numeralClass}]+(?:\\.\\d+)?|一[${numeralClass}]+`,
  'g',
)
const placeholders = /〔([^〔〕#]{1,6})#\d{1,4}〕/g

function inDigits(said: string): string {
  const value = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) : parseNumeral(said)
  return value === null ? said : String(value)
}

/** Reads a question for comparing. Names that were masked count as one word each, whoever they stood for. */
export function readWording(text: string): Wording {
  const plain = fold(text.replace(placeholders, '〔$1〕'))
  const folded = plain
    .replace(polite, '')
    .replace(marks, '')
    .replace(asksBoth, '$1')
    .replace(/[之以](?=[前后内])/g, '')
    .replace(number, inDigits)
  const numbers = folded.match(/\d+(?:\.\d+)?/g) ?? []
  const isDenied = (folded.match(denial)?.length ?? 0) > 0
  return {
    text,
    folded,
    terms: questionTerms(folded),
    sense: `${numbers.sort().join(' ')}|${isDenied ? 'denies' : ''}|${/男/.test(folded) ? '男' : ''}${/女/.test(folded) ? '女' : ''}`,
  }
}

/** How much a term tells; rare ones more. It asks through the connection it is given, which may be in a transaction. */
export type Weigh = (sql: Queryable, terms: readonly string[]) => Promise<(term: string) => number>

/** The weight of a term that stands in some of all known questions, as search weighs it. */
export function weightOf(questions: number, frequency: number): number {
  return idfOf(questions, frequency) ** 2
}

/** Cosine of two questions by their terms, 0 to 1. */
export function likeness(one: readonly string[], other: readonly string[], weight: (term: string) => number): number {
  const size = (terms: readonly string[]) => terms.reduce((sum, term) => sum + weight(term), 0)
  const known = new Set(other)
  const shared = size(one.filter((term) => known.has(term)))
  const both = Math.sqrt(size(one) * size(other))
  return both > 0 ? shared / both : 0
}

const alike = () => 1
/** Below this share of terms in common, weights will not make two questions one. */
const leastInCommon = 0.5

/** A wording that was compared, and how like it is. */
export type Nearest<T> = { readonly item: T; readonly like: number; readonly exact: boolean }

/**
 * The wording nearest to a question: the same after folding, or the one with the highest likeness from a threshold on.
 * Numbers, denial and sex must agree, and no word may stand in the place of another: 婚假 for 丧假 and 工作5年 for
 * 工作15年 sound alike and are answered differently. Where only small words differ, no threshold is asked for.
 */
export async function nearestWording<T>(
  asked: Wording,
  known: readonly { readonly item: T; readonly wording: Wording }[],
  { threshold, weigh, sql }: { readonly threshold: number; readonly weigh: Weigh; readonly sql: Queryable },
): Promise<Nearest<T> | null> {
  const same = known.find(({ wording }) => wording.folded === asked.folded)
  if (same) return { item: same.item, like: 1, exact: true }
  const near = known.flatMap(({ item, wording }) => {
    if (wording.sense !== asked.sense || likeness(asked.terms, wording.terms, alike) < leastInCommon) return []
    const difference = differenceOf(asked.folded, wording.folded)
    return difference === 'swapped' ? [] : [{ item, wording, difference }]
  })
  if (near.length === 0) return null
  const weight = await weigh(sql, [...new Set([...asked.terms, ...near.flatMap(({ wording }) => wording.terms)])])
  let best: Nearest<T> | null = null
  for (const { item, wording, difference } of near) {
    const like = likeness(asked.terms, wording.terms, weight)
    const enough = difference === 'none' ? leastInCommon : threshold
    if (like >= enough && like > (best?.like ?? 0)) best = { item, like, exact: false }
  }
  return best
}
