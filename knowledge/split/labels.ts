import { numeralClass, parseNumeral } from '../text/numerals.ts'

const numeral = `[${numeralClass}]+`
const articleStart = new RegExp(`^(?:#{1,6}[ \\t]+)?(\\*\\*)?第(${numeral})条(?:之(${numeral}))?\\1?(?=[\\s\\u3000]|$)`)
const headingStart = new RegExp(`^(#{1,6}[ \\t]+)?第${numeral}(分编|编|章|节)(?:[\\s\\u3000]+(.{0,60}))?$`)
const sectionStart = new RegExp(`^(?:#{1,6}[ \\t]+)?(${numeral})、`)
const itemStart = new RegExp(`^[（(](${numeral})[)）]|^(\\d{1,2})[.．、](?!\\d)|^([一二三四五六七八九十]+)、`)

/** Start of an article that a line opens. */
export type ArticleStart = {
  readonly number: number
  readonly suffix: number
  readonly label: string
  readonly skip: number
}

/** Reads 第N条 or 第N条之M at the start of a line; a space must follow, else it is a reference in running text. */
export function readArticleStart(line: string): ArticleStart | null {
  const match = articleStart.exec(line)
  if (!match) return null
  const number = parseNumeral(match[2] as string)
  const suffix = match[3] ? parseNumeral(match[3]) : 0
  if (number === null || suffix === null) return null
  const label = `第${match[2]}条${match[3] ? `之${match[3]}` : ''}`
  return { number, suffix, label, skip: line.indexOf('第') - (match[1] ? 2 : 0) }
}

const ranks: Readonly<Record<string, number>> = { 编: 1, 分编: 2, 章: 3, 节: 4 }

/** A heading and how deep it lies: 编, 分编, 章, 节, then other headings by their number of #. */
export function readHeading(line: string): { readonly rank: number; readonly title: string } | null {
  const numbered = headingStart.exec(line)
  if (numbered) return { rank: ranks[numbered[2] as string] as number, title: tidy(line) }
  const marked = /^(#{1,6})[ \t]+(.+)$/.exec(line)
  if (!marked) return null
  return { rank: 9 + (marked[1] as string).length, title: tidy(line) }
}

function tidy(line: string): string {
  return line
    .replace(/^#+\s*/, '')
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/附 则/, '附则')
    .replace(/总 则/, '总则')
    .trim()
}

/** The number of a line such as `三、…` in an act that is not divided into articles. */
export function readSectionStart(line: string): number | null {
  const match = sectionStart.exec(line)
  return match && !/^\d/.test(match[1] as string) ? parseNumeral(match[1] as string) : null
}

/** True for a line that opens an appendix after the last article, such as `附录：`. */
export function isAppendixStart(line: string): boolean {
  return /^(?:#{1,6}[ \t]+)?附[录件表][一二三四五六七八九十\d]*(?:[：:]|$)/.test(line)
}

/** The number of an item (项) that a line opens, such as （三） or `3．`. */
export function readItemStart(line: string): number | null {
  const match = itemStart.exec(line)
  return match ? parseNumeral((match[1] ?? match[2] ?? match[3]) as string) : null
}

/**
 * One spelling of an article label, to compare labels of different makers: `第38条`, `38` and `第三十八条` are
 * `38`, 第十六条之一 is `16-1`; `三`, 第三项 and 第三段 of acts without articles are `3`.
 */
export function articleKey(label: string): string {
  const match = new RegExp(`^\\s*(?:附录)?第?\\s*(${numeral})\\s*[条项段]?\\s*(?:之(${numeral}))?\\s*$`).exec(
    label.normalize('NFKC'),
  )
  if (!match) return label.trim()
  const number = parseNumeral(match[1] as string)
  const suffix = match[2] ? parseNumeral(match[2]) : null
  return `${number ?? match[1]}${suffix ? `-${suffix}` : ''}`
}
