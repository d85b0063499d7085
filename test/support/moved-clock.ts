/** The clock of this process, which a test moves; what a database or another process says is not touched. */
export type MovedClock = {
  /** @param ms how far this process is ahead of the true time; negative = behind */
  set(ms: number): void
  /** Gives the true clock back. */
  restore(): void
}

/** Puts a clock that can be moved in the place of the true one. */
export function moveClock(): MovedClock {
  const True = globalThis.Date
  let offset = 0
  class Moved extends True {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(True.now() + offset)
      else super(...(given as [number]))
    }
    static override now(): number {
      return True.now() + offset
    }
  }
  globalThis.Date = Moved as DateConstructor
  return {
    set(ms) {
      offset = ms
    },
    restore() {
      globalThis.Date = True
    },
  }
}
