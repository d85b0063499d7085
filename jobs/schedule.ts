import type { Log } from '#sdk'
import { everyMinute, type Running } from './every-minute.ts'

/** What is done by the clock. */
type Scheduled = {
  runSchedule(now: string): Promise<{
    readonly published: readonly string[]
    readonly failed: readonly { readonly doc: string; readonly reason: string }[]
  }>
}

/** Publishes what is due by the business clock, once. */
export async function publishDue(curation: Scheduled, now: string, log: Log): Promise<void> {
  try {
    const { published, failed } = await curation.runSchedule(now)
    if (published.length > 0) log.info('scheduled documents published', { documents: published.length })
    for (const { doc, reason } of failed) log.error('A scheduled document could not be published.', { doc, reason })
  } catch (error) {
    log.error('The schedule of documents could not be run.', { error: (error as Error).message })
  }
}

/** Publishes what is due now and each minute from now on. */
export function startSchedule(curation: Scheduled, now: () => string, log: Log): Running {
  const publish = () => publishDue(curation, now(), log)
  return everyMinute(publish, publish())
}

/** Sends reminders each minute; the first time a minute after the start, so that a short command sends none. */
export function startReminders(tick: (now: string) => Promise<unknown>, now: () => string, log: Log): Running {
  return everyMinute(async () => {
    await tick(now()).catch((error: Error) => log.error('Reminders could not be sent.', { error: error.message }))
  })
}
