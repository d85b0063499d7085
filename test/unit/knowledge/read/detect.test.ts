import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { displayName, endingOf } from '../../../../knowledge/read/display-name.ts'
import { detectKind } from '../../../../knowledge/read/formats/detect.ts'
import { UnreadableFile } from '../../../../knowledge/read/unreadable.ts'
import { joinBytes, latin1, latinPdf } from '../../../support/pdf-files.ts'
import { bytesOf, seededRandom } from './reading.ts'

/** A zip with entries of some names; what stands in them does not matter here. */
async function zipOf(...names: readonly string[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const name of names) zip.addBuffer(Buffer.from('x'), name)
  zip.end()
  const pieces: Uint8Array[] = []
  for await (const piece of zip.outputStream as AsyncIterable<Uint8Array>) pieces.push(piece)
  return joinBytes(pieces)
}

const docx = () => zipOf('[Content_Types].xml', 'word/document.xml')
const xlsx = () => zipOf('[Content_Types].xml', 'xl/workbook.xml')

/** The start of an old Office container that holds streams of some names. */
function ole(...streams: readonly string[]): Uint8Array {
  const names = streams.map((name) => Buffer.from(name, 'utf16le'))
  return joinBytes(['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', new Uint8Array(504), ...names, new Uint8Array(512)])
}

/** The kind of a file, or the code and sentence it is refused with. */
function detected(name: string, bytes: Uint8Array, mime?: string): string {
  try {
    return detectKind({ name, bytes, mime })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    expect(error.message).toMatch(/^[^\n]{4,200}。$/)
    return `${error.code} ${error.message}`
  }
}

describe('the kind of a file', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['a.md', () => bytesOf('# 标题'), 'markdown'],
    ['A.MARKDOWN', () => bytesOf('# 标题'), 'markdown'],
    ['a.txt', () => bytesOf('第一条'), 'text'],
    ['a.csv', () => bytesOf('姓名,天数'), 'csv'],
    ['a.html', () => bytesOf('<!doctype html><p>甲'), 'html'],
    ['a.htm', () => bytesOf('<p>甲</p>'), 'html'],
    [
      'a.xhtml',
      () => bytesOf('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>甲</p></html>'),
      'html',
    ],
    ['a.docx', docx, 'docx'],
    ['a.xlsx', xlsx, 'xlsx'],
    ['关于放假的通知（定稿）.v2.pdf', () => latinPdf([['a']]), 'pdf'],
    ['a.pdf ', () => latinPdf([['a']]), 'pdf'],
    ['C:\\folder\\a.txt', () => bytesOf('第一条'), 'text'],
    ['mz.txt', () => bytesOf('MZ 编号从 1 开始'), 'text'],
    ['bm.txt', () => bytesOf('BM 部门'), 'text'],
    ['xss.md', () => bytesOf('<script>alert(1)</script>'), 'markdown'],
  ])('%s', async (name, bytes, kind) => expect(detected(name, await bytes())).toBe(kind))
})

describe('row 26, files of other programs', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['a.xls', () => ole('Workbook'), '.xlsx'],
    ['a.doc', () => ole('WordDocument'), '.docx'],
    ['a.wps', () => ole('WordDocument'), 'WPS 文字文档'],
    ['a.et', () => ole('Workbook'), 'WPS 表格'],
    ['a.ppt', () => ole('PowerPoint Document'), 'PDF'],
    ['a.dps', () => ole('PowerPoint Document'), 'PDF'],
    ['a.docx', () => ole('WordDocument'), '旧版 Word'],
    ['a.xlsx', () => ole('Workbook'), '旧版 Excel'],
    ['a.xlsb', () => zipOf('[Content_Types].xml', 'xl/workbook.bin'), '.xlsx'],
    ['renamed.xlsx', () => zipOf('[Content_Types].xml', 'xl/workbook.bin'), '.xlsb'],
    ['a.ofd', () => zipOf('OFD.xml', 'Doc_0/Document.xml'), '导出为 PDF'],
    ['renamed.docx', () => zipOf('OFD.xml', 'Doc_0/Document.xml'), 'OFD'],
    ['new.wps', docx, 'WPS 文字文档'],
    ['a.odt', () => zipOf('mimetype', 'content.xml'), 'OpenDocument'],
    ['renamed.docx', () => zipOf('mimetype', 'content.xml'), 'OpenDocument'],
    ['a.pptx', () => zipOf('ppt/presentation.xml'), '演示文稿'],
    ['a.rtf', () => bytesOf('{\\rtf1 a}'), 'RTF'],
    ['a.doc', () => bytesOf('{\\rtf1 a}'), '.docx'],
    ['a.mht', () => bytesOf('MIME-Version: 1.0\n'), '单文件网页'],
    ['a.png', () => joinBytes(['\x89PNG\r\n\x1a\n']), 'OCR'],
    ['a.tiff', () => joinBytes(['II*\0']), 'OCR'],
    ['a.svg', () => bytesOf('<svg/>'), 'OCR'],
    ['a.exe', () => joinBytes(['MZ\x90\0']), '.docx、.pdf'],
    ['a', () => bytesOf('甲'), '.docx、.pdf'],
    ['__proto__', () => bytesOf('甲'), '.docx、.pdf'],
    ['a.constructor', () => bytesOf('甲'), '.docx、.pdf'],
  ])('%s is refused with advice', async (name, bytes, advice) => {
    const outcome = detected(name, await bytes())
    expect(outcome).toMatch(/^E_TYPE /)
    expect(outcome).toContain(advice)
  })

  test.each(['a.docm', 'a.xlsm', 'a.DOTM'])('row 13: %s holds macros', async (name) => {
    expect(detected(name, await docx())).toMatch(/^E_ACTIVE .*宏/)
  })
})

