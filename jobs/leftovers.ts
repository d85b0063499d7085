import type { OpenWorker } from './open-worker.ts'

const atOnce = 8
/** So many passes over the outbox in one run of the clock; a row that failed is not due again within the run. */
const mostPasses = 20

/**
 * What the clock does on a Worker: turns whose job was lost or whose worker died, then submissions that wait for the
 * HR system.
 */
export async function workLeftovers({ app }: Pick<OpenWorker, 'app'>): Promise<void> {
  await app.worker.workOpen()
  for (let pass = 0; pass < mostPasses; pass++) if ((await app.delivery.drain(atOnce)) === 0) return
}
