import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import type { ReadText } from '../../knowledge/read/formats/contract.ts'
import { UnreadableFile } from '../../knowledge/read/unreadable.ts'

/** Files of a zip by name. */
export type ZipFiles = Readonly<Record<string, string | Uint8Array>>

type ZipOptions = {
  /** Unix modes of some files, such as that of a link. */
  readonly modes?: Readonly<Record<string, number>>
  readonly compress?: boolean
  /** How hard to pack, from 1 to 9. */
  readonly level?: number
}

const noDay = new Date('2025-01-01T00:00:00Z')

/** A zip of some files, made by yazl. */
export async function zipOf(
  files: ZipFiles | readonly (readonly [string, string | Uint8Array])[],
  options: ZipOptions = {},
): Promise<Uint8Array> {
  const zip = new ZipFile()
  const entries = Array.isArray(files) ? files : Object.entries(files)
  for (const [name, content] of entries)
    zip.addBuffer(Buffer.from(content), name, {
      mtime: noDay,
      mode: options.modes?.[name] ?? 0o100644,
      compress: options.compress ?? true,
      compressionLevel: options.compress === false ? 0 : (options.level ?? 6),
      forceDosTimestamp: true,
    })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** One entry of a zip that is made by hand, where every number may lie. */
export type RawEntry = {
  readonly name: string
  readonly content: Uint8Array
  /** How often the content is repeated, without ever being held whole; 1 when not said. */
  readonly times?: number
  /** Name in the local header, when it differs. */
  readonly localName?: string
  /** Unpacked size that the directory states. */
  readonly statedSize?: number
  readonly flags?: number
  readonly stored?: boolean
  /** Place of the local header, when the entry has none of its own. */
  readonly offset?: number
  readonly attributes?: number
  readonly method?: number
}

function numbers(...fields: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) at = bytes.writeUIntLE(value, at, width)
  return bytes
}

/** The content of an entry as it stands in the zip, with its checksum and size. */
function packedOf({ content, times = 1, stored }: RawEntry): { bytes: Buffer; sum: number; size: number } {
  let sum = 0
  for (let at = 0; at < times; at++) sum = crc32(content, sum)
  const size = content.length * times
  if (stored) return { bytes: Buffer.concat(Array.from({ length: times }, () => content)), sum, size }
  if (times === 1) return { bytes: deflateRawSync(content), sum, size }
  // Flushed pieces may stand one after the other; an empty last block ends them.
  const piece = deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH })
  return { bytes: Buffer.concat([...Array.from({ length: times }, () => piece), Buffer.of(3, 0)]), sum, size }
}

function endRecords(entries: number, size: number, offset: number): Buffer {
  const few = Math.min(entries, 0xffff)
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, few], [2, few], [4, size], [4, offset], [2, 0])
  if (entries <= 0xffff) return end
  const long = (value: number) => [[4, value] as const, [4, 0] as const]
  return Buffer.concat([
    numbers([4, 0x06064b50], ...long(44), [2, 45], [2, 45], [4, 0], [4, 0], ...long(entries), ...long(entries)),
    numbers(...long(size), ...long(offset)),
    numbers([4, 0x07064b50], [4, 0], ...long(offset + size), [4, 1]),
    end,
  ])
}

/** A zip written byte by byte: its directory says what the entries say, true or not. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { bytes, sum, size } = packedOf(entry)
    const common = numbers(
      [2, 20],
      [2, entry.flags ?? 0x0800],
      [2, entry.method ?? (entry.stored ? 0 : 8)],
      [4, 0x5a210000],
      [4, sum],
      [4, bytes.length],
      [4, entry.statedSize ?? size],
    )
    const localName = Buffer.from(entry.localName ?? entry.name)
    const local = [numbers([4, 0x04034b50]), common, numbers([2, localName.length], [2, 0]), localName, bytes]
    const name = Buffer.from(entry.name)
    const place = entry.offset ?? offset
    directory.push(
      numbers([4, 0x02014b50], [2, 0x0314]),
      common,
      numbers([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, entry.attributes ?? 0], [4, place]),
      name,
    )
    if (entry.offset !== undefined) continue
    bodies.push(...local)
    offset += local.reduce((sum, { length }) => sum + length, 0)
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([...bodies, ...directory, endRecords(entries.length, size, offset)])
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A relationship: its id, the last word of its type, its target, and whether it leads outside. */
export type RelationshipLine = readonly [id: string, type: string, target: string, mode?: 'External']

/** The part that holds the relationships of another. */
export function relationshipsXml(lines: readonly RelationshipLine[]): string {
  const all = lines.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${relationshipTypes}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
  )
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

