import type { Migration } from '../db.ts'

/** Files that were made for people, such as certificates; each is fetched by its owner only, and kept for a while. */
export const renderedFilesMigration: Migration = {
  id: '011-rendered-files',
  sql: `
create table rendered_file (
  id text primary key,
  owner text not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  at timestamptz not null default now(),
  expires timestamptz not null
);
create index rendered_file_expires on rendered_file (expires);
`,
}
