import type { Entry } from 'yauzl'
import { UnreadableFile } from '../unreadable.ts'

/** The outcome for a zip that is damaged or contradicts itself. */
export function corruptZip(): UnreadableFile {
  return new UnreadableFile('E_CORRUPT', '文件不完整或已损坏，无法读取。请用 Office 或 WPS 打开后另存一份再导入。')
}

const localSignature = 0x04034b50
const endSignature = 0x06054b50
const endLength = 22
const locatorSignature = 0x07064b50
const unicodePath = 0x7075
/** Bit of the flags that says that sizes follow the data instead of standing in the local header. */
const sizesFollow = 0x08

type Span = { readonly start: number; readonly end: number }

function isPlainFile({ externalFileAttributes }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & 0o170000
  return kind === 0 || kind === 0o100000 || kind === 0o040000
}

function isSafeName(entry: Entry): boolean {
  const name = entry.fileName
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name.
  if (name === '' || /[\u0000-\u001f\u007f\\]/.test(name) || /^[/]|^[a-z]:/i.test(name)) return false
  if (name.split('/').some((part) => part === '..' || part === '.')) return false
  // A second name in an extra field is read by some programs and not by others.
  const second = entry.extraFields.some(({ id }) => id === unicodePath)
  return !second || Buffer.from(name, 'utf8').equals(entry.fileNameRaw)
}

/** What lies at the place where the directory says that an entry begins; null when it says something else. */
function localSpan(bytes: Buffer, entry: Entry): Span | null {
  const start = entry.relativeOffsetOfLocalHeader
  if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== localSignature) return null
  const flags = bytes.readUInt16LE(start + 6)
  const packed = bytes.readUInt32LE(start + 18)
  const nameEnd = start + 30 + bytes.readUInt16LE(start + 26)
  const end = nameEnd + bytes.readUInt16LE(start + 28) + entry.compressedSize
  const sizeAgrees = (flags & sizesFollow) !== 0 || packed === 0xffffffff || packed === entry.compressedSize
  const agrees =
    sizeAgrees &&
    end <= bytes.length &&
    bytes.readUInt16LE(start + 8) === entry.compressionMethod &&
    bytes.subarray(start + 30, nameEnd).equals(entry.fileNameRaw)
  return agrees ? { start, end } : null
}

/** Bytes that the records of the directory take. */
function recordsLength(entries: readonly Entry[]): number {
  return entries.reduce((sum, { fileNameLength, extraFieldLength, fileCommentLength }) => {
    return sum + 46 + fileNameLength + extraFieldLength + fileCommentLength
  }, 0)
}

/** The same for the form with 64-bit numbers, of which a file that may be uploaded needs the lower half. */
function longSpan(bytes: Buffer, entries: readonly Entry[], locator: number): Span | null {
  const end = bytes.readUInt32LE(locator + 8)
  if (end + 56 > locator) return null
  const size = bytes.readUInt32LE(end + 40)
  const start = bytes.readUInt32LE(end + 48)
  const isWhole = bytes.readUInt32LE(end + 24) === entries.length && size === recordsLength(entries)
  return isWhole && start + size === end ? { start, end } : null
}

/**
 * Where the directory lies: it holds the entries that were read and no more, and ends where the end record begins.
 * Null when it does not.
 */
function directorySpan(bytes: Buffer, entries: readonly Entry[], commentLength: number): Span | null {
  const end = bytes.length - endLength - commentLength
  if (end < 0 || bytes.readUInt32LE(end) !== endSignature) return null
  const locator = end - 20
  if (locator >= 0 && bytes.readUInt32LE(locator) === locatorSignature) return longSpan(bytes, entries, locator)
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  const isWhole = bytes.readUInt16LE(end + 8) === entries.length && size === recordsLength(entries)
  return isWhole && start + size === end ? { start, end } : null
}

/**
 * Checks that every program would see the same files in a zip: each name once and harmless, each entry where the
 * directory says, none over another, nothing before the first, no links.
 * @throws UnreadableFile E_CORRUPT, E_ENCRYPTED
 */
export function checkDirectory(bytes: Buffer, entries: readonly Entry[], commentLength: number): void {
  if (entries.some((entry) => entry.isEncrypted()))
    throw new UnreadableFile('E_ENCRYPTED', '文件设了密码。请取消密码保护后再导入。')
  const directory = directorySpan(bytes, entries, commentLength)
  const names = new Set(entries.map(({ fileName }) => fileName.normalize('NFC').toLowerCase()))
  if (!directory || names.size !== entries.length) throw corruptZip()
  if (!entries.every((entry) => isSafeName(entry) && isPlainFile(entry) && entry.canDecodeFileData()))
    throw corruptZip()
  checkSpans(
    entries.map((entry) => localSpan(bytes, entry)),
    directory.start,
  )
  const directories = entries.filter(({ fileName }) => fileName.endsWith('/'))
  if (directories.some(({ uncompressedSize }) => uncompressedSize !== 0)) throw corruptZip()
}

function checkSpans(spans: readonly (Span | null)[], limit: number): void {
  const known = spans.filter((span) => span !== null).sort((one, other) => one.start - other.start)
  if (known.length !== spans.length) throw corruptZip()
  // Something before the first entry makes the file a second kind of file too.
  if (known.length > 0 && known[0]?.start !== 0) throw corruptZip()
  const followers = [...known.slice(1).map(({ start }) => start), limit]
  if (known.some(({ end }, at) => end > (followers[at] as number))) throw corruptZip()
}
