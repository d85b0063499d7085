import { ask, tellOf } from './api.ts'
import { el } from './dom.ts'
import { openPanel, section, shownPanel } from './panel.ts'
import { words } from './words.ts'

type Exchange = { readonly said: string; readonly answered: string }
type Ticket = {
  readonly number: string
  readonly topic: string
  readonly summary: string
  readonly state: 'open' | 'taken' | 'answered' | 'closed'
  readonly dueOn: string
  readonly asker?: string
  readonly unit?: string
  readonly exchanges: readonly Exchange[]
  readonly isLive: boolean
  readonly talk?: readonly { readonly byColleague: boolean; readonly text: string }[]
}

const lookAgainMs = 3000

/** The tickets a colleague on duty has to answer, for the inbox; none for everybody else. */
export async function ticketsToAnswer(): Promise<readonly Ticket[]> {
  const got = await ask<{ toAnswer: Ticket[] }>('/api/tickets').catch(() => null)
  return got?.toAnswer ?? []
}

/** The section of the inbox with those tickets; null while there are none. */
export function ticketSection(tickets: readonly Ticket[]): HTMLElement | null {
  if (tickets.length === 0) return null
  const entries = tickets.map((ticket) => {
    const { number, dueOn, asker = '', unit = '' } = ticket
    const open = el('button', {
      class: 'primary',
      text: words('show'),
      label: words('openTicket', number),
      on: () => void openTicket(number),
    })
    return el(
      'div',
      { class: 'entry', data: { ticket: number } },
      el('p', { class: 'entry-head' }, el('strong', { text: number }), el('span', { text: `${asker} ${unit}` })),
      el('p', { class: 'entry-what', text: aboutOf(ticket) }),
      el('p', { class: 'entry-more', text: words('ticketDue', dueOn) }),
      el('div', { class: 'entry-acts' }, open),
    )
  })
  return section(words('toAnswer'), ...entries)
}

function aboutOf({ topic, summary, exchanges }: Ticket): string {
  return topic || summary || exchanges.at(-1)?.said || words('noTopic')
}

/** Opens one ticket in the panel: what was said before, the conversation while the colleague is in it, and their answer. */
export async function openTicket(number: string): Promise<void> {
  const path = `/api/tickets/${encodeURIComponent(number)}`
  const box = el('textarea', { label: words('yourAnswer') })
  box.rows = 3
  box.maxLength = 2000
  const problem = el('p', { class: 'problem', role: 'alert' })
  const above = el('div', { class: 'ticket', role: 'log' })
  const acts = el('div', { class: 'entry-acts' })
  let drawn = ''

  const step = async (kind: string, body: unknown = {}) => {
    problem.textContent = ''
    try {
      draw(await ask<Ticket>(`${path}/${kind}`, body))
    } catch (error) {
      problem.textContent = tellOf(error)
    }
  }
  const withText = async (kind: string) => {
    const text = box.value.trim()
    if (text === '') return box.focus()
    await step(kind, { text })
    if (problem.textContent === '') box.value = ''
  }
  const act = (text: string, kind: string, on: () => void) => el('button', { class: kind, text, on })

  function draw(ticket: Ticket): void {
    const state = JSON.stringify(ticket)
    if (state === drawn) return
    drawn = state
    const isOver = ticket.state === 'answered' || ticket.state === 'closed'
    above.replaceChildren(...about(ticket))
    box.hidden = isOver
    acts.replaceChildren(
      ...(isOver ? [] : [act(words('answerAndEnd'), 'plain', () => void withText('answer'))]),
      ...(ticket.isLive
        ? [
            act(words('handBack'), 'plain', () => void step('hand-back')),
            act(words('sayToPerson'), 'primary', () => void withText('say')),
          ]
        : []),
      ...(isOver || ticket.isLive ? [] : [act(words('takeOver'), 'primary', () => void step('take'))]),
    )
  }

  const name = `ticket ${number}`
  openPanel(words('ticket', number), name, above, box, problem, acts)
  const look = async () => {
    // The list of tickets names them whole, but what was said since is told of one alone.
    const got = await ask<Ticket>(path).catch((error: unknown) => tellOf(error))
    if (typeof got === 'string') problem.textContent = got
    else draw(got)
  }
  await look()
  const timer = setInterval(() => {
    if (shownPanel() !== name) clearInterval(timer)
    else if (!document.hidden) void look()
  }, lookAgainMs)
}

function about(ticket: Ticket): HTMLElement[] {
  const { asker = '', unit = '', dueOn, exchanges, talk = [], isLive } = ticket
  const said = (text: string) => el('p', { class: 'ticket-said', text })
  const before = exchanges.flatMap(({ said: asked, answered }) => [
    said(asked),
    ...(answered ? [el('p', { class: 'ticket-answered', text: answered })] : []),
  ])
  const live = talk.map(({ byColleague, text }) =>
    byColleague ? el('p', { class: 'ticket-answered', text }) : said(text),
  )
  return [
    el('p', { class: 'entry-head' }, el('strong', { text: asker }), el('span', { text: unit })),
    el('p', { text: aboutOf(ticket) }),
    el('p', { class: 'entry-more', text: words('ticketDue', dueOn) }),
    ...(before.length > 0 ? [section(words('saidBefore'), ...before)] : []),
    ...(live.length > 0 || isLive ? [section(words(isLive ? 'youAreIn' : 'saidLive'), ...live)] : []),
  ]
}