describe('row 31, wrong-ext', () => {
  const program = joinBytes(['MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', new Uint8Array(50)])
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['exe.pdf', () => program, /^E_TYPE .*程序/],
    ['exe.txt', () => program, /^E_TYPE .*程序/],
    ['elf.md', () => joinBytes(['\x7fELF\x02\x01']), /^E_TYPE/],
    ['script.txt', () => bytesOf('#!/bin/sh\nrm x'), /^E_TYPE/],
    ['html.docx', () => bytesOf('<!DOCTYPE html><p>甲'), /^E_TYPE .*网页/],
    ['html.txt', () => bytesOf('\ufeff  <html><p>甲'), /^E_TYPE .*网页/],
    ['csv.xlsx', () => bytesOf('a,b\n1,2'), /^E_TYPE/],
    ['txt.pdf', () => bytesOf('甲'), /^E_TYPE/],
    ['pdf.txt', () => latinPdf([['a']]), /^E_TYPE .*PDF/],
    ['pdf.docx', () => latinPdf([['a']]), /^E_TYPE .*PDF/],
    ['docx.pdf', docx, /^E_TYPE/],
    ['docx.txt', docx, /^E_TYPE/],
    ['xlsx.docx', xlsx, /^E_TYPE .*\.xlsx/],
    ['docx.xlsx', docx, /^E_TYPE .*\.docx/],
    ['gz.docx', () => joinBytes(['\x1f\x8b\x08']), /^E_TYPE .*压缩包/],
    ['rar.xlsx', () => joinBytes(['Rar!\x1a\x07\x01\0']), /^E_TYPE/],
    ['jpg.pdf', () => joinBytes(['\xff\xd8\xff\xe0']), /^E_TYPE .*图片/],
    ['xml.md', () => bytesOf('<?xml version="1.0"?><a/>'), /^E_TYPE/],
    ['empty.pdf', () => new Uint8Array(), /^E_EMPTY/],
    ['empty.txt', () => new Uint8Array(), /^E_EMPTY/],
    ['one.pdf', () => bytesOf('a'), /^E_TYPE/],
    ['one.docx', () => bytesOf('P'), /^E_TYPE/],
    ['one.xlsx', () => new Uint8Array([0]), /^E_TYPE/],
    ['one.html', () => bytesOf('<'), /^html$/],
  ])('%s', async (name, bytes, outcome) => expect(detected(name, await bytes())).toMatch(outcome))

  test('the declared type must agree too', async () => {
    const pdf = latinPdf([['a']])
    for (const mime of ['application/pdf', 'application/octet-stream', '', undefined, 'Application/PDF; a=b'])
      expect(detected('a.pdf', pdf, mime)).toBe('pdf')
    for (const mime of ['text/html', 'image/png', 'application/zip', 'nonsense'])
      expect(detected('a.pdf', pdf, mime)).toMatch(/^E_TYPE .*声明/)
    expect(detected('a.csv', bytesOf('a,b'), 'application/vnd.ms-excel')).toBe('csv')
    expect(detected('a.docx', await docx(), 'application/wps-office.docx')).toBe('docx')
  })
})

