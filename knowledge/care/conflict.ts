import type { Conflict, Passage } from '../port.ts'
import { quantitiesOf } from '../search/quantities.ts'
import { bigrams, fold } from '../text/normalize.ts'

type Family = { readonly question: RegExp; readonly units: readonly string[] }

/** What a question asks the amount of, and the units in which an article may give it. */
const families: readonly Family[] = [
  { question: /多少小时|几个?小时/, units: ['小时'] },
  { question: /多少天|几天|多少日/, units: ['日', '工作日'] },
  { question: /几个月|多少个?月/, units: ['月'] },
  { question: /几年|多少年/, units: ['年'] },
  { question: /几岁|多大|多少岁/, units: ['岁'] },
  { question: /几次|多少次/, units: ['次'] },
  { question: /比例|百分之几/, units: ['%'] },
  { question: /多少钱|多少元|补多少|发多少|标准是多少/, units: ['元'] },
  { question: /多久|多长时间|期限|提前多/, units: ['日', '工作日', '月', '年', '小时', '周'] },
]

/** Words that only ask, or that any rule has. */
const asking =
  /请问|一共|总共|可以|能够|应当|应该|需要|必须|多少|几个|几天|几次|几年|几岁|多久|多长|时间|规定|标准|期限|怎么|如何|什么|哪些|是否|小时|百分之|能|可|要|休|请|有|是|吗|呢|的|了|我|几|天|日|月|年|个|多/g
/** A floor, a ceiling or something on top does not contradict another number. */
const bounds: readonly (readonly [kind: string, words: RegExp])[] = [
  ['floor', /不少于|不低于|不得少于|不得低于|至少|最少|以上/],
  ['ceiling', /不超过|不得超过|不多于|最多|最长|至多|以内|以下|之内|内/],
  ['beside', /增加|延长|奖励|另|再|除外|除.{1,20}外|在此基础上|的基础上|累计/],
]

const boundsOf = (text: string) =>
  bounds
    .filter(([, words]) => words.test(text))
    .map(([kind]) => kind)
    .join(' ')

function subjectOf(question: string): readonly string[] {
  return [...new Set(fold(question).replace(asking, ' ').split(/\s+/).flatMap(bigrams))]
}

type Stated = { readonly value: string; readonly bound: string; readonly subject: readonly string[] }

const unitOf = (quantity: string) => quantity.replace(/^[\d./-]+/, '')

/** The number that an article gives for a subject; null when it gives none, or several that nothing tells apart. */
function statedIn(text: string, subject: readonly string[], units: readonly string[]): Stated | null {
  const found = text.split(/[。；;\n]/).flatMap((sentence): Stated[] => {
    const folded = fold(sentence)
    const own = subject.filter((gram) => folded.includes(gram))
    const values = [...quantitiesOf(sentence)].filter((quantity) => units.includes(unitOf(quantity)))
    const [value] = values
    if (value === undefined || own.length === 0) return []
    // Several numbers in one sentence are a scale, and which of them is asked for cannot be told.
    return [{ value: values.length > 1 ? '' : value, bound: boundsOf(sentence), subject: own }]
  })
  const most = Math.max(0, ...found.map((one) => one.subject.length))
  const best = found.filter((one) => one.subject.length === most)
  const [first] = best
  if (!first || first.value === '' || best.some(({ value }) => value !== first.value)) return null
  return first
}

const ranks: readonly (readonly [RegExp, number])[] = [
  [/^(?:宪法|法律)$/, 4],
  [/^行政法规$/, 3],
  [/规章$|^地方/, 2],
  [/制度$/, 1],
]

function rankOf({ level }: Passage): number | null {
  return ranks.find(([pattern]) => pattern.test(level))?.[1] ?? null
}

/** Which of two passages prevails: by rank of law, then by the later day. */
function prevailing(one: Passage, other: Passage): { readonly first: 'one' | 'other'; readonly by: Conflict['by'] } {
  const [rank, otherRank] = [rankOf(one), rankOf(other)]
  if (rank !== null && otherRank !== null && rank !== otherRank)
    return { first: rank > otherRank ? 'one' : 'other', by: 'rank' }
  const [day, otherDay] = [one.citation.effectiveFrom, other.citation.effectiveFrom]
  if (rank === null || otherRank === null || day === '' || otherDay === '' || day === otherDay)
    return { first: 'one', by: 'unknown' }
  return { first: day > otherDay ? 'one' : 'other', by: 'date' }
}

/** A second article counts as one of the two best when it fits nearly as well. */
const nearlyAsGood = 0.5
/** So much of what the question is about must stand in both sentences. */
const leastShared = 0.6

/**
 * Where the two best articles of different documents give different numbers for what a question asks the amount of.
 * Said only where both sentences speak of the same subject, each with one number in the same unit, and neither sets a
 * limit or adds to another number.
 */
export function findConflict(question: string, passages: readonly Passage[]): Conflict | null {
  const family = families.find((one) => one.question.test(fold(question)))
  const [best] = passages
  const second = passages.find(({ citation }) => citation.document !== best?.citation.document)
  if (!family || !best || !second || second.score < best.score * nearlyAsGood) return null
  const subject = subjectOf(question)
  const one = statedIn(best.text, subject, family.units)
  const other = statedIn(second.text, subject, family.units)
  if (!one || !other || one.value === other.value || unitOf(one.value) !== unitOf(other.value)) return null
  const shared = one.subject.filter((gram) => other.subject.includes(gram))
  if (one.bound !== '' || other.bound !== '' || shared.length < Math.max(1, subject.length * leastShared)) return null
  const { first, by } = prevailing(best, second)
  return first === 'one'
    ? { passages: [best, second], values: [one.value, other.value], by }
    : { passages: [second, best], values: [other.value, one.value], by }
}
