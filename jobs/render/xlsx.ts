import type { Sheet, Workbook } from '#sdk'

const usualWidth = 14

/** Makes a workbook: each sheet begins with for whom it was made, then its heading, then the rows as they came. */
export async function makeXlsx({ sheets, watermark }: Workbook): Promise<Uint8Array> {
  // Twenty megabytes that only few turns need.
  const { Workbook: Book } = (await import('exceljs')).default
  const book = new Book()
  for (const sheet of sheets) addSheet(book.addWorksheet(sheet.name, sheetSettings(watermark)), sheet, watermark)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function sheetSettings(watermark: string) {
  // `&` begins a code in headers and footers of a workbook.
  const plain = watermark.replaceAll('&', '＆')
  return {
    views: [{ state: 'frozen' as const, ySplit: 2 }],
    headerFooter: { oddHeader: `&C${plain}`, oddFooter: '&P / &N' },
  }
}

function addSheet(target: import('exceljs').Worksheet, { columns, rows }: Sheet, watermark: string): void {
  target.columns = columns.map(({ width }) => ({ width: width ?? usualWidth }))
  target.addRow([watermark]).font = { italic: true, color: { argb: 'FF808080' } }
  target.addRow(columns.map(({ title }) => title)).font = { bold: true }
  for (const row of rows) {
    const added = target.addRow([...row])
    added.eachCell((cell) => {
      if (typeof cell.value === 'string') cell.numFmt = '@'
    })
  }
}
