import type { ReadLimits } from './contract.ts'
import type { Findings } from './office-findings.ts'
import { cellText, noticeOf } from './table-rows.ts'
import { formatSerial, isoDayOf } from './xlsx-dates.ts'
import { formatNumber, plainNumber } from './xlsx-format.ts'
import { decodeCharacters, tooManyCells } from './xlsx-strings.ts'
import type { CellFormat } from './xlsx-styles.ts'
import { corruptXml, type XmlAttributes, type XmlHandler } from './xml.ts'

/** A range of merged cells, its rows counted from 1 and its columns from 0. */
export type Merge = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A row that holds something. */
export type SheetRow = { readonly number: number; readonly cells: Map<number, string> }

/** What holds for all sheets of a workbook. */
export type SheetContext = {
  readonly strings: readonly string[]
  readonly formatOf: (index: string | undefined) => CellFormat
  readonly is1904: boolean
  readonly findings: Findings
  readonly limits: ReadLimits
  /** How much was read of all sheets so far. */
  readonly spent: { cells: number; rows: number; characters: number; merges: number }
}

const lastRow = 1_048_576
const lastColumn = 16_384
/** Ranges of merged cells that one workbook may have. */
const mostMerges = 100_000
const longestFormula = 10_000

/** Functions and addresses that start a program. */
const starts =
  /\b(?:CALL|REGISTER(?:\.ID)?|EXEC|DDE(?:INIT|EXEC)?|RUN|SHELL)\s*\(|(?:^|[=(,+\-*/&;@])\s*'?[A-Za-z]\w*\|/i
/** Functions and addresses that fetch something from elsewhere. */
const fetches = /\b(?:WEBSERVICE|IMAGE|RTD|FILTERXML|SQL\.REQUEST)\s*\(|\[\d+\]|\b(?:https?|ftp|file):|\\\\/i

/** Rows of less than two points and columns of less than a quarter of a character show nothing. */
const flattest = 2
const narrowest = 0.25

function isHidden(attributes: XmlAttributes): boolean {
  return /^(?:1|true)$/.test(attributes.get('hidden') ?? '')
}

/** The place of a reference such as B12; null when it is none. */
function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (!match) return null
  let column = 0
  for (const letter of (match[1] as string).toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2])
  return row >= 1 && row <= lastRow && column <= lastColumn ? { row, column: column - 1 } : null
}

/** The range of a reference such as A1:C3; null when it is none. */
function mergeOf(reference: string): Merge | null {
  const [from, to] = reference.split(':').map(placeOf)
  if (!from || !to || from.row > to.row || from.column > to.column) return null
  return { top: from.row, bottom: to.row, left: from.column, right: to.column }
}

type Cell = {
  readonly column: number
  readonly type: string
  readonly format: CellFormat
  value: string
  inline: string
  formula: string | null
}

/** Reads the rows of one sheet as they come by; what it says of its own size is not believed. */
export class SheetReader implements XmlHandler {
  readonly rows: SheetRow[] = []
  readonly merges: Merge[] = []
  readonly #context: SheetContext
  readonly #hiddenColumns = new Uint8Array(lastColumn)
  readonly #openers: ReadonlyMap<string, (attributes: XmlAttributes) => void>
  #columnRules = 0
  #row: SheetRow = { number: 0, cells: new Map() }
  #isRowHidden = false
  #lastHiddenRow = 0
  #cell: Cell | null = null
  #column = -1
  #inside: 'value' | 'inline' | 'formula' | 'margin' | null = null
  #phonetic = 0

  constructor(context: SheetContext) {
    this.#context = context
    const into = (place: 'value' | 'formula' | 'margin') => () => {
      this.#inside = place
      if (place === 'formula' && this.#cell) this.#cell.formula ??= ''
    }
    this.#openers = new Map<string, (attributes: XmlAttributes) => void>([
      ['x:row', (attributes) => this.#openRow(attributes)],
      ['x:c', (attributes) => this.#openCell(attributes)],
      ['x:v', into('value')],
      ['x:f', into('formula')],
      ['x:rPh', () => this.#phonetic++],
      ['x:t', () => this.#openText()],
      ['x:col', (attributes) => this.#openColumns(attributes)],
      ['x:mergeCell', (attributes) => this.#openMerge(attributes)],
      ...['odd', 'even', 'first'].flatMap((page) => [
        [`x:${page}Header`, into('margin')] as const,
        [`x:${page}Footer`, into('margin')] as const,
      ]),
    ])
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#openers.get(name)?.(attributes)
  }

  text(text: string): void {
    const cell = this.#cell
    if (this.#inside === 'margin') this.#noticeMargin(text)
    else if (!cell) return
    else if (this.#inside === 'value') cell.value += text
    else if (this.#inside === 'inline') cell.inline += text
    else if (this.#inside === 'formula' && (cell.formula ?? '').length < longestFormula)
      cell.formula = (cell.formula ?? '') + text
  }

  close(name: string): void {
    if (name === 'x:rPh') this.#phonetic--
    else if (name === 'x:c') this.#closeCell()
    else if (name === 'x:row' && this.#row.cells.size > 0) this.rows.push(this.#row)
    this.#inside = null
  }

  #openRow(attributes: XmlAttributes): void {
    if (++this.#context.spent.rows > this.#context.limits.cells) throw tooManyCells()
    const number = Number(attributes.get('r') ?? this.#row.number + 1)
    if (!Number.isInteger(number) || number < 1 || number > lastRow) throw corruptXml()
    this.#row = { number, cells: new Map() }
    this.#column = -1
    this.#isRowHidden = isHidden(attributes) || Number(attributes.get('ht') ?? 15) < flattest
  }

  #openCell(attributes: XmlAttributes): void {
    const reference = attributes.get('r')
    const column = reference === undefined ? this.#column + 1 : placeOf(reference)?.column
    if (column === undefined || column >= lastColumn) throw corruptXml()
    this.#column = column
    const format = this.#context.formatOf(attributes.get('s'))
    this.#cell = { column, type: attributes.get('t') ?? 'n', format, value: '', inline: '', formula: null }
  }

  /** The readings of characters stand beside the text and are no part of it. */
  #openText(): void {
    this.#inside = this.#phonetic === 0 ? 'inline' : null
  }

  #openColumns(attributes: XmlAttributes): void {
    const isNarrow = Number(attributes.get('width') ?? 8) < narrowest
    if (!(isHidden(attributes) || isNarrow) || ++this.#columnRules > lastColumn) return
    this.#hiddenColumns.fill(1, Number(attributes.get('min')) - 1, Number(attributes.get('max')))
  }

  #openMerge(attributes: XmlAttributes): void {
    if (++this.#context.spent.merges > mostMerges) throw tooManyCells()
    const merge = mergeOf(attributes.get('ref') ?? '')
    if (merge) this.merges.push(merge)
  }

  /** The words of a header or footer, without the codes for fonts and page numbers. */
  #noticeMargin(text: string): void {
    const words = text.replace(/&(?:"[^"]*"|K[0-9A-F]{6}|\d+|.)/gi, ' ')
    if (/[^\s\d\-—–/第页共]/.test(words)) this.#context.findings.add('header', words)
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (!cell) return
    const shown = this.#shownText(cell)
    if (shown === null || cellText(shown) === '') return
    const { findings, limits, spent } = this.#context
    const text = cellText(shown)
    spent.characters += text.length
    if (++spent.cells > limits.cells || spent.characters > limits.characters) throw tooManyCells()
    if (this.#isRowHidden) this.#noticeHiddenRow(text)
    else if (this.#hiddenColumns[cell.column] === 1) findings.add('hiddenColumn', text)
    else if (cell.format.hidden) findings.add(cell.format.hidden, text)
    else this.#row.cells.set(cell.column, text)
  }

  /** Counts a hidden row once, however many cells it has. */
  #noticeHiddenRow(text: string): void {
    if (this.#lastHiddenRow === this.#row.number) return
    this.#lastHiddenRow = this.#row.number
    this.#context.findings.add('hiddenRow', text)
  }

  /** What a cell shows; null when what it would show is not to be read. */
  #shownText(cell: Cell): string | null {
    const { findings } = this.#context
    if (cell.formula !== null && starts.test(cell.formula)) {
      findings.add('activeFormula', cell.formula)
      return null
    }
    if (cell.formula !== null && fetches.test(cell.formula)) findings.add('remoteFormula', cell.formula)
    const hasValue = cell.value !== '' || cell.inline !== ''
    if (hasValue || cell.formula === null || cell.formula === '') return this.#valueText(cell)
    findings.add('formula', `=${cell.formula}`)
    return `=${cell.formula}`
  }

  #valueText(cell: Cell): string {
    switch (cell.type) {
      case 's':
        return this.#typedText(this.#context.strings[Number(cell.value)] ?? '')
      case 'str':
        return this.#typedText(decodeCharacters(cell.value))
      case 'inlineStr':
        return this.#typedText(decodeCharacters(cell.inline))
      case 'b':
        return cell.value === '' ? '' : cell.value === '1' || cell.value === 'true' ? 'TRUE' : 'FALSE'
      case 'd':
        return this.#dayText(cell.value)
      case 'e':
        return cell.value
      default:
        return this.#numberText(cell.value, cell.format)
    }
  }

  #typedText(text: string): string {
    const finding = noticeOf(text)
    if (finding) this.#context.findings.add(finding, text)
    return text
  }

  #dayText(value: string): string {
    const day = isoDayOf(value)
    if (day === null) this.#context.findings.add('badDate', value)
    return day ?? value
  }

  #numberText(value: string, { code, date }: CellFormat): string {
    const number = Number(value)
    if (value.trim() === '' || !Number.isFinite(number)) return value
    if (date) {
      const moment = formatSerial(number, date, this.#context.is1904)
      if (moment !== null) return moment
      const text = number === 60 ? '1900-02-29' : plainNumber(number)
      this.#context.findings.add('badDate', text)
      return text
    }
    const text = formatNumber(number, code)
    if (text === '') this.#context.findings.add('numberFormat', value)
    return text
  }
}
