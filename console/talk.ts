import { ask, type Cited, type PageEvent, type Part, type Person } from './api.ts'
import { Cards } from './card.ts'
import { el, find } from './dom.ts'
import { Outbox, type Saying, type Unsent } from './outbox.ts'
import { renderParts } from './parts.ts'
import { follow } from './stream.ts'
import { isEnglish, suggestions, words } from './words.ts'

const pageLength = 60
const patienceMs = 8000

/** What the conversation tells the page around it. */
export type TalkHost = {
  open(cited: Cited): void
  /** Something was answered or decided: what is shown elsewhere may have changed. */
  changed(): void
  connected(isConnected: boolean): void
  signedOut(): void
  problem(sentence: string): void
}

/** One person's conversation on the page: its history, what happens, and what is being sent. */
export class Talk {
  readonly cards: Cards
  readonly #person: Person
  readonly #host: TalkHost
  readonly #outbox: Outbox
  readonly #log = find('#conversation')
  readonly #scroll = find('#scroll')
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()
  #events: PageEvent[] = []
  #unfollow: () => void = () => {}
  #isStopped = false

  constructor(person: Person, host: TalkHost) {
    this.#person = person
    this.#host = host
    this.cards = new Cards(
      (id, code) => this.say(id === 'confirm' ? { confirm: code } : { cancel: code }),
      () => host.changed(),
    )
    this.#outbox = new Outbox(person.id, {
      waiting: ({ messageId }) => this.#noteUnsent(messageId),
      accepted: () => {},
      refused: (unsent, sentence) => this.#refused(unsent, sentence),
      signedOut: () => host.signedOut(),
    })
    for (const { saying } of this.#outbox.unsent) {
      if (!('text' in saying)) this.cards.hold('confirm' in saying ? saying.confirm : saying.cancel)
    }
  }

  /** Loads the history and follows from there. @throws what asking throws while there is no connection */
  async begin(): Promise<void> {
    const { items } = await ask<{ items: PageEvent[] }>(`/api/history?limit=${pageLength}`)
    if (this.#isStopped) return
    this.#events = items
    this.redraw()
    find('#earlier').hidden = items.length < pageLength
    this.#unfollow = follow(items.at(-1)?.seq ?? 0, {
      event: (event) => {
        this.#events.push(event)
        this.#show(event)
      },
      connected: (isConnected) => this.#connection(isConnected),
      signedOut: () => this.#host.signedOut(),
    })
    void this.#outbox.run()
  }

  stop(): void {
    this.#isStopped = true
    this.#unfollow()
    this.#outbox.stop()
    this.cards.stop()
    this.#stopWaiting()
    this.#log.replaceChildren()
  }

  /** Draws everything anew, such as in another language. */
  redraw(): void {
    this.#log.setAttribute('aria-busy', 'true')
    this.#log.replaceChildren()
    this.cards.clear()
    this.#stopWaiting()
    for (const event of this.#events) this.#draw(event)
    for (const unsent of this.#outbox.unsent) this.#drawUnsent(unsent)
    this.#welcome()
    this.cards.refresh()
    if (this.#log.querySelector('.welcome')) this.#scroll.scrollTop = 0
    else this.toLatest()
    this.#log.removeAttribute('aria-busy')
  }

  /** Loads what was said before what is shown. */
  async earlier(): Promise<void> {
    const before = this.#events[0]?.seq ?? 1
    const { items } = await ask<{ items: PageEvent[] }>(`/api/history?limit=${pageLength}&before=${before}`)
    const fromEnd = this.#scroll.scrollHeight - this.#scroll.scrollTop
    this.#events.unshift(...items)
    this.redraw()
    find('#earlier').hidden = items.length < pageLength
    this.#scroll.scrollTop = this.#scroll.scrollHeight - fromEnd
  }

  say(saying: Saying): void {
    this.#host.problem('')
    this.#drawUnsent(this.#outbox.add(saying))
    this.#log.querySelector('.welcome')?.remove()
    this.toLatest()
  }

  toLatest(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight
  }

  #stopWaiting(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }

  #connection(isConnected: boolean): void {
    this.#host.connected(isConnected)
    if (isConnected) this.cards.refresh()
  }

  #show(event: PageEvent): void {
    const wasAtEnd = this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 120
    this.#log.querySelector('.welcome')?.remove()
    const drawn = this.#draw(event)
    if (event.kind !== 'progress' && event.kind !== 'draft' && event.kind !== 'said') {
      this.cards.refresh()
      this.#host.changed()
    }
    if (!wasAtEnd || !drawn) return
    // An answer longer than the view is read from its beginning.
    if (drawn.offsetHeight > this.#scroll.clientHeight) drawn.scrollIntoView({ block: 'start' })
    else this.toLatest()
  }

  #draw(event: PageEvent): HTMLElement | null {
    const { kind, turnId, data } = event
    if (kind === 'said') return this.#said(event)
    if (kind === 'progress') return this.#progress(turnId, (isEnglish() ? data.text?.en : data.text?.zh) ?? '')
    if (kind === 'draft') return this.#draft(turnId, data.draft ?? '')
    if (kind !== 'reply' && kind !== 'failed' && kind !== 'follow_up') return null
    this.#settle(turnId)
    if (kind === 'follow_up') {
      const part: Part = { kind: 'text', text: data.sentence ?? '' }
      return this.#answer(this.#turn(`${turnId}+${event.seq}`), [part, ...(data.parts ?? [])], data, words('followUp'))
    }
    if (kind === 'failed') return this.#failed(event)
    // A colleague is in the conversation: what was said went to them, and nobody answers for them.
    const parts: Part[] = data.parts?.length ? data.parts : [{ kind: 'text', text: words('delivered') }]
    return this.#answer(this.#turn(turnId), parts, data)
  }

  #turn(turnId: string): HTMLElement {
    const known = this.#log.querySelector<HTMLElement>(`[data-turn="${CSS.escape(turnId)}"]`)
    if (known) return known
    const made = el('article', { class: 'turn', data: { turn: turnId } })
    const firstUnsent = this.#log.querySelector('.unsent')
    this.#log.insertBefore(made, firstUnsent)
    return made
  }

  #said({ turnId, data: { incoming, messageId } }: PageEvent): HTMLElement {
    const own = messageId?.split(':').at(-1)
    if (own) {
      this.#outbox.done(own)
      this.#log.querySelector(`[data-message="${CSS.escape(own)}"]`)?.remove()
    }
    const turn = this.#turn(turnId)
    turn.append(saidBubble(incoming))
    this.#progress(turnId, words('working'))
    this.#waiting.set(
      turnId,
      setTimeout(() => this.#progress(turnId, words('stillWorking')), patienceMs),
    )
    return turn
  }

  #progress(turnId: string, text: string): HTMLElement {
    const turn = this.#turn(turnId)
    const known = turn.querySelector('.progress')
    if (known) known.lastChild?.replaceWith(text)
    else turn.append(el('p', { class: 'progress' }, el('span', { class: 'dots' }), text))
    return turn
  }

  /** The answer as far as it stands; what is final takes its place. */
  #draft(turnId: string, text: string): HTMLElement {
    const turn = this.#turn(turnId)
    const known = turn.querySelector('.draft')
    if (known) known.textContent = text
    else turn.insertBefore(el('p', { class: 'reply draft', text }), turn.querySelector('.progress'))
    return turn
  }

  /** Ends the waiting of a turn. */
  #settle(turnId: string): void {
    clearTimeout(this.#waiting.get(turnId))
    this.#waiting.delete(turnId)
    this.#log.querySelector(`[data-turn="${CSS.escape(turnId)}"] .progress`)?.remove()
    this.#log.querySelector(`[data-turn="${CSS.escape(turnId)}"] .draft`)?.remove()
  }

  #answer(turn: HTMLElement, parts: readonly Part[], { receipt }: PageEvent['data'], title = ''): HTMLElement {
    const actions = {
      card: (part: Extract<Part, { kind: 'card' }>) => this.cards.render(part),
      open: (cited: Cited) => this.#host.open(cited),
    }
    const reply = el('div', { class: 'reply' }, ...(title ? [el('p', { class: 'reply-title', text: title })] : []))
    const made = renderParts(parts, actions)
    if (receipt) made[0]?.classList.add('received')
    reply.append(...made)
    turn.append(reply)
    return turn
  }

  #failed({ turnId, data }: PageEvent): HTMLElement {
    const turn = this.#turn(turnId)
    const sentence = (isEnglish() && data.errorEn) || data.error || ''
    const reply = el(
      'div',
      { class: 'reply failed', role: 'alert' },
      el('p', { class: 'reply-title', text: words('failed') }),
      el('p', { text: sentence }),
    )
    const said = this.#events.find((event) => event.kind === 'said' && event.turnId === turnId)?.data.incoming
    if (said?.kind === 'text')
      reply.append(el('button', { class: 'plain', text: words('again'), on: () => this.say({ text: said.text }) }))
    turn.append(reply)
    return turn
  }

  #drawUnsent({ messageId, saying }: Unsent): void {
    const incoming =
      'text' in saying
        ? { kind: 'text' as const, text: saying.text }
        : { kind: 'confirm' in saying ? ('confirm' as const) : ('cancel' as const), code: '' }
    const state = el('p', { class: 'delivery', text: words('sending') })
    const made = el('article', { class: 'turn unsent', data: { message: messageId } }, saidBubble(incoming), state)
    this.#log.append(made)
  }

  #noteUnsent(messageId: string): void {
    const state = this.#log.querySelector(`[data-message="${CSS.escape(messageId)}"] .delivery`)
    if (state) state.textContent = words('unsent')
    this.#host.connected(false)
  }

  #refused({ messageId, saying }: Unsent, sentence: string): void {
    this.#log.querySelector(`[data-message="${CSS.escape(messageId)}"]`)?.remove()
    this.#host.problem(sentence)
    if (!('text' in saying)) {
      this.cards.release('confirm' in saying ? saying.confirm : saying.cancel)
      return
    }
    const box = find<HTMLTextAreaElement>('#text')
    if (box.value === '') box.value = saying.text
  }

  #welcome(): void {
    if (this.#events.length > 0 || this.#outbox.unsent.length > 0) return
    const chips = suggestions(this.#person.roles).map((text) =>
      el('li', {}, el('button', { class: 'suggestion', text, on: () => this.say({ text }) })),
    )
    this.#log.append(
      el(
        'section',
        { class: 'welcome' },
        el('h2', { text: words('hello', this.#person.name) }),
        el('p', { text: words('helloText') }),
        el('h3', { text: words('tryThis') }),
        el('ul', {}, ...chips),
      ),
    )
  }
}

function saidBubble(incoming: PageEvent['data']['incoming']): HTMLElement {
  if (incoming?.kind === 'text') return el('div', { class: 'said', text: incoming.text })
  const text = incoming?.kind === 'cancel' ? words('pressedCancel') : words('pressedConfirm')
  return el('div', { class: 'said pressed', text })
}
