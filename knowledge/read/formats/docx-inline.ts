import type { ReadLimits } from './contract.ts'
import { Fields } from './docx-fields.ts'
import { chosenOf, type Page, readGraphic, type TextBox } from './docx-graphics.ts'
import { hiddenBy, type RunLook, runLookOf } from './docx-look.ts'
import type { Numbering } from './docx-numbering.ts'
import type { Styles } from './docx-styles.ts'
import type { Finding, Findings } from './office-findings.ts'
import { elementsOf, firstOf, textOf, wordValueOf, type XmlElement } from './xml-tree.ts'

/** A piece of a paragraph: text with `\n` for breaks and `\t` for tabs, or a character of a symbol font. */
export type Piece = string | { readonly font: string; readonly character: string }

/** What can be seen of a paragraph. */
export type Inline = {
  readonly pieces: Piece[]
  readonly boxes: TextBox[]
  /** Texts of the notes it refers to. */
  readonly notes: string[]
}

/** What holds for all runs of a paragraph. */
export type Around = {
  readonly look: RunLook
  /** Colour behind them. */
  readonly behind: string | undefined
  /** Why nobody sees any of them. */
  readonly hidden: Finding | null
}

/** What a document brings along for reading its paragraphs. */
export type InlineContext = {
  readonly styles: Styles
  readonly findings: Findings
  readonly page: Page
  /** Texts of the notes by `footnote:` or `endnote:` and their number. */
  readonly notes: ReadonlyMap<string, string>
}

/** What the body of a document is read with. */
export type BodyContext = InlineContext & { readonly numbering: Numbering; readonly limits: ReadLimits }

/** Where a block stands: the colour behind it, and why nobody sees it. */
export type Setting = { readonly behind: string | undefined; readonly hidden: Finding | null }

/** The pieces as plain text. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : '□')).join('')
}

/** Where a walk through a paragraph stands: outside a run, or in one that is hidden or not. */
type State = {
  readonly around: Around
  readonly inRun: boolean
  readonly hidden: Finding | null
  readonly into: Inline
}

type Reader = (element: XmlElement, state: State) => void

/** Formulas keep the order of their parts; a fraction gets its stroke, an index its sign. */
const between: ReadonlyMap<string, string> = new Map([
  ['m:den', '/'],
  ['m:sup', '^'],
  ['m:sub', '_'],
])

/** Reads what can be seen of paragraphs, in the order of the document: fields may reach over several of them. */
export class InlineReader {
  readonly #context: InlineContext
  readonly #fields: Fields
  readonly #readers: ReadonlyMap<string, Reader>

