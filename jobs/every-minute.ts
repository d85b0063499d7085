/** Something that runs until it is stopped. */
export type Running = { stop(): Promise<void> }

const minuteMs = 60_000

/**
 * Does something each minute, never twice at once, first a minute from now; it keeps no process alive.
 * @param work does not throw
 * @param first what has been begun already, which the first time waits for
 */
export function everyMinute(work: () => Promise<unknown>, first: Promise<unknown> = Promise.resolve()): Running {
  let running = first
  const timer = setInterval(() => {
    running = running.then(work)
  }, minuteMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
