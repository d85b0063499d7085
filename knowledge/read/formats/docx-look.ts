import type { Finding } from './office-findings.ts'
import { elementsOf, firstOf, type XmlElement } from './xml-tree.ts'

/** What of the look of a run decides whether anybody can see it; what is not said is inherited. */
export type RunLook = {
  readonly vanish?: boolean
  /** Six hexadecimal digits, or `auto`. */
  readonly color?: string
  /** Half-points. */
  readonly size?: number
  /** Width of the characters in per cent. */
  readonly scale?: number
  /** Colour behind the run: six hexadecimal digits, or `auto` for that of the paragraph or cell. */
  readonly shade?: string
  readonly highlight?: string
  /** Filled with nothing. */
  readonly transparent?: boolean
  /** Crossed out: seen, but meant to be gone. */
  readonly struck?: boolean
}

/** True unless the element says no; undefined when it is not there. */
export function onOff(element: XmlElement | undefined): boolean | undefined {
  if (!element) return undefined
  return !/^(?:0|false|off|none)$/i.test(element.attributes.get('w:val') ?? '')
}

const highlights: ReadonlyMap<string, string> = new Map([
  ['black', '000000'],
  ['blue', '0000FF'],
  ['cyan', '00FFFF'],
  ['green', '00FF00'],
  ['magenta', 'FF00FF'],
  ['red', 'FF0000'],
  ['yellow', 'FFFF00'],
  ['white', 'FFFFFF'],
  ['darkBlue', '000080'],
  ['darkCyan', '008080'],
  ['darkGreen', '008000'],
  ['darkMagenta', '800080'],
  ['darkRed', '800000'],
  ['darkYellow', '808000'],
  ['darkGray', '808080'],
  ['lightGray', 'C0C0C0'],
])

const lightTheme = /^(?:background1|light1|bg1|lt1)$/

function hex(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  return /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : 'auto'
}

/** The colour of `w:color`: a theme colour that is white counts as white whatever value stands beside it. */
function colorOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  const { attributes } = element
  const shaded = attributes.get('w:themeShade') !== undefined
  if (lightTheme.test(attributes.get('w:themeColor') ?? '') && !shaded) return 'FFFFFF'
  return hex(attributes.get('w:val'))
}

/** The colour that `w:shd` puts behind text: its fill, or the colour of a solid pattern. */
export function shadeOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  const { attributes } = element
  if (attributes.get('w:val') === 'solid') return hex(attributes.get('w:color'))
  if (lightTheme.test(attributes.get('w:themeFill') ?? '') && attributes.get('w:themeFillShade') === undefined)
    return 'FFFFFF'
  return hex(attributes.get('w:fill'))
}

/** What a fill of Word 2010 does to text: nothing at all, or a colour. */
function fillOf(element: XmlElement | undefined): RunLook {
  if (!element) return {}
  if (firstOf(element, 'w14:noFill')) return { transparent: true }
  const color = elementsOf(firstOf(element, 'w14:solidFill') ?? element)[0]
  if (!color) return {}
  const alpha = Number(firstOf(color, 'w14:alpha')?.attributes.get('w14:val') ?? 0)
  if (alpha >= 90_000) return { transparent: true }
  const value = color.attributes.get('w14:val')
  const plain = !firstOf(color, 'w14:lumMod') && !firstOf(color, 'w14:shade')
  if (color.name === 'w14:schemeClr') return lightTheme.test(value ?? '') && plain ? { color: 'FFFFFF' } : {}
  return color.name === 'w14:srgbClr' && value !== undefined ? { color: value.toUpperCase() } : {}
}

function numberOf(element: XmlElement | undefined): number | undefined {
  const value = Number.parseFloat(element?.attributes.get('w:val') ?? '')
  return Number.isFinite(value) ? value : undefined
}

function defined(look: { readonly [Name in keyof RunLook]: RunLook[Name] | undefined }): RunLook {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined))
}

/** The look that some run properties (`w:rPr`) give. */
export function runLookOf(properties: XmlElement | undefined): RunLook {
  if (!properties || properties.children.length === 0) return {}
  return {
    ...defined({
      vanish: onOff(firstOf(properties, 'w:vanish')) || onOff(firstOf(properties, 'w:specVanish')),
      struck: onOff(firstOf(properties, 'w:strike')) ?? onOff(firstOf(properties, 'w:dstrike')),
      color: colorOf(firstOf(properties, 'w:color')),
      size: numberOf(firstOf(properties, 'w:sz')),
      scale: numberOf(firstOf(properties, 'w:w')),
      shade: shadeOf(firstOf(properties, 'w:shd')),
      highlight: highlights.get(firstOf(properties, 'w:highlight')?.attributes.get('w:val') ?? ''),
    }),
    ...fillOf(firstOf(properties, 'w14:textFill')),
  }
}

function channels(color: string): readonly number[] {
  return [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}

/** Two colours that no eye tells apart. */
function isSame(one: string, other: string): boolean {
  const second = channels(other)
  return channels(one).every((value, at) => Math.abs(value - (second[at] as number)) <= 20)
}

const paper = 'FFFFFF'

function isTiny({ size, scale }: RunLook): boolean {
  return (size !== undefined && size <= 2) || (scale !== undefined && scale <= 5)
}

/** True for text in the colour of what is behind it. */
function isInvisible({ color, highlight, shade }: RunLook, behind: string | undefined): boolean {
  if (color === undefined || color === 'auto') return false
  const ground = highlight ?? (shade === undefined || shade === 'auto' ? behind : shade)
  return isSame(color, ground === undefined || ground === 'auto' ? paper : ground)
}

/** Why a run of this look is not read; null when it is. @param behind colour of its paragraph or cell */
export function hiddenBy(look: RunLook, behind: string | undefined): Finding | null {
  if (look.vanish) return 'vanish'
  if (isTiny(look)) return 'size'
  if (look.transparent || isInvisible(look, behind)) return 'color'
  return look.struck ? 'struck' : null
}