  constructor(context: InlineContext) {
    this.#context = context
    this.#fields = new Fields(context.findings)
    const within: Reader = (element, state) => this.#all(element, state)
    const removed: Reader = () => context.findings.addRevision('deleted')
    const added: Reader = (element, state) => {
      context.findings.addRevision('inserted')
      this.#all(element, state)
    }
    const note: Reader = (element, state) => this.#note(element, state)
    const graphic: Reader = (element, state) => this.#graphic(element, state)
    const mark =
      (text: string): Reader =>
      (_, state) =>
        this.#show(text, state)
    this.#readers = new Map<string, Reader>([
      ['w:ins', added],
      ['w:moveTo', added],
      ['w:del', removed],
      ['w:moveFrom', removed],
      ['w:hyperlink', within],
      ['w:smartTag', within],
      ['w:customXml', within],
      ['w:dir', within],
      ['w:bdo', within],
      ['w:ruby', (element, state) => this.#part(element, 'w:rubyBase', state)],
      ['w:sdt', (element, state) => this.#control(element, state)],
      ['w:fldSimple', (element, state) => this.#simpleField(element, state)],
      ['mc:AlternateContent', (element, state) => this.#alternate(element, state)],
      ['m:oMathPara', within],
      ['m:oMath', (element, state) => this.#formula(element, { ...state, inRun: true })],
      ['w:r', (element, state) => this.#run(element, state)],
      ['w:t', (element, state) => this.#show(textOf(element).replace(/[\t\r\n]/g, ' '), state)],
      ['w:tab', mark('\t')],
      ['w:ptab', mark('\t')],
      ['w:cr', mark('\n')],
      ['w:br', (element, state) => this.#break(element, state)],
      ['w:noBreakHyphen', mark('-')],
      ['w:sym', (element, state) => this.#symbol(element, state)],
      ['w:fldChar', (element) => this.#fields.take(element.attributes.get('w:fldCharType'))],
      ['w:instrText', (element) => this.#fields.takeCode(textOf(element))],
      ['w:footnoteReference', note],
      ['w:endnoteReference', note],
      ['w:drawing', graphic],
      ['w:pict', graphic],
      ['w:object', graphic],
    ])
  }

  /** What can be seen of a paragraph; what cannot is noticed. */
  read(paragraph: XmlElement, around: Around): Inline {
    const into: Inline = { pieces: [], boxes: [], notes: [] }
    this.#all(paragraph, { around, inRun: false, hidden: around.hidden, into })
    return into
  }

  #all(element: XmlElement, state: State): void {
    for (const child of elementsOf(element)) this.#readers.get(child.name)?.(child, state)
  }

  #part(element: XmlElement, name: string, state: State): void {
    const part = firstOf(element, name)
    if (part) this.#all(part, { ...state, inRun: false })
  }

  #run(element: XmlElement, state: State): void {
    const properties = firstOf(element, 'w:rPr')
    const style = this.#context.styles.run(wordValueOf(properties, 'w:rStyle'))
    const look = { ...state.around.look, ...style, ...runLookOf(properties) }
    const hidden = state.around.hidden ?? hiddenBy(look, state.around.behind)
    this.#all(element, { ...state, inRun: true, hidden })
  }

  #show(text: string, state: State): void {
    if (!state.inRun) return
    if (this.#fields.isCode) {
      this.#fields.takeCode(text)
      if (text.trim() !== '') this.#context.findings.add('field', text)
    } else if (!this.#fields.isShown) return
    else if (state.hidden === null) state.into.pieces.push(text)
    else if (text.trim() !== '') this.#context.findings.add(state.hidden, text)
  }

  #break(element: XmlElement, state: State): void {
    const isLine = /^(?:textWrapping)?$/.test(element.attributes.get('w:type') ?? '')
    if (isLine) this.#show('\n', state)
  }

  #symbol(element: XmlElement, state: State): void {
    const [font, character] = [element.attributes.get('w:font') ?? '', element.attributes.get('w:char') ?? '']
    const isKnown = /^[\p{L}\p{N} -]{1,40}$/u.test(font) && /^[0-9A-F]{4}$/i.test(character)
    if (isKnown && this.#fields.isShown && state.hidden === null)
      state.into.pieces.push({ font, character: character.toUpperCase() })
  }

  #note(element: XmlElement, state: State): void {
    if (!this.#fields.isShown || state.hidden !== null) return
    const kind = element.name === 'w:endnoteReference' ? 'endnote' : 'footnote'
    const text = this.#context.notes.get(`${kind}:${element.attributes.get('w:id') ?? ''}`)
    if (text) state.into.notes.push(text)
  }

  /** What stands in a control for filling in, but not the words that ask to fill it in. */
  #control(element: XmlElement, state: State): void {
    const isEmpty = firstOf(firstOf(element, 'w:sdtPr'), 'w:showingPlcHdr') !== undefined
    const content = firstOf(element, 'w:sdtContent')
    if (content && !isEmpty) this.#all(content, state)
  }

  #simpleField(element: XmlElement, state: State): void {
    const isDropped = this.#fields.isDropped(element.attributes.get('w:instr') ?? '')
    if (!isDropped) this.#all(element, state)
  }

  #alternate(element: XmlElement, state: State): void {
    const chosen = chosenOf(element)
    if (chosen) this.#all(chosen, state)
  }

  #formula(element: XmlElement, state: State): void {
    for (const child of elementsOf(element)) {
      const sign = between.get(child.name)
      if (sign) this.#show(sign, state)
      if (child.name === 'm:t') this.#show(textOf(child), state)
      else this.#formula(child, child.name === 'm:r' ? this.#formulaRun(child, state) : state)
    }
  }

  #formulaRun(element: XmlElement, state: State): State {
    const look = { ...state.around.look, ...runLookOf(firstOf(element, 'w:rPr')) }
    return { ...state, hidden: state.around.hidden ?? hiddenBy(look, state.around.behind) }
  }

  #graphic(element: XmlElement, state: State): void {
    const { page, findings } = this.#context
    const boxes = readGraphic(element, page, findings)
    const hidden = state.hidden ?? (this.#fields.isShown ? null : 'field')
    state.into.boxes.push(...boxes.map((box) => ({ ...box, hidden: box.hidden ?? hidden })))
  }
}
