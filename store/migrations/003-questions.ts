import type { Migration } from '../db.ts'

/** Questions of staff beside the articles that answer them, and where their terms stand. */
export const questionsMigration: Migration = {
  id: '003-questions',
  sql: `
alter table article add column questions jsonb not null default '[]';

-- The questions of a document by their terms, for a place that ranks in SQL. A document has thousands of terms and is
-- written once, so they are one value. Numbers count the questions of the document in the order of its articles.
create table question_index (
  version_id bigint primary key references document_version (id) on delete cascade,
  -- Ordinal of the article of each question, and how many terms the question has.
  ordinals int[] not null,
  sizes int[] not null,
  -- Numbers of the questions that hold a term, by term.
  postings jsonb not null
);
`,
}
