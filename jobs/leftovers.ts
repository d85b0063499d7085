import type { OpenWorker } from './open-worker.ts'
import { publishDue } from './schedule.ts'

const atOnce = 8
/** So many passes over the outbox in one run of the clock; a row that failed is not due again within the run. */
const mostPasses = 20

type Leftover = Pick<OpenWorker, 'app' | 'clock' | 'knowledge' | 'log' | 'pullEvents' | 'tick'>

/**
 * What the clock does on a Worker: documents whose day has come, turns whose job was lost or whose worker died, then
 * submissions that wait for the HR system, and at last the notices of what has happened there.
 */
export async function workLeftovers({ app, clock, knowledge, log, pullEvents, tick }: Leftover): Promise<void> {
  await publishDue(knowledge.curation, clock.now(), log)
  await app.worker.workOpen()
  for (let pass = 0; pass < mostPasses; pass++) if ((await app.delivery.drain(atOnce)) === 0) break
  for (let pass = 0; pass < mostPasses; pass++) if ((await app.sender.drain(atOnce)) === 0) break
  await pullEvents().catch((error: Error) =>
    log.warn('What happened in the HR system could not be read.', { error: error.message }),
  )
  await tick(clock.now()).catch((error: Error) => log.error('Reminders could not be sent.', { error: error.message }))
}
