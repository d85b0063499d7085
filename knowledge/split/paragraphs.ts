import type { Item, Paragraph } from '../document.ts'
import { readItemStart } from './labels.ts'

type Line = { readonly start: number; readonly end: number; readonly text: string }

/** True for a line of nothing but spaces and characters without width. */
export function isBlank(line: string): boolean {
  return /^(?:\s|\p{Cf})*$/u.test(line)
}

/** The lines of a text that are not blank, with their offsets, without white space at both ends. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim()
    if (!isBlank(trimmed)) {
      const start = at + raw.indexOf(trimmed)
      lines.push({ start, end: start + trimmed.length, text: trimmed })
    }
    at += raw.length + 1
  }
  return lines
}

type Open = { number: number; start: number; end: number; items: Item[] }

/** Paragraphs (款) of an article and the items (项) below each, as offsets in the text. */
export function splitParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: Open[] = []
  for (const line of linesOf(text)) {
    const current = paragraphs.at(-1)
    const number = readItemStart(line.text)
    if (number !== null && current) {
      current.items.push({ number, start: line.start, end: line.end })
      current.end = line.end
    } else if (current && line.text.startsWith('|')) current.end = line.end
    else paragraphs.push({ number: paragraphs.length + 1, start: line.start, end: line.end, items: [] })
  }
  return paragraphs
}
