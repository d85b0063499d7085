import type { Migration } from '../db.ts'

/** Questions of staff beside the articles that answer them, and where their terms stand. */
export const questionsMigration: Migration = {
  id: '003-questions',
  sql: `
alter table article add column questions jsonb not null default '[]';

-- The questions of a document for a place that ranks in SQL. Numbers count them in the order of the articles.
create table question_index (
  version_id bigint primary key references document_version (id) on delete cascade,
  -- Ordinal of the article of each question, and how many terms the question has.
  ordinals int[] not null,
  sizes int[] not null
);

-- Numbers of the questions that hold a term.
create table question_posting (
  term text not null,
  version_id bigint not null references document_version (id) on delete cascade,
  numbers int[] not null,
  primary key (term, version_id)
);
create index question_posting_version on question_posting (version_id);
`,
}
