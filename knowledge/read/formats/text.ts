import { FrontMatterError, parseFrontMatter } from '../front-matter.ts'
import { UnreadableFile } from '../unreadable.ts'
import { replacedCharacters } from './clean.ts'
import type { FileKind, ReadFormat, ReadLimits, ReadText, ReadWarning } from './contract.ts'
import { decodeBytes } from './encoding.ts'
import { finishReading, splitFrontMatter } from './finish.ts'
import { separateParts, spaceArticles } from './line-starts.ts'

const mostLines = 200_000
const longestLine = 100_000

function tooLarge(what: string): UnreadableFile {
  return new UnreadableFile('E_SIZE', `${what}请拆成几个较小的文件后再导入。`)
}

/** Refuses more bytes than a file may have, and a file without any. @throws UnreadableFile */
export function checkSize(bytes: Uint8Array, limits: ReadLimits): void {
  if (bytes.length === 0) throw new UnreadableFile('E_EMPTY', '文件是空的。')
  if (bytes.length > limits.bytes) throw tooLarge(`文件超过 ${Math.floor(limits.bytes / 1024 / 1024)} MB 的上限。`)
}

/** Refuses more characters than a text may have. @throws UnreadableFile */
export function checkCharacters(text: string, limits: ReadLimits): void {
  if (text.length > limits.characters) throw tooLarge(`文件的文字超过 ${limits.characters / 10_000} 万字的上限。`)
}

/**
 * The text of bytes in UTF-8, UTF-16 or GB18030 (of which GBK and GB2312 are parts) with plain line ends.
 * @returns the text, and a warning when its encoding had to be guessed or single characters could not be read
 * @throws UnreadableFile E_EMPTY, E_SIZE; E_CORRUPT for NUL and for more than one unreadable character in a thousand
 */
export function decodeText(
  bytes: Uint8Array,
  limits: ReadLimits,
): { readonly text: string; readonly warnings: readonly ReadWarning[] } {
  checkSize(bytes, limits)
  const decoded = decodeBytes(bytes)
  if (decoded === null || decoded.text.includes('\0'))
    throw new UnreadableFile('E_CORRUPT', '文件不是文本，或编码无法判断。请用记事本或 WPS 另存为 UTF-8 编码后再导入。')
  checkCharacters(decoded.text, limits)
  const warnings: ReadWarning[] = [...replacedCharacters(decoded.text)]
  if (decoded.guessed) {
    const sentence = `文件没有标明编码，按 ${decoded.encoding} 读取，请检查有没有乱码。`
    warnings.push({ kind: 'guessed_encoding', sentence, count: 1, needsDecision: false })
  }
  return { text: decoded.text.replace(/\r\n?/g, '\n'), warnings }
}

function checkLines(text: string): void {
  let lines = 0
  for (let start = 0; start <= text.length; lines++) {
    const end = text.indexOf('\n', start)
    const length = (end < 0 ? text.length : end) - start
    if (length > longestLine) throw tooLarge(`文件里有一行超过 ${longestLine / 10_000} 万字。`)
    start += length + 1
  }
  if (lines > mostLines) throw tooLarge(`文件超过 ${mostLines / 10_000} 万行的上限。`)
}

/** The title in the front matter, else the first heading; null when there is neither. */
function titleOf(text: string): string | null {
  const { front, body } = splitFrontMatter(text)
  const heading = /^#[ \t]+(.+)$/m.exec(body)?.[1]?.replace(/[ \t]+#+$/, '') ?? null
  try {
    const title = front === '' ? null : parseFrontMatter(front).fields?.title
    return typeof title === 'string' && title !== '' ? title : heading
  } catch (error) {
    // Whoever reads the metadata says what is wrong with them.
    if (error instanceof FrontMatterError) return heading
    throw error
  }
}

function readLines(kind: FileKind, bytes: Uint8Array, limits: ReadLimits): ReadText {
  const { text, warnings } = decodeText(bytes, limits)
  checkLines(text)
  return { kind, text, title: titleOf(text), warnings }
}

/** Reads a plain text file; its lines stay as they are, its articles are set apart. @throws UnreadableFile */
export const readText: ReadFormat = async (bytes, limits) => {
  const read = readLines('text', bytes, limits)
  return finishReading({ ...read, text: separateParts(spaceArticles(read.text)) })
}

/** Reads a Markdown file; its front matter stays as it is. @throws UnreadableFile */
export const readMarkdown: ReadFormat = async (bytes, limits) => {
  const read = readLines('markdown', bytes, limits)
  // Tables in HTML are rare in Markdown, and the parser for them is large.
  const convertTable = /<table/i.test(read.text) ? (await import('./html-fragment.ts')).convertTable : null
  return finishReading(read, convertTable)
}
