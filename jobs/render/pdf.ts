import { readFile } from 'node:fs/promises'
import { type Paper, ToolError } from '#sdk'

const fontFile = new URL('fonts/noto-sans-sc-regular.ttf', import.meta.url)
let font: Promise<Buffer> | undefined

/** The full font, so that rare characters of names are there; read once. */
function readFont(): Promise<Buffer> {
  font ??= readFile(fontFile)
  return font
}

type Document = PDFKit.PDFDocument
/** What pdfkit holds of the font in use; not part of its public types. */
type Fonted = { readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } } }

const page = { size: 'A4', margin: 72 } as const
const lineGap = 6

function textsOf({ title, opening, facts, closing, signature, foot, watermark }: Paper): string[] {
  return [
    title,
    ...opening,
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...closing,
    ...signature,
    ...foot,
    watermark,
  ]
}

/** A missing glyph would leave a blank without a word. */
function requireGlyphs(document: Document, paper: Paper): void {
  const { font: face } = (document as unknown as Fonted)._font
  const missing = [...new Set(textsOf(paper).join(''))].filter(
    (character) => !/\s/.test(character) && !face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  )
  if (missing.length === 0) return
  throw new ToolError('blocked', {
    zh: `证明里有打印不出的字（${missing.join('')}），请到人事科办理。`,
    en: `The paper has characters that cannot be printed (${missing.join('')}). Please see the HR office.`,
  })
}

function drawWatermark(document: Document, text: string): void {
  const { width, height } = document.page
  document.save().fontSize(15).fillColor('#000000').fillOpacity(0.07)
  for (let y = 120; y < height; y += 150)
    for (let x = -40; x < width; x += 300) {
      document
        .save()
        .rotate(-30, { origin: [x, y] })
        .text(text, x, y, { lineBreak: false })
        .restore()
    }
  document.restore().fillColor('#000000').fillOpacity(1)
}

function drawFacts(document: Document, facts: Paper['facts']): void {
  const left = page.margin + 12
  const labelWidth = 130
  const valueWidth = document.page.width - 2 * page.margin - labelWidth - 12
  for (const { label, value } of facts) {
    const { y } = document
    const height = Math.max(
      document.heightOfString(label, { width: labelWidth }),
      document.heightOfString(value, { width: valueWidth }),
    )
    document.fillColor('#555555').text(label, left, y, { width: labelWidth })
    document.fillColor('#000000').text(value, left + labelWidth, y, { width: valueWidth })
    document.y = y + height + lineGap
    document.x = page.margin
  }
}

function draw(document: Document, paper: Paper): void {
  const width = document.page.width - 2 * page.margin
  drawWatermark(document, paper.watermark)
  document.fontSize(24).text(paper.title, page.margin, 96, { align: 'center', width })
  document.moveDown(1.2).fontSize(12)
  for (const paragraph of paper.opening)
    document.text(paragraph, { width, lineGap, indent: paper.locale === 'zh' ? 24 : 0 })
  document.moveDown(0.8)
  drawFacts(document, paper.facts)
  document.moveDown(0.8)
  for (const paragraph of paper.closing)
    document.text(paragraph, { width, lineGap, indent: paper.locale === 'zh' ? 24 : 0 })
  document.moveDown(2)
  for (const line of paper.signature) document.text(line, { width, align: 'right', lineGap })
  document.fontSize(9).fillColor('#555555')
  const footHeight = paper.foot.reduce((sum, line) => sum + document.heightOfString(line, { width }) + 3, 0)
  document.y = Math.max(document.y + 24, document.page.height - page.margin - footHeight)
  for (const line of paper.foot) document.text(line, page.margin, document.y, { width, lineGap: 3 })
}

/**
 * Makes a paper of one page with the full CJK font embedded as a subset.
 * @throws ToolError 'blocked' naming the characters that the font lacks
 */
export async function makePdf(paper: Paper): Promise<Uint8Array> {
  const [{ default: Pdf }, face] = await Promise.all([import('pdfkit'), readFont()])
  const document = new Pdf({
    ...page,
    lang: paper.locale === 'zh' ? 'zh-CN' : 'en',
    info: { Title: paper.title, CreationDate: new Date(paper.madeAt), Producer: 'Renshi', Creator: 'Renshi' },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => void chunks.push(chunk))
  const ended = new Promise<void>((done, failed) => document.on('end', done).on('error', failed))
  document.font(face)
  requireGlyphs(document, paper)
  draw(document, paper)
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