describe('row 30, polyglot: two kinds at once', () => {
  const gif = 'GIF89a\x01\0\x01\0'
  test.each<[string, () => Promise<Uint8Array>]>([
    ['zip behind a PDF.pdf', async () => joinBytes([latinPdf([['a']]), await docx()])],
    ['zip behind a PDF.docx', async () => joinBytes([latinPdf([['a']]), await docx()])],
    ['empty zip behind a PDF.pdf', async () => joinBytes([latinPdf([['a']]), 'PK\x05\x06', new Uint8Array(18)])],
    ['PDF within a zip.docx', async () => joinBytes(['PK\x03\x04', latin1('%PDF-1.4\n'), await docx()])],
    ['page in front of a PDF.pdf', async () => joinBytes(['<html><body>', latinPdf([['a']])])],
    ['page behind a PDF.pdf', async () => joinBytes([latinPdf([['a']]), '<html><script>alert(1)</script>'])],
    [
      'page in the head of a PDF.pdf',
      async () => joinBytes(['%PDF-1.4\n%<html><body onload=alert(1)>\n', latinPdf([['a']])]),
    ],
    ['PDF in front of a page.html', async () => joinBytes(['<p>a\n%PDF-1.4\n<!doctype html>', 'x'])],
    ['gifar.pdf', async () => joinBytes([gif, await zipOf('META-INF/MANIFEST.MF')])],
    ['gifar.docx', async () => joinBytes([gif, await docx()])],
    ['gifar.html', async () => joinBytes([gif, await docx()])],
    ['zip behind text.txt', async () => joinBytes([bytesOf('第一条 甲乙。\n'), await docx()])],
    ['zip behind a table.csv', async () => joinBytes([bytesOf('a,b\n'), await xlsx()])],
  ])('%s is refused', async (name, bytes) => expect(detected(name, await bytes())).toMatch(/^E_TYPE/))
})

describe('row 32, encrypted Office files', () => {
  test.each(['a.docx', 'a.xlsx', 'a.doc'])('%s', (name) => {
    expect(detected(name, ole('EncryptionInfo', 'EncryptedPackage'))).toMatch(/^E_ENCRYPTED .*密码/)
  })
})

describe('row 28: random changes', () => {
  test('never bring anything but a kind or a refusal', async () => {
    const random = seededRandom(28)
    const samples = [await docx(), await xlsx(), latinPdf([['a']]), ole('Workbook'), bytesOf('<html>甲')]
    for (let round = 0; round < 500; round++) {
      const bytes = new Uint8Array(samples[round % samples.length] as Uint8Array)
      for (let flip = 0; flip < 20; flip++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      for (const name of ['a.pdf', 'a.docx', 'a.xlsx', 'a.html', 'a.txt']) detected(name, bytes)
      detected('a.docx', bytes.subarray(0, Math.floor(random() * bytes.length)))
    }
  })
})

describe('row 53, filename cases', () => {
  test.each<[string, string, string]>([
    ['放假通知.docx', '放假通知.docx', 'docx'],
    ['../../etc/passwd.txt', 'passwd.txt', 'txt'],
    ['..%2f..%2fx.pdf', '..%2f..%2fx.pdf', 'pdf'],
    ['C:\\windows\\evil.md', 'evil.md', 'md'],
    ['a\0.pdf.exe', 'a.pdf.exe', 'exe'],
    ['a.pdf\0', 'a.pdf', 'pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie: x=1.pdf', 'pdf'],
    ['photo\u202egpj.exe', 'photogpj.exe', 'exe'],
    ['a\u2066b\u2069\u200b.txt', 'ab.txt', 'txt'],
    ['CON', 'CON', ''],
    ['CON.txt', 'CON.txt', 'txt'],
    ['-rf.md', '-rf.md', 'md'],
    ['😀.pdf', '😀.pdf', 'pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '＜img src=x onerror=alert(1)＞.pdf', 'pdf'],
    [`"a'&\`b|.txt`, '＂a＇＆｀b｜.txt', 'txt'],
    ['', '未命名文件', ''],
    ['\u200b\n', '未命名文件', ''],
    ['a.PDF.', 'a.PDF.', 'pdf'],
    ['a．ｐｄｆ', 'a．ｐｄｆ', 'pdf'],
    ['\ud800a.txt', '\ufffda.txt', 'txt'],
  ])('%j is shown as %j', (name, shown, ending) => {
    expect(displayName(name)).toBe(shown)
    expect(endingOf(name)).toBe(ending)
  })

  test('a long name keeps its start and its ending', () => {
    const shown = displayName(`${'长'.repeat(252)}.pdf`)
    expect([...shown]).toHaveLength(100)
    expect(shown).toMatch(/^长+…长+\.pdf$/)
    expect(displayName('a'.repeat(1_000_000)).length).toBeLessThanOrEqual(100)
  })

  test('no name breaks a header or a page', () => {
    const random = seededRandom(53)
    for (let round = 0; round < 2000; round++) {
      const points = Array.from({ length: 20 }, () => Math.floor(random() * (round % 2 ? 0x110000 : 0x300)))
      const shown = displayName(String.fromCodePoint(...points))
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>&"'`/\\]/u)
      expect(shown).not.toBe('')
    }
  })

  test('a refusal does not repeat the name, which may be that of a person', () => {
    expect(detected('张三的病假条<img>.pdf', bytesOf('甲'))).not.toMatch(/张三|img/)
  })
})
