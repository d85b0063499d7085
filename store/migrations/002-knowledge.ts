import type { Migration } from '../db.ts'

/** Documents, their versions and articles, and the index terms. */
export const knowledgeMigration: Migration = {
  id: '002-knowledge',
  sql: `
-- An act or a chapter of the handbook, over all its versions.
create table document (
  act_id text primary key,
  title text not null,
  collection text not null check (collection in ('statutes', 'handbook'))
);

create table document_version (
  id bigint generated always as identity primary key,
  act_id text not null references document (act_id),
  -- Key of the version, such as 公务员法(2018-12-29); a corrected file of the same version is a new revision.
  doc text not null,
  revision int not null,
  sha256 text not null,
  state text not null default 'draft'
    check (state in ('draft', 'in_review', 'scheduled', 'published', 'pending_retire', 'retired')),
  author text not null,
  approver text check (approver <> author),
  title text not null,
  issuer text not null,
  level text not null,
  region text not null,
  doc_number text not null default '',
  source text not null default '',
  version_date text not null default '',
  effective_from date,
  -- Where the effective date comes from; 'none' = nobody knows it.
  date_source text not null,
  status text not null default '',
  superseded_by text,
  declared_until date,
  -- Computed from all versions and repeals: the first day on which it is no longer in force.
  effective_until date,
  staff_types jsonb not null default '[]',
  audience jsonb not null default '["public"]',
  based_on jsonb not null default '[]',
  verified_until date,
  -- State of the index at which this row changed last, for replicas to catch up.
  index_version bigint not null,
  created_at timestamptz not null default now(),
  approved_at timestamptz,
  unique (doc, revision),
  check (state in ('draft', 'in_review', 'retired') or approver is not null)
);
create unique index document_version_live on document_version (doc)
  where state in ('scheduled', 'published', 'pending_retire');
create index document_version_act on document_version (act_id);
create index document_version_changed on document_version (index_version);

create table article (
  id bigint generated always as identity primary key,
  version_id bigint not null references document_version (id) on delete cascade,
  ordinal int not null,
  number int not null,
  suffix int not null default 0,
  label text not null,
  path jsonb not null,
  -- Offsets of the paragraphs (款) and items (项) in the text.
  parts jsonb not null,
  text text not null,
  sha256 text not null,
  -- Words of title, path and text in their order, separated by spaces; null when no dictionary was at hand.
  words text,
  -- Number of bigrams of title, path and text.
  grams int not null,
  unique (version_id, ordinal)
);
create index article_label on article (version_id, label);

-- Where a bigram stands, one row for each document version: ordinals of articles and how often in each.
create table gram_posting (
  term text not null,
  version_id bigint not null references document_version (id) on delete cascade,
  ordinals int[] not null,
  counts int[] not null,
  primary key (term, version_id)
);
create index gram_posting_version on gram_posting (version_id);

create table knowledge_index (
  one boolean primary key default true check (one),
  version bigint not null default 0
);
insert into knowledge_index default values;
`,
}
