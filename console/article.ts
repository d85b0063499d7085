import { ask, type Cited, tellOf } from './api.ts'
import { el, find } from './dom.ts'
import { openPanel } from './panel.ts'
import { fact, nameOf, validityMark } from './parts.ts'
import { isEnglish, words } from './words.ts'

type Version = Pick<Cited, 'document' | 'title' | 'version' | 'effectiveFrom' | 'effectiveUntil'> & {
  readonly validity: string
}
type Opened = Version & {
  readonly article: string
  readonly text: string
  readonly path: readonly string[]
  readonly level: string
  readonly issuer: string
  readonly others: readonly Version[]
}

/** Opens a cited article in the panel, the quoted words marked and in view. */
export async function openArticle(cited: Pick<Cited, 'document' | 'title' | 'article' | 'quote'>): Promise<void> {
  openPanel(nameOf(cited), 'article', el('p', { class: 'loading', text: words('working') }))
  try {
    const { document, article } = cited
    const opened = await ask<Opened>(`/api/article?${new URLSearchParams({ document, article })}`)
    openPanel(nameOf(opened), 'article', ...about(opened), body(opened, cited.quote), ...versions(opened))
    find('#panel-body').querySelector('mark')?.scrollIntoView({ block: 'center' })
  } catch (error) {
    openPanel(nameOf(cited), 'article', el('p', { class: 'problem', role: 'alert', text: tellOf(error) }))
  }
}

function range({ effectiveFrom, effectiveUntil }: Version): string {
  if (!effectiveFrom) return effectiveUntil ? words('until', effectiveUntil) : words('dateUnknown')
  return effectiveUntil ? words('fromTo', effectiveFrom, effectiveUntil) : words('from', effectiveFrom)
}

function about(opened: Opened): HTMLElement[] {
  const rows: [string, string][] = [
    [words('versionOf'), opened.version],
    [words('inForce'), range(opened)],
    [words('issuer'), opened.issuer],
    [words('level'), opened.level],
    [words('chapter'), opened.path.join(' › ')],
  ]
  const facts = rows.filter(([, value]) => value !== '').map(([label, value]) => fact(label, value))
  return [el('p', { class: 'standing' }, validityMark(opened.validity)), el('dl', { class: 'about' }, ...facts)]
}

/** Where the quote stands in the text, blanks and line ends left aside. */
function placeOf(text: string, quote: string): { start: number; end: number } | null {
  const wanted = quote.replace(/\s/g, '')
  if (wanted === '') return null
  const places = [...text].reduce<{ squeezed: string; at: number[]; index: number }>(
    (sum, character) => {
      if (!/\s/.test(character)) {
        sum.squeezed += character
        for (let unit = 0; unit < character.length; unit++) sum.at.push(sum.index + unit)
      }
      sum.index += character.length
      return sum
    },
    { squeezed: '', at: [], index: 0 },
  )
  const found = places.squeezed.indexOf(wanted)
  const [start, last] = [places.at[found], places.at[found + wanted.length - 1]]
  return found < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 }
}

function body({ text }: Opened, quote: string): HTMLElement {
  const made = el('div', { class: 'article-text' })
  made.lang = 'zh-CN'
  if (isEnglish()) made.append(el('p', { class: 'remark', text: words('originalOnly') }))
  const place = placeOf(text, quote)
  if (quote && !place) made.append(el('p', { class: 'remark', text: words('quoteMissing') }))
  let from = 0
  for (const line of text.split('\n')) {
    const [start, end] = [Math.max(from, place?.start ?? text.length), Math.min(from + line.length, place?.end ?? 0)]
    const piece = (one: number, two: number) => text.slice(one, Math.max(one, two))
    if (line.trim() !== '')
      made.append(
        start < end
          ? el('p', {}, piece(from, start), el('mark', { text: piece(start, end) }), piece(end, from + line.length))
          : el('p', { text: line }),
      )
    from += line.length + 1
  }
  return made
}

function versions({ article, others }: Opened): HTMLElement[] {
  const heading = el('h3', { text: words('otherVersions') })
  if (others.length === 0) return [el('p', { class: 'remark', text: words('onlyVersion') })]
  const rows = others.map((other) => {
    const open = el('button', {
      class: 'version',
      on: () => void openArticle({ ...other, article, quote: '' }),
    })
    open.append(el('span', { text: other.version || range(other) }), el('span', { text: range(other) }))
    open.append(validityMark(other.validity))
    return el('li', {}, open)
  })
  return [el('section', { class: 'versions' }, heading, el('ul', {}, ...rows))]
}
