import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { standardLimits } from '../../../../knowledge/read/formats/contract.ts'
import { readDocx } from '../../../../knowledge/read/formats/docx.ts'
import { openZip } from '../../../../knowledge/read/formats/zip.ts'
import { storeZip } from '../../../../knowledge/read/formats/zip-store.ts'
import { UnreadableFile } from '../../../../knowledge/read/unreadable.ts'
import { count } from '../../../support/counts.ts'
import {
  documentXml,
  docxFiles,
  docxOf,
  measured,
  outcomeOf,
  paragraph,
  type RawEntry,
  rawZip,
  withFlips,
  xlsxOf,
  zipOf,
} from '../../../support/office-files.ts'

const text = (content: string) => new TextEncoder().encode(content)
const limits = { ...standardLimits, unpackedBytes: 8 * 1024 * 1024, entries: 50 }

/** How opening a zip ends. */
async function opening(bytes: Uint8Array, over = standardLimits): Promise<string> {
  try {
    await openZip(bytes, over)
    return 'OK'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}

/** The entries of a Word document, to be changed. */
function docxEntries(body = paragraph('第一条 甲。')): RawEntry[] {
  return Object.entries(docxFiles({ body })).map(([name, content]) => ({
    name,
    content: typeof content === 'string' ? text(content) : content,
  }))
}

/** The same with something else of its document. */
function withDocument(change: Partial<RawEntry>): RawEntry[] {
  return docxEntries().map((entry) => (entry.name === 'word/document.xml' ? { ...entry, ...change } : entry))
}

describe('a zip', () => {
  test('gives its entries by name, whole or piece by piece', async () => {
    const zip = await openZip(await zipOf({ 'a/b.txt': '甲'.repeat(50_000), empty: '', 'c.txt': '乙' }), standardLimits)
    expect(zip.names).toEqual(['a/b.txt', 'empty', 'c.txt'])
    const found = await zip.read(['c.txt', 'missing', 'empty', 'a/b.txt'])
    expect([...found.keys()]).toEqual(['c.txt', 'empty', 'a/b.txt'])
    expect(new TextDecoder().decode(found.get('a/b.txt'))).toBe('甲'.repeat(50_000))
    let size = 0
    for await (const chunk of zip.chunks('a/b.txt')) size += chunk.length
    expect(size).toBe(150_000)
    for await (const _ of zip.chunks('missing')) throw new Error('There is no such entry.')
  })

  test('is read the same from a view into a larger buffer', async () => {
    const bytes = await zipOf({ a: '甲' })
    const larger = new Uint8Array(bytes.length + 20)
    larger.set(bytes, 10)
    const zip = await openZip(larger.subarray(10, 10 + bytes.length), standardLimits)
    expect(new TextDecoder().decode((await zip.read(['a'])).get('a'))).toBe('甲')
  })

  test('made by our own writer is a proper zip', async () => {
    const zip = await openZip(
      storeZip(
        new Map([
          ['word/甲.xml', '<a/>'],
          ['b', ''],
        ]),
      ),
      standardLimits,
    )
    expect(zip.names).toEqual(['word/甲.xml', 'b'])
  })

  test('with names like those of objects is a zip like any other', async () => {
    const zip = await openZip(await zipOf({ constructor: '甲', ['__proto__']: '乙', toString: '丙' }), standardLimits)
    expect((await zip.read(['__proto__'])).size).toBe(zip.names.includes('__proto__') ? 1 : 0)
    expect(zip.names).toContain('constructor')
  })

  test.each([
    ['nothing at all', new Uint8Array(), 'E_EMPTY'],
    ['one byte', Uint8Array.of(80), 'E_CORRUPT'],
    ['text', text('PK 不是压缩包'), 'E_CORRUPT'],
  ])('%s is no zip', async (_, bytes, code) => expect(await opening(bytes)).toBe(code))

  test('with bytes before the first entry or behind the end is two kinds of file at once', async () => {
    const bytes = await zipOf({ a: '甲' })
    expect(await opening(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]))).toBe('E_CORRUPT')
    expect(await opening(Buffer.concat([bytes, Buffer.from('<html></html>')]))).toBe('E_CORRUPT')
  })

  test('whose checksum or stated size is wrong is damaged', async () => {
    const content = text('甲'.repeat(100))
    expect(await opening(rawZip([{ name: 'a', content, statedSize: 299 }]))).toBe('E_CORRUPT')
    const wrong = Buffer.from(rawZip([{ name: 'a', content, stored: true }]))
    wrong[40] = (wrong[40] as number) ^ 1
    expect(await opening(wrong)).toBe('E_CORRUPT')
  })

  test('packed in a way that is not usual is refused', async () =>
    expect(await opening(rawZip([{ name: 'a', content: text('甲'), method: 93 }]))).toBe('E_CORRUPT'))

  test('that is larger than an upload may be is refused', async () =>
    expect(await opening(await zipOf({ a: '甲' }), { ...standardLimits, bytes: 20 })).toBe('E_SIZE'))
})

