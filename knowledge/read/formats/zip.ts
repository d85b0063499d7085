import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import { checkDirectory, corruptZip } from './zip-directory.ts'

/** A zip whose every entry was unpacked once, counted and checked, so that reading it again is safe. */
export type SafeZip = {
  /** Names of the files in it, in the order of the directory. */
  readonly names: readonly string[]
  /** Names as people wrote them, where an old program kept them in GBK without saying so. */
  readonly shown: ReadonlyMap<string, string>
  /** The bytes of the entries asked for; a name that is not there is left out. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  /** The bytes of one entry, piece by piece; nothing for a name that is not there. */
  chunks(name: string): AsyncIterable<Uint8Array>
}

/** What may lie in a zip that is itself a zip: nothing in a document, documents in a folder of files. */
export type ZipContent = 'parts' | 'documents'

/** Below this size an entry is no bomb, however well it packs: a blank picture packs a thousand to one. */
const harmless = 1024 * 1024

const nestedName =
  /\.(?:zip|docx|docm|dotx|dotm|xlsx|xlsm|xlsb|pptx|pptm|od[tspg]|ofd|epub|jar|7z|rar|gz|tgz|bz2|xz|zst|cab|tar)$/i
const archiveName = /\.(?:zip|jar|7z|rar|gz|tgz|bz2|xz|zst|cab|tar)$/i
/** Files of Office programs, which are zips; whether one can be read is seen when its turn comes. */
const documentName = /\.(?:docx|docm|dotx|dotm|xlsx|xlsm|xlsb|pptx|pptm|od[tspg]|ofd|epub)$/i
/** Pictures that Office itself keeps packed with gzip. */
const packedPicture = /\.(?:emz|wmz|svgz)$/i
const archiveStarts: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x1f, 0x8b, 0x08],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x4d, 0x53, 0x43, 0x46, 0x00, 0x00, 0x00, 0x00],
]

function beginsLikeArchive(head: readonly number[]): boolean {
  return archiveStarts.some((start) => start.every((byte, at) => head[at] === byte))
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The checksum of zip entries (CRC-32) of some bytes, going on from that of the bytes before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before
  for (let at = 0; at < bytes.length; at++)
    value = (value >>> 8) ^ (crcTable[(value ^ (bytes[at] as number)) & 0xff] as number)
  return ~value >>> 0
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  // A stream that was left early may still report a fault, and nobody would be there to hear it.
  stream.on('error', () => {})
  yield* stream as AsyncIterable<Uint8Array>
}

function nested(): UnreadableFile {
  return new UnreadableFile(
    'E_TYPE',
    '文件里嵌着压缩包或另一个 Office 文件（如图表背后的 Excel 表），不能导入。请把图表粘贴成图片、把嵌入的表格粘贴成普通表格后再导入。',
  )
}

function archiveInArchive(): UnreadableFile {
  return new UnreadableFile('E_TYPE', '压缩包里还有压缩包，不能导入。请解开后把文件放进一个压缩包再导入。')
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('E_SIZE', '文件解压后过大，超过了上限。请拆成几个较小的文件后再导入。')
}

/** Unpacks every entry once without keeping it: what the directory says of sizes is not believed. */
class Guard {
  readonly #zip: ZipFile
  readonly #limits: ReadLimits
  readonly #packed: number
  readonly #content: ZipContent
  #total = 0

  constructor(zip: ZipFile, limits: ReadLimits, packed: number, content: ZipContent) {
    this.#content = content
    this.#zip = zip
    this.#limits = limits
    this.#packed = packed
  }

