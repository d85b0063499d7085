import { beginsPart } from './line-starts.ts'
import type { PageLines, TextLine } from './pdf-lines.ts'

/** How much of a page at its top and bottom is margin. */
const marginShare = 0.12
const pageNumber =
  /^[\s\-—–―_·.•|/\\]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十百〇零]{1,5})\s*页?(?:\s*[/，,、]?\s*(?:共|of|\/)\s*\d{1,4}\s*页?)?[\s\-—–―_·.•|/\\]*$/i
const english = /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/i

/** Marks of secrecy are kept wherever they stand: whoever looks for them must find them. */
const secrecy = /绝\s*密|机\s*密|秘\s*密|内部(?:资料|文件|使用)|工作秘密|不得外传|注意保存/

function isInMargin({ y }: TextLine, height: number): boolean {
  return y < marginShare * height || y > (1 - marginShare) * height
}

/** True for a line that may be a header or footer: it stands in a margin, and is no sentence and no article. */
function mayRepeat(line: TextLine, height: number): boolean {
  if (!line.level) return true
  return !line.rows && isInMargin(line, height) && !beginsPart(line.text) && !/[。；，：]|[.!?;]$/.test(line.text)
}

/** A line without its numbers, with the height where it stands: what headers of different pages have in common. */
function patternOf({ text, y, level }: TextLine): string {
  const plain = text.replace(/\d+|[一二三四五六七八九十百]+(?=页)/g, '#').replace(/\s+/g, '')
  // A stamp across the page is the same wherever it lies.
  return level ? `${Math.round(y / 6)} ${plain}` : `aslant ${plain}`
}

/** Patterns of lines in the margins that most pages have. */
function repeatedPatterns(pages: readonly PageLines[]): ReadonlySet<string> {
  if (pages.length < 2) return new Set()
  const counts = new Map<string, number>()
  for (const { lines, height } of pages) {
    const own = lines.filter((line) => mayRepeat(line, height)).map(patternOf)
    for (const pattern of new Set(own)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  // Left and right pages may have headers of their own.
  const needed = Math.max(2, pages.length * 0.4)
  return new Set([...counts].filter(([, count]) => count >= needed).map(([pattern]) => pattern))
}

/** The number of the page is the outermost line of a page, in its margin. */
function isPageNumber(line: TextLine, { lines, height }: PageLines): boolean {
  const text = line.text.trim()
  if (!isInMargin(line, height) || !(pageNumber.test(text) || english.test(text))) return false
  return line.y < height / 2
    ? lines.every((other) => other === line || !other.level || other.y >= line.y - 2)
    : lines.every((other) => other === line || !other.level || other.y <= line.y + 2)
}

/** What is left of pages without their margins. */
export type Body = {
  readonly pages: readonly (readonly TextLine[])[]
  /** Marks of secrecy that stood in the margins, each once. */
  readonly marks: readonly string[]
}

/** The pages without page numbers and without what stands at the top or bottom of most of them. */
export function removeMargins(pages: readonly PageLines[]): Body {
  const repeated = repeatedPatterns(pages)
  const marks = new Map<string, string>()
  const bodies = pages.map((page) =>
    page.lines.filter((line) => {
      if (isPageNumber(line, page)) return false
      const pattern = patternOf(line)
      if (!mayRepeat(line, page.height) || !repeated.has(pattern)) return true
      if (secrecy.test(line.text) && !marks.has(pattern)) marks.set(pattern, line.text.replace(/\t/g, '　').trim())
      return false
    }),
  )
  return { pages: bodies, marks: [...new Set(marks.values())] }
}
