import { escapeMarkdown } from './markdown-text.ts'
import type { Finding } from './office-findings.ts'

/** One row of a sheet: its number as people see it, and its cells by column, counted from 0. Empty cells are left out. */
export type TableRow = {
  readonly number: number
  readonly cells: ReadonlyMap<number, string>
  /** Last row down to which a cell that begins in this one is merged. */
  readonly mergedDownTo?: number
}

/** Rows in which the names of the columns are looked for. */
const deepestHeader = 10
/** Rows that the names of the columns may take together. */
const mostHeaderRows = 4

/** The letters of a column as spreadsheets name it: A, Z, AA. */
export function columnName(column: number): string {
  let rest = column
  let name = ''
  do {
    name = String.fromCharCode(65 + (rest % 26)) + name
    rest = Math.floor(rest / 26) - 1
  } while (rest >= 0)
  return name
}

function isNumber(text: string): boolean {
  return /^[-+¥$]?[\d,.]+%?$/.test(text) || /^\d{4}-\d{2}-\d{2}/.test(text)
}

/** Names of columns are several different words; a title is one word over all columns. */
function isHeader({ cells }: TableRow): boolean {
  const values = [...cells.values()]
  return new Set(values).size >= 2 && values.filter(isNumber).length * 2 < values.length
}

/** The rows that name the columns: the first such row, with those that its merged cells reach into. */
function headerOf(rows: readonly TableRow[]): readonly TableRow[] {
  const at = rows.slice(0, deepestHeader).findIndex(isHeader)
  const first = rows[at]
  if (!first || at === rows.length - 1) return []
  const last = Math.min(first.mergedDownTo ?? first.number, first.number + mostHeaderRows - 1)
  return rows.slice(at).filter(({ number }) => number <= last)
}

/** The name of each column; where several rows name it, they are joined, each word once. */
function namesOf(header: readonly TableRow[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const { cells } of header)
    for (const [column, text] of cells) {
      const before = names.get(column)
      if (before === undefined) names.set(column, text)
      else if (!before.split('·').includes(text)) names.set(column, `${before}·${text}`)
    }
  return names
}

/** The words of a row without names of columns, those of merged cells once. */
function plainRow(cells: ReadonlyMap<number, string>): string {
  const values = [...cells].sort(([one], [other]) => one - other).map(([, text]) => text)
  return values.filter((text, at) => text !== values[at - 1]).join('；')
}

function namedRow(cells: ReadonlyMap<number, string>, names: ReadonlyMap<number, string>): string {
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([column, text]) => `${names.get(column) ?? `${columnName(column)}列`}：${text}`)
    .join('；')
}

/**
 * A sheet as Markdown blocks: its name as a heading, then each row as one line `第3行 姓名：甲；部门：乙`, so that a row
 * is found together with the names of its columns. Rows above those names, and the names themselves, stand plain.
 */
export function sheetBlocks(name: string, rows: readonly TableRow[]): readonly string[] {
  if (rows.length === 0) return []
  const header = headerOf(rows)
  const names = namesOf(header)
  const lastHeader = header.at(-1)?.number ?? 0
  const isPlain = header.length === 0 && rows.every(({ cells }) => cells.size <= 1)
  const lines = rows.map(({ number, cells }) => {
    const text = number <= lastHeader || isPlain ? plainRow(cells) : namedRow(cells, names)
    return escapeMarkdown(`第${number}行 ${text}`)
  })
  return [`## ${escapeMarkdown(name)}`, ...lines]
}

/** The text of a cell on one line. */
export function cellText(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const writtenDay = /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?$/

/** True for a day of the calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** What is to be noticed about a text that somebody typed into a cell; null for ordinary text. */
export function noticeOf(text: string): Finding | null {
  const day = writtenDay.exec(text.trim())
  if (day && !isDay(Number(day[1]), Number(day[2]), Number(day[3]))) return 'badDate'
  // A program that opens what is exported from here would take these for formulas.
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^[-+—\s]*$|^[-+]?[\d.,\s]+%?$/.test(text)
  return isFormula ? 'formula' : null
}