  async check(entry: Entry): Promise<void> {
    if (this.#content === 'parts' && nestedName.test(entry.fileName)) throw nested()
    if (archiveName.test(entry.fileName)) throw archiveInArchive()
    const head: number[] = []
    let size = 0
    let sum = 0
    for await (const chunk of unpack(this.#zip, entry)) {
      for (let at = 0; head.length < 8 && at < chunk.length; at++) head.push(chunk[at] as number)
      size += chunk.length
      sum = crc32(chunk, sum)
      this.#count(chunk.length, size, entry)
    }
    if (beginsLikeArchive(head) && !this.#mayBeArchive(entry)) throw nested()
    if (size !== entry.uncompressedSize || sum !== entry.crc32) throw corruptZip()
  }

  #mayBeArchive({ fileName }: Entry): boolean {
    return packedPicture.test(fileName) || (this.#content === 'documents' && documentName.test(fileName))
  }

  #count(added: number, size: number, entry: Entry): void {
    const { ratio, unpackedBytes } = this.#limits
    this.#total += added
    const bomb = size > harmless && size > ratio * entry.compressedSize
    const bombs = this.#total > harmless && this.#total > ratio * this.#packed
    if (bomb || bombs || this.#total > unpackedBytes) throw tooLarge()
  }
}

async function directoryOf(bytes: Buffer, limits: ReadLimits): Promise<{ zip: ZipFile; entries: readonly Entry[] }> {
  const zip = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: false, strictFileNames: true })
  const tooMany = new UnreadableFile(
    'E_SIZE',
    `文件内部的部件超过 ${limits.entries} 个的上限。请另存为新文件后再导入。`,
  )
  if (zip.entryCount > limits.entries) throw tooMany
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length > limits.entries) throw tooMany
  }
  checkDirectory(bytes, entries, zip.comment.length)
  return { zip, entries: entries.filter(({ fileName }) => !fileName.endsWith('/')) }
}

/** Faults of the unpacker as the outcome they stand for. */
function asUnreadable(error: unknown): UnreadableFile {
  if (error instanceof UnreadableFile) return error
  if (error instanceof Error && /encrypt/i.test(error.message))
    return new UnreadableFile('E_ENCRYPTED', '文件设了密码。请取消密码保护后再导入。')
  return corruptZip()
}

/**
 * Opens a zip and unpacks all of it once without keeping it, so that what is read from it later is within the limits.
 * @throws UnreadableFile E_SIZE over a limit, E_TYPE with an archive inside, E_ENCRYPTED with a password, E_CORRUPT
 * when it is damaged or made to be read differently by different programs
 */
export async function openZip(bytes: Uint8Array, limits: ReadLimits, content: ZipContent = 'parts'): Promise<SafeZip> {
  if (bytes.length === 0) throw new UnreadableFile('E_EMPTY', '文件是空的。')
  if (bytes.length > limits.bytes)
    throw new UnreadableFile('E_SIZE', '文件超过上传大小的上限。请拆成几个文件后再导入。')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const { zip, entries } = await directoryOf(buffer, limits)
    const guard = new Guard(zip, limits, bytes.length, content)
    for (const entry of entries) await guard.check(entry)
    return safeZip(zip, new Map(entries.map((entry) => [entry.fileName, entry])))
  } catch (error) {
    throw asUnreadable(error)
  }
}

const saysUtf8 = 0x800

/** The name as it was written: zips of older Windows programs keep Chinese names in GBK, those of a Mac in UTF-8. */
function writtenName({ fileName, fileNameRaw, generalPurposeBitFlag }: Entry): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the names of plain letters.
  if ((generalPurposeBitFlag & saysUtf8) !== 0 || /^[\u0000-\u007f]*$/.test(fileName)) return fileName
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(fileNameRaw)
    } catch {
      // It is not in this encoding.
    }
  return fileName
}

function safeZip(zip: ZipFile, entries: ReadonlyMap<string, Entry>): SafeZip {
  async function* chunks(name: string): AsyncIterable<Uint8Array> {
    const entry = entries.get(name)
    if (entry) yield* unpack(zip, entry)
  }
  async function whole(name: string, size: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(size)
    let at = 0
    for await (const chunk of chunks(name)) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }
  return {
    names: [...entries.keys()],
    shown: new Map(Array.from(entries, ([name, entry]) => [name, writtenName(entry)])),
    chunks,
    async read(names) {
      const found = new Map<string, Uint8Array>()
      for (const name of names) {
        const entry = entries.get(name)
        if (entry) found.set(name, await whole(name, entry.uncompressedSize))
      }
      return found
    },
  }
}
