import type { Db, Queryable } from './db.ts'

/** The lease of a conversation was lost: another worker has taken it over, and nothing of this turn was written. */
export class FencedOff extends Error {
  override readonly name = 'FencedOff'
  readonly code = 'fenced_off'
  constructor(conversation: string) {
    super(`The lease of conversation ${conversation} has passed to another worker; this turn wrote nothing.`)
  }
}

/** A message as a channel received it and proved it. */
export type Received = {
  readonly channel: string
  readonly tenant: string
  /** The platform's id of the message; the same id is worked once. */
  readonly messageId: string
  readonly conversation: string
  readonly personId: string
  /** JSON; what the slow half needs to answer. */
  readonly message: unknown
  /** JSON; where answers are sent to. Null or left out where they are fetched. */
  readonly address?: unknown
}

/** What became of a message; `seq` is 0 when the message had been received before. */
export type ReceivedTurn = { readonly turnId: string; readonly fresh: boolean; readonly seq: number }

/** A turn that this worker may work on, until its lease ends. */
export type ClaimedTurn = {
  readonly turnId: string
  readonly conversation: string
  /** Fencing token: checked by every write of the turn. */
  readonly token: string
  readonly attempts: number
  /** Something waited for the person's consent when the turn was taken. */
  readonly hasPending: boolean
  /**
   * What ended turns of the conversation left to be remembered, oldest first: the newest, and of the older ones those
   * that ended in a receipt.
   */
  readonly exchanges: readonly unknown[]
  /** A colleague of the HR office speaks in the conversation. */
  readonly isLive?: boolean
  readonly message: unknown
}

/**
 * Claims a message id and stores its turn, in one statement.
 * @returns the turn that answers it, whether this call made it, and the number of the event that it made
 */
export async function receiveTurn(db: Db, received: Received, turnId: string): Promise<ReceivedTurn> {
  const { channel, tenant, messageId, conversation, personId, message, address = null } = received
  const { rows } = await db.query<{ turn_id: string | null; fresh: boolean; seq: number }>(
    `with claimed as (
       insert into inbox (channel, tenant, message_id, turn_id) values ($1, $2, $3, $4)
       on conflict do nothing returning turn_id
     ), spoken as (
       insert into conversation (id, channel, person_id, event_seq, address) select $5, $1, $6, 1, $8::jsonb from claimed
       on conflict (id) do update set event_seq = conversation.event_seq + 1,
         address = coalesce(excluded.address, conversation.address) returning event_seq
     ), queued as (
       insert into turn (id, conversation, message) select turn_id, $5, $7::jsonb from claimed
     ), said as (
       insert into turn_event (conversation, seq, turn_id, kind, data)
       select $5, event_seq, $4, 'said', $7::jsonb from spoken
     )
     select coalesce((select turn_id from claimed),
              (select turn_id from inbox where channel = $1 and tenant = $2 and message_id = $3)) as turn_id,
            exists (select 1 from claimed) as fresh,
            coalesce((select event_seq from spoken), 0)::int as seq`,
    [
      channel,
      tenant,
      messageId,
      turnId,
      conversation,
      personId,
      JSON.stringify(message),
      address === null ? null : JSON.stringify(address),
    ],
  )
  const first = rows[0]
  if (first?.turn_id) return { turnId: first.turn_id, fresh: first.fresh, seq: first.seq }
  // Two deliveries of one message at once: the other one committed while this statement already had its snapshot.
  const again = await db.query<{ turn_id: string }>(
    'select turn_id from inbox where channel = $1 and tenant = $2 and message_id = $3',
    [channel, tenant, messageId],
  )
  return { turnId: again.rows[0]?.turn_id ?? turnId, fresh: false, seq: 0 }
}

/** How many turns a conversation remembers, and how many of the older ones that ended in a receipt. */
const remembered = 20
const rememberedFacts = 60

type Held = {
  lease_token: string
  id: string | null
  attempts: number
  has_pending: boolean
  is_live: boolean
  message: unknown
  exchanges: readonly unknown[]
}

/**
 * Takes the oldest open turn of a conversation, unless another worker holds the conversation. What is remembered comes
 * with it, from the tables: whatever a worker that lost its lease leaves behind elsewhere is never taken for memory.
 */
