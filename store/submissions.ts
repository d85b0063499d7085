import { z } from '#sdk'
import { appendAudit } from './audit.ts'
import type { Db, Queryable } from './db.ts'
import { eraseMemory } from './erase.ts'
import { notify } from './notices.ts'
import { endOutbox, type OutboxRow, outboxState } from './outbox.ts'
import { applyOwnWrites, type OwnWrite } from './own-writes.ts'
import { appendEvent } from './turn-events.ts'
import { type ClaimedTurn, checkFence, finishTurn } from './turns.ts'

const Facts = z.object({ confirmationId: z.string(), personId: z.string(), tool: z.string(), turnId: z.string() })
type Facts = z.output<typeof Facts>
const Erased = z.object({ erased: z.literal(true) })

/** What a submission came to. */
type Ended = {
  readonly receipt?: string
  /** True when the memory of its conversation went with it. */
  readonly erased?: boolean
}

/** The conversation of a row, and every one that is erased, locked in one order for all. */
async function lockConversations(sql: Queryable, row: OutboxRow, writes: readonly OwnWrite[]): Promise<void> {
  const erased = writes.flatMap((write) => (write.kind === 'erase' && write.reach === 'all' ? [write.personId] : []))
  await sql.query('select id from conversation where id = $1 or person_id = any($2) order by id for update', [
    row.conversation,
    erased,
  ])
}

/**
 * Ends a submission in one transaction: its outcome, its writes on Renshi's own side, its audit row, and, where its
 * turn is over already, a message of its own in the conversation and a notice in the person's inbox.
 */
export async function endSubmission(
  db: Db,
  row: OutboxRow,
  state: 'done' | 'failed' | 'dead',
  delivered: Ended,
  writes: readonly OwnWrite[] = [],
): Promise<void> {
  const facts = Facts.parse(row.payload)
  await db.tx(async (sql) => {
    // The conversation is locked first, as every writer of a turn does, so that exactly one of the two tells the person.
    await lockConversations(sql, row, writes)
    if (!(await endOutbox(sql, row, state, delivered))) return
    if (state === 'done') await applyOwnWrites(sql, writes, facts.turnId)
    await appendAudit(sql, {
      actor: facts.personId,
      action: `submission.${state}`,
      subject: facts.tool,
      detail: { confirmation: facts.confirmationId, receipt: delivered.receipt ?? null, attempts: row.attempts },
    })
    const turn = await sql.query<{ state: string }>('select state from turn where id = $1', [facts.turnId])
    if (row.conversation && turn.rows[0]?.state !== 'queued') await tell(sql, row.conversation, facts, delivered)
  })
}

async function tell(sql: Queryable, conversation: string, facts: Facts, delivered: unknown): Promise<void> {
  await appendEvent(sql, conversation, facts.turnId, 'follow_up', delivered)
  const key = `submission:${facts.confirmationId}`
  await notify(sql, { personId: facts.personId, kind: 'submission', key, body: delivered })
}

/**
 * Ends a turn whose reply says 处理中; when the submission has ended in the meantime, its outcome follows at once.
 * @returns whether more turns wait in the conversation
 */
export async function finishWatching(
  db: Db,
  turn: ClaimedTurn,
  reply: unknown,
  outboxId: string,
  exchange: unknown,
): Promise<boolean> {
  return db.tx(async (sql) => {
    await checkFence(sql, turn)
    const more = await finishTurn(sql, turn, 'reply', reply, exchange)
    const { state, result, payload } = await outboxState(sql, outboxId)
    // The graph of this turn has left what it remembered after the erasing had been done.
    if (Erased.safeParse(result).success) await eraseMemory(sql, [turn.conversation])
    if (state !== 'waiting') await tell(sql, turn.conversation, Facts.parse(payload), result)
    return more
  })
}
