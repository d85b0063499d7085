import type { Migration } from '../db.ts'

/** Where bigrams stand, in a form that is ranked without looking at the articles. */
export const gramHitsMigration: Migration = {
  id: '008-gram-hits',
  sql: `
-- Articles of a document version in which a bigram stands: ordinal << 32 | bigrams in all << 8 | occurrences up to 255.
-- A row holds at most 150, so that they fit into the index: all hits of a term are read from a few neighbouring pages.
create table gram_hits (
  term text not null,
  version_id bigint not null references document_version (id) on delete cascade,
  part int not null,
  hits bigint[] not null,
  primary key (term, version_id, part) include (hits)
);
insert into gram_hits (term, version_id, part, hits)
select p.term, p.version_id, o.part, o.hits
from gram_posting p cross join lateral (
  select ((t.at - 1) / 150)::int as part,
    array_agg(t.ordinal::bigint << 32 | (least(a.grams, 16777215)::bigint << 8) | least(t.count, 255)::bigint order by t.at) as hits
  from unnest(p.ordinals, p.counts) with ordinality as t (ordinal, count, at)
  join article a on a.version_id = p.version_id and a.ordinal = t.ordinal
  group by 1
) o
order by p.version_id, p.term;
create index gram_hits_version on gram_hits (version_id);
drop table gram_posting;
`,
}
