import { isToolError, type Log, type z } from '#sdk'
import { optOutKey, reminderPlugin } from '../agent/tools/reminders.ts'
import type { Db } from '../store/db.ts'
import { createDocuments } from '../store/documents.ts'
import { notifyOnce } from '../store/notices.ts'
import type { HrClient } from '../tools/hr-api/client.ts'
import { DueList } from '../tools/hr-api/schemas/index.ts'
import { isQuiet, quietHours } from './quiet.ts'
import { reminderRules, withWay } from './reminder-rules.ts'

/** What a run of the clock came to. */
export type Ticked = {
  readonly now: string
  /** True in quiet hours: nothing is sent, the next run after them sends it. */
  readonly quiet: boolean
  readonly sent: number
  /** Left out because the person has switched them off. */
  readonly stopped: number
  readonly byTopic: Readonly<Record<string, number>>
  /** Jobs whose list could not be read; they are tried again at the next run. */
  readonly failed: readonly string[]
}

/** What running reminders needs. */
export type ReminderParts = { readonly db: Db; readonly client: Pick<HrClient, 'jobToken' | 'read'>; readonly log: Log }

const dayMs = 24 * 3600 * 1000
const overdueDays = 31

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The latest stage of a matter that has come; undefined before the first, and for a matter long past. */
export function stageOn(stages: readonly number[], on: string, today: string): number | undefined {
  return [...stages].sort((one, other) => one - other).find((days) => addDays(on, -days) <= today)
}

type Rule = (typeof reminderRules)[number]

/** What is due for a job; null when its list could not be read. */
async function dueFor({ client, log }: ReminderParts, { topic, path, scope, stages }: Rule, today: string) {
  const looksBack = Math.min(...stages) < 0
  const span = looksBack
    ? { from: addDays(today, -overdueDays), to: today }
    : { from: today, to: addDays(today, Math.max(...stages)) }
  try {
    const answer = await client.read(await client.jobToken(topic, [scope]), path, span)
    const list = answer.ok ? DueList.safeParse(answer.body) : undefined
    if (list?.success) return list.data.items
  } catch (error) {
    if (!isToolError(error)) throw error
  }
  log.warn('What is due could not be read.', { job: topic })
  return null
}

/** Sends what of a job has reached a stage, each once. */
async function sendDue(
  db: Db,
  { topic, stages, sentence }: Rule,
  items: z.output<typeof DueList>['items'],
  { today, off }: { readonly today: string; readonly off: ReadonlySet<string> },
): Promise<{ sent: number; stopped: number }> {
  let sent = 0
  let stopped = 0
  for (const item of items) {
    const stage = stageOn(stages, item.on, today)
    if (stage === undefined) continue
    if (off.has(optOutKey(item.recipientId, topic))) {
      stopped += 1
      continue
    }
    const key = `reminder:${topic}:${item.ref}:${item.recipientId}:${item.on}:${stage}`
    const body = { sentence: withWay(sentence(item), topic), topic }
    if (await notifyOnce(db, { personId: item.recipientId, kind: 'reminder', key, body })) sent += 1
  }
  return { sent, stopped }
}

/**
 * Sends what is due: one message for each matter, person and stage, with why it came and how to stop it. A second run
 * sends nothing twice; in quiet hours nothing is sent at all.
 */
export async function runReminders(parts: ReminderParts, now: string): Promise<Ticked> {
  const { db, log } = parts
  if (isQuiet(now, await quietHours(db))) return { now, quiet: true, sent: 0, stopped: 0, byTopic: {}, failed: [] }
  const today = now.slice(0, 10)
  const off = new Set(await createDocuments(db, reminderPlugin).list('off/'))
  const byTopic: Record<string, number> = {}
  const failed: string[] = []
  let stopped = 0
  for (const rule of reminderRules) {
    const items = await dueFor(parts, rule, today)
    if (items === null) {
      failed.push(rule.topic)
      continue
    }
    const came = await sendDue(db, rule, items, { today, off })
    if (came.sent > 0) byTopic[rule.topic] = came.sent
    stopped += came.stopped
  }
  const sent = Object.values(byTopic).reduce((sum, count) => sum + count, 0)
  if (sent > 0) log.info('reminders sent', { reminders: sent })
  return { now, quiet: false, sent, stopped, byTopic, failed }
}
