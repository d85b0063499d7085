import { UnreadableFile } from '../unreadable.ts'
import { chosenOf, isOffPage, type Page, perTwip, type TextBox } from './docx-graphics.ts'
import {
  type Around,
  type BodyContext,
  type Inline,
  InlineReader,
  type Piece,
  plainText,
  type Setting,
} from './docx-inline.ts'
import { type RunLook, runLookOf } from './docx-look.ts'
import type { ListLabel } from './docx-numbering.ts'
import { overStyle, type ParagraphLook, paragraphLookOf, type Style } from './docx-styles.ts'
import { TableReader } from './docx-table.ts'
import { paragraphXml } from './docx-xml.ts'
import { elementsOf, firstOf, wordValueOf, type XmlElement } from './xml-tree.ts'

/** A paragraph whose end nobody sees: what it holds begins the next one. */
type Unfinished = { readonly label: ListLabel | null; readonly inline: Inline }

/** The blocks of a body or cell that go one after the other. */
type Flow = { unfinished: Unfinished | null; readonly setting: Setting }

/** Headings are short; a whole article in the style of a heading is an article. */
const longestHeading = 80

function headingOf(style: Style, look: ParagraphLook): number {
  if (/^title$/i.test(style.name)) return 1
  const named = /^(?:heading|标题)\s*([1-9])$/i.exec(style.name)
  const outline = look.outline ?? (named ? Number(named[1]) - 1 : 9)
  return outline < 9 ? Math.min(outline + 2, 6) : 0
}

/** Labels in brackets stand directly before their text; 第一条 and 1. need a space to be seen as such. */
function withLabel(label: ListLabel | null, pieces: readonly Piece[]): readonly Piece[] {
  if (!label || label.text === '') return pieces
  const first = pieces.findIndex((piece) => typeof piece !== 'string' || piece.trim() !== '')
  const shown = pieces.slice(Math.max(first, 0))
  const [start] = shown
  const text = typeof start === 'string' ? [start.trimStart(), ...shown.slice(1)] : shown
  return [/[）)、】》」\u2460-\u249b]$/.test(label.text) ? label.text : `${label.text} `, ...text]
}

/**
 * Turns the body of a document into one that holds nothing but what people see: paragraphs with their automatic
 * numbers as text, headings and tables.
 */
export class BodyReader {
  readonly #context: BodyContext
  readonly #inline: InlineReader
  readonly #flow: Flow = { unfinished: null, setting: { behind: undefined, hidden: null } }
  readonly #tables: TableReader
  #characters = 0
  #hasTitle = false

  constructor(context: BodyContext) {
    this.#context = context
    this.#inline = new InlineReader(context)
    this.#tables = new TableReader(context, (elements, setting) => this.blocks(elements, setting))
  }

  /** One block of the body as XML, a large table with `tableBreak` in it; empty when nothing of it is seen. */
  block(element: XmlElement): string {
    return this.#block(element, this.#flow)
  }

  /** What the last paragraph left open. */
  end(): string {
    return this.#finish(this.#flow)
  }

  /** The blocks of a cell or text box. */
  blocks(elements: readonly XmlElement[], setting: Setting): string {
    const flow: Flow = { unfinished: null, setting }
    return elements.map((element) => this.#block(element, flow)).join('') + this.#finish(flow)
  }

  #block(element: XmlElement, flow: Flow): string {
    switch (element.name) {
      case 'w:p':
        return this.#paragraph(element, flow)
      case 'w:tbl':
        return this.#finish(flow) + this.#tables.read(element, flow.setting, flow === this.#flow)
      case 'w:sdt':
        return isContents(element) ? '' : this.#within(firstOf(element, 'w:sdtContent'), flow)
      case 'mc:AlternateContent':
        return this.#within(chosenOf(element), flow)
      case 'w:ins':
      case 'w:moveTo':
        this.#context.findings.addRevision('inserted')
        return this.#within(element, flow)
      case 'w:customXml':
        return this.#within(element, flow)
      case 'w:del':
      case 'w:moveFrom':
        this.#context.findings.addRevision('deleted')
        return ''
      default:
        return ''
    }
  }

  #within(element: XmlElement | undefined, flow: Flow): string {
    return element
      ? elementsOf(element)
          .map((child) => this.#block(child, flow))
          .join('')
      : ''
  }

