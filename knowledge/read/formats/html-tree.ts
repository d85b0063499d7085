import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, parseFragment, type TreeAdapter } from 'parse5'
import { UnreadableFile } from '../unreadable.ts'

/** A node of a parsed page. */
export type HtmlNode = DefaultTreeAdapterMap['node']
/** An element of a parsed page. */
export type HtmlElement = DefaultTreeAdapterMap['element']

const mostElements = 200_000
const deepest = 300

/** Builds the tree as parse5 does, and stops when it grows deeper or larger than any real page. */
class GuardedBuilder {
  #elements = 0
  readonly #depths = new WeakMap<object, number>()

  readonly adapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement: (name, namespace, attributes) => {
      if (++this.#elements > mostElements)
        throw new UnreadableFile('E_SIZE', '网页的内容过多，超过了上限。请拆成几个较小的文件后再导入。')
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    appendChild: (parent, child) => {
      this.#deepen(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore: (parent, child, next) => {
      this.#deepen(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, next)
    },
  }

  #deepen(parent: object, child: object): void {
    const depth = (this.#depths.get(parent) ?? 0) + 1
    if (depth > deepest)
      throw new UnreadableFile(
        'E_CORRUPT',
        '网页的层次过深，无法读取。请用浏览器打开后另存为 PDF 或复制到 Word 再导入。',
      )
    this.#depths.set(child, depth)
  }
}

/** The tree of a whole page. @throws UnreadableFile for one that is too deep or too large */
export function parsePage(html: string): HtmlNode {
  return parse(html, { treeAdapter: new GuardedBuilder().adapter, scriptingEnabled: false })
}

/** The tree of a piece of HTML. @throws UnreadableFile for one that is too deep or too large */
export function parsePiece(html: string): HtmlNode {
  return parseFragment(html, { treeAdapter: new GuardedBuilder().adapter, scriptingEnabled: false })
}

/** True for an element, not text or a comment. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

/** The nodes within a node. */
export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : []
}

/** The value of an attribute; nothing when the element does not have it. */
export function attributeOf(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? ''
}

/** True when an element has an attribute, with a value or without. */
export function hasAttribute(element: HtmlElement, name: string): boolean {
  return element.attrs.some((attribute) => attribute.name === name)
}

/** The elements within a node, in their order, at any depth. */
export function* elementsWithin(node: HtmlNode): Iterable<HtmlElement> {
  const open = [...childrenOf(node)].reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    if (isElement(next)) yield next
    open.push(...[...childrenOf(next)].reverse())
  }
}

/** All text within a node as it is written. */
export function textWithin(node: HtmlNode): string {
  const parts: string[] = []
  const open: HtmlNode[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if ('value' in next) parts.push(next.value)
    open.push(...[...childrenOf(next)].reverse())
  }
  return parts.join('')
}
