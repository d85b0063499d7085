import { UnreadableFile } from '../unreadable.ts'
import { cleanText } from './clean.ts'
import type { ReadText, ReadWarning } from './contract.ts'
import type { ConvertTable } from './markdown-tags.ts'
import { makeMarkdownSafe } from './safe-markdown.ts'

/** The front matter of a Markdown file, with its last line end, and the text after it. */
export function splitFrontMatter(text: string): { readonly front: string; readonly body: string } {
  const match = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text)
  const front = match?.[0] ?? ''
  return { front, body: text.slice(front.length) }
}

/** A file that is no Markdown cannot bring metadata along: a first line of dashes stays a line of dashes. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^\s*---(?=[ \t]*(?:\n|$))/, '———')
}

/** A line that is shown in the file stays shown, though Markdown would take it for the address of a link. */
function withoutDefinitions(text: string): string {
  return text.replace(/^( {0,3})\[(?=[^\]\n]{1,300}\]:)/gm, '$1\\[')
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

/** True for a text that says something: at least two letters, digits or characters. */
function hasText(body: string): boolean {
  return /[\p{L}\p{N}][^\p{L}\p{N}]*[\p{L}\p{N}]/u.test(body)
}

function merge(warnings: readonly ReadWarning[], more: readonly ReadWarning[]): readonly ReadWarning[] {
  // What both the format and the last look at its text found is said once.
  return [
    ...warnings,
    ...more.filter(({ kind }) => kind !== 'replaced_characters' || !warnings.some((one) => one.kind === kind)),
  ]
}

/**
 * The last step of every format: what is not seen is removed, mark-up that does something is taken out, and a text that
 * says nothing is refused. Doing it again changes nothing.
 * @throws UnreadableFile E_EMPTY, E_CORRUPT
 */
export function finishReading(read: ReadText, convertTable: ConvertTable | null = null): ReadText {
  const clean = cleanText(read.text)
  const keepsFront = read.kind === 'markdown' || read.kind === 'text'
  const { front, body } = keepsFront
    ? splitFrontMatter(clean.text)
    : { front: '', body: withoutFrontMatter(clean.text) }
  const safe = makeMarkdownSafe(read.kind === 'markdown' ? body : withoutDefinitions(body), convertTable)
  const text = tidy(safe.text)
  if (!hasText(text)) throw new UnreadableFile('E_EMPTY', '文件里没有正文。请检查文件内容后再导入。')
  const title = read.title === null ? null : makeMarkdownSafe(cleanText(read.title).text).text
  return {
    kind: read.kind,
    text: front + text,
    title: title?.replace(/\s+/g, ' ').trim().slice(0, 200) || null,
    warnings: merge(read.warnings, [...clean.warnings, ...safe.warnings]),
    ...(read.marks && read.marks.length > 0 ? { marks: read.marks } : {}),
  }
}