/** The part that says of what kind each part is. */
export function contentTypesXml(overrides: Readonly<Record<string, string>>): string {
  const all = Object.entries(overrides).map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/><Default Extension="png" ContentType="image/png"/>${all.join('')}</Types>`
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const wordNames =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'

/** Parts of a Word document; everything but the body may be left out. */
export type DocxParts = {
  /** XML of the blocks in the body. */
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly settings?: string
  readonly comments?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly headers?: readonly string[]
  readonly footers?: readonly string[]
  readonly relationships?: readonly RelationshipLine[]
  readonly coreTitle?: string
  readonly customProperties?: Readonly<Record<string, string>>
  readonly files?: ZipFiles
  readonly contentTypes?: Readonly<Record<string, string>>
  readonly mainType?: string
}

/** The part `document.xml` with some blocks. */
export function documentXml(body: string): string {
  return `${xmlHead}<w:document ${wordNames}><w:body>${body}</w:body></w:document>`
}

function parts({ styles, numbering, settings, comments, footnotes, endnotes, headers, footers }: DocxParts): readonly {
  readonly type: string
  readonly name: string
  readonly xml: string
}[] {
  const one = (type: string, root: string, xml: string | undefined) =>
    xml === undefined
      ? []
      : [{ type, name: `${type}.xml`, xml: `${xmlHead}<w:${root} ${wordNames}>${xml}</w:${root}>` }]
  const many = (type: string, root: string, all: readonly string[] = []) =>
    all.map((xml, at) => ({
      type,
      name: `${type}${at + 1}.xml`,
      xml: `${xmlHead}<w:${root} ${wordNames}>${xml}</w:${root}>`,
    }))
  return [
    ...one('styles', 'styles', styles),
    ...one('numbering', 'numbering', numbering),
    ...one('settings', 'settings', settings),
    ...one('comments', 'comments', comments),
    ...one('footnotes', 'footnotes', footnotes),
    ...one('endnotes', 'endnotes', endnotes),
    ...many('header', 'hdr', headers),
    ...many('footer', 'ftr', footers),
  ]
}

function propertyFiles({ coreTitle, customProperties }: Pick<DocxParts, 'coreTitle' | 'customProperties'>): ZipFiles {
  const custom = Object.entries(customProperties ?? {}).map(
    ([name, value], at) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
  )
  return {
    ...(coreTitle === undefined
      ? {}
      : {
          'docProps/core.xml': `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${coreTitle}</dc:title></cp:coreProperties>`,
        }),
    ...(customProperties === undefined
      ? {}
      : {
          'docProps/custom.xml': `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${custom.join('')}</Properties>`,
        }),
  }
}

/** The files of a Word document by name. */
export function docxFiles(document: DocxParts): ZipFiles {
  const beside = parts(document)
  const lines: RelationshipLine[] = [
    ...beside.map(({ type, name }, at) => [`rId${at + 1}`, type, name] as const),
    ...(document.relationships ?? []),
  ]
  const properties = propertyFiles(document)
  const types = Object.fromEntries(beside.map(({ type, name }) => [`word/${name}`, `${wordType}.${type}+xml`]))
  return {
    '[Content_Types].xml': contentTypesXml({
      'word/document.xml': document.mainType ?? `${wordType}.document.main+xml`,
      ...types,
      ...document.contentTypes,
    }),
    '_rels/.rels': relationshipsXml([
      ['rId1', 'officeDocument', 'word/document.xml'],
      ['rId2', 'core-properties', 'docProps/core.xml'],
      ['rId3', 'custom-properties', 'docProps/custom.xml'],
    ]),
    'word/_rels/document.xml.rels': relationshipsXml(lines),
    'word/document.xml': documentXml(document.body),
    ...Object.fromEntries(beside.map(({ name, xml }) => [`word/${name}`, xml])),
    ...properties,
    ...document.files,
  }
}

/** A Word document. */
export function docxOf(document: DocxParts | string): Promise<Uint8Array> {
  return zipOf(docxFiles(typeof document === 'string' ? { body: document } : document))
}

/** A paragraph with one run. @param properties XML within `w:pPr`  @param run XML within `w:rPr` */
export function paragraph(text: string, properties = '', run = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A run to be put into a paragraph. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

const sheetNames =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** One sheet: the XML of its rows and what stands around them. */
export type SheetParts = {
  readonly name: string
  /** XML of the rows. */
  readonly rows: string
  readonly state?: 'hidden' | 'veryHidden'
  /** XML before and after the rows, such as `<dimension …/>` or `<mergeCells>…`. */
  readonly before?: string
  readonly after?: string
  readonly relationships?: readonly RelationshipLine[]
}

/** Parts of a workbook. */
export type XlsxParts = {
  readonly sheets: readonly SheetParts[]
  /** XML of the shared strings, each `<si>…</si>`. */
  readonly strings?: string
  /** XML within `styleSheet`. */
  readonly styles?: string
  readonly is1904?: boolean
  readonly names?: string
  readonly relationships?: readonly RelationshipLine[]
  readonly coreTitle?: string
  readonly customProperties?: Readonly<Record<string, string>>
  readonly files?: ZipFiles
  readonly contentTypes?: Readonly<Record<string, string>>
  readonly mainType?: string
}

/** The files of a workbook by name. */
export function xlsxFiles(workbook: XlsxParts): ZipFiles {
  const { sheets, strings, styles } = workbook
  const lines: RelationshipLine[] = sheets.map((_, at) => [
    `rId${at + 1}`,
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ])
  if (strings !== undefined) lines.push(['rIdS', 'sharedStrings', 'sharedStrings.xml'])
  if (styles !== undefined) lines.push(['rIdF', 'styles', 'styles.xml'])
  const entries = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  const sheetFiles = sheets.flatMap(({ rows, before, after, relationships }, at) => [
    [
      `xl/worksheets/sheet${at + 1}.xml`,
      `${xmlHead}<worksheet ${sheetNames}>${before ?? ''}<sheetData>${rows}</sheetData>${after ?? ''}</worksheet>`,
    ],
    ...(relationships ? [[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, relationshipsXml(relationships)]] : []),
  ])
  return {
    '[Content_Types].xml': contentTypesXml({
      'xl/workbook.xml': workbook.mainType ?? `${sheetType}.sheet.main+xml`,
      ...Object.fromEntries(sheets.map((_, at) => [`xl/worksheets/sheet${at + 1}.xml`, `${sheetType}.worksheet+xml`])),
      ...workbook.contentTypes,
    }),
    '_rels/.rels': relationshipsXml([
      ['rId1', 'officeDocument', 'xl/workbook.xml'],
      ['rId2', 'core-properties', 'docProps/core.xml'],
      ['rId3', 'custom-properties', 'docProps/custom.xml'],
    ]),
    'xl/workbook.xml': `${xmlHead}<workbook ${sheetNames}><workbookPr${workbook.is1904 ? ' date1904="1"' : ''}/><sheets>${entries.join('')}</sheets>${workbook.names ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsXml([...lines, ...(workbook.relationships ?? [])]),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `${xmlHead}<sst ${sheetNames}>${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `${xmlHead}<styleSheet ${sheetNames}>${styles}</styleSheet>` }),
    ...Object.fromEntries(sheetFiles),
    ...propertyFiles(workbook),
    ...workbook.files,
  }
}

/** A workbook. */
export function xlsxOf(workbook: XlsxParts): Promise<Uint8Array> {
  return zipOf(xlsxFiles(workbook))
}

/** A cell with text of its own. */
export function textCell(reference: string, text: string, style = 0): string {
  return `<c r="${reference}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** A cell with a number. */
export function numberCell(reference: string, value: number | string, style = 0): string {
  return `<c r="${reference}" s="${style}"><v>${value}</v></c>`
}

/** A row with its number and the XML of its cells. */
export function row(number: number, ...cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`
}

/** Formats of cells: each a code of its own, numbered from 1; the format 0 is the general one. */
export function numberFormats(codes: readonly string[]): string {
  const attribute = (code: string) => code.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
  const formats = codes.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${attribute(code)}"/>`)
  const cells = codes.map((_, at) => `<xf numFmtId="${200 + at}" fontId="0" fillId="0"/>`)
  return `<numFmts>${formats.join('')}</numFmts><fonts><font><sz val="11"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/>${cells.join('')}</cellXfs>`
}

/** Numbers from a seed that are the same each time: Mulberry32. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value = (value + Math.imul(value ^ (value >>> 7), value | 61)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) % below
  }
}

/** Some bytes with 1 to 20 of them changed, the same for each seed. */
export function withFlips(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seeded(seed)
  const changed = Uint8Array.from(bytes)
  for (let flips = 1 + random(20); flips > 0; flips--) {
    const at = random(changed.length)
    changed[at] = (changed[at] as number) ^ (1 + random(255))
  }
  return changed
}

/** How a reading ends: the code of its refusal, or OK and OK_CLEAN with warnings. Any other error is thrown on. */
export async function outcomeOf(reading: Promise<ReadText>): Promise<string> {
  try {
    return (await reading).warnings.length > 0 ? 'OK_CLEAN' : 'OK'
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    if (!/^[^\p{C}]*\p{Script=Han}[^\p{C}]*。$/u.test(error.message)) throw new Error(`No sentence: ${error.message}`)
    return error.code
  }
}

/** Milliseconds of the processor that this process has used since; what others do on the machine does not count. */
export function stopwatch(): () => number {
  const began = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000
  }
}

/** What a piece of work gives, how long the processor worked on it, and by how much the memory of the process grew at most. */
export async function measured<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly milliseconds: number; readonly mebibytes: number }> {
  const before = process.memoryUsage.rss()
  let peak = before
  const sample = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const spent = stopwatch()
  try {
    const value = await work()
    const milliseconds = spent()
    peak = Math.max(peak, process.memoryUsage.rss())
    return { value, milliseconds, mebibytes: (peak - before) / 1024 / 1024 }
  } finally {
    clearInterval(sample)
  }
}

/** A server that counts who asks it for anything; nobody should. */
export async function canary(): Promise<{ readonly address: string; hits(): number; close(): Promise<void> }> {
  let hits = 0
  const server = createServer((_, response) => {
    hits++
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    hits: () => hits,
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  }
}
