import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import type { Finding, Findings } from './office-findings.ts'
import { scanXml, type XmlAttributes } from './xml.ts'
import { openZip, type SafeZip } from './zip.ts'

/** How one part of an Office file refers to another part or to the outside. */
export type Relationship = {
  readonly id: string
  /** Last word of its type, such as `footnotes`. */
  readonly type: string
  /** Name of the part; of what is outside, its address. */
  readonly target: string
  readonly external: boolean
}

/** A docx or xlsx whose zip is safe, with its parts by their relationships. */
export type OfficePackage = {
  readonly zip: SafeZip
  /** Name of the part that is the document or workbook. */
  readonly main: string
  relationshipsOf(part: string): Promise<readonly Relationship[]>
  /** The bytes of a part, whatever case its name is written in. */
  chunks(part: string): AsyncIterable<Uint8Array>
  has(part: string): boolean
}

/** The kinds of Office file that are read. */
export type PackageKind = 'document' | 'workbook'

const mainTypes: Readonly<Record<PackageKind, RegExp>> = {
  document: /wordprocessingml\.(?:document|template)\.main\+xml$/i,
  workbook: /spreadsheetml\.(?:sheet|template)\.main\+xml$/i,
}
const kindNames: Readonly<Record<PackageKind, string>> = {
  document: '这不是 Word 文档（.docx）。请用 Word 或 WPS 另存为 .docx 后再导入。',
  workbook: '这不是 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
}

/** The folder of a part and the target of a relationship as the name of another part, without a leading slash. */
export function resolvePart(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '' && step !== '.') parts.push(step)
  }
  return parts.join('/')
}

function relationshipOf(part: string, attributes: XmlAttributes): Relationship {
  const target = attributes.get('Target') ?? ''
  const external = attributes.get('TargetMode') === 'External' || /^(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(target)
  return {
    id: attributes.get('Id') ?? '',
    type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
    target: external ? target : resolvePart(part, target),
    external,
  }
}

function relationshipsPart(part: string): string {
  const at = part.lastIndexOf('/') + 1
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
}

const macroPart = /(?:^|\/)(?:vba(?:Project|Data)[^/]*|[^/]*macrosheet[^/]*)\.(?:bin|xml)$|(?:^|\/)macrosheets\//i
const macroType = /vbaProject|macroEnabled|macrosheet|keyMapCustomizations.*macro/i

function refuseMacros(found: boolean): void {
  if (!found) return
  throw new UnreadableFile(
    'E_ACTIVE',
    '文件含有宏，不能导入。请在 Office 或 WPS 里另存为不带宏的 .docx 或 .xlsx 后再导入。',
  )
}

type ContentTypes = { readonly parts: ReadonlyMap<string, string>; readonly endings: ReadonlyMap<string, string> }

async function readContentTypes(chunks: AsyncIterable<Uint8Array>): Promise<ContentTypes> {
  const parts = new Map<string, string>()
  const endings = new Map<string, string>()
  await scanXml(chunks, {
    open(name, attributes) {
      const type = attributes.get('ContentType') ?? ''
      if (name === 'ct:Override') parts.set((attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase(), type)
      else if (name === 'ct:Default') endings.set((attributes.get('Extension') ?? '').toLowerCase(), type)
    },
  })
  return { parts, endings }
}

/** Types of relationships to the outside, as what is noticed. */
const outside: ReadonlyMap<string, Finding> = new Map([
  ['attachedTemplate', 'template'],
  ['image', 'remoteImage'],
  ['hyperlink', 'link'],
])
/** Types of relationships to parts that are dropped. */
const inside: ReadonlyMap<string, Finding> = new Map([
  ['oleObject', 'embedded'],
  ['package', 'embedded'],
  ['aFChunk', 'embedded'],
  ['control', 'control'],
  ['ctrlProp', 'control'],
  ['attachedToolbars', 'interface'],
  ['extensibility', 'interface'],
  ['connections', 'remotePart'],
  ['queryTable', 'remotePart'],
  ['mailMergeSource', 'remotePart'],
])

class ZipPackage implements OfficePackage {
  readonly zip: SafeZip
  #main = ''
  readonly #names: ReadonlyMap<string, string>

  constructor(zip: SafeZip) {
    this.zip = zip
    this.#names = new Map(zip.names.map((name) => [name.toLowerCase(), name]))
  }

  get main(): string {
    return this.#main
  }

  has(part: string): boolean {
    return this.#names.has(part.toLowerCase())
  }

  chunks(part: string): AsyncIterable<Uint8Array> {
    return this.zip.chunks(this.#names.get(part.toLowerCase()) ?? '')
  }

  async relationshipsOf(part: string): Promise<readonly Relationship[]> {
    const name = relationshipsPart(part)
    const found: Relationship[] = []
    if (!this.has(name)) return found
    await scanXml(this.chunks(name), {
      open(element, attributes) {
        if (element === 'pr:Relationship') found.push(relationshipOf(part, attributes))
      },
    })
    return found
  }

  /** Finds the main part and refuses macros and other kinds of file. */
  async open(kind: PackageKind): Promise<void> {
    if (!this.has('[Content_Types].xml')) throw new UnreadableFile('E_TYPE', kindNames[kind])
    const types = await readContentTypes(this.chunks('[Content_Types].xml'))
    refuseMacros(this.zip.names.some((name) => macroPart.test(name)))
    const main = (await this.relationshipsOf('')).find(({ type, external }) => type === 'officeDocument' && !external)
    const target = main?.target.toLowerCase() ?? ''
    const type = types.parts.get(target) ?? types.endings.get(target.split('.').at(-1) ?? '') ?? ''
    if (/sheet\.binary/i.test(type))
      throw new UnreadableFile('E_TYPE', '这是二进制工作簿（.xlsb）。请用 Excel 另存为 .xlsx 后再导入。')
    refuseMacros([...types.parts.values(), ...types.endings.values()].some((one) => macroType.test(one)))
    if (!main || !mainTypes[kind].test(type)) throw new UnreadableFile('E_TYPE', kindNames[kind])
    if (!this.has(main.target))
      throw new UnreadableFile('E_CORRUPT', '文件里缺少正文部分，无法读取。请用 Office 或 WPS 另存一份再导入。')
    this.#main = main.target
  }

  /** Notices what leads outside and what is embedded, over all parts. */
  async noticeReferences(findings: Findings): Promise<void> {
    for (const name of this.zip.names) {
      const part = /^(?:(.*)\/)?_rels\/([^/]*)\.rels$/i.exec(name)
      if (!part) continue
      const owner = `${part[1] ? `${part[1]}/` : ''}${part[2]}`
      for (const relationship of await this.relationshipsOf(owner)) noticeReference(relationship, findings)
    }
  }
}

function noticeReference({ type, target, external }: Relationship, findings: Findings): void {
  refuseMacros(/^(?:vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/i.test(type))
  if (external) findings.add(outside.get(type) ?? 'remotePart', type === 'hyperlink' ? target : '')
  else {
    const finding = inside.get(type)
    if (finding) findings.add(finding)
  }
}

/**
 * Opens a docx or xlsx: its zip is checked, macros are refused, and what leads outside it is noticed.
 * @throws UnreadableFile
 */
export async function openPackage(
  bytes: Uint8Array,
  limits: ReadLimits,
  kind: PackageKind,
  findings: Findings,
): Promise<OfficePackage> {
  const found = new ZipPackage(await openZip(bytes, limits))
  await found.open(kind)
  await found.noticeReferences(findings)
  return found
}
