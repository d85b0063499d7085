import type { Migration } from '../db.ts'

/** What staff ask and what grows old: use, gaps, ratings, curated answers, stale items, subscriptions and notices. */
export const careMigration: Migration = {
  id: '005-care',
  sql: `
-- When what a turn cited or could not answer was counted; a turn that is worked twice counts once.
alter table turn add column noted_at timestamptz;

-- How often answers cited an article, by day; who asked is not kept.
create table article_use (
  day date not null,
  doc text not null,
  article text not null,
  answers int not null,
  primary key (day, doc, article)
);
create index article_use_doc on article_use (doc, day);

-- An answer in the words of the house, in its versions; at most one of them is given out.
create table curated_answer (
  id bigint generated always as identity primary key,
  -- The first version's id: the same for all versions of one answer.
  answer bigint not null,
  version int not null,
  wordings jsonb not null,
  text text not null,
  citations jsonb not null,
  audience jsonb not null,
  staff_types jsonb not null default '[]',
  region text not null default '全国',
  valid_from date,
  -- Last day on which it is given.
  valid_until date,
  state text not null default 'draft' check (state in ('draft', 'approved', 'replaced', 'retired')),
  author text not null,
  approver text check (approver <> author),
  -- Business day of the approval, as the reply tells it.
  approved_on date,
  -- Why it was sent back or withdrawn.
  note text not null default '',
  hits int not null default 0,
  last_hit date,
  created_at timestamptz not null default now(),
  unique (answer, version),
  check (state = 'draft' or approved_on is null or approver is not null),
  check (state <> 'approved' or approver is not null)
);
create unique index curated_answer_live on curated_answer (answer) where state = 'approved';

-- A question the knowledge base could not answer, or answered badly; personal data are masked.
create table knowledge_gap (
  id bigint generated always as identity primary key,
  question text not null,
  -- The articles that came nearest when it was last asked.
  nearest jsonb not null,
  state text not null default 'open' check (state in ('open', 'assigned', 'drafted', 'solved', 'ignored')),
  owner text,
  -- Why it was ignored, how it was solved, why it came back.
  note text not null default '',
  -- What was made of it: the key of a draft document, or the number of a curated answer.
  draft_doc text,
  answer bigint,
  first_asked date not null,
  last_asked date not null,
  -- Counted up by every change, against two people who work on it at once.
  version int not null default 1
);

-- The wordings that were joined into one gap.
create table gap_wording (
  folded text primary key,
  gap_id bigint not null references knowledge_gap (id),
  text text not null,
  asked int not null default 0
);
create index gap_wording_gap on gap_wording (gap_id);

create table answer_rating (
  turn_id uuid primary key references turn (id),
  good boolean not null,
  reason text not null default '',
  gap_id bigint references knowledge_gap (id),
  at timestamptz not null default now()
);
create index answer_rating_gap on answer_rating (gap_id);

-- What was decided on something that grew old; a new reason with a new day comes up again.
create table stale_decision (
  subject text not null,
  kind text not null,
  since date not null,
  owner text,
  decision text check (decision in ('keep', 'revise', 'retire')),
  note text not null default '',
  -- First day on which it is listed again.
  until date,
  decided_by text,
  decided_at timestamptz,
  primary key (subject, kind, since)
);

-- What a person wants to hear of, or does not.
create table knowledge_follow (
  person_id text not null,
  kind text not null check (kind in ('document', 'topic', 'all')),
  target text not null,
  wanted boolean not null,
  at timestamptz not null default now(),
  primary key (person_id, kind, target)
);

-- Who was told of a version; a version is told once to a person.
create table knowledge_sending (
  doc text not null,
  person_id text not null,
  reason text not null,
  sent_by text not null,
  at timestamptz not null default now(),
  primary key (doc, person_id)
);
`,
}
