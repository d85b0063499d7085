import { ask, type CardPart, inLocale, type Text } from './api.ts'
import { calmly, el } from './dom.ts'
import { rich } from './rich.ts'
import { type Word, words } from './words.ts'

type State =
  | 'pending'
  | 'pressed'
  | 'awaiting_second'
  | 'expired'
  | 'cancelled'
  | 'superseded'
  | 'sending'
  | 'done'
  | 'refused'
  | 'unknown'

/** What became of a card, as the server tells it. */
export type CardState = {
  readonly code: string
  readonly state: State
  readonly expiresAt: string
  readonly receipt: string | null
  readonly sentence: string | null
  readonly about: Text
}

type Shown = {
  readonly element: HTMLElement
  readonly badge: HTMLElement
  readonly foot: HTMLElement
  readonly buttons: readonly HTMLButtonElement[]
}

const badges: Readonly<Record<State, Word>> = {
  pending: 'cardPending',
  awaiting_second: 'cardAwaitingSecond',
  expired: 'cardExpired',
  cancelled: 'cardCancelled',
  superseded: 'cardSuperseded',
  sending: 'cardSending',
  pressed: 'cardPressed',
  done: 'cardDone',
  refused: 'cardRefused',
  unknown: 'cardUnknown',
}
const records: Partial<Readonly<Record<State, Word>>> = {
  awaiting_second: 'recordAwaitingSecond',
  expired: 'recordExpired',
  cancelled: 'recordCancelled',
  superseded: 'recordSuperseded',
  sending: 'recordSending',
  pressed: 'recordPressed',
}

/**
 * The cards of a conversation. What became of each is the server's to say; until it has said so nothing can be pressed,
 * and what was pressed once cannot be pressed again.
 */
