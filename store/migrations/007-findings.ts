import type { Migration } from '../db.ts'

/** What was noticed in files and texts, who accepted it, and where values stood that were read off a text. */
export const findingsMigration: Migration = {
  id: '007-findings',
  sql: `
-- Number of the edit whose text was screened; null = never. Only a screened edit is published.
alter table document_version add column screened_edit int;
-- Where values stood that were read off the text, by field; nobody has confirmed them.
alter table document_version add column read_from jsonb not null default '{}';
-- Random id and shown name of the file it came in.
alter table document_version add column file_id uuid;
alter table document_version add column file_name text;

create table document_finding (
  id bigint generated always as identity primary key,
  version_id bigint not null references document_version (id) on delete cascade,
  -- file = the file it came in; text = its words, looked through again on every edit; catalogue = other documents.
  source text not null check (source in ('file', 'text', 'catalogue')),
  kind text not null,
  severity text not null check (severity in ('blocked', 'needs_decision', 'note')),
  sentence text not null,
  count int not null,
  -- Of the text it was found in: an acceptance holds for that text only.
  text_sha256 text not null,
  accepted_by text,
  accepted_at timestamptz,
  reason text,
  check ((accepted_by is null) = (reason is null))
);
create index document_finding_version on document_finding (version_id);
`,
}
