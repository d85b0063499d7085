import type { DocumentReport, HandbookReport } from './examine.ts'

const columns: readonly (readonly [string, (report: DocumentReport) => string | number])[] = [
  ['文件', ({ document }) => document],
  ['条', ({ articles }) => articles],
  ['引用', ({ cited }) => cited],
  ['未核引用', ({ unverified }) => unverified.length],
  ['规则', ({ numbers }) => numbers.rule],
  ['条文', ({ numbers }) => numbers.law],
  ['日期', ({ numbers }) => numbers.metadata],
  ['自定', ({ numbers }) => numbers.house],
  ['举例', ({ numbers }) => numbers.example],
  ['未核', ({ numbers }) => numbers.unverified],
  ['缺', ({ numbers }) => numbers.missing],
  ['核对日', ({ day }) => day],
]

/** Columns a text takes on a terminal: two for a Chinese character. */
const width = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)

function table(rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => width(row[index] ?? ''))))
  const pad = (text: string, index: number) => text + ' '.repeat((widths[index] ?? 0) - width(text))
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

const advice =
  '没有依据的数写进 test/handbook/claims/<文件>.json：claims（规则算得出）、law（在别处引用的条文）、house（本局自定）、examples（举例）、unverified（没有原文的法规）。'

/** The report as people read it: a table of the documents, acts nobody could look up, and what is wrong. */
export function renderReport({ documents, numbers, problems }: HandbookReport): string {
  const rows = documents.map((report) => columns.map(([, cell]) => String(cell(report))))
  const unverified = [...new Set(documents.flatMap((report) => report.unverified))].toSorted()
  const lines = [
    table([columns.map(([head]) => head), ...rows]),
    '',
    `${documents.length} 个文件，${numbers.length} 个数字。`,
    '规则：由 tools/rules 算出并一致；条文：在所引条文里；自定：本局自己定的数；未核：所依据的法规没有原文。',
    ...(unverified.length > 0 ? ['', `未核（没有原文）：${unverified.join('、')}`] : []),
    '',
    ...problems.map(({ document, article, text }) => `✗ ${document} ${article} ${text}`),
    ...(problems.length > 0 ? [advice] : []),
    problems.length > 0 ? `${problems.length} 处不符合。` : '全部符合。',
  ]
  return `${lines.join('\n')}\n`
}
