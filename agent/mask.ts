import { findNumbers } from './personal/numbers.ts'
import { findNames } from './personal/people.ts'
import { findPlaces } from './personal/places.ts'
import { type Sort, Spans } from './personal/spans.ts'
import { type View, viewOf } from './personal/view.ts'
import { doubleSurnames, pinyinSurnames, surnames } from './understand/names.ts'

/** Replaces personal data by placeholders for the time a text is away, and puts it back; for one turn. */
export type Mask = {
  /** Remembers the names a text speaks of, so that they are hidden in every text from now on. */
  learn(text: string): void
  /** Remembers the names and staff ids in a tool's result, known by their keys whatever they look like. */
  learnFrom(value: unknown): void
  /** The text with names, numbers and addresses of persons replaced by placeholders such as 〔姓名#1〕. */
  hide(text: string): string
  /** {@link hide} for documents: numbers, addresses and the names learned; no names are looked for in it. */
  hideKnown(text: string): string
  /** The text with the placeholders this mask gave out replaced by what they stand for; others stay as they are. */
  show(text: string): string
  /** {@link show} for every string inside a value. */
  showAll(value: unknown): unknown
}

const placeholder = /〔([^〔〕#]{1,6})#(\d{1,7})〕/g
const personKey = /(?:staff|person|requester|applicant|approver|manager|leader|superior|contact|substitute|employee)/i
const personName = new RegExp(`^(?:(?:${doubleSurnames.join('|')})[一-龥]{1,2}|[${surnames}][一-龥]{1,3})$`)

function isPersonName(text: string): boolean {
  const [first = '', ...rest] = text.toLowerCase().split(' ')
  return personName.test(text) || (rest.length === 1 && /^[a-z -]+$/.test(text.toLowerCase()) && isPinyin(first, rest))
}

function isPinyin(first: string, rest: readonly string[]): boolean {
  return pinyinSurnames.has(first) || pinyinSurnames.has(rest[0] ?? '')
}

/** What stands under `requesterName` is a name in whatever form; what stands under `manager` may be other things too. */
function isNameUnder(key: string, text: string): boolean {
  return key.endsWith('Name') || isPersonName(text)
}

/** The names and staff ids inside a value, told from everything else by the keys they stand under. */
function personWords(value: unknown): readonly (readonly [word: string, sort: Sort])[] {
  if (Array.isArray(value)) return value.flatMap(personWords)
  if (typeof value !== 'object' || value === null) return []
  const isId = (key: string) => personKey.test(key) && key.endsWith('Id')
  const isPerson = Object.keys(value).some(isId)
  const isName = (key: string, text: string) => {
    if (key === 'name') return isPerson || isPersonName(text)
    return personKey.test(key) && isNameUnder(key, text)
  }
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    if (typeof each !== 'string') return personWords(each)
    if (isId(key)) return [[each, '工号'] as const]
    return isName(key, each) ? [[each, '姓名'] as const] : []
  })
}

/** Words to hide, by their length: a tenant's directory may hold thousands of names. */
class KnownWords {
  readonly #sorts = new Map<string, Sort>()
  readonly #lengths = new Set<number>()

  add(word: string, sort: Sort): void {
    const plain = viewOf(word).text
    if (plain.length < 2) return
    this.#sorts.set(plain, sort)
    this.#lengths.add(plain.length)
  }

  find({ text }: View, spans: Spans): void {
    const longestFirst = [...this.#lengths].sort((a, b) => b - a)
    for (const length of longestFirst)
      for (let at = 0; at + length <= text.length; at += 1) {
        const sort = this.#sorts.get(text.slice(at, at + length))
        if (sort) spans.add({ at, end: at + length, sort })
      }
  }
}

/**
 * Makes the mask of one turn. Placeholders that somebody typed are made harmless first, so that only what this mask
 * hid comes back; its own are left as they are, so that a text masked twice is as it was masked once.
 * @param names names that are personal wherever they stand, such as that of the person who speaks
 * @param ids staff ids likewise, in whatever form this body gives them
 * @param first where the numbers of its placeholders begin: drawn anew for each turn, so that nobody can guess them
 */
export function createMask(names: readonly string[], ids: readonly string[] = [], first = 0): Mask {
  const given = new Map<string, string>()
  const originals = new Map<string, string>()
  const counts = new Map<string, number>()
  const typed = new Set<string>()
  const words = new KnownWords()
  for (const name of names) words.add(name, '姓名')
  for (const id of ids) words.add(id, '工号')

  const give = (sort: Sort, original: string): string => {
    const before = given.get(`${sort} ${original}`)
    if (before) return before
    let mark: string
    do {
      const count = (counts.get(sort) ?? first) + 1
      counts.set(sort, count)
      mark = `〔${sort}#${count}〕`
    } while (typed.has(mark))
    given.set(`${sort} ${original}`, mark)
    originals.set(mark, original)
    return mark
  }

  const learn = (text: string): void => {
    for (const [mark] of text.matchAll(placeholder)) if (!originals.has(mark)) typed.add(mark)
    for (const name of findNames(viewOf(text.replace(placeholder, ' ')).text)) words.add(name, '姓名')
  }

  const learnFrom = (value: unknown): void => {
    for (const [word, sort] of personWords(value)) words.add(word, sort)
  }

  const hidePiece = (text: string): string => {
    const view = viewOf(text)
    const spans = new Spans()
    findNumbers(view, spans)
    findPlaces(view, spans)
    words.find(view, spans)
    let out = ''
    let from = 0
    for (const { at, end, sort } of spans.inOrder()) {
      out += text.slice(from, view.from(at)) + give(sort, text.slice(view.from(at), view.to(end)))
      from = view.to(end)
    }
    return out + text.slice(from)
  }

  const hideKnown = (text: string): string => {
    let out = ''
    let from = 0
    let piece = ''
    for (const { 0: mark, 1: sort, 2: number, index } of text.matchAll(placeholder)) {
      piece += text.slice(from, index)
      from = index + mark.length
      if (!originals.has(mark)) piece += `[${sort}#${number}]`
      else {
        out += hidePiece(piece) + mark
        piece = ''
      }
    }
    return out + hidePiece(piece + text.slice(from))
  }

  const show = (text: string) => text.replace(placeholder, (mark) => originals.get(mark) ?? mark)

  const showAll = (value: unknown): unknown => {
    if (typeof value === 'string') return show(value)
    if (Array.isArray(value)) return value.map(showAll)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, showAll(each)]))
  }

  return {
    learn,
    learnFrom,
    hide(text) {
      learn(text)
      return hideKnown(text)
    },
    hideKnown,
    show,
    showAll,
  }
}

/** Hides nothing: for an endpoint on the machines of the body itself. */
export const plainMask: Mask = {
  learn: () => undefined,
  learnFrom: () => undefined,
  hide: (text) => text,
  hideKnown: (text) => text,
  show: (text) => text,
  showAll: (value) => value,
}
