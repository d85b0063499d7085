import { noticeAlternative, type Page, perTwip } from './docx-graphics.ts'
import { type InlineContext, InlineReader, plainText } from './docx-inline.ts'
import { Numbering } from './docx-numbering.ts'
import { readStyles, type Styles } from './docx-styles.ts'
import type { Findings } from './office-findings.ts'
import type { OfficePackage, Relationship } from './office-package.ts'
import { scanXml, type XmlAttributes } from './xml.ts'
import { descendantsOf, eachTree, firstOf, readTree, wordValueOf, type XmlElement } from './xml-tree.ts'

/** What a document says beside its body. */
export type DocumentParts = {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly page: Page
  readonly notes: ReadonlyMap<string, string>
}

/** Elements that say nothing of the text and are many. */
export const noise: ReadonlySet<string> = new Set([
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:lastRenderedPageBreak',
  'w:rFonts',
  'w:lang',
  'w:noProof',
  'w:kern',
  'w:szCs',
  'w:bCs',
  'w:rPrChange',
  'w:pPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGrid',
  'w:tcBorders',
  'w:tblBorders',
])

const a4: Page = { width: 11_906 * perTwip, height: 16_838 * perTwip }

/** The largest page of the document; the sizes stand behind the text, so it is read once for them alone. */
async function pageOf(found: OfficePackage): Promise<Page> {
  let page: Page | null = null
  const take = (attributes: XmlAttributes) => {
    const [width, height] = [Number(attributes.get('w:w')) * perTwip, Number(attributes.get('w:h')) * perTwip]
    if (width > 0 && height > 0)
      page = { width: Math.max(width, page?.width ?? 0), height: Math.max(height, page?.height ?? 0) }
  }
  await scanXml(found.chunks(found.main), {
    open(name, attributes) {
      if (name === 'w:pgSz') take(attributes)
    },
  })
  return page ?? a4
}

/** What only counts pages: - 1 -, 第 1 页 共 3 页, Page ii of v. */
const onlyPageNumbers = /^(?:[-—–－\s\d/第页共ivxlcIVXLC]|Page|of)*$/

/** The words of a header or footer. @param between what stands between its paragraphs */
function linesOf(root: XmlElement, between: string): string {
  const words: string[] = []
  for (const { name, attributes, children } of descendantsOf(root)) {
    if (name === 'w:t') words.push(children.filter((child) => typeof child === 'string').join(''))
    else if (name === 'v:textpath') words.push(attributes.get('string') ?? '')
    else if (name === 'w:p') words.push(between)
  }
  return words.join('').trim()
}

/** The words of a header or footer on one line; nothing when it only counts pages. */
function wordsOf(root: XmlElement): string {
  const text = linesOf(root, ' ')
  return onlyPageNumbers.test(text) ? '' : text
}

async function noticeMargins(found: OfficePackage, parts: readonly Relationship[], findings: Findings): Promise<void> {
  for (const { target } of parts.filter(({ type }) => type === 'header' || type === 'footer')) {
    if (!found.has(target)) continue
    const root = await readTree(found.chunks(target))
    const words = wordsOf(root)
    if (words !== '') findings.add('header', words)
    findings.addMark(linesOf(root, '\n'))
    for (const { name, attributes } of descendantsOf(root))
      if (name === 'wp:docPr') noticeAlternative(attributes.get('descr'), findings)
  }
}

async function noticeComments(found: OfficePackage, part: string, findings: Findings): Promise<void> {
  const take = (comment: XmlElement) => {
    const words = wordsOf(comment)
    if (comment.name === 'w:comment' && words !== '') findings.add('comment', words)
  }
  await scanXml(found.chunks(part), eachTree(['w:comments'], take, { skip: noise }))
}

/** The text that can be seen of each note. */
async function readNotes(
  found: OfficePackage,
  part: string,
  context: Omit<InlineContext, 'notes'>,
  notes: Map<string, string>,
): Promise<void> {
  const inline = new InlineReader({ ...context, notes: new Map() })
  const take = (note: XmlElement) => {
    const type = note.attributes.get('w:type') ?? 'normal'
    if (type !== 'normal') return
    const lines: string[] = []
    for (const paragraph of descendantsOf(note)) {
      if (paragraph.name !== 'w:p') continue
      const style = context.styles.paragraph(wordValueOf(firstOf(paragraph, 'w:pPr'), 'w:pStyle'))
      const { pieces } = inline.read(paragraph, { look: style.run, behind: undefined, hidden: null })
      lines.push(plainText(pieces))
    }
    const text = lines.join(' ').replace(/\s+/g, ' ').trim()
    if (text === '') return
    context.findings.add('footnote', text)
    notes.set(`${note.name.slice(2)}:${note.attributes.get('w:id') ?? ''}`, text)
  }
  await scanXml(found.chunks(part), eachTree(['w:footnotes', 'w:endnotes'], take, { skip: noise }))
}

/** Reads what stands beside the body, and notices what of it nobody sees in the text. */
export async function readParts(found: OfficePackage, findings: Findings): Promise<DocumentParts> {
  const parts = (await found.relationshipsOf(found.main)).filter(({ external }) => !external)
  const partOf = (type: string) => parts.find((one) => one.type === type && found.has(one.target))?.target
  const treeOf = async (type: string) => {
    const part = partOf(type)
    return part === undefined ? null : readTree(found.chunks(part))
  }
  const styles = readStyles(await treeOf('styles'))
  const numbering = new Numbering(await treeOf('numbering'))
  const page = await pageOf(found)
  const notes = new Map<string, string>()
  for (const type of ['footnotes', 'endnotes']) {
    const part = partOf(type)
    if (part !== undefined) await readNotes(found, part, { styles, findings, page }, notes)
  }
  await noticeMargins(found, parts, findings)
  const comments = partOf('comments')
  if (comments !== undefined) await noticeComments(found, comments, findings)
  return { styles, numbering, page, notes }
}
