import type { Finding } from './office-findings.ts'
import { type DateParts, datePartsOf } from './xlsx-dates.ts'
import { elementsOf, firstOf, type XmlElement } from './xml-tree.ts'

/** How the cells of one format show their values. */
export type CellFormat = {
  readonly code: string
  /** Null when it does not show moments. */
  readonly date: DateParts | null
  /** Why nobody sees what is in them. */
  readonly hidden: Finding | null
}

/** Formats that no file defines (ECMA-376, 18.8.30), those of Chinese programs among them. */
const builtIn: ReadonlyMap<number, string> = new Map([
  [0, 'General'],
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm/d/yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, 'h"时"mm"分"'],
  [35, 'h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [41, '#,##0;-#,##0;-'],
  [42, '¥#,##0;¥-#,##0;¥-'],
  [43, '#,##0.00;-#,##0.00;-'],
  [44, '¥#,##0.00;¥-#,##0.00;¥-'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, 'h"时"mm"分"'],
  [56, 'h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
])

const smallestSize = 1

type Color = 'white' | 'other' | null

function colorOf(element: XmlElement | undefined): Color {
  if (!element) return null
  const { attributes } = element
  const rgb = attributes.get('rgb')
  if (rgb !== undefined) return /F[A-F]F[A-F]F[A-F]$/i.test(rgb) ? 'white' : 'other'
  const tint = Number(attributes.get('tint') ?? 0)
  if (attributes.get('theme') === '0') return tint >= 0 ? 'white' : 'other'
  return /^(?:1|9)$/.test(attributes.get('indexed') ?? '') ? 'white' : 'other'
}

type Font = { readonly color: Color; readonly size: number }

function fontOf(element: XmlElement): Font {
  const size = Number(firstOf(element, 'x:sz')?.attributes.get('val') ?? 11)
  return { color: colorOf(firstOf(element, 'x:color')), size }
}

function fillOf(element: XmlElement): Color {
  const pattern = firstOf(element, 'x:patternFill')
  if (!pattern) return 'other'
  const kind = pattern.attributes.get('patternType') ?? 'none'
  if (kind === 'none') return 'white'
  return kind === 'solid' ? (colorOf(firstOf(pattern, 'x:fgColor')) ?? 'white') : 'other'
}

function hiddenBy(font: Font | undefined, fill: Color | undefined): Finding | null {
  if (font && font.size <= smallestSize) return 'size'
  return font?.color === 'white' && (fill ?? 'white') === 'white' ? 'color' : null
}

function listOf(root: XmlElement, name: string): readonly XmlElement[] {
  const list = firstOf(root, name)
  return list ? elementsOf(list) : []
}

const general: CellFormat = { code: 'General', date: null, hidden: null }

/** Reads the formats of cells by their number. @param root the part `styles.xml`, or null when there is none */
export function readCellFormats(root: XmlElement | null): (index: string | undefined) => CellFormat {
  if (!root) return () => general
  const codes = new Map(
    listOf(root, 'x:numFmts').map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? 'General',
    ]),
  )
  const fonts = listOf(root, 'x:fonts').map(fontOf)
  const fills = listOf(root, 'x:fills').map(fillOf)
  const formats = listOf(root, 'x:cellXfs').map(({ attributes }): CellFormat => {
    const id = Number(attributes.get('numFmtId') ?? 0)
    const code = codes.get(id) ?? builtIn.get(id) ?? 'General'
    const [font, fill] = [fonts[Number(attributes.get('fontId'))], fills[Number(attributes.get('fillId'))]]
    return { code, date: datePartsOf(code), hidden: hiddenBy(font, fill) }
  })
  return (index) => formats[Number(index ?? 0)] ?? general
}