describe('rows of bad-documents.md', () => {
  test('1 bomb-flat.docx: stops at the limit and keeps nothing', async () => {
    const bytes = rawZip(withDocument({ content: Buffer.alloc(1024 ** 2, 32), times: 1024 }))
    expect(bytes.length).toBeLessThan(2_000_000)
    const { value, milliseconds, mebibytes } = await measured(() => outcomeOf(readDocx(bytes, standardLimits)))
    expect(value).toBe('E_SIZE')
    expect(milliseconds).toBeLessThan(2000)
    expect(mebibytes).toBeLessThan(256)
  })

  test('1 bomb-flat.docx: a bomb in a part that is never read counts too', async () => {
    const bytes = await docxOf({ body: paragraph('甲'), files: { 'word/media/a.bmp': Buffer.alloc(30_000_000) } })
    expect(await outcomeOf(readDocx(bytes, standardLimits))).toBe('E_SIZE')
  })

  test('1 bomb-flat.docx: many entries that are too much together', async () => {
    const part = Buffer.from(Array.from({ length: 900_000 }, (_, at) => (at * 7919) % 251))
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`word/media/${at}.bmp`, part]))
    expect(await opening(await zipOf(files), limits)).toBe('E_SIZE')
  })

  test('a blank picture packs well and is no bomb', async () => {
    const bytes = await docxOf({ body: paragraph('甲乙'), files: { 'word/media/a.bmp': Buffer.alloc(900_000) } })
    expect(await outcomeOf(readDocx(bytes, standardLimits))).toBe('OK')
  })

  test('2 bomb-overlap.docx: entries that lie over each other', async () => {
    const kernel = { name: 'word/a.xml', content: Buffer.alloc(500_000, 97) }
    const same = Array.from({ length: 40 }, (_, at) => ({ ...kernel, name: `word/${at}.xml`, offset: 0 }))
    expect(await opening(rawZip([kernel, ...same]))).toBe('E_CORRUPT')
    // Quoted: the second entry lies, header and all, in the bytes of the first.
    const inner = Buffer.from(rawZip([{ name: 'b', content: text('乙'), stored: true }]))
    const outer = { name: 'a', content: inner.subarray(0, 34), stored: true }
    expect(await opening(rawZip([outer, { name: 'b', content: text('乙'), stored: true, offset: 31 }]))).toBe(
      'E_CORRUPT',
    )
  })

  test('3 bomb-nested.docx: an archive in an archive, by its name or by its bytes', async () => {
    let inner = await zipOf({ 'word/document.xml': documentXml('') })
    for (let level = 0; level < 5; level++) inner = await zipOf({ [`${level}.zip`]: inner })
    expect(await outcomeOf(readDocx(inner, standardLimits))).toBe('E_TYPE')
    const hidden = { 'word/media/image1.png': await zipOf({ a: '甲' }) }
    expect(await outcomeOf(readDocx(await docxOf({ body: paragraph('甲'), files: hidden }), standardLimits))).toBe(
      'E_TYPE',
    )
    const gzip = { 'word/a.xml': Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0) }
    expect(await opening(await zipOf(gzip))).toBe('E_TYPE')
    expect(await opening(await zipOf({ 'word/media/a.emz': gzip['word/a.xml'] }))).toBe('OK')
  })

  test('4 lying-size.docx: 300 MB where the directory says 1 kB', async () => {
    const bytes = rawZip(withDocument({ content: Buffer.alloc(1_000_000, 32), times: 300, statedSize: 1000 }))
    const { value, mebibytes } = await measured(() => outcomeOf(readDocx(bytes, standardLimits)))
    expect(value).toBe('E_SIZE')
    expect(mebibytes).toBeLessThan(256)
  })

  test('4 lying-size.docx: text that packs like text, in pieces of a few kilobytes', async () => {
    const content = Buffer.from(Array.from({ length: 9_000_000 }, (_, at) => 32 + ((at * at * 31 + at) % 91)))
    expect(await opening(rawZip([{ name: 'a', content, statedSize: 1000 }]), limits)).toBe('E_SIZE')
  })

  test('5 entries-70k.xlsx', async () => {
    const many = (length: number) =>
      rawZip(Array.from({ length }, (_, at) => ({ name: `${at}`, content: new Uint8Array(), stored: true })))
    const bytes = many(70_000)
    const { value, milliseconds } = await measured(() => opening(bytes))
    expect(value).toBe('E_SIZE')
    expect(milliseconds).toBeLessThan(1000)
    expect(await opening(many(51), limits)).toBe('E_SIZE')
    expect(await opening(many(50), limits)).toBe('OK')
  })

  test.each([
    '../../evil.txt',
    '/etc/x',
    'C:\\x',
    'c:x',
    'word\\..\\..\\x',
    'word/../../x',
    'word/./x',
    'a\u0000b',
    'a\nb',
    '',
  ])('6 slip.docx: the name %j, and nothing is written', async (name) => {
    expect(await opening(rawZip([...docxEntries(), { name, content: text('甲') }]))).toBe('E_CORRUPT')
    for (const path of ['evil.txt', '../evil.txt', '../../evil.txt', '/etc/x', 'word', 'x'])
      expect([path, existsSync(path)]).toEqual([path, false])
  })

  test('7 symlink.docx: an entry that is a link, a device or a pipe', async () => {
    for (const mode of [0o120777, 0o020666, 0o010666]) {
      const link = { name: 'word/link', content: text('/etc/passwd'), attributes: (mode << 16) >>> 0 }
      expect(await opening(rawZip([...docxEntries(), link]))).toBe('E_CORRUPT')
    }
    expect(await opening(await zipOf({ a: '甲' }, { modes: { a: 0o120777 } }))).toBe('E_CORRUPT')
  })

  test('8 dup-entry.docx: one name twice, also in another case or form', async () => {
    const second = { name: 'word/document.xml', content: text(documentXml(paragraph('第一条 乙。'))) }
    expect(await outcomeOf(readDocx(rawZip([...docxEntries(), second]), standardLimits))).toBe('E_CORRUPT')
    expect(await opening(rawZip([...docxEntries(), { ...second, name: 'word/Document.XML' }]))).toBe('E_CORRUPT')
    const forms = ['caf\u00e9', 'cafe\u0301'].map((name) => ({ name, content: text('甲') }))
    expect(await opening(rawZip(forms))).toBe('E_CORRUPT')
  })

  test('8 dup-entry.docx: another name in the local header than in the directory', async () => {
    expect(await opening(rawZip(withDocument({ localName: 'word/documenu.xml' })))).toBe('E_CORRUPT')
  })

  test('8 dup-entry.docx: entries that the directory keeps from some programs', async () => {
    const bytes = Buffer.from(rawZip(docxEntries()))
    const end = bytes.length - 22
    for (const at of [8, 10]) bytes.writeUInt16LE(bytes.readUInt16LE(end + at) - 1, end + at)
    expect(await opening(bytes)).toBe('E_CORRUPT')
  })

  test.each(['docx', 'xlsx'])('27 truncated.%s: cut anywhere', async (kind) => {
    const bytes =
      kind === 'docx' ? await docxOf(paragraph('甲'.repeat(500))) : await xlsxOf({ sheets: [{ name: '甲', rows: '' }] })
    const cuts = [0.1, 0.5, 0.99].map((share) => Math.floor(bytes.length * share))
    for (let at = 512; at < bytes.length; at += 512) cuts.push(at)
    for (const cut of [...cuts, bytes.length - 1])
      expect([cut, await opening(bytes.subarray(0, cut))]).toEqual([cut, 'E_CORRUPT'])
  })

  test('28 bitflip: no flip of bytes goes unseen in what is read', async () => {
    const bytes = await zipOf({ 'a.txt': '为了规范休假管理，制定本办法。'.repeat(20), 'b.txt': '乙' })
    const original = await (await openZip(bytes, standardLimits)).read(['a.txt'])
    for (let seed = 1; seed <= count(60, 1000); seed++) {
      const opened = await openZip(withFlips(bytes, seed), standardLimits).catch((error: unknown) => error)
      if (opened instanceof UnreadableFile) continue
      if (opened instanceof Error) throw opened
      const found = await (opened as Awaited<ReturnType<typeof openZip>>).read(['a.txt'])
      if (found.has('a.txt'))
        expect(Buffer.compare(found.get('a.txt') as Uint8Array, original.get('a.txt') as Uint8Array)).toBe(0)
    }
  })

  test('32 encrypted.docx, encrypted.xlsx: an entry with a password', async () => {
    const locked = docxEntries().map((entry) => ({ ...entry, flags: 0x0801 }))
    expect(await outcomeOf(readDocx(rawZip(locked), standardLimits))).toBe('E_ENCRYPTED')
    const strong = docxEntries().map((entry) => ({ ...entry, flags: 0x0841 }))
    expect(await opening(rawZip(strong))).toBe('E_ENCRYPTED')
  })
})
