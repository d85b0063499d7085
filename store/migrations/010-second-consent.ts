import type { Migration } from '../db.ts'

/** Writes that need a second person: the first consent waits for one of those who may give the second. */
export const secondConsentMigration: Migration = {
  id: '010-second-consent',
  sql: `
alter table confirmation drop constraint confirmation_state_check;
alter table confirmation add constraint confirmation_state_check
  check (state in ('pending', 'awaiting_second', 'consumed', 'cancelled', 'superseded'));
-- The language of the person who agreed first, in which the outcome is told.
alter table confirmation add column locale text not null default 'zh';
-- Who gave the second consent, or refused it.
alter table confirmation add column second_by text;

-- Those who may give the second consent, each with a code of their own.
create table confirmation_second (
  confirmation_id uuid not null references confirmation (id) on delete cascade,
  person_id text not null,
  code text not null,
  at timestamptz not null default now(),
  primary key (confirmation_id, person_id)
);
create unique index confirmation_second_code on confirmation_second (person_id, code);
`,
}
