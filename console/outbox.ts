import { sentenceOf } from './api.ts'
import { pause } from './stream.ts'
import { locale } from './words.ts'

/** What a person does: says something, or decides on a card. */
export type Saying = { readonly text: string } | { readonly confirm: string } | { readonly cancel: string }

/** Something said that the server has not acknowledged yet. */
export type Unsent = { readonly messageId: string; readonly saying: Saying }

/** What becomes of what was said. */
export type Sending = {
  /** The server does not answer; it is tried again until it does. */
  waiting(unsent: Unsent): void
  accepted(unsent: Unsent): void
  /** The server does not take it, and says why. */
  refused(unsent: Unsent, sentence: string): void
  signedOut(): void
}

const longestPauseMs = 4000

/**
 * Sends what a person says, in order and once: it is kept in this tab until the server has acknowledged it, so that
 * neither a lost connection nor a reload loses it, and its id keeps a second try from being a second message.
 */
export class Outbox {
  readonly #key: string
  readonly #sending: Sending
  #queue: Unsent[]
  #busy = false
  #stopped = false

  constructor(personId: string, sending: Sending) {
    this.#key = `renshi.unsent.${personId}`
    this.#sending = sending
    this.#queue = JSON.parse(sessionStorage.getItem(this.#key) ?? '[]')
  }

  /** What waits to be sent, oldest first. */
  get unsent(): readonly Unsent[] {
    return this.#queue
  }

  /** Puts something in line. */
  add(saying: Saying): Unsent {
    const unsent = { messageId: crypto.randomUUID(), saying }
    this.#queue.push(unsent)
    this.#keep()
    void this.run()
    return unsent
  }

  /** The server is known to have it, as its event has come. */
  done(messageId: string): void {
    this.#queue = this.#queue.filter((unsent) => unsent.messageId !== messageId)
    this.#keep()
  }

  /** Sends nothing more from here. */
  stop(): void {
    this.#stopped = true
  }

  /** Sends what is in line. */
  async run(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    for (let tries = 0; !this.#stopped; ) {
      const [first] = this.#queue
      if (!first) break
      const isOver = await this.#try(first)
      tries = isOver ? 0 : tries + 1
      if (isOver) this.done(first.messageId)
      else await pause(Math.min(longestPauseMs, 250 * 2 ** tries))
    }
    this.#busy = false
  }

  async #try(unsent: Unsent): Promise<boolean> {
    try {
      const response = await fetch('/api/chat', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ ...unsent.saying, messageId: unsent.messageId, locale: locale() }),
      })
      if (response.status >= 500) throw new Error(`The server answered ${response.status}.`)
      if (response.status === 401) {
        // Kept for when the same person has signed in again.
        this.stop()
        this.#sending.signedOut()
        return false
      }
      if (response.ok) this.#sending.accepted(unsent)
      else this.#sending.refused(unsent, await sentenceOf(response))
      // The answer comes by the events of the conversation.
      await response.body?.cancel().catch(() => {})
      return true
    } catch {
      this.#sending.waiting(unsent)
      return false
    }
  }

  #keep(): void {
    if (this.#queue.length === 0) sessionStorage.removeItem(this.#key)
    else sessionStorage.setItem(this.#key, JSON.stringify(this.#queue))
  }
}
