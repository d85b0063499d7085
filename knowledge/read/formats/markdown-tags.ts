import { judgeAddress } from './addresses.ts'
import { blockElements, droppedElements, isElementName, markUp } from './mark-up.ts'
import type { Links } from './markdown-links.ts'
import type { Scanner } from './markdown-scanner.ts'
import type { Notices } from './notices.ts'
import { hidesElement, readStyle } from './visibility.ts'

/** Turns one HTML table in Markdown into Markdown, and notices what was dropped from it. */
export type ConvertTable = (html: string, notices: Notices) => string

/** Marks the end of the note on the making of a document; it is no hidden text. */
export const infoEnd = '<!-- INFO END -->'
const longestTag = 10_000

/** The value of an attribute within a tag; nothing when it is not there. */
function attribute(tag: string, name: string): string {
  const match = new RegExp(`[\\s"'/]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

/** True for `a<b 且 c>d`, which a browser would take for a tag and no person would. */
function isComparison(tag: string): boolean {
  return /[\u2e80-\uffef]/.test(tag.replace(/"[^"]*"|'[^']*'/g, '')) && !/=/.test(tag)
}

/** Takes HTML out of Markdown. */
export class Tags {
  readonly #scanner: Scanner
  readonly #links: Links
  readonly #notices: Notices
  readonly #convertTable: ConvertTable | null
  /** Address of the link that is open, shown when it ends. */
  #pending = ''
  #inRow: boolean

  constructor(scanner: Scanner, links: Links, notices: Notices, convertTable: ConvertTable | null) {
    this.#scanner = scanner
    this.#links = links
    this.#notices = notices
    this.#convertTable = convertTable
    this.#inRow = scanner.ahead(1) === '|'
  }

  /** Before the end of a line. */
  lineEnd(): void {
    this.#inRow = this.#scanner.ahead(1, 1) === '|'
  }

  /** At `<`. */
  angle(): void {
    const start = this.#scanner.ahead(80)
    const name = /^<\/?([a-z][a-z0-9-]{0,40})(?=[\s/>])/i.exec(start)?.[1]?.toLowerCase()
    if (start.startsWith('<!--')) this.#comment()
    else if (name && isElementName(name)) this.#tag(name, start[1] === '/')
    else if (!this.#autoLink()) this.#otherAngle(start)
  }

  /** At the end of the text. */
  end(): void {
    if (this.#pending !== '') this.#scanner.out.push(`（${this.#pending}）`)
    this.#pending = ''
  }

  #comment(): void {
    const scanner = this.#scanner
    const end = scanner.find('-->', scanner.at + 4)
    if (scanner.text.startsWith(infoEnd, scanner.at)) scanner.keepTo(scanner.at + infoEnd.length)
    else if (end < 0) scanner.replaceTo(scanner.at + 1, '＜')
    else {
      const written = scanner.text.slice(scanner.at + 4, end)
      if (/[\p{L}\p{N}]/u.test(written)) this.#notices.add(markUp.comment, written)
      scanner.replaceTo(end + 3)
    }
  }

  /** `<https://…>` and `<name@host>`. */
  #autoLink(): boolean {
    const match = /^<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>/i.exec(
      this.#scanner.ahead(2100),
    )
    if (!match) return false
    const written = match[1] as string
    const judged = judgeAddress(written)
    if (judged.kind === 'active') this.#notices.add(markUp.activeLink)
    const shown = judged.kind === 'outside' ? judged.shown : written
    this.#scanner.replaceTo(this.#scanner.at + match[0].length, judged.kind === 'active' ? '' : shown)
    return true
  }

  /** An angle bracket that opens no element: text, unless a browser would take it for a tag. */
  #otherAngle(start: string): void {
    const scanner = this.#scanner
    const place = /^<[\p{L}\p{N}_-]{1,30}>/u.exec(start)
    if (!/^<[a-z/!?]/i.test(start)) scanner.keepTo(scanner.at + 1)
    else if (place) scanner.replaceTo(scanner.at + place[0].length, `＜${place[0].slice(1, -1)}＞`)
    else scanner.replaceTo(scanner.at + 1, '＜')
  }

  /** The end of the tag that begins here, after its closing bracket; -1 when it has none. */
  #tagEnd(): number {
    const scanner = this.#scanner
    const tag = /^<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/.exec(scanner.ahead(longestTag))
    if (tag) return scanner.at + tag[0].length
    const end = scanner.find('>', scanner.at)
    return end < 0 || end - scanner.at > longestTag ? -1 : end + 1
  }

  #tag(name: string, closing: boolean): void {
    const scanner = this.#scanner
    const start = scanner.at
    const end = this.#tagEnd()
    if (end < 0) {
      scanner.replaceTo(start + 1, '＜')
      return
    }
    const tag = scanner.text.slice(start, end)
    if (isComparison(tag)) {
      scanner.replaceTo(start + 1, '＜')
      return
    }
    scanner.replaceTo(end)
    if (closing) this.#closing(name)
    else if (name === 'table' && this.#convertTable) this.#table(start, this.#convertTable)
    else if (droppedElements.has(name)) this.#drop(name, tag)
    else this.#unwrap(name, tag)
  }

  #closing(name: string): void {
    if (name === 'a') this.end()
    else this.#gap(name)
  }

  #table(start: number, convert: ConvertTable): void {
    const scanner = this.#scanner
    const end = scanner.find('</table>', scanner.at)
    if (end < 0) return
    scanner.replaceTo(end + '</table>'.length)
    scanner.out.push('\n\n', convert(scanner.text.slice(start, scanner.at), this.#notices), '\n\n')
  }

  #drop(name: string, tag: string): void {
    const matter = droppedElements.get(name)
    if (matter) this.#notices.add(matter)
    if (name === 'meta' && /refresh/i.test(attribute(tag, 'http-equiv'))) this.#notices.add(markUp.refresh)
    const end = this.#scanner.find(`</${name}`, this.#scanner.at)
    if (end >= 0 && !tag.endsWith('/>')) this.#scanner.replaceTo(end)
  }

  #unwrap(name: string, tag: string): void {
    const scanner = this.#scanner
    if (/[\s"'/]on[a-z]{2,40}\s*=/i.test(tag)) this.#notices.add(markUp.handler)
    if (name === 'form') this.#notices.add(markUp.control)
    if (name === 'img' || name === 'image') this.#links.picture(attribute(tag, 'src'))
    if (name === 'a') this.#anchor(tag)
    const hides = hidesElement(readStyle(attribute(tag, 'style'))) || /\shidden(?=[\s=>/])/i.test(tag)
    const end = hides ? scanner.find(`</${name}`, scanner.at) : -1
    if (end >= 0) {
      this.#notices.add(markUp.hidden, scanner.text.slice(scanner.at, end))
      scanner.replaceTo(end)
    } else this.#gap(name)
  }

  #anchor(tag: string): void {
    this.end()
    const judged = judgeAddress(attribute(tag, 'href'))
    if (judged.kind === 'active') this.#notices.add(markUp.activeLink)
    if (judged.kind === 'outside') this.#pending = judged.shown
  }

  /** What stands in the place of a tag: a new line for a block, except within a row of a table. */
  #gap(name: string): void {
    if (name === 'br' || blockElements.has(name)) this.#scanner.out.push(this.#inRow ? ' ' : '\n')
  }
}
