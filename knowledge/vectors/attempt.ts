import type { Means, Missed } from '../port.ts'
import { EmbeddingFault } from './client.ts'
import { EndpointFault } from './http.ts'

/** Thrown by a means that cannot be used now; `why` is the word of the trace. */
export class LeftOut extends Error {
  override readonly name = 'LeftOut'
  readonly why: string
  constructor(why: string) {
    super(`A means of the search is left out: ${why}.`)
    this.why = why
  }
}

/** What a means gave, or why it gave nothing. */
export type Attempt<T> =
  | { readonly value: T; readonly missed: null }
  | { readonly value: null; readonly missed: Missed }

function whyOf(error: unknown): string {
  if (error instanceof LeftOut) return error.why
  if (error instanceof EmbeddingFault || error instanceof EndpointFault) return error.reason
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return 'failed'
}

const failuresBeforeRest = 3
const restMs = 30_000

/** One means that is tried within a time, and left alone for a while when it failed again and again. */
export class Attempts {
  readonly #means: Means
  readonly #nowMs: () => number
  #failures = 0
  #restUntil = 0

  constructor(means: Means, nowMs: () => number) {
    this.#means = means
    this.#nowMs = nowMs
  }

  /**
   * Runs a piece of work until a moment; whatever it does after that is ignored. Never throws.
   * @param until milliseconds of the clock by which `nowMs` goes
   */
  async run<T>(until: number, work: (signal: AbortSignal, timeoutMs: number) => Promise<T>): Promise<Attempt<T>> {
    const missed = (why: string) => ({ value: null, missed: { means: this.#means, why } })
    const timeoutMs = Math.floor(until - this.#nowMs())
    if (this.#restUntil > this.#nowMs()) return missed('resting')
    if (timeoutMs <= 0) return missed('timeout')
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const value = await Promise.race([work(signal, timeoutMs), aborted(signal)])
      this.#failures = 0
      return { value, missed: null }
    } catch (error) {
      if (signal.aborted || !(error instanceof LeftOut)) this.#failed()
      return missed(signal.aborted ? 'timeout' : whyOf(error))
    }
  }

  #failed(): void {
    this.#failures++
    if (this.#failures >= failuresBeforeRest) this.#restUntil = this.#nowMs() + restMs
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new LeftOut('timeout')), { once: true })
  })
}
