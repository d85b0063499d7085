import type { Migration } from '../db.ts'

/** Questions of staff beside the articles that answer them, and their index terms. */
export const questionsMigration: Migration = {
  id: '003-questions',
  sql: `
create table article_question (
  version_id bigint not null references document_version (id) on delete cascade,
  -- Position among the questions of the document.
  number int not null,
  -- The article that answers.
  ordinal int not null,
  text text not null,
  -- Number of index terms.
  terms int not null,
  primary key (version_id, number)
);
create index article_question_article on article_question (version_id, ordinal);

-- Where a term stands, one row for each document version: numbers of questions.
create table question_posting (
  term text not null,
  version_id bigint not null references document_version (id) on delete cascade,
  numbers int[] not null,
  primary key (term, version_id)
);
create index question_posting_version on question_posting (version_id);
`,
}
