type Rgb = readonly [number, number, number]

/** A colour as red, green and blue from 0 to 255; null for what is no plain colour. */
export function parseColor(written: string): Rgb | 'transparent' | null {
  const text = written.trim().toLowerCase()
  if (text === 'white') return [255, 255, 255]
  if (text === 'black') return [0, 0, 0]
  if (text === 'transparent') return 'transparent'
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1]
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) as string[])
    return digits.map((pair) => Number.parseInt(pair, 16)) as unknown as Rgb
  }
  const parts = /^rgba?\(\s*([\d.]{1,8})[\s,]+([\d.]{1,8})[\s,]+([\d.]{1,8})(?:[\s,/]+([\d.]{1,8})%?)?\s*\)$/.exec(text)
  if (!parts) return null
  if (parts[4] !== undefined && Number(parts[4]) < 0.05) return 'transparent'
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])]
}

/** Relative luminance (WCAG 2.2). */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const share = Math.min(value, 255) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** True when text of one colour cannot be read on the other: a contrast below 1.15 to 1. */
export function looksAlike(one: Rgb, other: Rgb): boolean {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05) < 1.15 && one.every((value, at) => Math.abs(value - (other[at] as number)) < 48)
}

/** The declarations of a style, the last of each property. */
export function readStyle(style: string): ReadonlyMap<string, string> {
  const declared = new Map<string, string>()
  for (const part of style.slice(0, 10_000).toLowerCase().split(';')) {
    const at = part.indexOf(':')
    if (at > 0)
      declared.set(
        part.slice(0, at).trim(),
        part
          .slice(at + 1)
          .replace('!important', '')
          .trim(),
      )
  }
  return declared
}

/** A length in pixels; null when it is none or relative to something. */
function pixels(value: string | undefined): number | null {
  const match = /^(-?\d{0,9}(?:\.\d{1,9})?)(px|pt|em|rem|cm|mm|vw|vh|%)?$/.exec(value ?? '')
  if (!match?.[1]) return null
  const perUnit: Readonly<Record<string, number>> = {
    pt: 1.33,
    em: 16,
    rem: 16,
    cm: 38,
    mm: 3.8,
    vw: 10,
    vh: 10,
    '%': 1,
  }
  return Number(match[1]) * (perUnit[match[2] ?? ''] ?? 1)
}

const far = 500

function isMovedAway(style: ReadonlyMap<string, string>): boolean {
  const moved = ['left', 'top', 'right', 'bottom', 'text-indent', 'margin-left', 'margin-top']
  if (moved.some((property) => (pixels(style.get(property)) ?? 0) <= -far)) return true
  const away = ['left', 'top'].some((property) => (pixels(style.get(property)) ?? 0) >= 20 * far)
  return away || /scale[xy3d]*\(\s*0|translate[xy3d]*\([^)]*-\d{4}/.test(style.get('transform') ?? '')
}

function isClippedAway(style: ReadonlyMap<string, string>): boolean {
  const none = ['width', 'height', 'max-width', 'max-height'].some((property) => {
    const size = pixels(style.get(property))
    return size !== null && size <= 1
  })
  const clipped = /hidden|clip/.test(style.get('overflow') ?? '')
  return (
    (none && clipped) ||
    /rect\(\s*[01]?(?:px)?[\s,]/.test(style.get('clip') ?? '') ||
    /(?:inset\((?:50|100)%|circle\(0)/.test(style.get('clip-path') ?? '')
  )
}

/** True when a style takes an element off the page, whatever its colour. */
export function hidesElement(style: ReadonlyMap<string, string>): boolean {
  if (style.size === 0) return false
  if (style.get('display') === 'none' || /hidden|collapse/.test(style.get('visibility') ?? '')) return true
  if (style.get('content-visibility') === 'hidden' || style.get('mso-hide') === 'all') return true
  const opacity = style.get('opacity')
  if (opacity !== undefined && Number.parseFloat(opacity) < 0.05) return true
  const size = style.get('font-size')
  const height = pixels(size)
  if (size !== undefined && !size.endsWith('%') && !size.endsWith('em') && height !== null && height < 2.7) return true
  return (height === 0 && size !== undefined) || isMovedAway(style) || isClippedAway(style)
}
