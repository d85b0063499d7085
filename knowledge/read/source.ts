import { UnreadableFile } from './unreadable.ts'

/** A file as it was given, not yet looked at. */
export type SourceFile = {
  readonly name: string
  readonly bytes: Uint8Array
  /** The media type that its sender declared. */
  readonly mime?: string | undefined
  /** The file of questions (相似问) that lies beside it. */
  readonly questions?: Uint8Array
}

const maxBytes = 20 * 1024 * 1024
const maxCharacters = 2_000_000

/** The text of a file in UTF-8 with plain line ends and without a byte order mark. @throws UnreadableFile */
export function decodeUtf8(bytes: Uint8Array): string {
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
