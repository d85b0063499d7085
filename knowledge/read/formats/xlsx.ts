import { UnreadableFile } from '../unreadable.ts'
import type { ReadFormat } from './contract.ts'
import { Findings } from './office-findings.ts'
import { type OfficePackage, openPackage, type Relationship } from './office-package.ts'
import { readProperties } from './office-properties.ts'
import { sheetBlocks } from './table-rows.ts'
import { fillMerges } from './xlsx-merges.ts'
import { type SheetContext, SheetReader } from './xlsx-sheet.ts'
import { readSharedStrings, tooManyCells } from './xlsx-strings.ts'
import { readCellFormats } from './xlsx-styles.ts'
import { scanXml } from './xml.ts'
import { eachTree, readTree, textOf } from './xml-tree.ts'

type SheetEntry = { readonly name: string; readonly relationship: string; readonly isHidden: boolean }
type Workbook = { readonly sheets: readonly SheetEntry[]; readonly is1904: boolean }

async function readWorkbook(found: OfficePackage): Promise<Workbook> {
  const sheets: SheetEntry[] = []
  let is1904 = false
  await scanXml(found.chunks(found.main), {
    open(name, attributes) {
      if (name === 'x:workbookPr') is1904 = /^(?:1|true)$/.test(attributes.get('date1904') ?? '')
      else if (name === 'x:sheet')
        sheets.push({
          name: attributes.get('name') ?? '',
          relationship: attributes.get('r:id') ?? '',
          isHidden: (attributes.get('state') ?? 'visible') !== 'visible',
        })
    },
  })
  return { sheets, is1904 }
}

/** Pictures and shapes of a drawing, whatever they are called there. */
const shape = /:(?:pic|sp|graphicFrame)$/

/** Keeps the words of the headers and footers with which a sheet is printed, without their codes (&L, &P, &"…"). */
async function keepMargins(found: OfficePackage, sheet: string, findings: Findings): Promise<void> {
  const take = eachTree(['x:headerFooter'], (part) => {
    for (const line of textOf(part).split(/&[LCR]/))
      findings.addMark(line.replace(/&(?:"[^"]*"|K[\dA-F]{6}|\d+|[A-Z&])/gi, '').trim())
  })
  await scanXml(found.chunks(sheet), take)
}

/** Notices what lies over the cells of a sheet or is written beside them. */
async function noticeBeside(found: OfficePackage, sheet: string, findings: Findings): Promise<void> {
  await keepMargins(found, sheet, findings)
  for (const { type, target, external } of await found.relationshipsOf(sheet)) {
    if (external || !found.has(target)) continue
    if (type === 'drawing')
      await scanXml(found.chunks(target), {
        open(name) {
          if (shape.test(name)) findings.add('image')
        },
      })
    else if (type === 'comments' || type === 'threadedComment') {
      const take = eachTree(['x:commentList', '?:ThreadedComments'], (comment) => {
        const text = textOf(comment).trim()
        if (text !== '') findings.add('comment', text)
      })
      await scanXml(found.chunks(target), take)
    }
  }
}

/** The sheets that people see, as Markdown blocks. */
async function readSheets(
  found: OfficePackage,
  { sheets }: Workbook,
  relationships: readonly Relationship[],
  context: SheetContext,
): Promise<readonly string[]> {
  const blocks: string[] = []
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name)
  if (hidden.length > 0) context.findings.add('hiddenSheet', hidden.join('、'), hidden.length)
  for (const { name, relationship } of sheets.filter(({ isHidden }) => !isHidden)) {
    const part = relationships.find(({ id }) => id === relationship)
    if (part?.type !== 'worksheet' || part.external || !found.has(part.target)) continue
    const reader = new SheetReader(context)
    await scanXml(found.chunks(part.target), reader)
    await noticeBeside(found, part.target, context.findings)
    blocks.push(...sheetBlocks(name, fillMerges(reader.rows, reader.merges, context)))
  }
  return blocks
}

/**
 * Reads an Excel workbook into Markdown: each sheet that people see, and in it each row as one line with the names of
 * its columns. Values are shown as their formats show them, days as 2025-01-31; formulas are never worked out.
 * @throws UnreadableFile
 */
export const readXlsx: ReadFormat = async (bytes, limits) => {
  const findings = new Findings()
  const found = await openPackage(bytes, limits, 'workbook', findings)
  const title = await readProperties(found, findings)
  const workbook = await readWorkbook(found)
  const relationships = await found.relationshipsOf(found.main)
  const partOf = (type: string) =>
    relationships.find((one) => one.type === type && !one.external && found.has(one.target))?.target
  const [styles, strings] = [partOf('styles'), partOf('sharedStrings')]
  const blocks = await readSheets(found, workbook, relationships, {
    strings: strings === undefined ? [] : await readSharedStrings(found.chunks(strings), limits),
    formatOf: readCellFormats(styles === undefined ? null : await readTree(found.chunks(styles))),
    is1904: workbook.is1904,
    findings,
    limits,
    spent: { cells: 0, rows: 0, characters: 0, merges: 0 },
  })
  if (blocks.length === 0)
    throw new UnreadableFile('E_EMPTY', '工作簿里没有可读的内容。隐藏的工作表不会读入，需要时请取消隐藏后再导入。')
  const text = blocks.join('\n\n')
  if (text.length > limits.characters) throw tooManyCells()
  return { kind: 'xlsx', text: `${text}\n`, title, warnings: findings.warnings(), ...findings.marks() }
}
