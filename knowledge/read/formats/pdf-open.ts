import { getResolvedPDFJS } from 'unpdf'
import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import { ChineseTables } from './pdf-cmaps.ts'
import { type Glyph, type Operators, PageReader } from './pdf-glyphs.ts'
import { gridsOf } from './pdf-grid.ts'
import { linesOf, type PageLines } from './pdf-lines.ts'
import { tooManyPages } from './pdf-pages.ts'
import { matrixOf } from './pdf-state.ts'
import { divideGlyphs, type HiddenRun } from './pdf-visible.ts'

type Library = Awaited<ReturnType<typeof getResolvedPDFJS>>
type PdfDocument = Awaited<ReturnType<Library['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type Layers = Awaited<ReturnType<PdfDocument['getOptionalContentConfig']>>

/** What is seen of one page, and what is not. */
export type PageText = PageLines & {
  readonly hidden: readonly HiddenRun[]
  /** How many letters could not be read because their font does not say what they are. */
  readonly unreadable: number
  readonly characters: number
}

/** A document with its pages as text. */
export type PdfText = { readonly pages: readonly PageText[]; readonly title: string | null }

function fault(error: unknown): UnreadableFile {
  if (error instanceof UnreadableFile) return error
  if (error instanceof Error && error.name === 'PasswordException')
    return new UnreadableFile('E_ENCRYPTED', 'PDF 设了密码。请取消密码保护后再导入。')
  // What the parser says may hold text of the file, so it is not passed on.
  return new UnreadableFile('E_CORRUPT', 'PDF 已损坏，无法读取。请重新下载，或用原来的程序重新导出 PDF 后再导入。')
}

/** Loads no font, picture or script, and asks nothing of the network or of the disk. */
const harmless = {
  verbosity: 0,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  disableFontFace: true,
  fontExtraProperties: true,
  cMapPacked: false,
  BinaryDataFactory: ChineseTables,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  // Pictures of more than one point are left out before they are unpacked.
  maxImageSize: 1,
}

/** The fonts of a page by the names under which its operators call them. */
async function fontsOf(
  page: PdfPage,
  { fnArray, argsArray }: Operators,
  setFont: number,
): Promise<Map<string, unknown>> {
  const names = new Set<string>()
  for (let at = 0; at < fnArray.length; at++)
    if (fnArray[at] === setFont) names.add(String((argsArray[at] as readonly unknown[])[0]))
  const fonts = new Map<string, unknown>()
  for (const name of names)
    fonts.set(name, await new Promise((resolve) => page.commonObjs.get(name, (font: unknown) => resolve(font))))
  return fonts
}

/** A sign that no font explains, alone at the start of a line, is the dot of a list. */
function withoutDots(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.map((glyph, at) => {
    if (glyph.text !== '\ufffd') return glyph
    const alone = [glyphs[at - 1], glyphs[at + 1]].every(
      (other) => !other || other.text.trim() === '' || Math.abs(other.y - glyph.y) > 0.5 * glyph.size,
    )
    return alone ? { ...glyph, text: '•' } : glyph
  })
}

class Pages {
  readonly #document: PdfDocument
  readonly #library: Library
  readonly #names: ReadonlyMap<number, string>
  readonly #layers: Layers

  constructor(document: PdfDocument, library: Library, layers: Layers) {
    this.#document = document
    this.#library = library
    this.#layers = layers
    this.#names = new Map(Object.entries(library.OPS).map(([name, number]) => [number, name]))
  }

  async read(number: number): Promise<PageText> {
    const page = await this.#document.getPage(number)
    const operators: Operators = await page.getOperatorList({ annotationMode: this.#library.AnnotationMode.DISABLE })
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const reader = new PageReader({
      matrix: matrixOf(transform),
      shown: [0, 0, width, height],
      fonts: await fontsOf(page, operators, this.#library.OPS.setFont),
      names: this.#names,
      isLayerShown: (layer) => this.#layers.isVisible(layer),
    })
    reader.run(operators)
    page.cleanup()
    const { seen, hidden } = divideGlyphs(reader)
    const glyphs = withoutDots(seen)
    return {
      ...linesOf(glyphs, { width, height, grids: gridsOf(reader.rules.rules()) }),
      hidden,
      unreadable: glyphs.filter(({ text }) => text.includes('\ufffd')).length,
      characters: glyphs.filter(({ text }) => text.trim() !== '').length,
    }
  }
}

async function titleOf(document: PdfDocument): Promise<string | null> {
  const { info } = await document.getMetadata()
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title : ''
  // Programs put the name of the file there.
  const plain = title.replace(/^Microsoft Word\s*-\s*/i, '').trim()
  return plain === '' ||
    /\.(?:docx?|wps|pdf|html?|xlsx?|pptx?|indd|cdr|tmp)$|^(?:untitled|无标题|文档\s*\d*|幻灯片\s*\d*)$/i.test(plain)
    ? null
    : plain
}

async function readAll(document: PdfDocument, library: Library, limits: ReadLimits): Promise<PdfText> {
  if (document.numPages > limits.pages) throw tooManyPages(limits)
  const reader = new Pages(document, library, await document.getOptionalContentConfig({ intent: 'display' }))
  const pages: PageText[] = []
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await reader.read(number)
    characters += page.characters
    if (characters > limits.characters)
      throw new UnreadableFile(
        'E_SIZE',
        `PDF 的文字超过 ${limits.characters / 10_000} 万字的上限。请拆成几个较小的文件后再导入。`,
      )
    pages.push(page)
  }
  return { pages, title: await titleOf(document) }
}

/**
 * Opens a PDF and reads what is seen on its pages.
 * @throws UnreadableFile E_CORRUPT, E_ENCRYPTED, E_SIZE
 */
export async function readPages(bytes: Uint8Array, limits: ReadLimits): Promise<PdfText> {
  const library = await getResolvedPDFJS()
  // The parser takes the bytes it is given for itself.
  const task = library.getDocument({ ...harmless, data: new Uint8Array(bytes) })
  try {
    return await readAll(await task.promise, library, limits)
  } catch (error) {
    throw fault(error)
  } finally {
    await task.destroy().catch(() => {})
  }
}
