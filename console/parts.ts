import type { CardPart, Cited, Part } from './api.ts'
import { el } from './dom.ts'
import { rich } from './rich.ts'
import { standing, toneOf, words } from './words.ts'

/** What the page does with what can be pressed in an answer. */
export type PartActions = { card(part: CardPart): HTMLElement; open(cited: Cited): void }

/** The parts of one answer; a quote that the words already hold is not shown twice. */
export function renderParts(parts: readonly Part[], actions: PartActions): HTMLElement[] {
  const said = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n')
  return parts.flatMap((part) => renderPart(part, said, actions))
}

function renderPart(part: Part, said: string, actions: PartActions): HTMLElement[] {
  switch (part.kind) {
    case 'text':
      return rich(part.text)
    case 'facts':
      return [titled('facts', part.title, facts(part.facts))]
    case 'table':
      return [titled('tabular', part.title, table(part.title, part.columns, part.rows))]
    case 'chart':
      return [titled('tabular', part.title, chart(part))]
    case 'card':
      return [actions.card(part)]
    case 'file':
      return [file(part.name, part.url)]
    case 'citations':
      return [titled('sources', part.title, sources(part.citations, said, actions))]
  }
}

function titled(name: string, title: string, content: HTMLElement): HTMLElement {
  return el('section', { class: `part ${name}` }, ...(title ? [el('h3', { text: title })] : []), content)
}

/** Cells of more characters than this are wrapped; the others stay on one line and the table scrolls. */
const longCell = 26

function facts(all: readonly { label: string; value: string }[]): HTMLElement {
  return el('dl', {}, ...all.map(({ label, value }) => fact(label, value)))
}

/** A label with its value, as one row of a `dl`. */
export function fact(label: string, value: string): HTMLElement {
  return el('div', {}, el('dt', { text: label }), el('dd', { text: value }))
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const head = el('tr', {}, ...columns.map((column) => heading(column)))
  const body = rows.map((row) =>
    el('tr', {}, ...row.map((cell) => el('td', { text: cell, class: cell.length > longCell ? 'long' : '' }))),
  )
  const scroll = el(
    'div',
    { class: 'scroll', role: 'region', label: title },
    el('table', {}, el('thead', {}, head), el('tbody', {}, ...body)),
  )
  // Reached by keyboard, so that it can be scrolled by keyboard.
  scroll.tabIndex = 0
  return scroll
}

function heading(text: string): HTMLElement {
  const made = el('th', { text })
  made.scope = 'col'
  return made
}

type ChartPart = Extract<Part, { kind: 'chart' }>

/** The picture where there is one, with the figures as a table for whoever would rather read them, or cannot see it. */
function chart({ title, labels, series, picture }: ChartPart): HTMLElement {
  const figures = table(title, ['', ...labels], chartRows(series))
  if (!picture) return figures
  const image = el('img', { class: 'chart' })
  image.alt = title
  image.src = new URL(picture, location.href).pathname
  image.loading = 'lazy'
  image.addEventListener('error', () => image.remove())
  return el('div', {}, image, el('details', {}, el('summary', { text: words('figures') }), figures))
}

function chartRows(series: readonly { name: string; values: readonly number[] }[]): string[][] {
  return series.map(({ name, values }) => [name, ...values.map(String)])
}

function file(name: string, address: string): HTMLElement {
  const url = new URL(address, location.href)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return el('p', { text: name })
  const link = el('a', { text: name })
  link.href = url.href
  link.rel = 'noopener noreferrer'
  return el('p', { class: 'file' }, link)
}

/** How a citation is called: 《title》article. */
export function nameOf({ title, article }: Pick<Cited, 'title' | 'article'>): string {
  return `《${title}》${article}`
}

/** The validity as a coloured mark, its meaning in words. */
export function validityMark(validity: string): HTMLElement {
  return el('span', { class: `mark-${toneOf(validity)} validity`, text: standing(validity) })
}

function sources(all: readonly Cited[], said: string, actions: PartActions): HTMLElement {
  return el('ol', {}, ...all.map((cited) => el('li', {}, source(cited, said, actions))))
}

function source(cited: Cited, said: string, actions: PartActions): HTMLElement {
  const head = el('span', { class: 'source-head' }, el('span', { class: 'source-name', text: nameOf(cited) }))
  if (cited.validity) head.append(validityMark(cited.validity))
  const made = el('button', {
    class: 'source',
    label: words('openArticle', nameOf(cited)),
    on: () => actions.open(cited),
  })
  made.append(head)
  if (cited.quote && !said.includes(cited.quote)) made.append(el('q', { text: cited.quote }))
  return made
}
