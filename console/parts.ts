import type { Cited, Part } from './api.ts'

/** What the page does when something in an answer is pressed. */
export type PartActions = { decide(id: 'confirm' | 'cancel', code: string): void; open(cited: Cited): void }

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (text) made.textContent = text
  made.append(...children)
  return made
}

function table(columns: string[], rows: string[][]): HTMLElement {
  const head = element('tr', '', ...columns.map((column) => element('th', column)))
  const body = rows.map((row) => element('tr', '', ...row.map((cell) => element('td', cell))))
  const scroll = element('div', '', element('table', '', element('thead', '', head), element('tbody', '', ...body)))
  scroll.className = 'scroll'
  return scroll
}

function card(part: Extract<Part, { kind: 'card' }>, actions: PartActions): HTMLElement {
  const changes = part.changes.map(({ label, before, after }) =>
    element('tr', '', element('th', label), element('td', '', element('del', before ?? '')), element('td', after)),
  )
  const buttons = part.actions.map(({ id, label, value }) => {
    const button = element('button', label)
    button.type = 'button'
    button.dataset.action = id
    if (id === 'cancel') button.className = 'second'
    button.addEventListener('click', () => {
      for (const each of row.querySelectorAll('button')) each.disabled = true
      actions.decide(id, value)
    })
    return button
  })
  const row = element('div', '', ...buttons)
  row.className = 'actions'
  const made = element(
    'div',
    '',
    element('h3', part.title),
    element('p', part.text),
    element('table', '', ...changes),
    row,
  )
  made.className = 'card'
  return made
}

function citation(cited: Cited, actions: PartActions): HTMLElement {
  const open = element('button', `《${cited.title}》${cited.article}`)
  open.type = 'button'
  open.addEventListener('click', () => actions.open(cited))
  const version = [cited.version, cited.validity].filter(Boolean).join('，')
  const quote = element('div', `“${cited.quote}”`)
  quote.className = 'quote'
  return element('blockquote', '', open, document.createTextNode(` ${version}`), quote)
}

/** The parts of one answer; a quote that the words already hold is not shown twice. */
export function renderParts(parts: readonly Part[], actions: PartActions): HTMLElement[] {
  const said = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n')
  const made = parts.map((part) => renderPart(part, actions))
  for (const quote of made.flatMap((each) => [...each.querySelectorAll('.quote')]))
    if (said.includes(quote.textContent.slice(1, -1))) quote.remove()
  return made
}

/** One part of an answer as elements; every text is set as text, never as markup. */
function renderPart(part: Part, actions: PartActions): HTMLElement {
  switch (part.kind) {
    case 'text':
      return element('p', part.text)
    case 'facts': {
      const rows = part.facts.map(({ label, value }) => [label, value])
      return titled(part.title, table([], rows))
    }
    case 'table':
      return titled(part.title, table(part.columns, part.rows))
    case 'chart':
      return titled(
        part.title,
        table(
          ['', ...part.labels],
          part.series.map(({ name, values }) => [name, ...values.map(String)]),
        ),
      )
    case 'card':
      return card(part, actions)
    case 'file': {
      const link = element('a', part.name)
      link.href = part.url
      return element('p', '', link)
    }
    case 'citations':
      return titled(part.title, ...part.citations.map((cited) => citation(cited, actions)))
  }
}

function titled(title: string, ...children: Node[]): HTMLElement {
  const made = element('div', '', element('h3', title), ...children)
  made.className = 'part'
  return made
}

/** The whole article with the quoted words marked. */
export function renderArticle(cited: Cited, text: string, path: readonly string[]): Node[] {
  const heading = element('h3', `《${cited.title}》${cited.article}`)
  const about = element('p', [...path, cited.version, cited.validity ?? ''].filter(Boolean).join(' · '))
  const at = text.indexOf(cited.quote)
  if (at < 0) return [heading, about, element('div', text)]
  const body = element('div')
  body.append(text.slice(0, at), element('mark', cited.quote), text.slice(at + cited.quote.length))
  return [heading, about, body]
}
