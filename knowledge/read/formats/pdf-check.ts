import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import { bytesAsText } from './magic.ts'
import { collectObjects, filtersOf, type PdfContents, type PdfStream, placeOf, resolve } from './pdf-objects.ts'
import { checkPageTree } from './pdf-pages.ts'
import { isDictionary, isReference, nameAt, type PdfDictionary, PdfParser } from './pdf-syntax.ts'
import { Budget, pdfTooLarge, unpackFlate } from './pdf-unpack.ts'

function corrupt(what: string): UnreadableFile {
  return new UnreadableFile('E_CORRUPT', `${what}请重新下载，或用原来的程序重新导出 PDF 后再导入。`)
}

/** A whole file ends with its end mark; what follows may be empty space only. */
function checkEnd(bytes: Uint8Array): void {
  let end = bytes.length
  while (end > 0 && [0, 9, 10, 13, 32].includes(bytes[end - 1] as number)) end--
  const tail = bytesAsText(bytes, end - 1024, end)
  if (!tail.includes('%%EOF') || !tail.includes('startxref')) throw corrupt('PDF 文件不完整。')
  // A file that is made for the web says how long it is, and has an end mark in its middle too.
  const length = /\/Linearized\b[^>]{0,200}?\/L\s+(\d{1,10})/.exec(bytesAsText(bytes, 0, 2048))?.[1]
  if (length !== undefined && bytes.length < Number(length)) throw corrupt('PDF 文件不完整。')
}

/** The dictionary of the cross-reference table or stream that lies at a place; null when none does. */
function trailerAt(bytes: Uint8Array, place: number): PdfDictionary | null {
  const parser = new PdfParser(bytes, place)
  if (parser.takeWord('xref')) {
    const trailer = placeOf(bytes, 'trailer', place)
    const value = trailer < 0 ? null : new PdfParser(bytes, trailer + 7).value()
    return isDictionary(value) ? value : null
  }
  parser.value()
  parser.value()
  const value = parser.takeWord('obj') ? parser.value() : null
  return isDictionary(value) && nameAt(value, 'Type') === 'XRef' ? value : null
}

/** Each table of places names the one before it; a chain that comes back to itself has no end. */
function checkTables(bytes: Uint8Array): void {
  const last = /startxref\s+(\d{1,12})\s*%%EOF[^%]*$/.exec(bytesAsText(bytes, bytes.length - 2048, bytes.length))?.[1]
  const seen = new Set<number>()
  for (let place: unknown = Number(last); typeof place === 'number' && place < bytes.length; ) {
    if (seen.has(place)) throw corrupt('PDF 的交叉引用表首尾相接，文件已损坏。')
    seen.add(place)
    place = trailerAt(bytes, place)?.get('Prev')
  }
}

function checkTrailers({ trailers }: PdfContents): void {
  if (trailers.some((trailer) => (trailer.get('Encrypt') ?? null) !== null))
    throw new UnreadableFile('E_ENCRYPTED', 'PDF 设了密码或权限限制。请取消保护后再导入。')
}

const packing = /^(?:Fl(?:ateDecode)?|LZW(?:Decode)?|RunLengthDecode|RL|BrotliDecode)$/

/** Pictures and attachments are never unpacked. */
function isIgnored(dictionary: PdfDictionary): boolean {
  return nameAt(dictionary, 'Subtype') === 'Image' || nameAt(dictionary, 'Type') === 'EmbeddedFile'
}

function isText(dictionary: PdfDictionary): boolean {
  if (nameAt(dictionary, 'Subtype') === 'Form') return true
  return !dictionary.has('Type') && !dictionary.has('Subtype') && !dictionary.has('Length1')
}

async function checkStream(bytes: Uint8Array, { dictionary, start, end }: PdfStream, budget: Budget): Promise<void> {
  const filters = filtersOf(dictionary)
  // Packed twice is the way bombs are made, and of no use otherwise.
  if (filters.filter((name) => packing.test(name)).length > 1) throw pdfTooLarge()
  if (isIgnored(dictionary) || !/^Fl(?:ateDecode)?$/.test(filters[0] ?? '')) return
  if (nameAt(dictionary, 'Type') === 'ObjStm') return
  const { broken } = await unpackFlate(bytes.subarray(start, end), budget, false)
  if (broken && isText(dictionary)) throw corrupt('PDF 的部分内容已损坏。')
}

/** An object stream names another that it extends; that must not lead back to itself. */
function checkObjectStreams({ objects, streams }: PdfContents): void {
  for (const { number, dictionary } of streams) {
    if (nameAt(dictionary, 'Type') !== 'ObjStm') continue
    const seen = new Set([number])
    for (let next = dictionary.get('Extends'); isReference(next); ) {
      if (seen.has(next.reference)) throw corrupt('PDF 的对象流引用了自己，文件已损坏。')
      seen.add(next.reference)
      const other = objects.get(next.reference)
      next = isDictionary(other) ? other.get('Extends') : undefined
    }
  }
}

/** The catalogue of the file as it is now: the one that the last trailer names. */
function catalogueOf(contents: PdfContents): PdfDictionary | null {
  for (const trailer of [...contents.trailers].reverse()) {
    const root = resolve(contents, trailer.get('Root'))
    if (isDictionary(root)) return root
  }
  return null
}

/**
 * Checks a PDF before anything is read from it: whole, not encrypted, no bomb, no loops, not too many pages.
 * @throws UnreadableFile E_CORRUPT, E_ENCRYPTED, E_SIZE, E_ACTIVE
 */
export async function checkPdf(bytes: Uint8Array, limits: ReadLimits): Promise<PdfContents> {
  checkEnd(bytes)
  checkTables(bytes)
  const budget = new Budget(limits, bytes.length)
  const contents = await collectObjects(bytes, budget)
  checkTrailers(contents)
  checkObjectStreams(contents)
  const catalogue = catalogueOf(contents)
  if (!catalogue) throw corrupt('PDF 缺少目录，文件已损坏。')
  if (catalogue.get('NeedsRendering') === true)
    throw new UnreadableFile('E_ACTIVE', '这是 XFA 动态表单，打开时才由程序生成内容。请打印成普通 PDF 后再导入。')
  checkPageTree(contents, catalogue, limits)
  for (const stream of contents.streams) await checkStream(bytes, stream, budget)
  return contents
}
