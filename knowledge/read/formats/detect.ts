import { endingOf } from '../display-name.ts'
import { UnreadableFile } from '../unreadable.ts'
import type { FileKind } from './contract.ts'
import { carriesPage, endsAsZip, holdsStream, type Magic, magicOf, namesPdf, zipNames } from './magic.ts'

/** A file as it came in, with the type that its sender declared, if any. */
export type IncomingFile = { readonly name: string; readonly bytes: Uint8Array; readonly mime?: string | undefined }

const kinds: Readonly<Record<string, FileKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  pdf: 'pdf',
  xlsx: 'xlsx',
  csv: 'csv',
}

const toDocx = '请用 Word 或 WPS 打开，另存为 .docx 后再导入。'
const toXlsx = '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。'
const toPdf = '请打开后导出为 PDF 再导入。'

/** What to do with files of other programs, by their ending. */
const advice: Readonly<Record<string, string>> = {
  doc: `这是旧版 Word 文档（.doc）。${toDocx}`,
  dot: `这是旧版 Word 模板（.dot）。${toDocx}`,
  dotx: `这是 Word 模板（.dotx）。${toDocx}`,
  rtf: `这是 RTF 文档。${toDocx}`,
  odt: `这是 OpenDocument 文档（.odt）。${toDocx}`,
  wps: `这是 WPS 文字文档（.wps）。${toDocx}`,
  wpt: `这是 WPS 文字模板（.wpt）。${toDocx}`,
  uof: `这是标文通文档（.uof）。${toDocx}`,
  xls: `这是旧版 Excel 工作簿（.xls）。${toXlsx}`,
  xlsb: `这是二进制 Excel 工作簿（.xlsb）。${toXlsx}`,
  xltx: `这是 Excel 模板（.xltx）。${toXlsx}`,
  ods: `这是 OpenDocument 表格（.ods）。${toXlsx}`,
  et: `这是 WPS 表格（.et）。${toXlsx}`,
  ett: `这是 WPS 表格模板（.ett）。${toXlsx}`,
  tsv: `这是以制表符分隔的表格（.tsv）。${toXlsx}`,
  ofd: '这是 OFD 版式文件（.ofd）。请用 OFD 阅读器或 WPS 打开，导出为 PDF 或 .docx 后再导入。',
  ceb: `这是方正版式文件（.ceb）。${toPdf}`,
  caj: `这是 CAJ 文件。${toPdf}`,
  ppt: `这是演示文稿（.ppt）。${toPdf}`,
  pptx: `这是演示文稿（.pptx）。${toPdf}`,
  dps: `这是 WPS 演示（.dps）。${toPdf}`,
  mht: `这是单文件网页（.mht）。${toPdf}`,
  mhtml: `这是单文件网页（.mhtml）。${toPdf}`,
  eml: `这是邮件（.eml）。${toPdf}`,
  msg: `这是邮件（.msg）。${toPdf}`,
}

const adviceFor = (ending: string) => (Object.hasOwn(advice, ending) ? advice[ending] : undefined)

const macroEndings: ReadonlySet<string> = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'pptm', 'potm', 'ppsm'])
const imageEndings: ReadonlySet<string> = new Set('png jpg jpeg gif bmp tif tiff webp heic svg'.split(' '))

const supported = '可以导入的是 .docx、.pdf、.xlsx、.csv、.html、.md 和 .txt 文件。'

function wrongType(sentence: string): UnreadableFile {
  return new UnreadableFile('E_TYPE', sentence)
}

/** What the first bytes of a file of each kind may be. */
const expected: Readonly<Record<FileKind, readonly Magic[]>> = {
  markdown: ['other'],
  text: ['other'],
  csv: ['other'],
  html: ['html', 'other', 'xml'],
  docx: ['zip'],
  xlsx: ['zip'],
  pdf: ['pdf'],
}

const names: Readonly<Record<Magic, string>> = {
  pdf: 'PDF',
  zip: '压缩包或 Office 文件',
  ole: '旧版 Office 文件',
  image: '图片',
  program: '程序',
  archive: '压缩包',
  rtf: 'RTF 文档',
  mail: '邮件或单文件网页',
  xml: 'XML 文件',
  html: '网页',
  other: '别的类型',
}

/** Media types that a browser may declare for each kind; those that say nothing fit all. */
const mimes: Readonly<Record<FileKind, RegExp>> = {
  markdown: /^text\/(?:plain|markdown|x-markdown)$/,
  text: /^text\/plain$/,
  html: /^(?:text\/html|application\/xhtml\+xml)$/,
  csv: /^(?:text\/(?:csv|plain|comma-separated-values)|application\/(?:csv|vnd\.ms-excel))$/,
  docx: /^application\/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.document|wps-office\.docx|kswps)$/,
  xlsx: /^application\/(?:vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|wps-office\.xlsx|kset)$/,
  pdf: /^application\/(?:(?:x-)?pdf|wps-office\.pdf|kswps)$/,
}

