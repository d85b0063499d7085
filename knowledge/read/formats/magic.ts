/** What a file is by its first bytes. */
export type Magic = 'pdf' | 'zip' | 'ole' | 'image' | 'program' | 'archive' | 'rtf' | 'mail' | 'xml' | 'html' | 'other'

const chunk = 8192

/** Some bytes as a text with one character a byte. The decoder of that name gives other characters from 0x80 on. */
export function bytesAsText(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(Math.max(0, start), Math.max(0, end))
  let text = ''
  for (let at = 0; at < part.length; at += chunk) text += String.fromCharCode(...part.subarray(at, at + chunk))
  return text
}

/** First bytes of files, each one character. */
const starts: readonly (readonly [string, Magic])[] = [
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['\x89PNG\r\n\x1a\n', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['\x7fELF', 'program'],
  ['\xca\xfe\xba\xbe', 'program'],
  ['\xfe\xed\xfa\xce', 'program'],
  ['\xfe\xed\xfa\xcf', 'program'],
  ['\xce\xfa\xed\xfe', 'program'],
  ['\xcf\xfa\xed\xfe', 'program'],
  ['\0asm', 'program'],
  ['L\0\0\0\x01\x14\x02\0', 'program'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['Rar!\x1a\x07', 'archive'],
  ['\x1f\x8b', 'archive'],
  ['BZh', 'archive'],
  ['\xfd7zXZ\0', 'archive'],
  ['\x28\xb5\x2f\xfd', 'archive'],
  ['MSCF\0\0\0\0', 'archive'],
  ['{\\rtf', 'rtf'],
]

/** First signs of text files, after a mark of the encoding and white space. */
const textStarts: readonly (readonly [RegExp, Magic])[] = [
  [/^%PDF-/, 'pdf'],
  [/^\{\\rtf/, 'rtf'],
  [/^(?:<!--[^>]{0,500}-->\s*){0,5}(?:<!doctype html|<html[\s>])/i, 'html'],
  [/^<\?xml[^>]{0,500}>\s*(?:<!doctype html[^>]{0,500}>\s*)?<html[\s>]/i, 'html'],
  [/^<\?xml/i, 'xml'],
  [/^#! ?\//, 'program'],
  [/^(?:mime-version|received|return-path|x-mailer):/i, 'mail'],
]

/** A program for Windows: its two first letters may also open a text, what follows them not. */
const isWindowsProgram = (head: string) => head.startsWith('MZ') && head.slice(0, 64).includes('\0')

function isPicture(head: string): boolean {
  const riff = head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'
  // The size of the file stands after BM, and zeros after it; words of a text do not.
  const bitmap = head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0'
  return riff || bitmap || /^ftyp(?:heic|heix|mif1|avif)/.test(head.slice(4))
}

/** Says what a file is by its first bytes, whatever it is called. */
export function magicOf(bytes: Uint8Array): Magic {
  const head = bytesAsText(bytes, 0, 2048)
  const found = starts.find(([start]) => head.startsWith(start))?.[1]
  if (found) return found
  if (isWindowsProgram(head)) return 'program'
  if (isPicture(head)) return 'image'
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  return textStarts.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
}

/** The place of some bytes, searched from the end; -1 when they are not there. */
function lastPlace(bytes: Uint8Array, text: string, from: number): number {
  return bytesAsText(bytes, from, bytes.length).lastIndexOf(text)
}

/** How far from the end a zip keeps its last record. */
const endOfZip = 22 + 0xffff

/** True when the end of a file is that of a zip, whatever its start is. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - endOfZip)
  const place = lastPlace(bytes, 'PK\x05\x06', from)
  if (place < 0) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = from + place
  if (end + 22 > bytes.length) return false
  const start = end - view.getUint32(end + 12, true)
  return start >= 0 && (view.getUint16(end + 10, true) === 0 || bytesAsText(bytes, start, start + 4) === 'PK\x01\x02')
}

/** True when a PDF carries a page: in its first bytes, or after its end. */
export function carriesPage(bytes: Uint8Array): boolean {
  const mark = /<!doctype html|<html[\s>]|<script[\s>]|<body[\s>]/i
  if (mark.test(bytesAsText(bytes, 0, 1024))) return true
  const from = Math.max(0, bytes.length - 4096)
  const end = lastPlace(bytes, '%%EOF', from)
  return end >= 0 && mark.test(bytesAsText(bytes, from + end, bytes.length))
}

/** True when a file names itself a PDF in its first bytes without beginning as one. */
export function namesPdf(bytes: Uint8Array): boolean {
  return /%PDF-\d\.\d/.test(bytesAsText(bytes, 0, 1024))
}

/** The names of the entries of a zip, without any care for whether they are right: only to say what it is. */
export function zipNames(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const from = Math.max(0, bytes.length - endOfZip)
  const end = lastPlace(bytes, 'PK\x05\x06', from)
  if (end < 0 || from + end + 20 > bytes.length) return names
  let at = view.getUint32(from + end + 16, true)
  while (names.size < 3000 && at + 46 <= bytes.length && bytesAsText(bytes, at, at + 4) === 'PK\x01\x02') {
    const length = view.getUint16(at + 28, true)
    names.add(bytesAsText(bytes, at + 46, at + 46 + length).toLowerCase())
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

/** True when an old Office container holds a stream of a name; names stand in it in UTF-16. */
export function holdsStream(bytes: Uint8Array, name: string): boolean {
  const wanted = Uint8Array.from([...name].flatMap((character) => [character.charCodeAt(0), 0]))
  const first = wanted[0] as number
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return true
  return false
}
