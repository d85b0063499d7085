import type { Press } from '../../agent/files.ts'
import { makeChart } from './chart.ts'
import { makePdf } from './pdf.ts'
import { makeXlsx } from './xlsx.ts'

/** Makes files in this process; the libraries and the font are loaded with the first file. */
export function createPress(): Press {
  return { xlsx: makeXlsx, pdf: makePdf, chart: makeChart }
}
