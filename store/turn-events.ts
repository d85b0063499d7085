import type { Db, Queryable } from './db.ts'
import type { Signals } from './signals.ts'

/** One thing that happened in a conversation; clients tail them by number. */
export type TurnEvent = {
  readonly seq: number
  readonly turnId: string
  /** `said` (by the person), `progress`, `draft` (the answer as far as it stands), `reply`, `failed`, `follow_up` (a receipt that came after its turn). */
  readonly kind: 'said' | 'progress' | 'draft' | 'reply' | 'failed' | 'follow_up'
  readonly data: unknown
  readonly at: Date
}

type EventRow = { seq: string; turn_id: string; kind: TurnEvent['kind']; data: unknown; at: Date }

/** Adds an event to a conversation and numbers it. */
export async function appendEvent(
  sql: Queryable,
  conversation: string,
  turnId: string,
  kind: TurnEvent['kind'],
  data: unknown,
): Promise<void> {
  await sql.query(
    `with numbered as (update conversation set event_seq = event_seq + 1 where id = $1 returning event_seq)
     insert into turn_event (conversation, seq, turn_id, kind, data) select $1, event_seq, $2, $3, $4::jsonb from numbered`,
    [conversation, turnId, kind, JSON.stringify(data)],
  )
}

/** Events of a conversation after a number, oldest first. */
export async function eventsAfter(db: Db, conversation: string, after: number, limit = 200): Promise<TurnEvent[]> {
  const { rows } = await db.query<EventRow>(
    'select seq, turn_id, kind, data, at from turn_event where conversation = $1 and seq > $2 order by seq limit $3',
    [conversation, after, limit],
  )
  return rows.map(asEvent)
}

/**
 * The last events of a conversation, oldest first; for a page that opens.
 * @param before only events with a smaller number, for a page that looks further back
 */
export async function lastEvents(
  db: Db,
  conversation: string,
  limit: number,
  before: number | null = null,
): Promise<TurnEvent[]> {
  const { rows } = await db.query<EventRow>(
    `select seq, turn_id, kind, data, at from turn_event where conversation = $1 and kind not in ('progress', 'draft')
       and ($3::bigint is null or seq < $3)
     order by seq desc limit $2`,
    [conversation, limit, before],
  )
  return rows.map(asEvent).reverse()
}

function asEvent({ seq, turn_id: turnId, kind, data, at }: EventRow): TurnEvent {
  return { seq: Number(seq), turnId, kind, data, at }
}

const pollMs = 500
const pageSize = 200

/**
 * Events of a conversation from a number on, as they come, until the signal stops it.
 * @param isNewest the number is surely the newest one: the first look waits for a change
 */
export async function* tailEvents(
  db: Db,
  signals: Signals,
  conversation: string,
  after: number,
  signal: AbortSignal,
  isNewest = false,
): AsyncGenerator<TurnEvent> {
  let seen = after
  if (isNewest) await signals.next(conversation, pollMs, signal)
  while (!signal.aborted) {
    // Asked for before reading, so that what is written in between is not slept through.
    const change = signals.next(conversation, pollMs, signal)
    const events = await eventsAfter(db, conversation, seen, pageSize)
    for (const event of events) {
      seen = event.seq
      yield event
    }
    if (events.length < pageSize) await change
  }
}
