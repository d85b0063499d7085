import type { OpenWorker } from './open-worker.ts'
import { publishDue } from './schedule.ts'

const atOnce = 8
/** So many passes over the outbox in one run of the clock; a row that failed is not due again within the run. */
const mostPasses = 20

type Leftover = Pick<OpenWorker, 'app' | 'clock' | 'knowledge' | 'log'>

/**
 * What the clock does on a Worker: documents whose day has come, turns whose job was lost or whose worker died, then
 * submissions that wait for the HR system.
 */
export async function workLeftovers({ app, clock, knowledge, log }: Leftover): Promise<void> {
  await publishDue(knowledge.curation, clock.now(), log)
  await app.worker.workOpen()
  for (let pass = 0; pass < mostPasses; pass++) if ((await app.delivery.drain(atOnce)) === 0) return
}
