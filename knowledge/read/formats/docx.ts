import mammoth from 'mammoth'
import { UnreadableFile } from '../unreadable.ts'
import type { ReadFormat, ReadLimits } from './contract.ts'
import { BodyReader } from './docx-body.ts'
import { markdownOf } from './docx-markdown.ts'
import { type DocumentParts, noise, readParts } from './docx-parts.ts'
import { tableBreak } from './docx-table.ts'
import { documentXml, headingStylesXml } from './docx-xml.ts'
import { spaceArticles } from './line-starts.ts'
import { Findings } from './office-findings.ts'
import { type OfficePackage, openPackage } from './office-package.ts'
import { readProperties } from './office-properties.ts'
import { corruptXml, scanXml } from './xml.ts'
import { eachTree, type XmlElement } from './xml-tree.ts'
import { storeZip } from './zip-store.ts'

/** So much of a document is converted at once: the library keeps all of what it is given several times over. */
const batchLength = 400_000
/** A paragraph or row that cannot be divided may be so long. */
const longestBatch = 2_500_000
/** Elements that one paragraph or table may hold. */
const mostInBlock = 400_000

function tooLong(): UnreadableFile {
  return new UnreadableFile('E_SIZE', '文件的文字或表格超过上限。请拆成几个较小的文件后再导入。')
}

/** Some whole blocks of a body; `goesOn` when the first is the rest of the table that the batch before ends with. */
type Batch = { readonly xml: string; readonly goesOn: boolean }

/** Divides a body into batches, at blocks and at the breaks of large tables. */
class Batches {
  readonly all: Batch[] = []
  #xml = ''
  #goesOn = false

  add(xml: string): void {
    const [first = '', ...rest] = xml.split(tableBreak)
    this.#xml += first
    for (const part of rest) {
      this.end()
      this.#xml = part
      this.#goesOn = true
    }
    if (this.#xml.length > batchLength) this.end()
  }

  end(): void {
    if (this.#xml.length > longestBatch) throw tooLong()
    if (this.#xml !== '') this.all.push({ xml: this.#xml, goesOn: this.#goesOn })
    this.#xml = ''
    this.#goesOn = false
  }
}

/** The body with nothing but what people see. */
async function visibleBody(
  found: OfficePackage,
  parts: DocumentParts,
  findings: Findings,
  limits: ReadLimits,
): Promise<readonly Batch[]> {
  const reader = new BodyReader({ ...parts, findings, limits })
  const batches = new Batches()
  let hasBody = false
  const take = (block: XmlElement) => batches.add(reader.block(block))
  const blocks = eachTree(['w:body'], take, { most: mostInBlock, skip: noise })
  await scanXml(found.chunks(found.main), {
    ...blocks,
    open(name, attributes) {
      hasBody ||= name === 'w:body'
      blocks.open(name, attributes)
    },
  })
  if (!hasBody) throw corruptXml()
  batches.add(reader.end())
  batches.end()
  return batches.all
}

/** A cleaned body as HTML, by the library that knows Word's headings and tables. */
async function convert(xml: string): Promise<string> {
  const files = new Map([
    ['word/document.xml', documentXml(xml)],
    ['word/styles.xml', headingStylesXml],
  ])
  try {
    const { value } = await mammoth.convertToHtml({ buffer: storeZip(files) }, { includeEmbeddedStyleMap: false })
    return value
  } catch {
    // What its errors say may hold text of the file.
    throw corruptXml()
  }
}

const [tableStart, tableEnd] = ['<table>', '</table>']

/** The batches as Markdown, with the parts of each large table put together again. */
async function markdownBlocks(batches: readonly Batch[]): Promise<readonly string[]> {
  const blocks: string[] = []
  let html = ''
  for (const { xml, goesOn } of batches) {
    const next = await convert(xml)
    const fits = goesOn && html.endsWith(tableEnd) && next.startsWith(tableStart)
    if (!fits) blocks.push(...markdownOf(html))
    html = fits ? html.slice(0, -tableEnd.length) + next.slice(tableStart.length) : next
  }
  blocks.push(...markdownOf(html))
  return blocks
}

/** The one heading of the first level is the title when the document names no other. */
function withTitle(blocks: readonly string[]): readonly string[] {
  if (blocks.some((block) => block.startsWith('# '))) return blocks
  const first = blocks.findIndex((block) => block.startsWith('#'))
  const only = blocks.filter((block) => block.startsWith('## ')).length === 1
  const isNumbered = /^## (?:第|[（(一二三四五六七八九十\d]+[、.．）)])/.test(blocks[first] ?? '')
  if (!only || isNumbered || !blocks[first]?.startsWith('## ')) return blocks
  return blocks.map((block, at) => (at === first ? block.slice(1) : block))
}

/**
 * Reads a Word document into Markdown. Automatic numbers become text, insertions that nobody accepted are taken and
 * deletions left out; what nobody sees in Word is left out and named in a warning, and so is what leads outside.
 * @throws UnreadableFile
 */
export const readDocx: ReadFormat = async (bytes, limits) => {
  const findings = new Findings()
  const found = await openPackage(bytes, limits, 'document', findings)
  const named = await readProperties(found, findings)
  const parts = await readParts(found, findings)
  const blocks = await markdownBlocks(await visibleBody(found, parts, findings, limits))
  if (blocks.length === 0)
    throw new UnreadableFile('E_EMPTY', '文件里没有可读的文字。如果是扫描件，请先做文字识别后再导入。')
  const titled = withTitle(blocks)
  const text = spaceArticles(titled.join('\n\n'))
  if (text.length > limits.characters) throw tooLong()
  const heading = titled.find((block) => block.startsWith('# '))?.slice(2)
  return {
    kind: 'docx',
    text: `${text}\n`,
    title: heading ?? named,
    warnings: findings.warnings(),
    ...findings.marks(),
  }
}
