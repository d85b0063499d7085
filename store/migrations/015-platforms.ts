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
`,
}
