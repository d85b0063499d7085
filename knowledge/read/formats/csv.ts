import { CsvError, parse } from 'csv-parse/sync'
import { UnreadableFile } from '../unreadable.ts'
import type { ReadFormat, ReadLimits, ReadText } from './contract.ts'
import { Findings } from './office-findings.ts'
import { cellText, noticeOf, sheetBlocks, type TableRow } from './table-rows.ts'
import { decodeText } from './text.ts'

const separators = [',', '\t', ';'] as const
/** So much of the file is looked at to find what separates its columns. */
const sampleLength = 20_000
const mostColumns = 16_384

function tooLarge(): UnreadableFile {
  return new UnreadableFile('E_SIZE', '表格的单元格或文字超过上限。请拆成几个较小的文件后再导入。')
}

/** How many lines of a sample agree on the number of a separator outside quotes. */
function agreement(sample: string, separator: string): number {
  const counts = new Map<number, number>()
  for (const line of sample.replace(/"[^"]*"/g, '').split('\n')) {
    const count = line.split(separator).length - 1
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

/** What separates the columns: the sign on whose number most lines agree, a comma in case of doubt. */
function separatorOf(text: string): string {
  const sample = text.slice(0, sampleLength)
  let best: string = ','
  let most = agreement(sample, best)
  for (const separator of separators.slice(1)) {
    const lines = agreement(sample, separator)
    if (lines > most) [best, most] = [separator, lines]
  }
  return best
}

/** The records of a text, those without a single value among them. */
function recordsOf(text: string, limits: ReadLimits): readonly (readonly string[])[] {
  let cells = 0
  const options = {
    delimiter: separatorOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: limits.characters,
    on_record: (record: string[]) => {
      cells += Math.max(record.filter((value) => value.trim() !== '').length, 1)
      if (cells > limits.cells || record.length > mostColumns) throw tooLarge()
      return record
    },
  }
  try {
    return parse(text, options)
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableFile(
        'E_CORRUPT',
        '表格里的引号不成对，无法分清单元格。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
      )
    throw error
  }
}

/**
 * Reads decoded text with separated values into Markdown, each record as one line with the names of its columns.
 * @throws UnreadableFile E_SIZE, E_CORRUPT, E_EMPTY
 */
export function readCsvText(text: string, limits: ReadLimits): ReadText {
  const findings = new Findings()
  const rows: TableRow[] = []
  for (const [at, record] of recordsOf(text, limits).entries()) {
    const cells = new Map<number, string>()
    for (const [column, value] of record.entries()) {
      if (value.trim() === '') continue
      const finding = noticeOf(value)
      if (finding) findings.add(finding, value)
      cells.set(column, cellText(value))
    }
    if (cells.size > 0) rows.push({ number: at + 1, cells })
  }
  if (rows.length === 0) throw new UnreadableFile('E_EMPTY', '表格里没有内容。')
  const lines = sheetBlocks('表格', rows).join('\n\n')
  if (lines.length > limits.characters) throw tooLarge()
  return { kind: 'csv', text: `${lines}\n`, title: null, warnings: findings.warnings() }
}

/**
 * Reads a file of separated values, in whatever encoding a text may have.
 * @throws UnreadableFile
 */
export const readCsv: ReadFormat = async (bytes, limits) => {
  const { text, warnings } = decodeText(bytes, limits)
  const read = readCsvText(text, limits)
  return { ...read, warnings: [...warnings, ...read.warnings] }
}
