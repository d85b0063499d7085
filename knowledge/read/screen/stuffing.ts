import type { Finding } from './finding.ts'
import { bodyLines, plainText } from './folding.ts'

/** How much of a text says again what it said before. */
export type Repetition = {
  /** How often the most frequent sentence stands in it. */
  readonly most: number
  /** How often the most frequent question stands in it. */
  readonly mostAsked: number
  /** How many sentences are repeats of an earlier one. */
  readonly repeats: number
  /** Share of the characters that lie in repeats, 0 to 1. */
  readonly share: number
}

const shortest = 4
/** A run of this length without a stop is looked at for words that come back within it. */
const longRun = 160
const window = 6
const mostLooked = 20_000

const isQuestion = /[?？]\s*$|(?:吗|呢|多少|几天|怎么办|如何办理)\s*$/
/** Laws say the same sentence up to 17 times in 3 % of their text, and never ask; measured on 277 acts. */
const manyTimes = 25
const oftenTimes = 8
const noticeableShare = 0.15
const manyQuestions = 5
const largeShare = 0.3
const fewSentences = 10

/** A sentence without numbering, marks and white space: 12. 年假几天 and 13、年假几天 are one. */
function keyOf(sentence: string): string {
  return sentence
    .slice(0, 2000)
    .toLowerCase()
    .replace(
      /^[\s>#*+|-]*(?:第?[\d〇一二三四五六七八九十百千]{1,6}[条款项、.)）:：]|[（(][\d一二三四五六七八九十]{1,4}[)）]|问[:：]|q[:：])?/,
      '',
    )
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Share of a long run that repeats itself: windows of characters that were seen before in the run. */
function shareWithin(run: string): number {
  const looked = run.slice(0, mostLooked)
  const seen = new Set<string>()
  for (let at = 0; at + window <= looked.length; at++) seen.add(looked.slice(at, at + window))
  return 1 - seen.size / (looked.length - window + 1)
}

type Tally = {
  readonly counts: Map<string, number>
  characters: number
  repeated: number
  repeats: number
  mostAsked: number
}

function addSentence(tally: Tally, sentence: string): void {
  const key = keyOf(sentence)
  if (key.length < shortest) return
  tally.characters += sentence.length
  const count = (tally.counts.get(key) ?? 0) + 1
  tally.counts.set(key, count)
  if (isQuestion.test(sentence)) tally.mostAsked = Math.max(tally.mostAsked, count)
  if (count > 1) {
    tally.repeats++
    tally.repeated += sentence.length
    return
  }
  const share = sentence.length > longRun ? shareWithin(sentence) : 0
  if (share < 0.5) return
  tally.repeated += sentence.length * share
  tally.repeats += Math.floor((sentence.length * share) / longRun) + 1
}

/** Measures how often a text repeats whole sentences, and long runs their own words. */
export function measureRepetition(text: string): Repetition {
  const tally: Tally = { counts: new Map(), characters: 0, repeated: 0, repeats: 0, mostAsked: 0 }
  for (const line of bodyLines(plainText(text)))
    for (const sentence of line.match(/[^。!?;；！？]+[。!?;；！？]?/g) ?? []) addSentence(tally, sentence)
  let most = 0
  for (const count of tally.counts.values()) most = Math.max(most, count)
  const { mostAsked, repeats, repeated, characters } = tally
  return { most, mostAsked, repeats, share: characters === 0 ? 0 : repeated / characters }
}

function isStuffed({ most, mostAsked, repeats, share }: Repetition): boolean {
  if (most >= manyTimes || mostAsked >= manyQuestions) return true
  if (most >= oftenTimes && share >= noticeableShare) return true
  return share >= largeShare && (repeats >= fewSentences || share >= 0.5)
}

/** Text that repeats the same questions or sentences to be found before others, which a person must look at. */
export function findStuffing(text: string): readonly Finding[] {
  const repetition = measureRepetition(text)
  if (!isStuffed(repetition)) return []
  const { most, repeats, share } = repetition
  const often = most > 1 ? `，最多的一句出现 ${most} 次` : ''
  const sentence = `正文有大量重复：重复部分占 ${Math.round(share * 100)}%${often}。这会让它在检索时排到正式规定前面，请核对是否有意堆砌，删去重复后再发布。`
  return [{ kind: 'repeated_text', sentence, count: Math.max(repeats, 1), severity: 'needs_decision' }]
}
