import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { UnreadableFile } from '../unreadable.ts'

/** The attributes of one element, by their canonical names. */
export type XmlAttributes = {
  get(name: string): string | undefined
}

/** What is told of an XML part while it is read; names are canonical, such as `w:p`, whatever prefix the part uses. */
export type XmlHandler = {
  open(name: string, attributes: XmlAttributes): void
  text?(text: string): void
  close?(name: string): void
}

/** What one XML part may hold. */
export type XmlLimits = {
  readonly depth: number
  readonly elements: number
  /** Entities and numeric character references together. */
  readonly references: number
  /** Characters of one text, comment or attribute. */
  readonly run: number
}

/** The limits of a part of an Office file: 256 levels, five million elements, 200,000 references. */
export const xmlLimits: XmlLimits = { depth: 256, elements: 5_000_000, references: 200_000, run: 4_000_000 }

const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'pr'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'cp'],
  ['http://purl.oclc.org/ooxml/officeDocument/customProperties', 'cp'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

/** The outcome for a part that is no proper XML or that holds what Office never writes. */
export function corruptXml(): UnreadableFile {
  return new UnreadableFile('E_CORRUPT', '文件的内容格式有误，无法读取。请用 Office 或 WPS 打开后另存一份再导入。')
}

/** The outcome for a part that is larger than anything that can be read. */
export function xmlTooLarge(): UnreadableFile {
  return new UnreadableFile('E_SIZE', '文件的内容过大，超过了上限。请拆成几个较小的文件后再导入。')
}

/** The canonical name of something with a namespace; names of unknown namespaces begin with a question mark. */
function canonical(uri: string, local: string): string {
  if (uri === '') return local
  return `${prefixes.get(uri) ?? '?'}:${local}`
}

/** Names and values in turn: elements have few attributes, and there may be a million elements. */
class Pairs implements XmlAttributes {
  readonly #pairs: readonly string[]

  constructor(pairs: readonly string[]) {
    this.#pairs = pairs
  }

  get(name: string): string | undefined {
    for (let at = 0; at < this.#pairs.length; at += 2) if (this.#pairs[at] === name) return this.#pairs[at + 1]
    return undefined
  }
}

const noAttributes: XmlAttributes = new Pairs([])

function attributesOf(tag: SaxesTagNS): XmlAttributes {
  const pairs: string[] = []
  for (const name in tag.attributes) {
    const { uri, local, value } = tag.attributes[name] as SaxesAttributeNS
    pairs.push(canonical(uri, local), value)
  }
  return pairs.length === 0 ? noAttributes : new Pairs(pairs)
}

/** Whether Office knows all that a choice of alternate content requires: namespaces of Microsoft's own. */
function requirementsOf(tag: SaxesTagNS, resolve: (prefix: string) => string | undefined): XmlAttributes {
  const wanted = (tag.attributes.Requires?.value ?? '').split(/\s+/).filter(Boolean)
  const known = wanted.every((prefix) => /^http:\/\/schemas\.microsoft\.com\/office\//.test(resolve(prefix) ?? ''))
  return new Pairs(['Requires', known ? 'known' : 'unknown'])
}

/** One XML part on its way through the parser, with everything counted that can be made too much of. */
class Scan {
  readonly #parser = new SaxesParser({
    xmlns: true,
    position: false,
    // The later version allows control characters, which no Office file has.
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  })
  readonly #limits: XmlLimits
  #depth = 0
  #elements = 0
  #references = 0
  #sinceEvent = 0
  #prologue = ''

  constructor(handler: XmlHandler, limits: XmlLimits) {
    this.#limits = limits
    const parser = this.#parser
    parser.on('error', () => {
      throw corruptXml()
    })
    parser.on('doctype', () => {
      throw corruptXml()
    })
    parser.on('opentag', (tag) => {
      this.#open()
      const name = canonical(tag.uri, tag.local)
      const isChoice = name === 'mc:Choice'
      handler.open(name, isChoice ? requirementsOf(tag, (prefix) => parser.resolve(prefix)) : attributesOf(tag))
    })
    parser.on('closetag', (tag) => {
      this.#depth--
      this.#sinceEvent = 0
      handler.close?.(canonical(tag.uri, tag.local))
    })
    const text = (value: string) => {
      this.#sinceEvent = 0
      handler.text?.(value)
    }
    parser.on('text', text)
    parser.on('cdata', text)
  }

  #open(): void {
    this.#sinceEvent = 0
    this.#prologue = ''
    if (++this.#depth > this.#limits.depth) throw corruptXml()
    if (++this.#elements > this.#limits.elements) throw xmlTooLarge()
  }

  write(text: string): void {
    if (this.#elements === 0) this.#refuseDoctype(text)
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
      if (++this.#references > this.#limits.references) throw xmlTooLarge()
    this.#sinceEvent += text.length
    if (this.#sinceEvent > this.#limits.run + text.length) throw xmlTooLarge()
    this.#parser.write(text)
  }

  /** Refuses a document type before the parser has collected all of it. */
  #refuseDoctype(text: string): void {
    this.#prologue = (this.#prologue + text).slice(-text.length - 16)
    if (/<!(?:DOCTYPE|ENTITY)/i.test(this.#prologue)) throw corruptXml()
  }

  close(): void {
    const encoding = this.#parser.xmlDecl.encoding
    if (encoding !== undefined && !/^(?:utf-?8|utf-?16|us-ascii)$/i.test(encoding)) throw corruptXml()
    this.#parser.close()
    if (this.#elements === 0) throw corruptXml()
  }
}

function decoderFor(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  return new TextDecoder('utf-8', { fatal: true })
}

/**
 * Reads an XML part piece by piece and tells the handler what is in it. Document types and entities of its own are
 * refused, so nothing outside the part is ever asked for.
 * @throws UnreadableFile E_CORRUPT, E_SIZE
 */
export async function scanXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  limits: XmlLimits = xmlLimits,
): Promise<void> {
  const scan = new Scan(handler, limits)
  let decoder: TextDecoder | null = null
  const decode = (chunk?: Uint8Array): string => {
    try {
      decoder ??= decoderFor(chunk ?? new Uint8Array())
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw corruptXml()
    }
  }
  for await (const chunk of chunks) if (chunk.length > 0) scan.write(decode(chunk))
  scan.write(decode())
  scan.close()
}
