import { UnreadableFile } from '../unreadable.ts'
import type { FileKind, ReadFormat, ReadLimits, ReadText } from './contract.ts'
import { detectKind, type IncomingFile } from './detect.ts'
import { finishReading } from './finish.ts'
import { checkSize } from './text.ts'

/** Each format is loaded when its first file comes: some bring large parsers along. */
const formats: Readonly<Record<FileKind, () => Promise<ReadFormat>>> = {
  markdown: async () => (await import('./text.ts')).readMarkdown,
  text: async () => (await import('./text.ts')).readText,
  html: async () => (await import('./html.ts')).readHtml,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  xlsx: async () => (await import('./xlsx.ts')).readXlsx,
  csv: async () => (await import('./csv.ts')).readCsv,
}

/**
 * Reads a file in this thread, whatever its kind. Only for files that are trusted, and for the worker thread: a hostile
 * file may take all time and memory of the thread.
 * @throws UnreadableFile
 */
export async function readInThread(file: IncomingFile, limits: ReadLimits): Promise<ReadText> {
  checkSize(file.bytes, limits)
  const kind = detectKind(file)
  if (file.bytes.length < 2) throw new UnreadableFile('E_EMPTY', '文件里没有正文。请检查文件内容后再导入。')
  const read = await formats[kind]()
  const result = finishReading(await read(file.bytes, limits))
  if (result.text.length > limits.characters)
    throw new UnreadableFile(
      'E_SIZE',
      `文件的文字超过 ${limits.characters / 10_000} 万字的上限。请拆成几个较小的文件后再导入。`,
    )
  return result
}
