import { articleKey } from '../split/labels.ts'
import type { RetrievalLine } from './lines.ts'

/** An article as a result names it. */
export type FoundArticle = { readonly doc: string; readonly article: string }

/** What a search gave for a line. */
export type Found = {
  readonly line: RetrievalLine
  /** Best first; an article once. */
  readonly ranking: readonly FoundArticle[]
  /** True when the product would answer. */
  readonly answered: boolean
  /** How much it looks answerable; only comparable within one run. */
  readonly score: number
  /** True when the first result is of a version not in force on the day of the question. */
  readonly stale: boolean
}

/** Shares of 1 with four decimals; null over nothing. */
export type Rates = Readonly<
  Record<
    | 'hit1'
    | 'hit5'
    | 'hit10'
    | 'r1'
    | 'r5'
    | 'r10'
    | 'r100'
    | 'mrr10'
    | 'stale1'
    | 'refusal95'
    | 'refusal90'
    | 'answerRate'
    | 'refusalRate',
    number | null
  >
>

/** The report of a run, as evaluation files are scored. */
export type RetrievalReport = Rates & {
  readonly suite: 'retrieval'
  readonly total: number
  readonly model: null
  readonly perGroup: Readonly<Record<string, Rates & { readonly total: number }>>
  readonly failures: readonly {
    readonly id: string
    readonly expected: readonly FoundArticle[]
    readonly got: { readonly answered: boolean; readonly first: readonly FoundArticle[] }
  }[]
}

const key = ({ doc, article }: FoundArticle) => `${doc} ${articleKey(article)}`

/** Places (0 = first) of the accepted articles of a line, rising; each article once. */
function placesOf({ line, ranking }: Found): readonly number[] {
  const accepted = new Set(line.answers.map(key))
  return ranking.flatMap((article, place) => (accepted.has(key(article)) ? [place] : []))
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e4) / 1e4

const isAnswerable = ({ line }: Found) => line.answers.length > 0

/** True when a line is not wholly right: no accepted article among five, or an answer where there is none. */
function fails(found: Found): boolean {
  return isAnswerable(found) ? !placesOf(found).some((place) => place < 5) : found.answered
}

/** Share of the unanswerable below the highest score at which a share of the answerable is still answered. */
function refusalAt(answerable: readonly Found[], unanswerable: readonly Found[], keep: number): number | null {
  if (answerable.length === 0) return null
  const scores = answerable.map(({ score }) => score).sort((a, b) => b - a)
  const threshold = scores[Math.ceil(keep * scores.length) - 1] as number
  return mean(unanswerable.map(({ score }) => Number(score < threshold)))
}

function ratesOf(all: readonly Found[]): Rates {
  const answerable = all.filter(isAnswerable)
  const unanswerable = all.filter((found) => !isAnswerable(found))
  const places = answerable.map(placesOf)
  const hit = (k: number) => mean(places.map((own) => Number(own.some((place) => place < k))))
  const recall = (k: number) =>
    mean(places.map((own, at) => own.filter((place) => place < k).length / (answerable[at]?.line.answers.length ?? 1)))
  return {
    ...{ hit1: hit(1), hit5: hit(5), hit10: hit(10) },
    ...{ r1: recall(1), r5: recall(5), r10: recall(10), r100: recall(100) },
    mrr10: mean(places.map(([first]) => (first !== undefined && first < 10 ? 1 / (first + 1) : 0))),
    stale1: mean(answerable.map((found) => Number(found.stale && placesOf(found)[0] !== 0))),
    refusal95: refusalAt(answerable, unanswerable, 0.95),
    refusal90: refusalAt(answerable, unanswerable, 0.9),
    answerRate: mean(answerable.map(({ answered }) => Number(answered))),
    refusalRate: mean(unanswerable.map(({ answered }) => Number(!answered))),
  }
}

const isReal = (source: string) => /^(?:STARD|LawBench)/.test(source)

function groupsOf({ line }: Found): readonly string[] {
  const own = line.answers.length > 0 && !isReal(line.source) ? ['own'] : []
  return [
    `source:${line.source}`,
    ...[...new Set(line.tags)].map((tag) => `tag:${tag}`),
    ...(isReal(line.source) ? ['real'] : own),
  ]
}

/** Scores what a search found for a file of questions. */
export function scoreRetrieval(all: readonly Found[]): RetrievalReport {
  const groups = new Map<string, Found[]>()
  for (const found of all) for (const group of groupsOf(found)) groups.set(group, [...(groups.get(group) ?? []), found])
  return {
    suite: 'retrieval',
    total: all.length,
    ...ratesOf(all),
    model: null,
    perGroup: Object.fromEntries(
      [...groups]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, members]) => [name, { total: members.length, ...ratesOf(members) }]),
    ),
    failures: all.filter(fails).map(({ line, ranking, answered }) => ({
      id: line.id,
      expected: line.answers,
      got: { answered, first: ranking.slice(0, 5) },
    })),
  }
}