export class Cards {
  readonly #decide: (id: 'confirm' | 'cancel', code: string) => void
  readonly #changed: () => void
  readonly #shown = new Map<string, Shown>()
  readonly #pressed = new Set<string>()
  #states: readonly CardState[] = []
  /** How far the server's clock is ahead of this machine's. */
  #aheadMs = 0
  #isStopped = false
  readonly #timer: ReturnType<typeof setInterval>
  /** Asks the server again, once for several reasons at a time. */
  readonly refresh = calmly(30, () => void this.#load())

  constructor(decide: (id: 'confirm' | 'cancel', code: string) => void, changed: () => void) {
    this.#decide = decide
    this.#changed = changed
    this.#timer = setInterval(() => this.#tick(), 1000)
  }

  /** What the server has told last, newest first. */
  get states(): readonly CardState[] {
    return this.#states
  }

  /** The card that waits for consent, if there is one, with what can be pressed on it; null where it is not on the page. */
  get waiting(): { readonly state: CardState; readonly foot: HTMLElement | null } | null {
    const state = this.#states.find((card) => card.state === 'pending' && !this.#pressed.has(card.code))
    return state ? { state, foot: this.#shown.get(state.code)?.foot ?? null } : null
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
  }

  /** Forgets what is on the page; the states stay. */
  clear(): void {
    this.#shown.clear()
  }

  /** Was pressed before a reload, and the server has not heard of it yet. */
  hold(code: string): void {
    this.#pressed.add(code)
  }

  /** May be pressed again, as the server did not take it. */
  release(code: string): void {
    this.#pressed.delete(code)
    this.#paint()
  }

  render(part: CardPart): HTMLElement {
    const code = part.actions[0]?.value ?? ''
    const [sentence = '', ...notes] = part.text.split('\n')
    // The badge says that it waits, and later that it does not.
    const title = part.title.replace(/^(?:待确认：|To confirm: )/, '')
    const badge = el('span', { class: 'badge' })
    const buttons = part.actions.map(({ id, label, value }) =>
      el('button', {
        class: id === 'confirm' ? 'primary' : 'plain',
        text: label,
        data: { action: id },
        on: () => this.#press(id, value),
      }),
    )
    const foot = el('div', { class: 'card-foot' })
    const element = el(
      'div',
      { class: 'card', role: 'group', label: title, data: { code } },
      el('header', {}, el('h3', { text: title }), badge),
      el('p', { class: 'card-sentence', text: sentence }),
      ...(part.changes.length > 0 ? [changes(part.changes)] : []),
      ...(notes.length > 0 ? [el('div', { class: 'card-notes' }, ...rich(notes.join('\n')))] : []),
      foot,
    )
    element.tabIndex = -1
    this.#shown.set(code, { element, badge, foot, buttons: buttons.reverse() })
    this.#paintOne(code)
    return element
  }

  /** The time left until a card expires, as minutes and seconds. */
  left(state: CardState): string {
    const seconds = Math.max(0, Math.ceil((Date.parse(state.expiresAt) - Date.now() - this.#aheadMs) / 1000))
    const hours = Math.floor(seconds / 3600)
    const minutes = String(Math.floor((seconds % 3600) / 60)).padStart(hours > 0 ? 2 : 1, '0')
    const rest = `${minutes}:${String(seconds % 60).padStart(2, '0')}`
    return hours > 0 ? `${hours}:${rest}` : rest
  }

  #press(id: 'confirm' | 'cancel', code: string): void {
    if (this.#pressed.has(code)) return
    this.#pressed.add(code)
    this.#shown.get(code)?.element.focus({ preventScroll: true })
    this.#paint()
    this.#decide(id, code)
  }

  async #load(): Promise<void> {
    if (this.#isStopped) return
    const got = await ask<{ now: string; items: CardState[] }>('/api/cards').catch(() => null)
    if (!got) return
    this.#aheadMs = Date.parse(got.now) - Date.now()
    this.#states = got.items
    this.#paint()
  }

  #tick(): void {
    const { waiting } = this
    if (!waiting) return
    if (Date.parse(waiting.state.expiresAt) <= Date.now() + this.#aheadMs) this.refresh()
    this.#paint()
  }

  #paint(): void {
    for (const code of this.#shown.keys()) this.#paintOne(code)
    this.#changed()
  }

  #paintOne(code: string): void {
    const shown = this.#shown.get(code)
    if (!shown) return
    const state = this.#states.find((card) => card.code === code)
    const name: State | undefined = state?.state === 'pending' && this.#pressed.has(code) ? 'pressed' : state?.state
    for (const button of shown.buttons) button.disabled = name !== 'pending'
    shown.element.dataset.state = name ?? ''
    shown.badge.textContent = name ? words(badges[name]) : ''
    if (state && name === 'pending') {
      const expires = words('expiresIn', this.left(state))
      const timer = shown.foot.querySelector('.countdown')
      if (timer) timer.textContent = expires
      else shown.foot.replaceChildren(el('span', { class: 'countdown', text: expires }), ...shown.buttons)
    } else if (state && name) shown.foot.replaceChildren(record(state, name))
    else shown.foot.replaceChildren(...shown.buttons)
  }
}

/** What stays of a card that was decided. */
function record(state: CardState, name: State): HTMLElement {
  if (name === 'done' && state.receipt)
    return el(
      'p',
      { class: 'record' },
      `${words('receipt')} `,
      el('strong', { class: 'receipt-number', text: state.receipt }),
    )
  const known = records[name]
  return el('p', { class: 'record', text: known ? words(known) : (state.sentence ?? '') })
}

function changes(all: CardPart['changes']): HTMLElement {
  const cell = (name: 'td' | 'th', label: Word, text: string, kind = '') => {
    const made = el(name, { text, class: kind })
    made.dataset.name = words(label)
    return made
  }
  const head = el('tr', {}, ...(['item', 'now', 'after'] as const).map((word) => el('th', { text: words(word) })))
  const rows = all.map(({ label, before, after }) =>
    el(
      'tr',
      {},
      cell('th', 'item', label),
      cell('td', 'now', before ?? words('none'), 'before'),
      cell('td', 'after', after, 'after'),
    ),
  )
  return el('table', { class: 'changes' }, el('thead', {}, head), el('tbody', {}, ...rows))
}

/** The sentence of what was asked, in the language of the page. */
export function aboutOf(state: CardState): string {
  return inLocale(state.about)
}
