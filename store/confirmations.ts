import type { Locale } from '#sdk'
import { hashContent } from '#sdk/canonical'
import { appendAudit } from './audit.ts'
import type { Db, Queryable } from './db.ts'
import { enqueue } from './outbox.ts'
import { type ClaimedTurn, checkFence } from './turns.ts'

/** A dry run that was made while preparing: what the HR system said would happen, to be compared before sending. */
export type Shown = { readonly path: string; readonly sendHash: string; readonly countedHash: string }

/** What the person saw and may agree to. */
export type Preview = {
  readonly sentence: { readonly zh: string; readonly en: string }
  readonly notes: readonly { readonly zh: string; readonly en: string }[]
  readonly changes: readonly {
    readonly label: { readonly zh: string; readonly en: string }
    readonly before: string | null
    readonly after: string
  }[]
}

/** A prepared write, waiting for consent or decided. */
export type Confirmation = {
  readonly id: string
  readonly code: string
  readonly personId: string
  readonly conversation: string
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  readonly shown: readonly Shown[]
  readonly preview: Preview
  /** `expired` is computed by the database's clock; `awaiting_second` = the person has agreed, a second one has not yet. */
  readonly state: 'pending' | 'awaiting_second' | 'consumed' | 'cancelled' | 'superseded' | 'expired'
  readonly outboxId: string | null
  readonly expiresAt: Date
}

/** A row of the table, for the files that decide on it. */
export type ConfirmationRow = {
  id: string
  code: string
  person_id: string
  conversation: string
  turn_id: string
  tool: string
  args: Record<string, unknown>
  args_hash: string
  shown: Shown[]
  preview: Preview
  state: Exclude<Confirmation['state'], 'expired'>
  expired: boolean
  outbox_id: string | null
  expires_at: Date
}

/** What is read of a row. */
export const confirmationColumns = `id, code, person_id, conversation, turn_id, tool, args, args_hash, shown, preview, state,
  expires_at <= now() as expired, outbox_id, expires_at`

/** A row as the product speaks of it. */
export function asConfirmation(row: ConfirmationRow): Confirmation {
  const { id, code, conversation, tool, args, shown, preview } = row
  const isOpen = row.state === 'pending' || row.state === 'awaiting_second'
  const state = isOpen && row.expired ? 'expired' : row.state
  return {
    ...{ id, code, conversation, tool, args, shown, preview, state },
    personId: row.person_id,
    outboxId: row.outbox_id,
    expiresAt: row.expires_at,
  }
}

/** Hash that binds a confirmation to exactly these arguments of this tool. */
export function hashArguments(tool: string, args: Readonly<Record<string, unknown>>): Promise<string> {
  return hashContent({ tool, args })
}

/** What {@link prepareConfirmation} stores. */
export type NewConfirmation = Pick<Confirmation, 'id' | 'code' | 'personId' | 'tool' | 'args' | 'shown' | 'preview'> & {
  readonly minutes: number
}

/**
 * Stores what was shown; whatever waited in this conversation before is superseded, since a change prepares anew.
 * @throws FencedOff when the turn has lost its lease
 */
export async function prepareConfirmation(db: Db, turn: ClaimedTurn, made: NewConfirmation): Promise<Confirmation> {
  const hash = await hashArguments(made.tool, made.args)
  return db.tx(async (sql) => {
    await checkFence(sql, turn)
    await sql.query(
      `update confirmation set state = 'superseded', decided_at = now() where conversation = $1 and state = 'pending'`,
      [turn.conversation],
    )
    const { rows } = await sql.query<ConfirmationRow>(
      `insert into confirmation (id, code, person_id, conversation, turn_id, tool, args, args_hash, shown, preview, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::jsonb, $10::jsonb, now() + make_interval(mins => $11))
       returning ${confirmationColumns}`,
      [
        made.id,
        made.code,
        made.personId,
        turn.conversation,
        turn.turnId,
        made.tool,
        JSON.stringify(made.args),
        hash,
        JSON.stringify(made.shown),
        JSON.stringify(made.preview),
        made.minutes,
      ],
    )
    return asConfirmation(rows[0] as ConfirmationRow)
  })
}

/** The confirmation a person means by a code; null when there is none of theirs. */
export async function findConfirmation(sql: Queryable, personId: string, code: string): Promise<Confirmation | null> {
  const { rows } = await sql.query<ConfirmationRow>(
    `select ${confirmationColumns} from confirmation where person_id = $1 and code = $2`,
    [personId, code],
  )
  return rows[0] ? asConfirmation(rows[0]) : null
}

/** A person's own confirmation by its id; null when there is none of theirs. */
export async function confirmationById(sql: Queryable, personId: string, id: string): Promise<Confirmation | null> {
  const { rows } = await sql.query<ConfirmationRow>(
    `select ${confirmationColumns} from confirmation where person_id = $1 and id = $2`,
    [personId, id],
  )
  return rows[0] ? asConfirmation(rows[0]) : null
}

/** What waits for consent in a conversation; null when nothing does, or its time is over. */
export async function pendingConfirmation(sql: Queryable, conversation: string): Promise<Confirmation | null> {
  const { rows } = await sql.query<ConfirmationRow>(
    `select ${confirmationColumns} from confirmation where conversation = $1 and state = 'pending' and expires_at > now()`,
    [conversation],
  )
  return rows[0] ? asConfirmation(rows[0]) : null
}

