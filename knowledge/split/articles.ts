import type { Article } from '../document.ts'
import { toChinese } from '../text/numerals.ts'
import { type ArticleStart, isAppendixStart, readArticleStart, readHeading, readSectionStart } from './labels.ts'
import { isBlank, splitParagraphs } from './paragraphs.ts'

type Mark = Omit<Article, 'text' | 'paragraphs' | 'ordinal'> & { end: number }
type Mode = 'articles' | 'sections' | 'passages'
type Line = { readonly text: string; readonly start: number; readonly end: number; readonly wrapped: boolean }

/** What a line begins, by the way the document is numbered. */
const readers: Readonly<Record<Mode, (line: string, count: number) => ArticleStart | null>> = {
  articles: (line) => readArticleStart(line),
  sections: (line) => {
    const number = readSectionStart(line)
    if (number === null) return null
    return {
      number,
      suffix: 0,
      label: `第${toChinese(number)}项`,
      skip: line.length - line.replace(/^#+\s*/, '').length,
    }
  },
  passages: (_line, count) => ({ number: count + 1, suffix: 0, label: `第${toChinese(count + 1)}段`, skip: 0 }),
}

/** Lines that are not blank; `wrapped` when the line before it runs on into this one. */
function readLines(body: string): Line[] {
  const lines: Line[] = []
  let at = 0
  let before = ''
  for (const raw of body.split('\n')) {
    const text = raw.trim()
    if (!isBlank(text)) {
      const start = at + raw.indexOf(text)
      const wrapped = before !== '' && !/[。；：！？，、>|）)]$|^#/.test(before) && !/^#/.test(text)
      lines.push({ text, start, end: start + text.length, wrapped })
    }
    before = isBlank(text) ? '' : text
    at += raw.length + 1
  }
  return lines
}

function modeOf(lines: readonly Line[]): Mode {
  if (lines.some(({ text, wrapped }) => !wrapped && readArticleStart(text))) return 'articles'
  return lines.filter(({ text }) => readSectionStart(text) !== null).length >= 2 ? 'sections' : 'passages'
}

/** Where the text of the document begins: after the note on its making, if that is marked. */
function bodyStart(body: string): number {
  const mark = '<!-- INFO END -->'
  const at = body.indexOf(mark)
  return at < 0 ? 0 : at + mark.length
}

const maxPassage = 400

/** In a document without numbers, a line goes on with the passage before when that is short or a list or table. */
function continues(line: Line, open: Mark | undefined, mode: Mode): boolean {
  if (mode !== 'passages' || !open) return false
  return /^(?:[|>*-]|\d+[.．、）)]|[（(])/.test(line.text) || open.end - open.start + line.text.length <= maxPassage
}

class Splitter {
  readonly marks: Mark[] = []
  readonly #mode: Mode
  #headings: { rank: number; title: string }[] = []
  #open: Mark | undefined
  #appendix = false

  constructor(mode: Mode) {
    this.#mode = mode
  }

  heading(line: Line): boolean {
    if (this.#mode === 'sections' && readSectionStart(line.text) !== null) return false
    if (this.#mode === 'articles' && readArticleStart(line.text)) return false
    const heading = readHeading(line.text)
    if (!heading) return false
    this.#open = undefined
    if (heading.rank === 10) return true
    this.#headings = [...this.#headings.filter(({ rank }) => rank < heading.rank), heading]
    return true
  }

  line(line: Line): void {
    const started = line.wrapped || continues(line, this.#open, this.#mode) ? null : this.#start(line)
    if (started) {
      const { skip, ...label } = started
      this.#open = { ...label, path: this.#headings.map(({ title }) => title), start: line.start + skip, end: line.end }
      this.marks.push(this.#open)
    } else if (this.#open) this.#open.end = line.end
  }

  #start(line: Line): ArticleStart | null {
    if (this.#mode === 'articles' && isAppendixStart(line.text)) this.#appendix = true
    else if (this.#appendix && readSectionStart(line.text) !== null) {
      const started = readers.sections(line.text, 0) as ArticleStart
      return { ...started, label: `附录${started.label}` }
    } else return readers[this.#mode](line.text, this.marks.length)
    return { number: 0, suffix: 0, label: '附录', skip: 0 }
  }
}

/**
 * Divides a document into its articles. Acts with 第N条 are cut there; acts numbered 一、二、 become 第N项; text without
 * numbers becomes 第N段. Headings (编, 章, 节, #) are the path. The text of each is a part of the body, unchanged.
 */
export function splitArticles(body: string): readonly Article[] {
  const from = bodyStart(body)
  const lines = readLines(body.slice(from)).filter(({ text }) => !/^<!--.*-->$/.test(text))
  const splitter = new Splitter(modeOf(lines))
  for (const line of lines) if (!splitter.heading(line)) splitter.line(line)
  return splitter.marks.map(({ end, start, ...mark }, ordinal) => {
    const text = body.slice(from + start, from + end)
    return { ...mark, ordinal, start: from + start, text, paragraphs: splitParagraphs(text) }
  })
}
