import { z } from '#sdk'
import type { Db } from './db.ts'

/** A message to a platform that a worker holds until its lease ends. */
export type OutMessage = {
  readonly id: string
  readonly conversation: string
  /** Account, chat and thread it goes to. */
  readonly address: unknown
  readonly kind: 'reply' | 'failed' | 'follow_up'
  readonly data: unknown
  readonly attempts: number
  /** Pieces of it that were sent by earlier tries. */
  readonly sent: number
}

const Row = z.object({
  id: z.string(),
  conversation: z.string(),
  address: z.unknown(),
  kind: z.enum(['reply', 'failed', 'follow_up']).nullable(),
  data: z.unknown(),
  attempts: z.number(),
  sent: z.number(),
})

/** Takes due messages for one worker: of each conversation the oldest only, so that they arrive in order. */
export async function claimMessages(db: Db, leaseMs: number, limit: number): Promise<readonly OutMessage[]> {
  const { rows } = await db.query(
    `with due as (
       select id from outbox o where kind = 'message' and state = 'waiting' and run_at <= now()
         and (lease_until is null or lease_until < now())
         and not exists (select 1 from outbox b where b.kind = 'message' and b.state = 'waiting'
                           and b.conversation = o.conversation and b.id < o.id)
       order by id limit $2 for update skip locked
     ), held as (
       update outbox set lease_until = now() + make_interval(secs => $1::float8 / 1000), attempts = attempts + 1
       where id in (select id from due) returning id, conversation, payload, attempts, result
     )
     select h.id::text as id, h.conversation, h.payload -> 'address' as address, e.kind, e.data, h.attempts,
       coalesce((h.result ->> 'sent')::int, 0) as sent
     from held h left join turn_event e on e.conversation = h.conversation and e.seq = (h.payload ->> 'seq')::bigint
     order by h.id`,
    [leaseMs, limit],
  )
  const messages: OutMessage[] = []
  for (const row of rows) {
    const { kind, ...rest } = Row.parse(row)
    if (kind !== null) messages.push({ ...rest, kind, address: rest.address, data: rest.data })
    // What was to be said has been erased since.
    else
      await db.query(`update outbox set state = 'done', done_at = now(), lease_until = null where id = $1`, [rest.id])
  }
  return messages
}
