import type { Migration } from '../db.ts'

/** How fast somebody writes, and what the language model was asked for on a day. */
export const limitsMigration: Migration = {
  id: '022-limits',
  sql: `
-- A bucket of tokens that fills with time; by whom or where it is counted stands in the key.
create table rate_bucket (
  key text primary key,
  tokens double precision not null,
  at timestamptz not null
);
create index rate_bucket_at on rate_bucket (at);

-- Tokens of the language model by day of Shanghai: what was used, and what calls under way may use at most.
create table model_spend (
  day date primary key,
  tokens bigint not null default 0
);
`,
}
