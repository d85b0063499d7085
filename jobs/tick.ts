import { guest, isToolError, type Person, type Text } from '#sdk'
import type { People } from '../agent/people.ts'
import { instantText, shanghaiInstant } from '../agent/tools/service-words.ts'
import { idleTickets } from '../store/live-talk.ts'
import { type OwnReminder, type ReminderWords, sendDueReminders } from '../store/own-reminders.ts'
import type { Signals } from '../store/signals.ts'
import { giveTicket, remindOfLate, ticketsWithoutOwner } from '../store/tickets.ts'
import type { Duty } from './duty.ts'
import type { Live } from './live.ts'
import { isQuiet, quietHours } from './quiet.ts'
import { type ReminderParts, runReminders, type Ticked } from './reminders.ts'

/** What a run of the clock needs. */
export type TickParts = ReminderParts & {
  readonly signals: Signals
  readonly people: People
  readonly duty: Duty
  readonly live: Pick<Live, 'back'>
}

/** What a person asked to be reminded of, in their words. */
function wordsOf({ id, at, text, locale }: OwnReminder): ReminderWords {
  const instant = shanghaiInstant(at)
  const sentence: Text = {
    zh: `提醒：${text}。（您设在 ${instantText(instant, 'zh')} 的提醒）`,
    en: `Reminder: ${text}. (You set it for ${instantText(instant, 'en')}.)`,
  }
  return {
    notice: { sentence, topic: 'own', reminder: id },
    event: { sentence: sentence[locale], parts: [] },
  }
}

/** Somebody who has left since is nobody's to look after: the roster for everybody decides. */
function whenGone(error: unknown): Person {
  if (isToolError(error)) return guest()
  throw error
}

/** Gives tickets that nobody has to those on duty, now that they can be found. @returns how many */
async function giveTickets({ db, people, duty }: TickParts): Promise<number> {
  let given = 0
  for (const { id, personId } of await ticketsWithoutOwner(db)) {
    const asker = personId === guest().id ? guest() : await people.identify(personId).catch(whenGone)
    const owner = await duty.officerFor(asker)
    if (owner !== null && (await giveTicket(db, id, owner))) given += 1
  }
  return given
}

/**
 * Runs the clock once: what people asked to be reminded of, tickets that wait, and what the HR system says is due. In
 * quiet hours nothing is sent; a second run sends nothing twice.
 */
export async function runTick(parts: TickParts, now: string): Promise<Ticked> {
  const { db, log, signals } = parts
  const ticked = await runReminders(parts, now)
  if (isQuiet(now, await quietHours(db))) return ticked
  for (const id of await idleTickets(db)) await parts.live.back(id, 'system', 'time')
  const own = await sendDueReminders(db, now, wordsOf)
  for (const conversation of new Set(own.map((each) => each.conversation))) signals.changed(conversation)
  const tickets = (await giveTickets(parts)) + (await remindOfLate(db, now.slice(0, 10)))
  if (own.length + tickets > 0) log.info('own reminders sent', { reminders: own.length, tickets })
  const byTopic = {
    ...ticked.byTopic,
    ...(own.length > 0 ? { own: own.length } : {}),
    ...(tickets > 0 ? { ticket: tickets } : {}),
  }
  return { ...ticked, sent: ticked.sent + own.length + tickets, byTopic }
}
