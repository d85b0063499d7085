import type { Migration } from '../db.ts'

/** Inbox, turns, conversations, confirmations, outbox, audit, people and notices. */
export const spineMigration: Migration = {
  id: '001-spine',
  sql: `
create table setting (
  key text primary key,
  value jsonb not null
);

-- Every message id of a channel, claimed once.
create table inbox (
  channel text not null,
  tenant text not null,
  message_id text not null,
  turn_id uuid not null,
  at timestamptz not null default now(),
  primary key (channel, tenant, message_id)
);

create table conversation (
  id text primary key,
  channel text not null,
  person_id text not null,
  -- Fencing: each new holder of the lease gets a higher token, and every write of a turn checks it.
  lease_token bigint not null default 0,
  lease_until timestamptz,
  -- Number of the last event; counting here keeps writers of one conversation in line.
  event_seq bigint not null default 0,
  created_at timestamptz not null default now()
);

create table turn (
  id uuid primary key,
  seq bigint generated always as identity,
  conversation text not null references conversation (id),
  message jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'done', 'failed')),
  attempts int not null default 0,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index turn_open on turn (conversation, seq) where state = 'queued';

-- What clients see of a conversation, numbered; streaming is a tail of it.
create table turn_event (
  conversation text not null,
  seq bigint not null,
  turn_id uuid not null,
  kind text not null,
  data jsonb not null,
  at timestamptz not null default now(),
  primary key (conversation, seq)
);
create index turn_event_turn on turn_event (turn_id, seq);

create table confirmation (
  id uuid primary key,
  code text not null,
  person_id text not null,
  conversation text not null,
  turn_id uuid not null,
  tool text not null,
  args jsonb not null,
  args_hash text not null,
  -- Dry runs that prepare made, in order: what was shown, to be compared before sending.
  shown jsonb not null,
  -- The sentence and the changes as the person saw them.
  preview jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'consumed', 'cancelled', 'superseded')),
  outbox_id bigint,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  decided_at timestamptz
);
create unique index confirmation_code on confirmation (person_id, code);
create unique index confirmation_pending on confirmation (conversation) where state = 'pending';

create table outbox (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null unique,
  conversation text,
  payload jsonb not null,
  attempts int not null default 0,
  run_at timestamptz not null default now(),
  lease_until timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'dead')),
  result jsonb,
  error text,
  created_at timestamptz not null default now(),
  done_at timestamptz
);
create index outbox_due on outbox (kind, run_at) where state = 'waiting';

create table audit (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous text not null,
  hash text not null
);

create table binding (
  channel text not null,
  tenant text not null,
  account text not null,
  person_id text not null,
  at timestamptz not null default now(),
  primary key (channel, tenant, account)
);

-- Renshi's own roles; roles of the HR system are never kept here.
create table role_grant (
  person_id text not null,
  role text not null,
  granted_by text not null,
  at timestamptz not null default now(),
  primary key (person_id, role)
);

-- The last identity the HR system gave for a person, to answer policy questions while it is away.
create table known_person (
  person_id text primary key,
  person jsonb not null,
  at timestamptz not null default now()
);

create table notice (
  id bigint generated always as identity primary key,
  person_id text not null,
  kind text not null,
  key text not null unique,
  body jsonb not null,
  at timestamptz not null default now(),
  read_at timestamptz
);
create index notice_person on notice (person_id, id);

-- Documents of plugins.
create table plugin_document (
  plugin text not null,
  key text not null,
  value jsonb not null,
  at timestamptz not null default now(),
  primary key (plugin, key)
);
`,
}
