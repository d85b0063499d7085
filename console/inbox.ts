import { ask, inLocale, type Text, tellOf } from './api.ts'
import { aboutOf, type Cards } from './card.ts'
import { ticketSection, ticketsToAnswer } from './desk.ts'
import { el, find } from './dom.ts'
import { closePanel, openPanel, section, shownPanel } from './panel.ts'
import { isEnglish, locale, words } from './words.ts'

type Waiting =
  | { readonly columns: readonly string[]; readonly items: readonly { id: string; cells: readonly string[] }[] }
  | { readonly error: string; readonly errorEn: string }
type Notice = {
  readonly id: string
  readonly kind: string
  readonly body: { readonly sentence?: string | Text; readonly code?: string }
  readonly at: string
  readonly readAt: string | null
}
type Content = { readonly waiting: Waiting | null; readonly notices: readonly Notice[] }

const lookAgainMs = 60_000

/** The person's inbox: what waits for their decision, what they are asked to confirm, notices and receipts. */
export class Inbox {
  readonly #cards: Cards
  readonly #say: (text: string) => void
  readonly #timer: ReturnType<typeof setInterval>
  #content: Content = { waiting: null, notices: [] }
  #tickets: Awaited<ReturnType<typeof ticketsToAnswer>> = []
  #isStopped = false

  constructor(cards: Cards, say: (text: string) => void) {
    this.#cards = cards
    this.#say = say
    this.#timer = setInterval(() => {
      if (!document.hidden) void this.refresh()
    }, lookAgainMs)
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
  }

  /** Asks the server again; a failure leaves what is shown. */
  async refresh(): Promise<void> {
    const [got, tickets] = await Promise.all([
      ask<Content>(`/api/inbox?locale=${locale()}`).catch(() => null),
      ticketsToAnswer(),
    ])
    if (!got || this.#isStopped) return
    this.#tickets = tickets
    this.#content = got
    this.paint()
  }

  /** Opens the panel; what is shown there counts as read. */
  async open(): Promise<void> {
    openPanel(words('inbox'), 'inbox', ...this.#sections())
    await this.refresh()
    const newest = this.#content.notices.find(({ readAt }) => readAt === null)
    if (newest) await ask('/api/notices/read', { upTo: newest.id }).catch((error) => tellOf(error))
  }

  /** Shows the number of open matters, and the content where the panel is open. */
  paint(): void {
    const { waiting, notices } = this.#content
    const open = waiting && 'items' in waiting ? waiting.items.length : 0
    const count = open + this.#tickets.length + notices.filter(({ readAt }) => readAt === null).length
    const badge = find('#inbox-count')
    badge.textContent = count > 99 ? '99+' : String(count)
    badge.hidden = count === 0
    find('#inbox-open').setAttribute('aria-label', count === 0 ? words('inbox') : words('inboxWith', count))
    if (shownPanel() === 'inbox') openPanel(words('inbox'), 'inbox', ...this.#sections())
  }

  #sections(): HTMLElement[] {
    const { waiting, notices } = this.#content
    const pending = this.#cards.waiting
    const done = this.#cards.states.filter(({ state }) => state === 'done').slice(0, 10)
    const made: HTMLElement[] = []
    const desk = ticketSection(this.#tickets)
    if (desk) made.push(desk)
    if (waiting) made.push(section(words('toApprove'), ...this.#approvals(waiting)))
    if (pending) made.push(section(words('toConfirm'), this.#pending(aboutOf(pending.state))))
    made.push(
      section(
        words('news'),
        list(
          'nothingNew',
          notices.map((notice) => this.#notice(notice)),
        ),
      ),
    )
    const receipts = done.map((state) => entry(aboutOf(state), `${words('receipt')} ${state.receipt ?? ''}`))
    made.push(section(words('receipts'), list('nothingSent', receipts)))
    return made
  }

  #pending(about: string): HTMLElement {
    const show = el('button', {
      class: 'plain',
      text: words('show'),
      on: () => {
        closePanel()
        this.#cards.waiting?.foot?.scrollIntoView({ block: 'center' })
      },
    })
    return el('div', { class: 'entry' }, el('p', { text: about }), el('div', { class: 'entry-acts' }, show))
  }

  /** A notice; one that asks for a second consent can be answered where it stands. */
  #notice(notice: Notice): HTMLElement {
    const made = noticeItem(notice)
    const { code } = notice.body
    if (notice.kind !== 'second_consent' || !code) return made
    const act = (text: string, sentence: string, kind: string) =>
      el('button', {
        class: kind,
        text,
        on: () => {
          closePanel()
          this.#say(sentence)
        },
      })
    made.append(
      el(
        'div',
        { class: 'entry-acts' },
        act(words('reject'), words('sayCancel', code), 'plain'),
        act(words('approve'), words('sayConfirm', code), 'primary'),
      ),
    )
    return made
  }

  #approvals(waiting: Waiting): HTMLElement[] {
    if ('error' in waiting) return [el('p', { class: 'problem', text: isEnglish() ? waiting.errorEn : waiting.error })]
    if (waiting.items.length === 0) return [el('p', { class: 'empty', text: words('nothingToApprove') })]
    return waiting.items.map(({ id, cells }) => this.#approval(id, waiting.columns, cells))
  }

  #approval(id: string, columns: readonly string[], cells: readonly string[]): HTMLElement {
    const act = (text: string, sentence: string, kind: string) =>
      el('button', {
        class: kind,
        text,
        label: `${text}：${cells[0] ?? id}`,
        on: () => {
          closePanel()
          this.#say(sentence)
        },
      })
    // The first three columns say who and what; the others are its details.
    const details = cells.slice(3).flatMap((cell, index) => {
      const column = columns[index + 3] ?? ''
      return cell === '—' ? [] : [el('span', {}, el('b', { text: column }), cell)]
    })
    return el(
      'div',
      { class: 'entry approval', data: { id } },
      el('p', { class: 'entry-head' }, el('strong', { text: cells[0] ?? id }), el('span', { text: cells[1] ?? '' })),
      el('p', { class: 'entry-what', text: cells[2] ?? '' }),
      el('p', { class: 'entry-more' }, ...details),
      el(
        'div',
        { class: 'entry-acts' },
        act(words('reject'), words('sayReject', id), 'plain'),
        act(words('approve'), words('sayApprove', id), 'primary'),
      ),
    )
  }
}

function noticeItem({ body: { sentence }, at, readAt }: Notice): HTMLElement {
  const text = typeof sentence === 'object' ? inLocale(sentence) : (sentence ?? '')
  const made = entry(text, new Date(at).toLocaleString(isEnglish() ? 'en-GB' : 'zh-CN'))
  made.classList.toggle('unread', readAt === null)
  return made
}

function entry(text: string, more: string): HTMLElement {
  return el('div', { class: 'entry' }, el('p', { text }), el('p', { class: 'entry-more', text: more }))
}

function list(empty: 'nothingNew' | 'nothingSent', entries: readonly HTMLElement[]): HTMLElement {
  return entries.length === 0 ? el('p', { class: 'empty', text: words(empty) }) : el('div', {}, ...entries)
}
