import { isIndividual, readPeople } from './understand/people.ts'

/** Replaces personal data by placeholders for the time a text is away, and puts it back; for one turn. */
export type Mask = {
  /** The text with names, numbers and addresses of persons replaced by placeholders such as 〔姓名#1〕. */
  hide(text: string): string
  /** The text with the placeholders this mask gave out replaced by what they stand for; others stay as they are. */
  show(text: string): string
  /** {@link show} for every string inside a value. */
  showAll(value: unknown): unknown
}

const separator = '[\\s·.-]?'

/** What is personal in a text whoever it belongs to: sort and form, longest forms first. */
const forms: readonly { readonly sort: string; readonly pattern: RegExp }[] = [
  { sort: '邮箱', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  {
    sort: '身份证',
    pattern: new RegExp(`(?<!\\d)(?:\\d${separator}){6}(?:19|20)(?:${separator}\\d){9}${separator}[\\dXx](?!\\d)`, 'g'),
  },
  { sort: '卡号', pattern: new RegExp(`(?<!\\d)(?:\\d${separator}){15,18}\\d(?!\\d)`, 'g') },
  {
    sort: '电话',
    pattern: new RegExp(`(?<!\\d)(?:\\+?86${separator})?1${separator}[3-9](?:${separator}\\d){9}(?!\\d)`, 'g'),
  },
  { sort: '电话', pattern: /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g },
  { sort: '护照', pattern: /(?<![A-Za-z\d])[EGDSP][A-Z]?\d{7,8}(?!\d)/g },
  { sort: '工号', pattern: /(?<![A-Za-z\d])[SE]-?\d{4,6}(?!\d)/g },
]

const placeholder = /〔([^〔〕#]{1,6})#(\d{1,4})〕/g

/**
 * Makes the mask of one turn. Placeholders that somebody typed are made harmless first, so that only what this mask
 * hid comes back.
 * @param known names that are personal wherever they stand, such as that of the person who speaks
 */
export function createMask(known: readonly string[]): Mask {
  const given = new Map<string, string>()
  const originals = new Map<string, string>()
  const counts = new Map<string, number>()
  const names = new Set(known.filter((name) => name.length > 1))

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

  const hideNames = (text: string): string => {
    for (const person of readPeople(text))
      if (isIndividual(person) && person.kind !== 'id') names.add(person.name.replace(/'s$/, ''))
    const longestFirst = [...names].sort((a, b) => b.length - a.length)
    return longestFirst.reduce((out, name) => out.replaceAll(name, () => give('姓名', name)), text)
  }

  const show = (text: string) => text.replace(placeholder, (mark) => originals.get(mark) ?? mark)

  const showAll = (value: unknown): unknown => {
    if (typeof value === 'string') return show(value)
    if (Array.isArray(value)) return value.map(showAll)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, showAll(each)]))
  }

  return {
    hide(text) {
      const plain = text.normalize('NFKC').replaceAll('〔', '[').replaceAll('〕', ']')
      const numbers = forms.reduce((out, { sort, pattern }) => out.replace(pattern, (said) => give(sort, said)), plain)
      return hideNames(numbers)
    },
    show,
    showAll,
  }
}