/** What became of a consent. */
export type Decided = { readonly confirmation: Confirmation; readonly repeated: boolean }

/**
 * Takes a person's consent: in one transaction, with the lease checked, the confirmation is consumed and the
 * submission put into the outbox. A second consent finds the first one's submission.
 * @param locale in which the outcome will be told
 * @throws FencedOff when the turn has lost its lease
 */
export async function consumeConfirmation(
  db: Db,
  turn: ClaimedTurn,
  personId: string,
  id: string,
  locale: Locale = 'zh',
): Promise<Decided | null> {
  return db.tx(async (sql) => {
    await checkFence(sql, turn)
    const locked = await sql.query<ConfirmationRow>(
      `select ${confirmationColumns} from confirmation where id = $1 and person_id = $2 for update`,
      [id, personId],
    )
    const row = locked.rows[0]
    if (!row) return null
    const confirmation = asConfirmation(row)
    if (confirmation.state !== 'pending') return { confirmation, repeated: confirmation.state === 'consumed' }
    const outboxId = await enqueueSubmission(sql, row, locale, turn.turnId)
    await sql.query(`update confirmation set state = 'consumed', decided_at = now(), outbox_id = $2 where id = $1`, [
      id,
      outboxId,
    ])
    await appendAudit(sql, {
      actor: personId,
      action: 'confirmation.consumed',
      subject: row.tool,
      detail: { confirmation: id, arguments: row.args_hash },
    })
    return { confirmation: { ...confirmation, state: 'consumed', outboxId }, repeated: false }
  })
}

/**
 * Puts exactly what was stored into the outbox, on behalf of the person who prepared it.
 * @param turnId the turn whose end must not be told twice
 * @throws Error when the stored arguments do not match their hash
 */
export async function enqueueSubmission(
  sql: Queryable,
  row: ConfirmationRow,
  locale: Locale,
  turnId: string,
): Promise<string> {
  if (row.args_hash !== (await hashArguments(row.tool, row.args)))
    throw new Error(`Confirmation ${row.id} does not match its hash.`)
  return enqueue(sql, {
    kind: 'submission',
    key: row.id,
    conversation: row.conversation,
    payload: {
      ...{ confirmationId: row.id, personId: row.person_id, locale, turnId },
      ...{ tool: row.tool, args: row.args, shown: row.shown },
    },
  })
}

/** Takes a confirmation back at the person's wish. @returns its state afterwards; null when it is not theirs */
export async function cancelConfirmation(
  db: Db,
  turn: ClaimedTurn,
  personId: string,
  id: string,
): Promise<Confirmation | null> {
  return db.tx(async (sql) => {
    await checkFence(sql, turn)
    const { rowCount } = await sql.query(
      `update confirmation set state = 'cancelled', decided_at = now()
       where id = $1 and person_id = $2 and state in ('pending', 'awaiting_second') returning id`,
      [id, personId],
    )
    if (rowCount > 0)
      await appendAudit(sql, { actor: personId, action: 'confirmation.cancelled', subject: id, detail: {} })
    const { rows } = await sql.query<ConfirmationRow>(
      `select ${confirmationColumns} from confirmation where id = $1 and person_id = $2`,
      [id, personId],
    )
    return rows[0] ? asConfirmation(rows[0]) : null
  })
}

/** What became of a card that asked for consent; `unknown` = given up, and nobody can say whether it was done. */
export type CardState = {
  readonly code: string
  readonly state:
    | 'pending'
    | 'awaiting_second'
    | 'expired'
    | 'cancelled'
    | 'superseded'
    | 'sending'
    | 'done'
    | 'refused'
    | 'unknown'
  readonly expiresAt: Date
  readonly receipt: string | null
  /** The outcome in one sentence, where there is one. */
  readonly sentence: string | null
  /** What the person was asked to agree to. */
  readonly about: Preview['sentence']
  readonly decidedAt: Date | null
}

/** The last cards of a conversation, newest first, with the time of the database that their expiry goes by. */
export async function cardsOf(
  sql: Queryable,
  conversation: string,
  limit: number,
): Promise<{ readonly now: Date; readonly items: readonly CardState[] }> {
  const { rows } = await sql.query<CardState & { now: Date }>(
    `select c.code, c.expires_at as "expiresAt", c.decided_at as "decidedAt", c.preview->'sentence' as about, now() as now,
       case when c.state in ('pending', 'awaiting_second') and c.expires_at <= now() then 'expired'
            when c.state <> 'consumed' then c.state
            when o.state = 'done' then 'done' when o.state = 'failed' then 'refused'
            when o.state = 'dead' then 'unknown' else 'sending' end as state,
       case when o.state = 'done' then o.result->>'receipt' end as receipt,
       case when o.state <> 'waiting' then o.result->>'sentence' end as sentence
     from confirmation c left join outbox o on o.id = c.outbox_id
     where c.conversation = $1 order by c.created_at desc limit $2`,
    [conversation, limit],
  )
  const items = rows.map(({ now: _now, ...card }) => card)
  return { now: rows[0]?.now ?? new Date(), items }
}
