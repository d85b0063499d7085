import { appendAudit } from './audit.ts'
import type { Db, Queryable } from './db.ts'
import { notifyOnce } from './notices.ts'
import { appendEvent } from './turn-events.ts'

/** A reminder that a person asked for. */
export type OwnReminder = {
  readonly id: string
  readonly personId: string
  readonly conversation: string
  readonly turnId: string
  readonly at: Date
  readonly text: string
  readonly locale: 'zh' | 'en'
}

/** A reminder before it has a number. */
export type NewReminder = Omit<OwnReminder, 'id'>

type Row = {
  id: string
  person_id: string
  conversation: string
  turn_id: string
  at: Date
  text: string
  locale: 'zh' | 'en'
}

const columns = 'id, person_id, conversation, turn_id, at, text, locale'

function asReminder({ person_id: personId, turn_id: turnId, ...rest }: Row): OwnReminder {
  return { ...rest, personId, turnId }
}

/**
 * Keeps a reminder, once for each turn, instant and text.
 * @param most how many a person may have open
 * @returns null when the person has that many already
 */
export async function setReminder(db: Db, made: NewReminder, most: number): Promise<OwnReminder | null> {
  const { personId, conversation, turnId, at, text, locale } = made
  return db.tx(async (sql) => {
    // One at a time for each person, so that two messages at once do not pass the limit together.
    await sql.query('select pg_advisory_xact_lock(7314004, hashtext($1))', [personId])
    const again = await sql.query<Row>(
      `select ${columns} from service_reminder where turn_id = $1 and at = $2 and text = $3`,
      [turnId, at, text],
    )
    if (again.rows[0]) return asReminder(again.rows[0])
    const { rows } = await sql.query<Row>(
      `insert into service_reminder (person_id, conversation, turn_id, at, text, locale)
       select $1, $2, $3::uuid, $4::timestamptz, $5, $6
       where (select count(*) from service_reminder where person_id = $1 and state = 'open') < $7
       returning ${columns}`,
      [personId, conversation, turnId, at, text, locale, most],
    )
    const row = rows[0]
    if (!row) return null
    await appendAudit(sql, { actor: personId, action: 'reminder.set', subject: `reminder:${row.id}`, detail: {} })
    return asReminder(row)
  })
}

/** A person's open reminders, the next one first. */
export async function openReminders(sql: Queryable, personId: string): Promise<readonly OwnReminder[]> {
  const { rows } = await sql.query<Row>(
    `select ${columns} from service_reminder where person_id = $1 and state = 'open' order by at, id`,
    [personId],
  )
  return rows.map(asReminder)
}

/** Takes open reminders of a person back. @returns those that were still open */
export async function cancelReminders(
  db: Db,
  personId: string,
  ids: readonly string[],
): Promise<readonly OwnReminder[]> {
  return db.tx(async (sql) => {
    const { rows } = await sql.query<Row>(
      `update service_reminder set state = 'cancelled', ended_at = now()
       where person_id = $1 and id = any($2::bigint[]) and state = 'open' returning ${columns}`,
      [personId, ids],
    )
    for (const { id } of rows)
      await appendAudit(sql, { actor: personId, action: 'reminder.cancelled', subject: `reminder:${id}`, detail: {} })
    return rows.map(asReminder)
  })
}

/** The words of a reminder: for the inbox, and for the conversation it was asked in. */
export type ReminderWords = { readonly notice: unknown; readonly event: unknown }

/** Sends one reminder that is due, in one transaction with its mark; null when none is due. */
async function sendNext(
  db: Db,
  now: string,
  wordsOf: (reminder: OwnReminder) => ReminderWords,
): Promise<OwnReminder | null> {
  return db.tx(async (sql) => {
    const { rows } = await sql.query<Row>(
      `update service_reminder set state = 'sent', ended_at = now()
       where id = (select id from service_reminder where state = 'open' and at <= $1::timestamptz
                   order by at, id limit 1 for update skip locked)
       returning ${columns}`,
      [now],
    )
    if (!rows[0]) return null
    const reminder = asReminder(rows[0])
    const { notice, event } = wordsOf(reminder)
    const { personId, conversation, turnId } = reminder
    await notifyOnce(sql, { personId, kind: 'reminder', key: `own-reminder:${reminder.id}`, body: notice })
    await appendEvent(sql, conversation, turnId, 'follow_up', event)
    return reminder
  })
}

/**
 * Sends the reminders that are due, each once, to the inbox and to the conversation it was asked in.
 * @param now ISO instant of the business clock
 * @returns those that were sent, at most `limit`
 */
export async function sendDueReminders(
  db: Db,
  now: string,
  wordsOf: (reminder: OwnReminder) => ReminderWords,
  limit = 500,
): Promise<readonly OwnReminder[]> {
  const sent: OwnReminder[] = []
  while (sent.length < limit) {
    const reminder = await sendNext(db, now, wordsOf)
    if (!reminder) break
    sent.push(reminder)
  }
  return sent
}
