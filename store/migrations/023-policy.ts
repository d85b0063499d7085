import type { Migration } from '../db.ts'

/** Proposed rules on who may use which tool, and who agreed to them; the audit trail says which are in force. */
export const policyMigration: Migration = {
  id: '023-policy',
  sql: `
create table policy_change (
  id uuid primary key,
  number bigint generated always as identity unique,
  -- The canonical text that was hashed, read and approved.
  content text not null,
  hash text not null,
  -- Of what was in force when it was proposed; approved is only what still follows on it.
  base_hash text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null default now(),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused')),
  decided_by text,
  decided_at timestamptz,
  check ((state = 'proposed') = (decided_by is null)),
  check (state <> 'approved' or decided_by <> proposed_by)
);
create index policy_approved on policy_change (decided_at desc) where state = 'approved';
create index audit_policy on audit (seq desc) where action = 'policy.approved';
`,
}
