import { judgeAddress } from './addresses.ts'
import { Blocks } from './html-blocks.ts'
import { isDataTable, tableLines } from './html-table.ts'
import {
  attributeOf,
  childrenOf,
  type HtmlElement,
  type HtmlNode,
  hasAttribute,
  isElement,
  textWithin,
} from './html-tree.ts'
import { pageBackground, Visibility } from './html-visibility.ts'
import { beginsPart, isArticleNumber } from './line-starts.ts'
import { blockElements, droppedElements, markUp } from './mark-up.ts'
import type { Notices } from './notices.ts'

type List = { readonly ordered: boolean; readonly depth: number; items: number }
type Place = {
  /** Colour behind the text, null when it is not known. */
  readonly background: readonly [number, number, number] | null
  readonly list: List | null
  readonly keepsLines: boolean
}

const topOfPage: Place = { background: pageBackground, list: null, keepsLines: false }
const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)

function startsWithArticle(text: string): boolean {
  const start = /^\s*(第[^条\s]{1,12}条(?:之[^\s，。]{1,3})?)/.exec(text.slice(0, 100))?.[1]
  return start !== undefined && isArticleNumber(start)
}

/** Walks through a page and collects what people see of it. */
class Walk {
  readonly blocks = new Blocks()
  readonly #visibility: Visibility
  readonly #notices: Notices

  constructor(visibility: Visibility, notices: Notices) {
    this.#visibility = visibility
    this.#notices = notices
  }

  children(node: HtmlNode, place: Place): void {
    for (const child of childrenOf(node)) {
      if (isElement(child)) this.#element(child, place)
      else if ('value' in child) {
        if (place.keepsLines) this.blocks.addLines(child.value)
        else this.blocks.add(child.value)
      }
    }
  }

  #element(element: HtmlElement, place: Place): void {
    this.#noticeAttributes(element)
    if (droppedElements.has(element.tagName)) {
      this.#noticeDropped(element)
      return
    }
    const background = this.#visibility.background(element, place.background)
    if (this.#isHidden(element, background)) this.#noticeHidden(element)
    else this.#visible(element, { ...place, background })
  }

  #isHidden(element: HtmlElement, background: Place['background']): boolean {
    return this.#visibility.isHidden(element, background)
  }

  #noticeHidden(element: HtmlElement): void {
    const text = textWithin(element)
    if (hasWords(text)) this.#notices.add(markUp.hidden, text)
  }

  #noticeDropped(element: HtmlElement): void {
    const matter = droppedElements.get(element.tagName)
    if (matter) this.#notices.add(matter)
    if (element.tagName === 'meta' && /refresh/i.test(attributeOf(element, 'http-equiv')))
      this.#notices.add(markUp.refresh)
  }

  #noticeAttributes(element: HtmlElement): void {
    for (const { name, value } of element.attrs) {
      if (/^on[a-z]/.test(name)) this.#notices.add(markUp.handler)
      else if (/^(?:style|background)$/.test(name) && /url\s*\(|^\s*(?:https?:)?\/\//i.test(value))
        this.#notices.add(markUp.linked)
    }
  }

  #visible(element: HtmlElement, place: Place): void {
    const name = element.tagName
    if (/^h[1-6]$/.test(name)) this.#block(element, place, `${'#'.repeat(Number(name[1]))} `)
    else if (name === 'li') this.#item(element, place)
    else if (name === 'ul' || name === 'ol')
      this.#block(element, {
        ...place,
        list: { ordered: name === 'ol', depth: (place.list?.depth ?? -1) + 1, items: 0 },
      })
    else if (name === 'table' && isDataTable(element)) this.#table(element, place)
    else if (name === 'pre' || name === 'listing') this.#block(element, { ...place, keepsLines: true })
    else if (name === 'br') this.blocks.end()
    else if (blockElements.has(name)) this.#block(element, place)
    else this.#inline(element, place)
  }

  #block(element: HtmlElement, place: Place, prefix = ''): void {
    if (element.tagName === 'form') this.#notices.add(markUp.control)
    if (prefix === '') this.blocks.end()
    else this.blocks.begin(prefix)
    this.children(element, place)
    if (prefix === '') this.blocks.end()
    else this.blocks.close()
  }

  #item(element: HtmlElement, place: Place): void {
    const { list } = place
    if (list) list.items++
    const text = textWithin(element).trim()
    const mark = list?.ordered ? `${list.items}. ` : '- '
    const indent = '  '.repeat(Math.min(list?.depth ?? 0, 8))
    // What is numbered already begins its line with the number.
    const numbered = beginsPart(text) || startsWithArticle(text)
    this.blocks.begin(numbered ? '' : indent + mark, 'item')
    this.children(element, place)
    this.blocks.close()
  }

  #table(table: HtmlElement, place: Place): void {
    for (const child of childrenOf(table))
      if (isElement(child) && child.tagName === 'caption') this.#element(child, place)
    this.blocks.addTable(tableLines(table, (cell) => this.#cellText(table, cell, place)))
  }

  /** The text of a cell on one line; nothing when the row or a group of rows is hidden. */
  #cellText(table: HtmlElement, cell: HtmlElement, place: Place): string {
    let { background } = place
    const above: HtmlElement[] = []
    for (let node: HtmlNode | null = cell.parentNode; node && isElement(node) && node !== table; node = node.parentNode)
      above.unshift(node)
    for (const element of above) {
      background = this.#visibility.background(element, background)
      if (!this.#isHidden(element, background)) continue
      this.#noticeHidden(cell)
      return ''
    }
    const within = new Walk(this.#visibility, this.#notices)
    within.#element(cell, { ...place, background, list: null })
    return within.blocks.toPlainText()
  }

  #inline(element: HtmlElement, place: Place): void {
    const name = element.tagName
    if (name === 'img' || name === 'image') this.#picture(element)
    else if (name === 'a') this.#link(element, place)
    else if (/^(?:del|s|strike)$/.test(name) && hasWords(textWithin(element)))
      this.#notices.add(markUp.struck, textWithin(element))
    else this.#part(element, place)
  }

  /** A part of a line; the number of an article in bold print begins a line of its own. */
  #part(element: HtmlElement, place: Place): void {
    const heavy = /^(?:b|strong|font|span|u)$/.test(element.tagName)
    if (heavy && /[。；：！？]/.test(this.blocks.last) && startsWithArticle(textWithin(element))) this.blocks.end()
    this.children(element, place)
    this.blocks.partEnd()
  }

  #picture(element: HtmlElement): void {
    const source = attributeOf(element, 'src')
    const { kind } = judgeAddress(source)
    if (kind === 'outside' || hasAttribute(element, 'srcset')) this.#notices.add(markUp.remoteImage, source)
    else this.#notices.add(kind === 'active' ? markUp.dataImage : markUp.image)
  }

  #link(element: HtmlElement, place: Place): void {
    const judged = judgeAddress(attributeOf(element, 'href'))
    if (judged.kind === 'active') this.#notices.add(markUp.activeLink, textWithin(element))
    this.#part(element, place)
    if (judged.kind === 'outside' && textWithin(element).trim() !== judged.shown) this.blocks.add(`（${judged.shown}）`)
  }
}

/** The text of a page or a piece of one as Markdown; what was dropped is noticed. */
export function walkHtml(tree: HtmlNode, notices: Notices): string {
  const walk = new Walk(new Visibility(tree), notices)
  walk.children(tree, topOfPage)
  return walk.blocks.toMarkdown()
}
