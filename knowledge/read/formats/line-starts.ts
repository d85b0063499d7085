import { numeralClass, parseNumeral } from '../../text/numerals.ts'

const numeral = `[${numeralClass}]+`
const articleWord = new RegExp(`^第(${numeral})条(?:之${numeral})?`)
const article = new RegExp(`^第${numeral}条(?:之${numeral})?(?=[\\s\\u3000]|$)`)
const division = new RegExp(`^第${numeral}(?:分编|编|章|节)(?=[\\s\\u3000]|$)`)
const gluedDivision = new RegExp(`^(第${numeral}(?:分编|编|章|节))(?=[^\\s\\u3000的之、，。；：规])`)
const item =
  /^(?:[（(][〇零一二三四五六七八九十百]{1,5}[)）]|[〇零一二三四五六七八九十百]{1,5}、|[（(]\d{1,3}[)）]|\d{1,3}[.．、](?!\d)|[①-⑳])/
const appendix = /^(?:附[录件表]|附则)[一二三四五六七八九十\d]*(?:[：:\s\u3000]|$)/

/** True for a line that begins something of its own: 第一条, 第二章, （三）, 四、, 5., 附件. */
export function beginsPart(line: string): boolean {
  return article.test(line) || division.test(line) || item.test(line) || appendix.test(line)
}

/** True for a line that opens with 第N条 or 第N条之M and a space, or is nothing else. */
export function beginsArticle(line: string): boolean {
  return article.test(line)
}

/** True for a line that is the heading of a chapter or section: 第一章　总则. */
export function isDivision(line: string): boolean {
  return division.test(line) && line.length <= 60
}

/** True for a text that is the number of an article and nothing else: 第三条, 第十六条之一. */
export function isArticleNumber(text: string): boolean {
  return articleWord.exec(text)?.[0] === text
}

const indent = /^\s*(?:#{1,6}[ \t]+)?/
const withoutIndent = (line: string) => line.replace(indent, '')

/** The line with a space after the number it opens with. */
function spaced(line: string): string {
  const before = indent.exec(line)?.[0] ?? ''
  const number = articleWord.exec(line.slice(before.length))?.[0] ?? ''
  return `${before}${number}　${line.slice(before.length + number.length)}`
}

type Step = { readonly at: number; readonly number: number; readonly length: number; readonly before: Step | undefined }

/** The longest row of lines whose article numbers rise one by one. */
function longestRow(lines: readonly string[]): readonly Step[] {
  const rows = new Map<number, Step>()
  for (const [at, line] of lines.entries()) {
    const written = articleWord.exec(withoutIndent(line))?.[1]
    const number = written ? parseNumeral(written) : null
    if (number === null) continue
    const before = rows.get(number - 1)
    const step = { at, number, length: (before?.length ?? 0) + 1, before }
    if (step.length > (rows.get(number)?.length ?? 0)) rows.set(number, step)
  }
  const found: Step[] = []
  const last = [...rows.values()].reduce<Step | undefined>(
    (best, one) => (one.length > (best?.length ?? 0) ? one : best),
    undefined,
  )
  for (let step = last; step; step = step.before) found.unshift(step)
  return found
}

/**
 * Puts a space after 第N条 at the start of lines where the writer left it out, so that it is seen as the start of an
 * article. Done only when no line has the space and the numbers rise one by one: else such a line is a sentence that
 * speaks of another article.
 */
export function spaceArticles(text: string): string {
  const lines = text.split('\n')
  if (lines.some((line) => article.test(withoutIndent(line)))) return text
  const row = longestRow(lines)
  // A part of a long act begins with some other number than one.
  if (row.length < (row[0]?.number === 1 ? 3 : 5)) return text
  const starts = new Set(row.map(({ at }) => at))
  return lines
    .map((line, at) => (starts.has(at) ? spaced(line) : line))
    .map((line) => (line.length <= 40 ? line.replace(gluedDivision, '$1　') : line))
    .join('\n')
}

/** True for a line after which an article may begin: nothing, the end of a sentence, or a heading. */
function mayEndBefore(line: string): boolean {
  return line === '' || /[。；：！？）)]$/.test(line) || isDivision(line) || line.length < 25
}

/** Sets articles and headings of chapters apart with an empty line, where the lines of a text follow each other closely. */
export function separateParts(text: string): string {
  const lines: string[] = []
  let before = ''
  for (const line of text.split('\n')) {
    const bare = line.trim()
    const begins = article.test(bare) || isDivision(bare)
    if (lines.length > 0 && before !== '' && (begins || isDivision(before)) && mayEndBefore(before)) lines.push('')
    lines.push(line)
    before = bare
  }
  return lines.join('\n')
}
