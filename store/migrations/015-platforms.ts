import type { Migration } from '../db.ts'

/** Conversations on platforms that are written to: where each is, and a message of its own for all that is said there. */
export const platformsMigration: Migration = {
  id: '015-platforms',
  sql: `
-- Where answers are sent to; null where they are fetched, as by the page.
alter table conversation add column address jsonb;

-- Whoever adds an answer to such a conversation adds its message to the outbox, in the same transaction. The row names
-- the event and holds none of its words, so that what is erased is gone.
create function enqueue_message() returns trigger language plpgsql as $$
begin
  insert into outbox (kind, key, conversation, payload)
  select 'message', 'message:' || new.conversation || ':' || new.seq, new.conversation,
    jsonb_build_object('address', c.address, 'seq', new.seq)
  from conversation c where c.id = new.conversation and c.address is not null
  on conflict (key) do nothing;
  return null;
end $$;
create trigger message_of_event after insert on turn_event
  for each row when (new.kind in ('reply', 'failed', 'follow_up')) execute function enqueue_message();

-- The first of each conversation goes before the others.
create index outbox_message on outbox (conversation, id) where kind = 'message' and state = 'waiting';

-- Until then the colleague who has the ticket speaks in its conversation, and Renshi does not.
alter table service_ticket add column live_until timestamptz;
-- Why it was opened: asked for, or by a rule of its own.
alter table service_ticket add column reason text not null default 'asked';
create index service_ticket_live on service_ticket (conversation) where live_until is not null;

-- What the person and the colleague said to each other while the colleague was in the conversation.
create table service_talk (
  id bigint generated always as identity primary key,
  ticket bigint not null references service_ticket (id),
  by_colleague boolean not null,
  -- The turn in which it was said; a turn that is worked again says it once. Null for what was said on a page.
  turn_id uuid unique,
  text text not null,
  at timestamptz not null default now()
);
create index service_talk_ticket on service_talk (ticket, id);
`,
}
