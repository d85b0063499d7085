import { doubleSurnames, pinyinSurnames, surnames } from './understand/names.ts'
import { isIndividual, readPeople } from './understand/people.ts'

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

const separator = '[\\s·.\\-\\u00ad\\u200b-\\u200f\\u2060\\ufeff]?'
const date = '(?:19|20)\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}'

/** What is personal in a text whoever it belongs to: sort and form, longest forms first. */
const forms: readonly { readonly sort: string; readonly pattern: RegExp }[] = [
  { sort: '邮箱', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  {
    sort: '身份证',
    pattern: new RegExp(`(?<!\\d)(?:\\d${separator}){6}(?:19|20)(?:${separator}\\d){9}${separator}[\\dXx](?!\\d)`, 'g'),
  },
  // Two dates beside each other have as many digits as a card.
  { sort: '卡号', pattern: new RegExp(`(?<!\\d)(?!${date})(?:\\d${separator}){15,18}\\d(?!\\d)`, 'g') },
  { sort: '身份证', pattern: /(?<!\d)\d{15}(?!\d)/g },
  {
    sort: '电话',
    pattern: new RegExp(`(?<!\\d)(?:\\+?86${separator})?1${separator}[3-9](?:${separator}\\d){9}(?!\\d)`, 'g'),
  },
  { sort: '电话', pattern: /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g },
  { sort: '护照', pattern: /(?<![A-Za-z\d])[EGDSP][A-Z]?\d{7,8}(?!\d)/g },
  { sort: '工号', pattern: /(?<![A-Za-z\d])[SE]-?\d{4,6}(?!\d)/g },
  { sort: '工号', pattern: /(?<=工号\s?(?:为|是|:)?\s?)[A-Za-z]?-?\d{3,10}(?!\d)/g },
]

const placeholder = /〔([^〔〕#]{1,6})#(\d{1,4})〕/g
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
function personWords(value: unknown): readonly (readonly [word: string, sort: string])[] {
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

/** Full-width letters, digits and marks as their narrow forms; every position stays what it was. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')
}

type Span = { readonly at: number; readonly end: number; readonly sort: string }

function formSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const { sort, pattern } of forms)
    for (const { index: at, 0: said } of text.matchAll(pattern)) addSpan(spans, { at, end: at + said.length, sort })
  return spans
}

function wordSpans(text: string, words: ReadonlyMap<string, string>, spans: Span[]): Span[] {
  const longestFirst = [...words].sort(([a], [b]) => b.length - a.length)
  for (const [word, sort] of longestFirst)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      addSpan(spans, { at, end: at + word.length, sort })
  return spans.sort((a, b) => a.at - b.at)
}

function addSpan(spans: Span[], span: Span): void {
  if (!spans.some(({ at, end }) => at < span.end && span.at < end)) spans.push(span)
}

/**
 * Makes the mask of one turn. Placeholders that somebody typed are made harmless first, so that only what this mask
 * hid comes back.
 * @param names names that are personal wherever they stand, such as that of the person who speaks
 * @param ids staff ids likewise, in whatever form this body gives them
 */
export function createMask(names: readonly string[], ids: readonly string[] = []): Mask {
  const given = new Map<string, string>()
  const originals = new Map<string, string>()
  const counts = new Map<string, number>()
  const words = new Map<string, string>()
  const know = (word: string, sort: string) => {
    if (word.length > 1) words.set(narrow(word), sort)
  }
  for (const name of names) know(name, '姓名')
  for (const id of ids) know(id, '工号')

  const give = (sort: string, original: string): string => {
    const before = given.get(`${sort} ${original}`)
    if (before) return before
    const count = (counts.get(sort) ?? 0) + 1
    counts.set(sort, count)
    const mark = `〔${sort}#${count}〕`
    given.set(`${sort} ${original}`, mark)
    originals.set(mark, original)
    return mark
  }

  const learn = (text: string): void => {
    const plain = narrow(text)
    for (const person of readPeople(plain)) {
      // 1项需 and 主任科员 only look like names.
      if (!isIndividual(person) || person.kind === 'id' || /[\d主]/.test(plain[person.at - 1] ?? '')) continue
      know(person.name.replace(/'s$/, ''), '姓名')
    }
  }

  const learnFrom = (value: unknown): void => {
    for (const [word, sort] of personWords(value)) know(word, sort)
  }

  const hideKnown = (text: string): string => {
    const plain = text.replace(placeholder, '[$1#$2]')
    const searched = narrow(plain)
    let out = ''
    let from = 0
    for (const { at, end, sort } of wordSpans(searched, words, formSpans(searched))) {
      out += plain.slice(from, at) + give(sort, plain.slice(at, end))
      from = end
    }
    return out + plain.slice(from)
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
