import { UnreadableFile } from '../unreadable.ts'
import type { ReadFormat, ReadLimits, ReadWarning } from './contract.ts'
import { decodeAs } from './encoding.ts'
import { finishReading } from './finish.ts'
import { attributeOf, elementsWithin, type HtmlNode, parsePage, textWithin } from './html-tree.ts'
import { walkHtml } from './html-walk.ts'
import { spaceArticles } from './line-starts.ts'
import { bytesAsText } from './magic.ts'
import { Notices } from './notices.ts'
import { checkCharacters, checkSize, decodeText } from './text.ts'

/** HTML has more signs than text: so many times the characters of the text may the page have. */
const markUpShare = 5

/** The encoding that a page names in its first lines; nothing when it names none. */
function namedEncoding(bytes: Uint8Array): string {
  const start = bytesAsText(bytes, 0, 4096)
  return /<meta[^>]{0,500}charset\s*=\s*["']?\s*([a-z0-9_-]{2,20})/i.exec(start)?.[1]?.toLowerCase() ?? ''
}

const readable: ReadonlySet<string> = new Set(['gb2312', 'gbk', 'gb18030', 'x-gbk', 'big5', 'big5-hkscs'])

function decodePage(bytes: Uint8Array, limits: ReadLimits): { text: string; warnings: readonly ReadWarning[] } {
  checkSize(bytes, limits)
  const roomy: ReadLimits = { ...limits, characters: limits.characters * markUpShare }
  const name = namedEncoding(bytes)
  // Bytes that are valid UTF-8 are UTF-8, whatever the page says: it was saved anew and its head forgotten.
  const named = readable.has(name) && decodeAs(bytes, 'utf-8') === null ? decodeAs(bytes, name) : null
  if (named === null || named.includes('\0')) return decodeText(bytes, roomy)
  checkCharacters(named, roomy)
  return { text: named.replace(/\r\n?/g, '\n'), warnings: [] }
}

/** The title of the page, else its first heading; null when it has neither. */
function titleOf(page: HtmlNode): string | null {
  let heading: string | null = null
  for (const element of elementsWithin(page)) {
    const text = /^(?:title|h1)$/.test(element.tagName) ? textWithin(element).replace(/\s+/g, ' ').trim() : ''
    if (text !== '' && element.tagName === 'title' && element.namespaceURI.endsWith('xhtml')) return text
    if (text !== '' && element.tagName === 'h1') heading ??= text
  }
  return heading
}

/** Words that stand for pictures: a stamp of secrecy may be one. */
function marksOf(page: HtmlNode): readonly string[] {
  const marks = new Set<string>()
  for (const element of elementsWithin(page)) {
    const words = /^(?:img|image|area|input)$/.test(element.tagName) ? attributeOf(element, 'alt').trim() : ''
    if (words !== '' && marks.size < 500) marks.add(words.slice(0, 2000))
  }
  return [...marks]
}

/** Reads a page that was saved as HTML. Nothing it refers to is fetched. @throws UnreadableFile */
export const readHtml: ReadFormat = async (bytes, limits) => {
  const { text, warnings } = decodePage(bytes, limits)
  if (!/<[a-z!]/i.test(text))
    throw new UnreadableFile('E_TYPE', '文件的扩展名是网页，内容却不是。请改用正确的扩展名后再导入。')
  const page = parsePage(text)
  const notices = new Notices()
  const markdown = walkHtml(page, notices)
  checkCharacters(markdown, limits)
  return finishReading({
    kind: 'html',
    text: spaceArticles(markdown),
    title: titleOf(page),
    warnings: [...warnings, ...notices.warnings()],
    marks: marksOf(page),
  })
}
