import {
  corruptXml,
  scanXml,
  type XmlAttributes,
  type XmlHandler,
  type XmlLimits,
  xmlLimits,
  xmlTooLarge,
} from './xml.ts'

/** An element that is held with all that is in it. */
export type XmlElement = {
  readonly name: string
  readonly attributes: XmlAttributes
  readonly children: (XmlElement | string)[]
}

/** The elements directly in another. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** The first element of a name directly in another. */
export function firstOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
}

/** The value of `w:val` of the first element of a name directly in another. */
export function wordValueOf(element: XmlElement | undefined, name: string): string | undefined {
  return firstOf(element, name)?.attributes.get('w:val')
}

/** All elements below another, in the order of the text. */
export function* descendantsOf(element: XmlElement): Iterable<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    yield child
    yield* descendantsOf(child)
  }
}

/** The text below an element, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** Elements of a tree that are not yet closed; `add` it to a handler and take each whole tree as it ends. */
export class TreeBuilder {
  readonly #open: XmlElement[] = []
  readonly #onTree: (tree: XmlElement) => void
  readonly #most: number
  #size = 0

  /** @param most elements that one tree may hold */
  constructor(onTree: (tree: XmlElement) => void, most: number) {
    this.#onTree = onTree
    this.#most = most
  }

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  open(name: string, attributes: XmlAttributes): void {
    if (++this.#size > this.#most) throw xmlTooLarge()
    const element: XmlElement = { name, attributes, children: [] }
    this.#open.at(-1)?.children.push(element)
    this.#open.push(element)
  }

  text(text: string): void {
    this.#open.at(-1)?.children.push(text)
  }

  close(): void {
    const element = this.#open.pop()
    if (!element || this.#open.length > 0) return
    this.#size = 0
    this.#onTree(element)
  }
}

/**
 * A handler that gives each element directly below one of some names as a whole, and forgets it afterwards.
 * @param skip names of elements that are left out with all that is in them
 */
export function eachTree(
  parents: readonly string[],
  onTree: (tree: XmlElement) => void,
  { most = 1_000_000, skip = new Set<string>() }: { most?: number; skip?: ReadonlySet<string> } = {},
): XmlHandler {
  const builder = new TreeBuilder(onTree, most)
  const path: string[] = []
  let skipped = 0
  return {
    open(name, attributes) {
      if (skipped > 0 || skip.has(name)) skipped++
      else if (builder.isOpen || parents.includes(path.at(-1) ?? '')) builder.open(name, attributes)
      else path.push(name)
    },
    text(text) {
      if (skipped === 0) builder.text(text)
    },
    close() {
      if (skipped > 0) skipped--
      else if (builder.isOpen) builder.close()
      else path.pop()
    },
  }
}

/** Elements of a part that is held whole, such as the styles. */
const mostInPart = 250_000

/** A whole part as a tree, for small parts only. */
export async function readTree(chunks: AsyncIterable<Uint8Array>, limits: XmlLimits = xmlLimits): Promise<XmlElement> {
  let root: XmlElement | null = null
  const builder = new TreeBuilder((tree) => {
    root = tree
  }, mostInPart)
  await scanXml(
    chunks,
    {
      open: (name, attributes) => builder.open(name, attributes),
      text: (text) => builder.text(text),
      close: () => builder.close(),
    },
    limits,
  )
  if (!root) throw corruptXml()
  return root
}
