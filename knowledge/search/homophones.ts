import { syllableLines } from '../data/syllables.ts'
import { userWords } from '../data/user-words.ts'
import { lexicon } from './lexicon.ts'

const han = /^\p{Script=Han}+$/u
const shortest = 2
const longest = 6
/** So many characters long is what may be put right wherever it stands; shorter ones are often another word. */
const surelyMeant = 3

let readings: ReadonlyMap<string, readonly string[]> | null = null

/** Syllables of each character, read from the table at the first use. */
function table(): ReadonlyMap<string, readonly string[]> {
  if (readings) return readings
  const found = new Map<string, string[]>()
  for (const [, syllable, characters] of syllableLines.matchAll(/([a-z]+):(\S+)/g))
    for (const character of characters as string)
      found.set(character, [...(found.get(character) ?? []), syllable as string])
  readings = found
  return found
}

/** Every way some characters may be read, at most eight; none when one of them is not in the table. */
function readingsOf(word: string): readonly string[] {
  let all = ['']
  for (const character of word) {
    const own = table().get(character) ?? []
    all = all.flatMap((before) => own.map((syllable) => `${before} ${syllable}`)).slice(0, 8)
  }
  return all
}

type Vocabulary = { readonly words: ReadonlySet<string>; readonly byReading: ReadonlyMap<string, string> }
let vocabulary: Vocabulary | null = null

/** The words of personnel work, and by how they are read. */
function known(): Vocabulary {
  if (vocabulary) return vocabulary
  const all = [...userWords, ...lexicon.flatMap(({ said, forms }) => [said, ...forms.map(({ text }) => text)])]
  const words = new Set(all.filter((word) => han.test(word) && word.length >= shortest && word.length <= longest))
  const byReading = new Map<string, string>()
  for (const word of words)
    for (const reading of readingsOf(word)) if (!byReading.has(reading)) byReading.set(reading, word)
  vocabulary = { words, byReading }
  return vocabulary
}

function wordReadLike(part: string): string | null {
  const { words, byReading } = known()
  if (words.has(part)) return null
  for (const reading of readingsOf(part)) {
    const word = byReading.get(reading)
    if (word !== undefined && word !== part) return word
  }
  return null
}

/**
 * True when a known word stands where a part begins or inside it and would not stay as it is: then the part is no slip
 * for another. 工资 stays in 机效工资, which is 绩效工资.
 */
function breaksKnownWord(text: string, at: number, word: string): boolean {
  const { words } = known()
  const mended = `${text.slice(0, at)}${word}${text.slice(at + word.length)}`
  for (let from = at; from < at + word.length; from++)
    for (let size = shortest; size <= longest && from + size <= text.length; size++) {
      const found = text.slice(from, from + size)
      if (words.has(found) && (from === at || mended.slice(from, from + size) !== found)) return true
    }
  return false
}

/** Where the words of a text begin and end, and whether the two characters from a place on stand alone both. */
type Cut = { readonly borders: ReadonlySet<number>; isStrange(at: number): boolean }

function cutOf(words: readonly string[]): Cut {
  const borders = new Set([0])
  const singles = new Set<number>()
  let at = 0
  for (const word of words) {
    if (word.length === 1) singles.add(at)
    at += word.length
    borders.add(at)
  }
  return { borders, isStrange: (from) => singles.has(from) && singles.has(from + 1) }
}

// Characters of grammar and of everyday verbs stand beside each other by chance, the commonest in longer parts too.
const grammar = /[的了不是在我他她你这那吗呢吧啊着给还找]/
const everyday =
  /[的一是不了在有我他她你这个们来到为着就那要也得里以会可下而过去能对多少都好看起没只把还用给找谁上被自吗呢吧啊认带站存再说大小前后中所从他它叫让跟几半全两三四五六七八九十]/

/** Whether some characters may be a slip: long enough to be meant, or a word that the dictionary does not know. */
function mayBeSlip(part: string, strange: boolean): boolean {
  if (!han.test(part)) return false
  return part.length < surelyMeant ? strange && !everyday.test(part) : !grammar.test(part)
}

type Slip = { readonly word: string; readonly length: number }

function slipAt(text: string, at: number, { borders, isStrange }: Cut): Slip | null {
  for (let length = Math.min(longest, text.length - at); length >= shortest; length--) {
    const part = text.slice(at, at + length)
    if (!borders.has(at + length) || !mayBeSlip(part, isStrange(at))) continue
    const word = wordReadLike(part)
    if (word && !breaksKnownWord(text, at, word)) return { word, length }
  }
  return null
}

// Words of their own that in questions of staff are slips for another, as far as nothing beside them says otherwise.
const usualSlips: readonly (readonly [RegExp, string])[] = [
  [/矿工(?![作厂人业资会])/g, '旷工'],
  [/(?<!计算|换算|折算|套用|什么|个|的)公式(?=期|名单|结束|满|后|了|时间|公告|几|多|不少|至少|要|应)/g, '公示'],
  [/(?<![产商食样用药人])品用(?=合同|制|期|人员|岗|关系)/g, '聘用'],
  [/述值/g, '述职'],
  [/过气(?=$|[吗么不了没,。?!])/g, '过期'],
  [/(?<=[到至,]|^)名年/g, '明年'],
]

/**
 * A text with slips of the same sound put right by the words of personnel work: 工商保险 is 工伤保险, 年价 is 年假. Only
 * whole words of the dictionary are looked at; two characters only when it knows neither as part of a word.
 * @param text folded
 * @param words the text cut into words by a dictionary
 * @returns the same text when there is nothing to mend
 */
export function repairHomophones(text: string, words: readonly string[]): string {
  return usualSlips.reduce((mended, [slip, word]) => mended.replace(slip, word), repairUnknown(text, words))
}

function repairUnknown(text: string, words: readonly string[]): string {
  const cut = cutOf(words)
  let out = ''
  for (let at = 0; at < text.length; ) {
    const slip = cut.borders.has(at) ? slipAt(text, at, cut) : null
    out += slip?.word ?? (text[at] as string)
    at += slip?.length ?? 1
  }
  return out
}