function checkMime(kind: FileKind, mime: string | undefined): void {
  const plain = mime?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (plain === '' || plain === 'application/octet-stream' || mimes[kind].test(plain)) return
  throw wrongType('上传时声明的类型与文件的扩展名不一致。请用原来的程序重新导出后再导入。')
}

/** Old Office files and encrypted new ones are one container; its streams say which. */
function refuseOle(bytes: Uint8Array, ending: string): never {
  if (holdsStream(bytes, 'EncryptedPackage') || holdsStream(bytes, 'EncryptionInfo'))
    throw new UnreadableFile('E_ENCRYPTED', '文件设了密码。请取消密码保护后再导入。')
  const own = adviceFor(ending)
  if (own) throw wrongType(own)
  if (holdsStream(bytes, 'Workbook') || holdsStream(bytes, 'Book')) throw wrongType(advice.xls as string)
  if (holdsStream(bytes, 'PowerPoint Document')) throw wrongType(advice.ppt as string)
  throw wrongType(advice.doc as string)
}

/** What a zip with a wrong ending or a foreign inside is told. */
function checkZip(kind: FileKind, bytes: Uint8Array): void {
  const entries = zipNames(bytes)
  const has = (name: string) => entries.has(name)
  if (has('ofd.xml')) throw wrongType(advice.ofd as string)
  if (has('xl/workbook.bin')) throw wrongType(advice.xlsb as string)
  if (has('ppt/presentation.xml')) throw wrongType(advice.pptx as string)
  if (has('mimetype') && has('content.xml'))
    throw wrongType(`这是 OpenDocument 文件。${kind === 'xlsx' ? toXlsx : toDocx}`)
  if (kind === 'docx' && has('xl/workbook.xml') && !has('word/document.xml'))
    throw wrongType('文件的扩展名是 .docx，内容却是 Excel 工作簿。请改用正确的扩展名 .xlsx 后再导入。')
  if (kind === 'xlsx' && has('word/document.xml') && !has('xl/workbook.xml'))
    throw wrongType('文件的扩展名是 .xlsx，内容却是 Word 文档。请改用正确的扩展名 .docx 后再导入。')
  // What begins as a zip must not be read as something else by another program.
  if (namesPdf(bytes)) throw polyglot()
}

function polyglot(): UnreadableFile {
  return wrongType('文件同时是两种类型，不能导入。请用原来的程序重新导出后再导入。')
}

function refuseEnding(ending: string, magic: Magic): never {
  if (macroEndings.has(ending))
    throw new UnreadableFile('E_ACTIVE', '这是带宏的 Office 文件，不能导入。请另存为不带宏的 .docx 或 .xlsx 后再导入。')
  if (imageEndings.has(ending) || magic === 'image')
    throw wrongType('这是图片，读不出文字。请先做文字识别（OCR），把文字存成 .docx 后再导入。')
  throw wrongType(adviceFor(ending) ?? `不支持这种类型的文件。${supported}`)
}

/**
 * Says what kind of file it is. Its first bytes, its ending and the declared type must agree, and it must not be two
 * kinds at once.
 * @throws UnreadableFile E_EMPTY, E_TYPE with what to export to, E_ENCRYPTED, E_ACTIVE
 */
export function detectKind({ name, bytes, mime }: IncomingFile): FileKind {
  if (bytes.length === 0) throw new UnreadableFile('E_EMPTY', '文件是空的。')
  const ending = endingOf(name)
  const magic = magicOf(bytes)
  if (magic === 'ole' && (adviceFor(ending) || Object.hasOwn(kinds, ending))) refuseOle(bytes, ending)
  const kind = Object.hasOwn(kinds, ending) ? (kinds[ending] as FileKind) : refuseEnding(ending, magic)
  if (!expected[kind].includes(magic))
    throw wrongType(
      `文件的扩展名是 .${ending}，内容却是${names[magic]}。请改用正确的扩展名，或用原来的程序重新导出后再导入。`,
    )
  if (kind === 'docx' || kind === 'xlsx') checkZip(kind, bytes)
  else if (endsAsZip(bytes) || (kind === 'pdf' ? carriesPage(bytes) : namesPdf(bytes))) throw polyglot()
  checkMime(kind, mime)
  return kind
}
