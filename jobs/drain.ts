import type { Log } from '#sdk'

const pauseMs = 500
const atOnce = 8

/** What may have something due. */
type Due = { drain(limit: number): Promise<number> }

/** Sends what is due in the outbox, again and again, until it is stopped. */
export type Drain = { stop(): Promise<void> }

/** Starts the drain; one pass at a time. */
export function startDrain(due: Due, log: Log): Drain {
  let stopped = false
  let wake: () => void = () => {}
  const loop = async () => {
    while (!stopped) {
      const tried = await due.drain(atOnce).catch((error: Error) => {
        log.error('The outbox could not be drained.', { error: error.message })
        return 0
      })
      if (tried === 0 && !stopped)
        await new Promise<void>((resolve) => {
          wake = resolve
          setTimeout(resolve, pauseMs)
        })
    }
  }
  const running = loop()
  return {
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
