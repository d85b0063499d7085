import { englishStopWords, stopWords } from '../data/stop-words.ts'
import type { QueryTerm } from '../index/bm25.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import { bigrams } from '../text/normalize.ts'
import { parseNumeral, toChinese } from '../text/numerals.ts'
import { type Form, glossaryHits, type Hit, lexiconHits } from './lexicon.ts'
import { cutByKnownWords } from './small-words.ts'

/** One thing a question is about: as it was said, and as the rules may call it. */
export type Concept = { readonly said: string; readonly forms: readonly Form[] }

/** A question as both indexes see it. */
export type Expanded = {
  readonly english: boolean
  readonly concepts: readonly Concept[]
  readonly words: readonly QueryTerm[]
  readonly grams: readonly QueryTerm[]
}

const stop = new Set(stopWords)
const longStops = stopWords.filter((word) => word.length > 1)
const han = /\p{Script=Han}/u

/** True when a folded text is English rather than Chinese. */
export function isEnglish(text: string): boolean {
  const letters = text.match(/[a-z]/g)?.length ?? 0
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return letters > 6 && letters > characters * 4
}

/** Hits that overlap are one concept with the forms of all. */
function merge(hits: readonly Hit[]): Hit[] {
  const merged: Hit[] = []
  for (const hit of hits) {
    const last = merged.at(-1)
    if (last && hit.start < last.end)
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, hit.end),
        forms: [...last.forms, ...hit.forms],
      }
    else merged.push(hit)
  }
  return merged
}

function blank(text: string, hits: readonly Hit[]): string {
  let rest = text
  for (const { start, end } of hits) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  return rest
}

const asking =
  /能不能|可不可以|是不是|有没有|会不会|要不要|该不该|行不行|给不给|算不算|[\p{Script=Han}]不\p{Script=Han}(?=[吗呢?？]|$)|多少(?:个?(?:天|钱|年|岁|月|元|小时|工作日))?|几(?:天|年|个月|个|次|种|岁|级|号|倍|点|小时|份)|多久|多长时间|多长|多大|怎么(?:办|样|算|说|写|规定|处理)?|怎样|如何|什么(?:时候|样)?|哪(?:些|几个|几种|种|个|里|儿|几级)|为什么|为啥|[吗呢吧啊呀嘛谁]/gu
const numeric = /^[〇零一二两三四五六七八九十百千万半\d]+(?:年|月|日|天|个|次|周|岁|级|点|晚|度|个月)?$/

/** Neighbouring single characters that mean something are one word that the dictionary does not know: 车补. */
function joinSingles(cut: readonly string[]): string[] {
  const words: string[] = []
  let open = ''
  const close = () => {
    if (open.length > 1) words.push(open)
    open = ''
  }
  for (const word of cut) {
    const single = word.length === 1 && han.test(word) && !stop.has(word) && !numeric.test(word)
    if (single) open += word
    else {
      close()
      if (word.length > 1 && /[\p{Script=Han}a-z]/u.test(word)) words.push(word)
    }
  }
  close()
  return words
}

/** What remains of a question beside lexicon and stop words. */
function remaining(rest: string, tokenizer: Tokenizer | null): string[] {
  const text = rest.replace(asking, ' ')
  const cut = tokenizer ? tokenizer.cut(text) : cutByKnownWords(text)
  return [...new Set(joinSingles(cut))].filter((word) => !stop.has(word) && !numeric.test(word))
}

/** `15天` as the statutes may write it. */
function numberForms(text: string): Form[] {
  return [...text.matchAll(/(\d{1,4})(天|日|个月|月|年|周|岁|小时|级|倍)/g)].map(([, digits, unit]) => {
    const name = unit === '天' ? '日' : unit
    return { text: `${toChinese(parseNumeral(digits as string) ?? 0)}${name}`, weight: 0.5 }
  })
}

function addTerms(terms: Map<string, number>, found: readonly string[], weight: number): void {
  for (const term of found) if ((terms.get(term) ?? 0) < weight) terms.set(term, weight)
}

const asTerms = (terms: ReadonlyMap<string, number>): QueryTerm[] =>
  Array.from(terms, ([term, weight]) => ({ term, weight }))

const stopWeight = 0.2

function chineseConcepts(text: string, tokenizer: Tokenizer | null): Concept[] {
  const hits = merge(lexiconHits(text))
  const rest = blank(text, hits)
  return [
    ...hits.map(({ start, end, forms }) => ({ said: text.slice(start, end), forms })),
    ...remaining(rest, tokenizer).map((said) => ({ said, forms: [] })),
  ]
}

function englishConcepts(text: string): Concept[] {
  const hits = glossaryHits(text)
  const rest = blank(text, hits)
  const others = rest.split(/[^a-z]+/).filter((word) => word.length > 2 && !englishStopWords.has(word))
  return [
    ...hits.map(({ start, end, forms }) => ({ said: text.slice(start, end), forms })),
    ...others.map((said) => ({ said, forms: [] })),
  ]
}

/**
 * Terms of a question for both indexes, with what the lexicon or the glossary adds, and the things it is about.
 * @param text folded text of the question
 */
export function expand(text: string, tokenizer: Tokenizer | null): Expanded {
  const english = isEnglish(text)
  const concepts = english ? englishConcepts(text) : chineseConcepts(text, tokenizer)
  const words = new Map<string, number>()
  const grams = new Map<string, number>()
  const all = tokenizer?.words(text) ?? []
  addTerms(
    words,
    all.filter((word) => !stop.has(word)),
    1,
  )
  addTerms(words, all, stopWeight)
  let plain = text
  for (const word of longStops) plain = plain.replaceAll(word, ' ')
  addTerms(grams, bigrams(plain), 1)
  addTerms(grams, bigrams(text), stopWeight)
  const forms = [...concepts.flatMap(({ forms: own }) => own), ...numberForms(text)]
  for (const form of forms) {
    addTerms(words, tokenizer?.words(form.text) ?? [], form.weight)
    addTerms(grams, bigrams(form.text), form.weight)
  }
  return { english, concepts, words: asTerms(words), grams: asTerms(grams) }
}
