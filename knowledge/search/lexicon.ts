import { glossaryLifeLines, lexiconLifeLines } from '#second-lexicon'
import { glossaryLines } from '../data/glossary.ts'
import { lexiconLines } from '../data/lexicon.ts'

/** A formal expression and how surely it is meant. */
export type Form = { readonly text: string; readonly weight: number }

/** What somebody says and what it may be called in the rules. */
export type Entry = { readonly said: string; readonly forms: readonly Form[] }

function parseForms(text: string): Form[] {
  return text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const at = part.lastIndexOf(':')
      return { text: part.slice(0, at).toLowerCase().replaceAll('％', '%'), weight: Number(part.slice(at + 1)) }
    })
}

function parseLines(lines: readonly string[]): readonly Entry[] {
  return lines.flatMap((line) => {
    const [said, forms] = line.split('=>') as [string, string]
    const parsed = parseForms(forms)
    return said
      .trim()
      .split('|')
      .map((word) => ({ said: word.trim(), forms: parsed }))
  })
}

/** The Chinese lexicon; entries of one line share their forms. */
export const lexicon: readonly Entry[] = parseLines([...lexiconLines, ...lexiconLifeLines])

/** The English glossary, long expressions first. */
export const glossary: readonly Entry[] = [...parseLines([...glossaryLines, ...glossaryLifeLines])].sort(
  (a, b) => b.said.length - a.said.length,
)

/** A part of a question that an entry explains. */
export type Hit = { readonly start: number; readonly end: number; readonly forms: readonly Form[] }

/** Entries that occur in a folded Chinese text. */
export function lexiconHits(text: string): Hit[] {
  const hits: Hit[] = []
  for (const { said, forms } of lexicon) {
    const start = text.indexOf(said)
    if (start >= 0) hits.push({ start, end: start + said.length, forms })
  }
  return hits.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Glossary expressions that occur in a folded English text as whole words, plurals and endings allowed. */
export function glossaryHits(text: string): Hit[] {
  const hits: Hit[] = []
  const taken = new Uint8Array(text.length)
  for (const { said, forms } of glossary) {
    const start = text.indexOf(said)
    if (start < 0 || /[a-z]/.test(text[start - 1] ?? ' ')) continue
    const ending = /^(?:s|es|ed|d|ing|ment|ation)?(?![a-z])/.exec(text.slice(start + said.length))
    if (!ending) continue
    const end = start + said.length + ending[0].length
    if (taken.subarray(start, end).includes(1)) continue
    taken.fill(1, start, end)
    hits.push({ start, end, forms })
  }
  return hits.sort((a, b) => a.start - b.start)
}
