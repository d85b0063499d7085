import type { Locale } from '#sdk'
import { appendAudit } from './audit.ts'
import {
  asConfirmation,
  type Confirmation,
  type ConfirmationRow,
  confirmationColumns,
  type Decided,
  enqueueSubmission,
} from './confirmations.ts'
import type { Db, Queryable } from './db.ts'
import { notify } from './notices.ts'
import { type ClaimedTurn, checkFence } from './turns.ts'

/** Hours in which a second person may agree (design §5). */
export const secondHours = 24

/** One who may give the second consent, with the code that is theirs alone. */
export type Second = { readonly personId: string; readonly code: string }

/** What a second person is told, and the first when it was refused. */
export type SecondNotice = { readonly zh: string; readonly en: string }

/** What taking the first consent needs. */
export type FirstConsent = {
  readonly personId: string
  readonly id: string
  readonly locale: Locale
  readonly seconds: readonly Second[]
  /** The words for one of them. */
  tell(second: Second, confirmation: Confirmation): SecondNotice
}

async function lock(sql: Queryable, id: string): Promise<ConfirmationRow | undefined> {
  const { rows } = await sql.query<ConfirmationRow>(
    `select ${confirmationColumns} from confirmation where id = $1 for update`,
    [id],
  )
  return rows[0]
}

/**
 * Takes the first of two consents: nothing is sent, and each second person gets a code and a notice. A repeated first
 * consent changes nothing.
 * @returns null when it is not this person's
 * @throws FencedOff when the turn has lost its lease
 */
export async function takeFirstConsent(db: Db, turn: ClaimedTurn, given: FirstConsent): Promise<Decided | null> {
  const { personId, id, locale, seconds, tell } = given
  return db.tx(async (sql) => {
    await checkFence(sql, turn)
    const row = await lock(sql, id)
    if (!row || row.person_id !== personId) return null
    const before = asConfirmation(row)
    if (before.state !== 'pending')
      return { confirmation: before, repeated: before.state === 'awaiting_second' || before.state === 'consumed' }
    const { rows } = await sql.query<ConfirmationRow>(
      `update confirmation set state = 'awaiting_second', decided_at = now(), locale = $2,
         expires_at = now() + make_interval(hours => $3) where id = $1 returning ${confirmationColumns}`,
      [id, locale, secondHours],
    )
    const confirmation = asConfirmation(rows[0] as ConfirmationRow)
    for (const second of seconds) {
      await sql.query('insert into confirmation_second (confirmation_id, person_id, code) values ($1, $2, $3)', [
        id,
        second.personId,
        second.code,
      ])
      await notify(sql, {
        personId: second.personId,
        kind: 'second_consent',
        key: `second:${id}:${second.personId}`,
        body: { sentence: tell(second, confirmation), code: second.code, confirmation: id },
      })
    }
    await appendAudit(sql, {
      actor: personId,
      action: 'confirmation.first_consent',
      subject: row.tool,
      detail: { confirmation: id, arguments: row.args_hash, seconds: seconds.length },
    })
    return { confirmation, repeated: false }
  })
}

/** What waits for a person's second consent under their code or by its id; the code in it is theirs. */
export async function secondConsentFor(
  sql: Queryable,
  personId: string,
  by: { readonly code: string } | { readonly id: string },
): Promise<Confirmation | null> {
  const [column, value] = 'code' in by ? ['code', by.code] : ['confirmation_id', by.id]
  const found = await sql.query<{ confirmation_id: string; code: string }>(
    `select confirmation_id, code from confirmation_second where person_id = $1 and ${column} = $2`,
    [personId, value],
  )
  const second = found.rows[0]
  if (!second) return null
  const { rows } = await sql.query<ConfirmationRow>(`select ${confirmationColumns} from confirmation where id = $1`, [
    second.confirmation_id,
  ])
  return rows[0] ? { ...asConfirmation(rows[0]), code: second.code } : null
}

/** Everything that waits for a person's second consent now, oldest first. */
export async function secondConsentsOf(sql: Queryable, personId: string): Promise<readonly Confirmation[]> {
  const { rows } = await sql.query<{ confirmation_id: string; code: string }>(
    `select s.confirmation_id, s.code from confirmation_second s join confirmation c on c.id = s.confirmation_id
     where s.person_id = $1 and c.state = 'awaiting_second' and c.expires_at > now() order by s.at, c.id`,
    [personId],
  )
  const found = await Promise.all(rows.map(({ confirmation_id: id }) => secondConsentFor(sql, personId, { id })))
  return found.flatMap((confirmation) => confirmation ?? [])
}

async function isSecond(sql: Queryable, id: string, personId: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    'select 1 from confirmation_second where confirmation_id = $1 and person_id = $2',
    [id, personId],
  )
  return rowCount > 0
}

/**
 * Takes the second consent: the stored arguments go into the outbox, on behalf of the person who prepared them and
 * with both on the audit trail. The outcome is told in the first person's conversation.
 * @returns null when this person is not one of the second ones
 * @throws FencedOff when the turn has lost its lease
 */
export async function takeSecondConsent(
  db: Db,
  turn: ClaimedTurn,
  personId: string,
  id: string,
): Promise<Decided | null> {
  return db.tx(async (sql) => {
    await checkFence(sql, turn)
    const row = await lock(sql, id)
    if (!row || row.person_id === personId || !(await isSecond(sql, id, personId))) return null
    const confirmation = asConfirmation(row)
    if (confirmation.state !== 'awaiting_second') return { confirmation, repeated: confirmation.state === 'consumed' }
    const locale = await sql.query<{ locale: Locale }>('select locale from confirmation where id = $1', [id])
    const outboxId = await enqueueSubmission(sql, row, locale.rows[0]?.locale ?? 'zh', row.turn_id)
    await sql.query(
      `update confirmation set state = 'consumed', decided_at = now(), outbox_id = $2, second_by = $3 where id = $1`,
      [id, outboxId, personId],
    )
    await appendAudit(sql, {
      actor: personId,
      action: 'confirmation.consumed',
      subject: row.tool,
      detail: { confirmation: id, arguments: row.args_hash, first: row.person_id, second: personId },
    })
    return { confirmation: { ...confirmation, state: 'consumed', outboxId }, repeated: false }
  })
}

/**
 * Refuses as the second person; the first one is told.
 * @returns its state afterwards; null when this person is not one of the second ones
 */
export async function refuseSecondConsent(
  db: Db,
  turn: ClaimedTurn,
  personId: string,
  id: string,
  told: SecondNotice,
): Promise<Confirmation | null> {
  return db.tx(async (sql) => {
    await checkFence(sql, turn)
    const row = await lock(sql, id)
    if (!row || row.person_id === personId || !(await isSecond(sql, id, personId))) return null
    const confirmation = asConfirmation(row)
    if (confirmation.state !== 'awaiting_second') return confirmation
    await sql.query(`update confirmation set state = 'cancelled', decided_at = now(), second_by = $2 where id = $1`, [
      id,
      personId,
    ])
    await notify(sql, {
      personId: row.person_id,
      kind: 'second_refused',
      key: `second-refused:${id}`,
      body: { sentence: told, confirmation: id },
    })
    await appendAudit(sql, {
      actor: personId,
      action: 'confirmation.second_refused',
      subject: row.tool,
      detail: { confirmation: id },
    })
    return { ...confirmation, state: 'cancelled' }
  })
}
