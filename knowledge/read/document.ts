import type { Collection, ReadDocument } from '../document.ts'
import { splitArticles } from '../split/articles.ts'
import { FrontMatterError, parseFrontMatter } from './front-matter.ts'
import { MetadataError, readMetadata } from './metadata.ts'

/** A file as it was given, not yet looked at. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array }

/** Thrown for a file that cannot become a document; the message is a sentence for the person who imports it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly code: 'E_TYPE' | 'E_SIZE' | 'E_CORRUPT' | 'E_EMPTY'

  constructor(code: UnreadableFile['code'], sentence: string) {
    super(sentence)
    this.code = code
  }
}

const maxBytes = 20 * 1024 * 1024
const maxCharacters = 2_000_000

/** The text of a file in UTF-8 with plain line ends and without a byte order mark. */
function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new UnreadableFile('E_EMPTY', '文件是空的。')
  if (bytes.length > maxBytes) throw new UnreadableFile('E_SIZE', '文件超过 20 MB 的上限。')
  if (bytes.includes(0)) throw new UnreadableFile('E_TYPE', '文件不是文本（含有空字节），请提供 Markdown 文本。')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.length > maxCharacters) throw new UnreadableFile('E_SIZE', '文件超过 200 万字的上限。')
    return text.replace(/\r\n?/g, '\n')
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('E_CORRUPT', '文件的编码不是 UTF-8，请另存为 UTF-8 后再导入。')
  }
}

/** The name of a file without folders and ending. */
export function baseName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/\.(?:md|markdown|txt)$/i, '')
}

/**
 * Reads a Markdown file into a document with its articles.
 * @throws UnreadableFile with a sentence that says what is wrong
 */
export function readDocument(file: SourceFile, collection: Collection): ReadDocument {
  const text = decode(file.bytes)
  try {
    const { fields, body } = parseFrontMatter(text)
    const heading = /^#[ \t]+(.+)$/m.exec(body)?.[1]?.trim() ?? null
    const meta = readMetadata(fields, { name: baseName(file.name), heading, collection })
    const articles = splitArticles(body)
    if (articles.length === 0) throw new UnreadableFile('E_EMPTY', '文件里没有正文。')
    return { meta, body, articles }
  } catch (error) {
    if (error instanceof FrontMatterError || error instanceof MetadataError)
      throw new UnreadableFile('E_CORRUPT', error.message)
    throw error
  }
}
