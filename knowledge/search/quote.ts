import { splitParagraphs } from '../split/paragraphs.ts'
import { bigrams, fold } from '../text/normalize.ts'

type Span = { readonly start: number; readonly end: number }

type Preferred = { readonly paragraph: number | null; readonly item: number | null }

const maxQuote = 160
// The citation names the article; its label at the head of the text would say it twice.
const ownLabel = /^第[零〇一二三四五六七八九十百千两\d]+条(?:之[一二三四五六七八九十]+)?[\s　]+/
const shortArticle = 120

/** Sentences of a text as spans, ending with 。 ； ！ ？ or the end of a line. */
function sentences(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = []
  let from = start
  for (let at = start; at < end; at++) {
    const breaks = '。；！？\n'.includes(text[at] as string)
    if (!breaks && at < end - 1) continue
    const raw = text.slice(from, at + 1)
    if (raw.trim() !== '') spans.push(trim(text, { start: from, end: at + 1 }))
    from = at + 1
  }
  return spans
}

function trim(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end)
  return { start: start + (part.length - part.trimStart().length), end: end - (part.length - part.trimEnd().length) }
}

/** What may be quoted of an article: sentences of its paragraphs, items with their lead-in as far as there is room. */
function spansOf(text: string): Span[] {
  return splitParagraphs(text).flatMap((paragraph) => {
    const lead = { start: paragraph.start, end: paragraph.items[0]?.start ?? paragraph.end }
    const items = paragraph.items.map(({ start, end }) =>
      end - paragraph.start <= maxQuote ? { start: paragraph.start, end } : { start, end },
    )
    return [...sentences(text, lead), ...items]
  })
}

function overlap(part: string, weights: ReadonlyMap<string, number>): number {
  let sum = 0
  const seen = new Set<string>()
  for (const gram of bigrams(fold(part))) {
    const weight = weights.get(gram)
    if (weight === undefined || seen.has(gram)) continue
    seen.add(gram)
    sum += weight
  }
  return sum / Math.sqrt(40 + part.length)
}

/** Adds whole neighbouring sentences of the same paragraph while there is room, so that a quote makes sense alone. */
function widen(text: string, span: Span): Span {
  const paragraph = splitParagraphs(text).find(({ start, end }) => start <= span.start && span.end <= end)
  if (!paragraph) return span
  if (paragraph.end - paragraph.start <= maxQuote) return { start: paragraph.start, end: paragraph.end }
  const next = sentences(text, { start: span.end, end: paragraph.items[0]?.start ?? paragraph.end })[0]
  return next && text.slice(next.start - 2, next.start).includes('；') && next.end - span.start <= maxQuote
    ? { start: span.start, end: next.end }
    : span
}

function cut(text: string, { start, end }: Span): string {
  if (end - start <= maxQuote + 20) return text.slice(start, end)
  const at = Math.max(...['，', '、', '；', '。'].map((mark) => text.lastIndexOf(mark, start + maxQuote)))
  return text.slice(start, at > start + 40 ? at : start + maxQuote)
}

/**
 * The part of an article that answers best, in its own words: the whole if it is short, else the paragraph or item or
 * sentence with most of the weighted bigrams of the question.
 * @param prefer paragraph and item that the question names
 */
export function quoteOf(text: string, weights: ReadonlyMap<string, number>, prefer?: Preferred): string {
  return bestPart(text, weights, prefer).replace(ownLabel, '')
}

function bestPart(text: string, weights: ReadonlyMap<string, number>, prefer?: Preferred): string {
  const body = trim(text, { start: 0, end: text.length })
  if (prefer && (prefer.paragraph || prefer.item)) {
    const paragraphs = splitParagraphs(text)
    const paragraph = paragraphs[(prefer.paragraph ?? 1) - 1]
    const item = prefer.item ? (paragraph ?? paragraphs[0])?.items.find(({ number }) => number === prefer.item) : null
    if (item ?? paragraph) return cut(text, trim(text, (item ?? paragraph) as Span))
  }
  if (body.end - body.start <= shortArticle) return text.slice(body.start, body.end)
  let best: Span = body
  let most = -1
  for (const span of spansOf(text)) {
    const score = overlap(text.slice(span.start, span.end), weights)
    if (score > most) {
      most = score
      best = span
    }
  }
  return cut(text, widen(text, trim(text, best)))
}
