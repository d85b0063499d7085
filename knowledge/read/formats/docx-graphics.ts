import type { Finding, Findings } from './office-findings.ts'
import { elementsOf, firstOf, textOf, type XmlElement } from './xml-tree.ts'

/** The largest page of a document, in English metric units (360,000 a centimetre). */
export type Page = { readonly width: number; readonly height: number }

/** A text box: its paragraphs, and why nobody sees it. */
export type TextBox = { readonly content: XmlElement; readonly hidden: Finding | null }

/** English metric units in one twentieth of a point. */
export const perTwip = 635
const perPoint = 12_700
/** What is placed from a margin or column may lie this far before it and still be on the page. */
const widestMargin = 2_000_000
/** Boxes of less than two points show no text. */
const smallest = 2 * perPoint

/** A place along one side of the page. */
type Place = { readonly offset: number; readonly size: number; readonly page: number; readonly fromPage: boolean }

/** True when something placed there cannot be on the page. */
export function isOffPage({ offset, size, page, fromPage }: Place): boolean {
  if (!Number.isFinite(offset)) return false
  const end = offset + (Number.isFinite(size) ? size : 0)
  return offset >= page || (fromPage ? end < 0 : end < -widestMargin)
}

/** The branch of alternate content that Word shows. */
export function chosenOf(element: XmlElement): XmlElement | undefined {
  const choices = elementsOf(element).filter(({ name }) => name === 'mc:Choice')
  return choices.find(({ attributes }) => attributes.get('Requires') === 'known') ?? firstOf(element, 'mc:Fallback')
}

function positionOf(anchor: XmlElement, name: string, size: number, page: number): Place {
  const position = firstOf(anchor, name)
  const offset = firstOf(position, 'wp:posOffset')
  return {
    offset: offset ? Number(textOf(offset)) : Number.NaN,
    size,
    page,
    fromPage: position?.attributes.get('relativeFrom') === 'page',
  }
}

function isAnchorHidden(anchor: XmlElement, page: Page): boolean {
  const extent = firstOf(anchor, 'wp:extent')?.attributes
  const [width, height] = [Number(extent?.get('cx')), Number(extent?.get('cy'))]
  if (width < smallest || height < smallest) return true
  if (/^(?:1|true)$/.test(firstOf(anchor, 'wp:docPr')?.attributes.get('hidden') ?? '')) return true
  return (
    isOffPage(positionOf(anchor, 'wp:positionH', width, page.width)) ||
    isOffPage(positionOf(anchor, 'wp:positionV', height, page.height))
  )
}

const units: Readonly<Record<string, number>> = {
  pt: perPoint,
  in: 914_400,
  cm: 360_000,
  mm: 36_000,
  px: 9525,
  pc: 152_400,
  '': perPoint,
}

function length(value: string | undefined): number {
  const match = /^(-?[\d.]+)([a-z]*)$/i.exec(value ?? '')
  return match ? Number(match[1]) * (units[(match[2] as string).toLowerCase()] ?? Number.NaN) : Number.NaN
}

function isShapeHidden(style: string, page: Page): boolean {
  const rules = new Map(
    style.split(';').map((rule) => {
      const [name = '', value = ''] = rule.split(':')
      return [name.trim().toLowerCase(), value.trim()] as const
    }),
  )
  if (rules.get('visibility') === 'hidden' || rules.get('display') === 'none') return true
  const [width, height] = [length(rules.get('width')), length(rules.get('height'))]
  if (width < smallest || height < smallest) return true
  if (rules.get('position') !== 'absolute') return false
  const place = (side: 'left' | 'top', size: number, extent: number, direction: string): Place => ({
    offset: length(rules.get(`margin-${side}`) ?? rules.get(side)),
    size,
    page: extent,
    fromPage: rules.get(`mso-position-${direction}-relative`) === 'page',
  })
  return (
    isOffPage(place('left', width, page.width, 'horizontal')) ||
    isOffPage(place('top', height, page.height, 'vertical'))
  )
}

/** Words that a program put there by itself: the name of a file, or 图片 1. */
const noWords =
  /^(?:[^\s]*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)|(?:图片|图像|图形|图表|文本框|矩形|组合|直接连接符|Picture|Image|图)\s*\d*)$/i

/** Text that stands in the place of a picture is noticed; a name that a program made is not. */
export function noticeAlternative(text: string | undefined, findings: Findings): void {
  const words = text?.trim() ?? ''
  if (words !== '' && !noWords.test(words)) findings.add('alternative', words)
}

/** Reads one drawing; a shape hides what is in it. */
class GraphicReader {
  readonly boxes: TextBox[] = []
  hasPicture = false
  readonly #page: Page
  readonly #findings: Findings

  constructor(page: Page, findings: Findings) {
    this.#page = page
    this.#findings = findings
  }

  /** @param isGrouped inside a group, where places and sizes are in units of the group */
  read(element: XmlElement, isHidden: boolean, isGrouped: boolean): void {
    if (element.name === 'w:txbxContent') {
      this.boxes.push({ content: element, hidden: isHidden ? 'frame' : null })
      return
    }
    const { name, attributes } = element
    noticeWords(element, this.#findings)
    const isChart = name === 'a:graphicData' && /\/(?:chart|diagram)/.test(attributes.get('uri') ?? '')
    this.hasPicture ||= isChart || name === 'a:blip' || name === 'v:imagedata'
    const hides = isHidden || this.#hides(element, isGrouped)
    const shown = name === 'mc:AlternateContent' ? chosenOf(element) : element
    for (const child of shown ? elementsOf(shown) : []) this.read(child, hides, isGrouped || name === 'v:group')
  }

  #hides(element: XmlElement, isGrouped: boolean): boolean {
    if (element.name === 'wp:anchor' || element.name === 'wp:inline') return isAnchorHidden(element, this.#page)
    const style = element.name.startsWith('v:') && !isGrouped ? element.attributes.get('style') : undefined
    return style !== undefined && isShapeHidden(style, this.#page)
  }
}

/** Notices pictures and the words that stand for them, and gives the text boxes of a drawing. */
export function readGraphic(graphic: XmlElement, page: Page, findings: Findings): readonly TextBox[] {
  const reader = new GraphicReader(page, findings)
  reader.read(graphic, false, false)
  if (reader.hasPicture) findings.add('image')
  return reader.boxes
}

function noticeWords({ name, attributes }: XmlElement, findings: Findings): void {
  if (name === 'wp:docPr') {
    noticeAlternative(attributes.get('descr'), findings)
    noticeAlternative(attributes.get('title'), findings)
  } else if (name.startsWith('v:')) {
    noticeAlternative(attributes.get('alt'), findings)
    noticeAlternative(attributes.get('string'), findings)
    noticeAlternative(attributes.get('o:title'), findings)
  }
}
