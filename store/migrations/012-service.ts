import type { Migration } from '../db.ts'

/** Renshi's own services for a person: reminders that were asked for, and tickets of those who asked for a colleague. */
export const serviceMigration: Migration = {
  id: '012-service',
  sql: `
-- What a person asked to be reminded of; each is sent once.
create table service_reminder (
  id bigint generated always as identity primary key,
  person_id text not null,
  -- Where it was asked for, and where it is sent besides the inbox.
  conversation text not null,
  turn_id uuid not null,
  at timestamptz not null,
  text text not null,
  locale text not null,
  state text not null default 'open' check (state in ('open', 'sent', 'cancelled')),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  -- A turn that is worked again sets the same reminder once.
  unique (turn_id, at, text)
);
create index service_reminder_due on service_reminder (at) where state = 'open';
create index service_reminder_person on service_reminder (person_id, at);

-- A matter that was handed to a colleague of the HR office.
create table service_ticket (
  id bigint generated always as identity primary key,
  person_id text not null,
  conversation text not null,
  turn_id uuid not null unique,
  -- Personal data in these three are masked before they come here.
  topic text not null default '',
  summary text not null default '',
  exchanges jsonb not null default '[]',
  state text not null default 'open' check (state in ('open', 'taken', 'answered', 'closed')),
  -- Null until somebody on duty is found, or takes it.
  owner text,
  opened_on date not null,
  due_on date not null,
  answer text not null default '',
  -- Why it was closed without an answer.
  note text not null default '',
  locale text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index service_ticket_person on service_ticket (person_id, id);
create index service_ticket_work on service_ticket (owner, due_on) where state in ('open', 'taken');

-- How many of five, where a rating was given that finely.
alter table answer_rating add column stars smallint check (stars between 1 and 5);
`,
}