  #paragraph(element: XmlElement, flow: Flow): string {
    const properties = firstOf(element, 'w:pPr')
    const style = this.#context.styles.paragraph(wordValueOf(properties, 'w:pStyle'))
    const look = overStyle(style.paragraph, paragraphLookOf(properties))
    const inline = this.#inline.read(element, this.#around(properties, style, look, flow.setting))
    // A table of contents only repeats the headings, and its lines would be taken for them.
    if (/^toc\b/i.test(style.name)) return ''
    const mark = this.#markOf(firstOf(properties, 'w:rPr'), style)
    const before = flow.unfinished
    const isEmpty = plainText(inline.pieces).trim() === '' && inline.notes.length === 0
    const isCounted = mark === 'shown' || (mark === 'hidden' && !isEmpty)
    const label = isCounted ? this.#context.numbering.next(look, style) : null
    const whole = joined(before, { label, inline })
    if (mark !== 'shown') {
      flow.unfinished = whole
      return ''
    }
    flow.unfinished = null
    return this.#write(whole, headingOf(style, look), flow.setting)
  }

  #around(properties: XmlElement | undefined, style: Style, look: ParagraphLook, setting: Setting): Around {
    const behind = look.shade === undefined || look.shade === 'auto' ? setting.behind : look.shade
    const isOutside = properties !== undefined && isParagraphOffPage(properties, this.#context.page)
    const hidden = setting.hidden ?? (look.flat ? 'size' : isOutside ? 'frame' : null)
    return { look: style.run, behind, hidden }
  }

  /** How the end of a paragraph is seen: a deleted or hidden one joins the paragraph with the next. */
  #markOf(mark: XmlElement | undefined, style: Style): 'shown' | 'hidden' | 'removed' {
    if (firstOf(mark, 'w:del') || firstOf(mark, 'w:moveFrom')) {
      this.#context.findings.addRevision('deleted')
      return 'removed'
    }
    const look: RunLook = { ...style.run, ...runLookOf(mark) }
    return look.vanish ? 'hidden' : 'shown'
  }

  #write({ label, inline }: Unfinished, heading: number, setting: Setting): string {
    const boxes = inline.boxes.map((box) => this.#box(box, setting)).join('')
    const notes = inline.notes.map((text) => `〔注：${text}〕`)
    if (plainText(inline.pieces).trim() === '' && notes.length === 0) return boxes
    const pieces = [...withLabel(label, inline.pieces), ...notes]
    const text = plainText(pieces).trim()
    this.#characters += text.length
    if (this.#characters > this.#context.limits.characters)
      throw new UnreadableFile('E_SIZE', '文件的文字超过上限。请拆成几个较小的文件后再导入。')
    return paragraphXml(pieces, this.#levelOf(heading, text)) + boxes
  }

  #levelOf(heading: number, text: string): number {
    const isArticle = /^第[^\s]{1,12}条(?:\s|$)/.test(text)
    if (heading === 0 || isArticle || text.length > longestHeading || text.includes('\n')) return 0
    // A document has one title; more paragraphs in that style are headings.
    if (heading > 1 || this.#hasTitle) return Math.max(heading, 2)
    this.#hasTitle = true
    return 1
  }

  /** Text boxes stand after the paragraph that holds them. */
  #box({ content, hidden }: TextBox, setting: Setting): string {
    return this.blocks(elementsOf(content), { behind: undefined, hidden: setting.hidden ?? hidden })
  }

  #finish(flow: Flow): string {
    const { unfinished, setting } = flow
    flow.unfinished = null
    return unfinished ? this.#write(unfinished, 0, setting) : ''
  }
}

/** A paragraph with what was left open before it. */
function joined(before: Unfinished | null, { label, inline }: Unfinished): Unfinished {
  if (!before) return { label, inline }
  return {
    label: before.label ?? label,
    inline: {
      pieces: [...before.inline.pieces, ...inline.pieces],
      boxes: [...before.inline.boxes, ...inline.boxes],
      notes: [...before.inline.notes, ...inline.notes],
    },
  }
}

/** True for the control that holds a table of contents. */
function isContents(control: XmlElement): boolean {
  const gallery = firstOf(firstOf(control, 'w:sdtPr'), 'w:docPartObj')
  return wordValueOf(gallery, 'w:docPartGallery') === 'Table of Contents'
}

function isParagraphOffPage(properties: XmlElement, page: Page): boolean {
  const frame = firstOf(properties, 'w:framePr')?.attributes
  if (frame) {
    const twips = (name: string) => Number.parseInt(frame.get(name) ?? '', 10) * perTwip
    const across = { offset: twips('w:x'), size: twips('w:w'), page: page.width }
    const down = { offset: twips('w:y'), size: twips('w:h'), page: page.height }
    if (isOffPage({ ...across, fromPage: frame.get('w:hAnchor') === 'page' })) return true
    if (isOffPage({ ...down, fromPage: frame.get('w:vAnchor') === 'page' })) return true
  }
  const indent = firstOf(properties, 'w:ind')?.attributes
  const left = Number.parseInt(indent?.get('w:left') ?? indent?.get('w:start') ?? '0', 10) * perTwip
  return Math.abs(left) >= page.width
}
