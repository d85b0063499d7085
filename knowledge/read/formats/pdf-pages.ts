import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import { type PdfContents, resolve } from './pdf-objects.ts'
import { isDictionary, isReference, type PdfDictionary, type PdfValue } from './pdf-syntax.ts'

const deepest = 60
const mostNodes = 20_000

function looped(): UnreadableFile {
  return new UnreadableFile('E_CORRUPT', 'PDF 的页面目录引用了自己，文件已损坏。请用原来的程序重新导出 PDF 后再导入。')
}

/** The outcome for a document with more pages than it may have. */
export function tooManyPages(limits: ReadLimits): UnreadableFile {
  return new UnreadableFile('E_SIZE', `PDF 超过 ${limits.pages} 页的上限。请拆成几个较小的文件后再导入。`)
}

/** Goes through the tree of pages and counts its leaves. */
class PageWalk {
  readonly #contents: PdfContents
  readonly #limits: ReadLimits
  readonly #path = new Set<number>()
  #pages = 0
  #nodes = 0

  constructor(contents: PdfContents, limits: ReadLimits) {
    this.#contents = contents
    this.#limits = limits
  }

  visit(value: PdfValue | undefined): void {
    const node = resolve(this.#contents, value)
    if (!isDictionary(node)) return
    const number = isReference(value) ? value.reference : null
    if ((number !== null && this.#path.has(number)) || this.#path.size > deepest || ++this.#nodes > mostNodes)
      throw looped()
    this.#checkParents(node)
    const children = resolve(this.#contents, node.get('Kids'))
    if (!Array.isArray(children)) {
      if (++this.#pages > this.#limits.pages) throw tooManyPages(this.#limits)
      return
    }
    if (number !== null) this.#path.add(number)
    for (const child of children as readonly PdfValue[]) this.visit(child)
    if (number !== null) this.#path.delete(number)
  }

  /** What a page does not say itself is looked up above it; that way must end. */
  #checkParents(node: PdfDictionary): void {
    const seen = new Set<number>()
    for (let parent = node.get('Parent'); isReference(parent); ) {
      if (seen.has(parent.reference) || seen.size > deepest) throw looped()
      seen.add(parent.reference)
      const above = this.#contents.objects.get(parent.reference)
      parent = isDictionary(above) ? above.get('Parent') : undefined
    }
  }
}

/**
 * Checks that the tree of pages ends and has not too many leaves.
 * @throws UnreadableFile E_CORRUPT, E_SIZE
 */
export function checkPageTree(contents: PdfContents, catalogue: PdfDictionary, limits: ReadLimits): void {
  new PageWalk(contents, limits).visit(catalogue.get('Pages'))
}
