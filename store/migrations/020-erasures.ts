import type { Migration } from '../db.ts'

/** Requests to erase all of a person, asked by one administrator and agreed to by another. */
export const erasuresMigration: Migration = {
  id: '020-erasures',
  sql: `
create table erasure (
  id uuid primary key,
  number bigint generated always as identity,
  -- Null once it is done: from then on the person is known by the hash alone.
  person_id text,
  salt text not null,
  -- Hash of salt and staff id, as it stands in the list outside the database.
  person_hash text not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  state text not null default 'asked' check (state in ('asked', 'done', 'refused')),
  decided_by text,
  decided_at timestamptz,
  -- What was erased and what stayed, in rows by kind.
  report jsonb,
  check (state <> 'done' or (decided_by is not null and decided_by <> asked_by and person_id is null))
);
create unique index erasure_asked on erasure (person_id) where state = 'asked';
`,
}
