/** Wakes those in this process who wait for something to change under a name; other processes find out by polling. */
export type Signals = {
  changed(name: string): void
  /** Resolves at the next change of the name, or after the time. */
  next(name: string, withinMs: number, signal: AbortSignal): Promise<void>
}

/** Makes the signals of one process. */
export function createSignals(): Signals {
  const waiting = new Map<string, Set<() => void>>()
  return {
    changed(name) {
      const woken = waiting.get(name)
      waiting.delete(name)
      for (const wake of woken ?? []) wake()
    },
    next(name, withinMs, signal) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          waiting.get(name)?.delete(done)
          if (waiting.get(name)?.size === 0) waiting.delete(name)
          resolve()
        }
        const timer = setTimeout(done, withinMs)
        signal.addEventListener('abort', done)
        const others = waiting.get(name) ?? new Set()
        others.add(done)
        waiting.set(name, others)
        if (signal.aborted) done()
      })
    },
  }
}
