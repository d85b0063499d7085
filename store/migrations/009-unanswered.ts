import type { Migration } from '../db.ts'

/** Questions of which it is known that rules do not answer them, against which a new question is held. */
export const unansweredMigration: Migration = {
  id: '009-unanswered',
  sql: `
create table unanswered_question (
  place int primary key,
  text text not null,
  -- How many terms it has.
  size int not null
);

-- Where the terms stand, for an index that stays in SQL; made when such an index is opened first.
create table unanswered_posting (
  term text primary key,
  numbers int[] not null
);

-- Of all the questions together; null where there are none.
alter table knowledge_index add column unanswered_sha256 text;
`,
}
