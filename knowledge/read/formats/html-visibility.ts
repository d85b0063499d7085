import { attributeOf, elementsWithin, type HtmlElement, type HtmlNode, hasAttribute, textWithin } from './html-tree.ts'
import { hidesElement, looksAlike, parseColor, readStyle } from './visibility.ts'

type Style = ReadonlyMap<string, string>
type Rgb = readonly [number, number, number]

const paper: Rgb = [255, 255, 255]

const simpleSelector = /^(?=.)(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$/

/** The selectors and the style of one rule, without its closing bracket. */
function readRule(rule: string): { readonly selectors: readonly string[]; readonly style: Style } {
  const at = rule.indexOf('{')
  if (at < 0) return { selectors: [], style: new Map() }
  const selectors = rule
    .slice(Math.max(0, at - 2000), at)
    .split(/[,;]/)
    .map((selector) =>
      selector
        .replace(/\/\*[^*]*\*\//g, '')
        .trim()
        .toLowerCase(),
    )
  return { selectors: selectors.filter((one) => simpleSelector.test(one)), style: readStyle(rule.slice(at + 1)) }
}

/** Rules of the page for single classes, names and ids, such as `.note`; others are not followed. */
function readRules(page: HtmlNode): ReadonlyMap<string, Style> {
  const rules = new Map<string, Style>()
  for (const element of elementsWithin(page)) {
    if (element.tagName !== 'style') continue
    for (const { selectors, style } of textWithin(element).slice(0, 500_000).split('}').map(readRule))
      for (const selector of selectors) rules.set(selector, new Map([...(rules.get(selector) ?? []), ...style]))
  }
  return rules
}

function selectorsOf(element: HtmlElement): readonly string[] {
  const name = element.tagName
  const id = attributeOf(element, 'id').toLowerCase()
  const classes = attributeOf(element, 'class').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 20)
  const marks = [...classes.map((one) => `.${one}`), ...(id === '' ? [] : [`#${id}`])]
  return [name, ...marks.flatMap((mark) => [mark, `${name}${mark}`])]
}

/** Tells what of a page nobody sees, by attributes, styles and simple rules. */
export class Visibility {
  readonly #rules: ReadonlyMap<string, Style>

  constructor(page: HtmlNode) {
    this.#rules = readRules(page)
  }

  #styleOf(element: HtmlElement): Style {
    const own = attributeOf(element, 'style')
    const rules = this.#rules.size === 0 ? [] : selectorsOf(element).flatMap((one) => [...(this.#rules.get(one) ?? [])])
    if (own === '' && rules.length === 0) return new Map()
    return new Map([...rules, ...readStyle(own)])
  }

  /** The colour behind the text of an element, which is that of its parent when it has none of its own. */
  background(element: HtmlElement, parent: Rgb | null): Rgb | null {
    const style = this.#styleOf(element)
    const written = style.get('background-color') ?? style.get('background') ?? attributeOf(element, 'bgcolor')
    if (written === '' || written === 'none' || written === 'inherit') return parent
    const color = parseColor(written) ?? parseColor(written.split(/\s+/)[0] ?? '')
    // A picture or a colour by its name: what lies behind the text is not known.
    return color === 'transparent' ? parent : color
  }

  /** @param background colour behind the text of the element, null when it is not known */
  isHidden(element: HtmlElement, background: Rgb | null): boolean {
    const style = this.#styleOf(element)
    if (hasAttribute(element, 'hidden') || hidesElement(style)) return true
    const written = style.get('color') ?? (element.tagName === 'font' ? attributeOf(element, 'color') : '')
    const color = parseColor(written)
    if (color === 'transparent') return true
    return color !== null && background !== null && looksAlike(color, background)
  }
}

/** The colour behind a page that says nothing of it. */
export const pageBackground: Rgb = paper
