import type { Migration } from '../db.ts'

/** The way of a version: edits, schedules, links between acts, the question set and its trials. */
export const curationMigration: Migration = {
  id: '004-curation',
  sql: `
-- Counts the edits of a draft, so that nobody overwrites what another has changed meanwhile.
alter table document_version add column edit int not null default 1;
-- Everybody beside the author who changed the draft; none of them may approve it.
alter table document_version add column editors jsonb not null default '[]';
-- The revision a draft was made from.
alter table document_version add column made_from bigint references document_version (id);
-- Key of the predecessor whose text is equal, article by article; null when the text is new.
alter table document_version add column same_as text;
-- Metadata that a person has confirmed: field to {by, at}.
alter table document_version add column confirmed jsonb not null default '{}';
-- Business day on which a scheduled version becomes visible.
alter table document_version add column publish_on date;
-- Why it was rejected, withdrawn, rolled back or is to be retired, and who asked for that.
alter table document_version add column reason text;
alter table document_version add column asked_by text;
-- When it became visible; null for what never was.
alter table document_version add column published_at timestamptz;
update document_version set published_at = approved_at where approver is not null;

-- A scheduled version waits beside the one that is live: it is not in search.
drop index document_version_live;
create unique index document_version_live on document_version (doc) where state in ('published', 'pending_retire');
create index document_version_due on document_version (publish_on) where state = 'scheduled';

-- What a version says of other acts. Belongs to a revision and comes into force with it.
create table document_link (
  id bigint generated always as identity primary key,
  version_id bigint not null references document_version (id) on delete cascade,
  kind text not null check (kind in ('amends', 'repeals', 'rests_on')),
  -- Label of the article that says so; '' = the whole document.
  from_article text not null default '',
  -- Act as it is called: its id, or its title where the knowledge base does not hold it.
  to_act text not null,
  -- Label of the article it is about; '' = the whole act.
  to_article text not null default '',
  added_by text not null,
  unique (version_id, kind, from_article, to_act, to_article)
);
create index document_link_to on document_link (to_act);
insert into document_link (version_id, kind, to_act, to_article, added_by)
select v.id, 'rests_on', substring(basis from '"act":"([^"]+)"'),
  coalesce(substring(basis from '"article":"([^"]*)"'), ''), v.author
from document_version v cross join lateral jsonb_array_elements_text(v.based_on) as b (basis)
where substring(basis from '"act":"([^"]+)"') is not null
on conflict do nothing;

-- The knowledge base's own questions, asked before anything is published.
create table curation_question (
  id bigint generated always as identity primary key,
  text text not null,
  -- [{document, article}]; empty = nothing in the knowledge base answers it.
  expected jsonb not null,
  as_of date,
  -- {staffType, province, roles}: who asks.
  reader jsonb not null,
  added_by text not null,
  added_at timestamptz not null default now(),
  removed_by text,
  removed_at timestamptz
);

-- What the question set said of a version before it was approved.
create table curation_trial (
  id bigint generated always as identity primary key,
  version_id bigint not null references document_version (id) on delete cascade,
  edit int not null,
  index_version bigint not null,
  result jsonb not null,
  -- Ids of the questions that get worse and were acknowledged.
  acknowledged jsonb not null default '[]',
  decided_by text not null,
  at timestamptz not null default now()
);
create index curation_trial_version on curation_trial (version_id);
`,
}