export async function claimTurn(db: Db, conversation: string, leaseMs: number): Promise<ClaimedTurn | null> {
  const { rows } = await db.query<Held>(
    `with held as (
       update conversation set lease_token = lease_token + 1, lease_until = now() + make_interval(secs => $2::float8 / 1000)
       where id = $1 and (lease_until is null or lease_until < now())
         and exists (select 1 from turn where conversation = $1 and state = 'queued')
       returning lease_token
     ), oldest as (
       update turn set attempts = attempts + 1
       where id = (select id from turn where conversation = $1 and state = 'queued' order by seq limit 1)
         and state = 'queued' and exists (select 1 from held)
       returning id, attempts, message
     )
     select held.lease_token, oldest.id, oldest.attempts, oldest.message,
       exists (select 1 from confirmation where conversation = $1 and state = 'pending') as has_pending,
       coalesce((select jsonb_agg(exchange order by seq) from (
         select seq, exchange from (
           select seq, exchange, row_number() over (order by seq desc) as back from turn
           where conversation = $1 and exchange is not null
         ) as ended where back <= $3 or exchange->>'receipt' is not null order by seq desc limit $3 + $4
       ) as latest), '[]') as exchanges,
       exists (select 1 from service_ticket where conversation = $1 and live_until > now()) as is_live
     from held left join oldest on true`,
    [conversation, leaseMs, remembered, rememberedFacts],
  )
  const row = rows[0]
  if (!row) return null
  const { id, lease_token: token, attempts, message, exchanges } = row
  const [hasPending, isLive] = [row.has_pending, row.is_live]
  if (id !== null) return { turnId: id, conversation, token, attempts, hasPending, isLive, message, exchanges }
  // Another worker began and ended the turn that this statement had seen, while it waited for the conversation.
  await releaseTurn(db, { conversation, token })
  return claimTurn(db, conversation, leaseMs)
}

/** Conversations with open turns that nobody holds, for a worker that starts or polls. */
export async function openConversations(db: Db, limit = 100): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select c.id from conversation c
     where (c.lease_until is null or c.lease_until < now())
       and exists (select 1 from turn t where t.conversation = c.id and t.state = 'queued')
     order by c.id limit $1`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Keeps a lease while a long turn works. @throws FencedOff when it is lost */
export async function renewLease(db: Db, { conversation, token }: ClaimedTurn, leaseMs: number): Promise<void> {
  const { rowCount } = await db.query(
    `update conversation set lease_until = now() + make_interval(secs => $3::float8 / 1000)
     where id = $1 and lease_token = $2 and lease_until is not null returning id`,
    [conversation, token, leaseMs],
  )
  if (rowCount === 0) throw new FencedOff(conversation)
}

/** Checks the fencing token and locks the conversation until the transaction ends. @throws FencedOff */
export async function checkFence(sql: Queryable, { conversation, token }: Pick<ClaimedTurn, 'conversation' | 'token'>) {
  const { rowCount } = await sql.query('select id from conversation where id = $1 and lease_token = $2 for update', [
    conversation,
    token,
  ])
  if (rowCount === 0) throw new FencedOff(conversation)
}

/**
 * Ends a turn: its reply becomes an event, the turn is done and the conversation free, in one statement.
 * @param exchange what the conversation is to remember of it
 * @returns whether more turns wait in the conversation
 * @throws FencedOff when the lease was lost; then nothing is written
 */
export async function finishTurn(
  sql: Queryable,
  claimed: ClaimedTurn,
  kind: 'reply' | 'failed',
  data: unknown,
  exchange: unknown = null,
): Promise<boolean> {
  const { conversation, token, turnId } = claimed
  const { rows } = await sql.query<{ more: boolean }>(
    `with fence as (
       update conversation set lease_until = null, event_seq = event_seq + 1
       where id = $1 and lease_token = $2 returning event_seq
     ), ended as (
       update turn set state = $4, ended_at = now(), exchange = $7::jsonb
       where id = $3 and state = 'queued' and exists (select 1 from fence) returning id
     )
     insert into turn_event (conversation, seq, turn_id, kind, data)
     select $1, event_seq, ended.id, $5, $6::jsonb from fence, ended
     returning exists (select 1 from turn where conversation = $1 and state = 'queued' and id <> $3) as more`,
    [
      conversation,
      token,
      turnId,
      kind === 'reply' ? 'done' : 'failed',
      kind,
      JSON.stringify(data),
      exchange === null ? null : JSON.stringify(exchange),
    ],
  )
  const ended = rows[0]
  if (!ended) throw new FencedOff(conversation)
  return ended.more
}

/** Gives a conversation back without ending the turn, so that it is worked again. */
export async function releaseTurn(
  db: Db,
  { conversation, token }: Pick<ClaimedTurn, 'conversation' | 'token'>,
): Promise<void> {
  await db.query('update conversation set lease_until = null where id = $1 and lease_token = $2', [conversation, token])
}

/** Frees every lease; for the one process of an embedded database, whose predecessor is surely dead. */
export async function freeLeases(db: Db): Promise<void> {
  await db.query('update conversation set lease_until = null where lease_until is not null')
  await db.query(`update outbox set lease_until = null where state = 'waiting'`)
}
