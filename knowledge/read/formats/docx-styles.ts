import { type RunLook, runLookOf, shadeOf } from './docx-look.ts'
import { elementsOf, firstOf, wordValueOf, type XmlElement } from './xml-tree.ts'

/** The list and level a paragraph belongs to; what is not said is inherited. */
export type ListPlace = { readonly list?: string; readonly level?: number }

/** What of the look of a paragraph matters for its text. */
export type ParagraphLook = {
  /** 0 for a heading of the first level; 9 for running text. */
  readonly outline?: number
  readonly place?: ListPlace
  readonly shade?: string
  /** Lines of a height at which nothing can be seen. */
  readonly flat?: boolean
}

/** A style with all that it inherits. */
export type Style = {
  readonly id: string
  readonly name: string
  readonly run: RunLook
  readonly paragraph: ParagraphLook
}

/** Colours behind the cells of a table style. */
export type TableShades = {
  readonly whole?: string
  readonly firstRow?: string
  readonly firstColumn?: string
  readonly lastRow?: string
}

/** The styles of a document. */
export type Styles = {
  /** The style of a paragraph; the default one when it names none or one that does not exist. */
  paragraph(id: string | undefined): Style
  run(id: string | undefined): RunLook
  table(id: string | undefined): TableShades
}

/** Lines of this height in twentieths of a point, if exact, show no text. */
const flatLine = 40

/** The level and list of some paragraph properties. */
export function listPlaceOf(properties: XmlElement | undefined): ListPlace | undefined {
  const numbering = firstOf(properties, 'w:numPr')
  if (!numbering) return undefined
  const list = wordValueOf(numbering, 'w:numId')
  const level = Number.parseInt(wordValueOf(numbering, 'w:ilvl') ?? '', 10)
  return { ...(list === undefined ? {} : { list }), ...(Number.isInteger(level) ? { level } : {}) }
}

/** The look that some paragraph properties (`w:pPr`) give. */
export function paragraphLookOf(properties: XmlElement | undefined): ParagraphLook {
  if (!properties) return {}
  const outline = Number.parseInt(wordValueOf(properties, 'w:outlineLvl') ?? '', 10)
  const place = listPlaceOf(properties)
  const shade = shadeOf(firstOf(properties, 'w:shd'))
  const spacing = firstOf(properties, 'w:spacing')?.attributes
  const exact = spacing?.get('w:lineRule') === 'exact'
  return {
    ...(Number.isInteger(outline) ? { outline } : {}),
    ...(place ? { place } : {}),
    ...(shade === undefined ? {} : { shade }),
    ...(spacing?.get('w:line') === undefined ? {} : { flat: exact && Number(spacing.get('w:line')) <= flatLine }),
  }
}

/** The look of a paragraph over the look of its style. */
export function overStyle(style: ParagraphLook, own: ParagraphLook): ParagraphLook {
  const place = own.place || style.place ? { place: { ...style.place, ...own.place } } : {}
  return { ...style, ...own, ...place }
}

type Definition = {
  readonly id: string
  readonly type: string
  readonly isDefault: boolean
  readonly name: string
  readonly basedOn: string | undefined
  readonly element: XmlElement
}

function definitionOf(element: XmlElement): Definition {
  return {
    id: element.attributes.get('w:styleId') ?? '',
    type: element.attributes.get('w:type') ?? 'paragraph',
    isDefault: /^(?:1|true|on)$/i.test(element.attributes.get('w:default') ?? ''),
    name: wordValueOf(element, 'w:name') ?? '',
    basedOn: wordValueOf(element, 'w:basedOn'),
    element,
  }
}

/** Word itself goes no deeper than ten. */
const deepestChain = 50

/** A style and those it is based on, the last of them first; a circle is cut. */
function chainOf(definition: Definition, all: ReadonlyMap<string, Definition>): readonly Definition[] {
  const chain: Definition[] = []
  const seen = new Set<string>()
  let next: Definition | undefined = definition
  while (next && !seen.has(next.id) && chain.length < deepestChain) {
    seen.add(next.id)
    chain.unshift(next)
    const parent: string = next.basedOn ?? ''
    next = all.get(parent)
  }
  return chain
}

function cellShade(element: XmlElement | undefined): string | undefined {
  return shadeOf(firstOf(firstOf(element, 'w:tcPr'), 'w:shd'))
}

const tableRegions: ReadonlyMap<string, keyof TableShades> = new Map([
  ['wholeTable', 'whole'],
  ['firstRow', 'firstRow'],
  ['firstCol', 'firstColumn'],
  ['lastRow', 'lastRow'],
])

function regionOf(element: XmlElement): keyof TableShades | undefined {
  return element.name === 'w:tblStylePr' ? tableRegions.get(element.attributes.get('w:type') ?? '') : undefined
}

function tableShadesOf(chain: readonly Definition[]): TableShades {
  const found = chain.flatMap(({ element }) => [
    ['whole', cellShade(element)] as const,
    ...elementsOf(element).map((part) => [regionOf(part), cellShade(part)] as const),
  ])
  return Object.fromEntries(found.filter(([region, shade]) => region !== undefined && shade !== undefined))
}

function styleOf(chain: readonly Definition[], base: RunLook): Style {
  let run = base
  let paragraph: ParagraphLook = {}
  for (const { element } of chain) {
    run = { ...run, ...runLookOf(firstOf(element, 'w:rPr')) }
    paragraph = overStyle(paragraph, paragraphLookOf(firstOf(element, 'w:pPr')))
  }
  const own = chain.at(-1)
  return { id: own?.id ?? '', name: own?.name ?? '', run, paragraph }
}

function remember<Value>(make: (id: string | undefined) => Value): (id: string | undefined) => Value {
  const known = new Map<string | undefined, Value>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const made = make(id)
    known.set(id, made)
    return made
  }
}

/** Reads the styles of a document. @param root the part `styles.xml`, or null when there is none */
export function readStyles(root: XmlElement | null): Styles {
  const defaults = root ? firstOf(root, 'w:docDefaults') : undefined
  const base = runLookOf(firstOf(firstOf(defaults, 'w:rPrDefault'), 'w:rPr'))
  const byType = new Map<string, Map<string, Definition>>()
  const defaultIds = new Map<string, string>()
  for (const element of root ? elementsOf(root) : []) {
    if (element.name !== 'w:style') continue
    const definition = definitionOf(element)
    const ofType = byType.get(definition.type) ?? new Map<string, Definition>()
    byType.set(definition.type, ofType)
    if (!ofType.has(definition.id)) ofType.set(definition.id, definition)
    if (definition.isDefault) defaultIds.set(definition.type, definition.id)
  }
  const chain = (type: string, id: string | undefined): readonly Definition[] => {
    const ofType = byType.get(type) ?? new Map<string, Definition>()
    const definition = ofType.get(id ?? '') ?? ofType.get(defaultIds.get(type) ?? '')
    return definition ? chainOf(definition, ofType) : []
  }
  return {
    paragraph: remember((id) => styleOf(chain('paragraph', id), base)),
    run: remember((id) => (id === undefined ? {} : styleOf(chain('character', id), {}).run)),
    table: remember((id) => tableShadesOf(chain('table', id))),
  }
}
