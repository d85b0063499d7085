import { z } from '#sdk'
import type { Queryable } from '../../store/db.ts'

const Lines = z.array(z.object({ key: z.string(), value: z.string() }))

/** Everything that the knowledge base keeps of a version, as one line per version; ids and instants are left out. */
const parts = {
  versions: `select v.doc || ' ' || v.revision as key,
      (to_jsonb(v) - 'id' - 'file_id' - 'created_at' - 'approved_at' - 'published_at' - 'made_from')::text as value
    from document_version v`,
  acts: 'select act_id as key, title || collection as value from document',
  articles: `select v.doc || ' ' || v.revision as key, count(*) || ' ' ||
      md5(string_agg((to_jsonb(a) - 'id' - 'version_id')::text, '' order by a.ordinal)) as value
    from article a join document_version v on v.id = a.version_id group by v.doc, v.revision`,
  postings: `select v.doc || ' ' || v.revision as key, count(*) || ' ' ||
      md5(string_agg(g.term || ' ' || g.part || ' ' || g.hits::text, '' order by g.term collate "C", g.part)) as value
    from gram_hits g join document_version v on v.id = g.version_id group by v.doc, v.revision`,
  questions: `select v.doc || ' ' || v.revision as key, md5(q.ordinals::text || q.sizes::text || coalesce((
      select string_agg(p.term || p.numbers::text, '' order by p.term collate "C") from question_posting p
      where p.version_id = q.version_id), '')) as value
    from question_index q join document_version v on v.id = q.version_id`,
  links: `select concat_ws(' ', v.doc, v.revision, l.kind, l.from_article, l.to_act, l.to_article) as key,
      l.added_by as value
    from document_link l join document_version v on v.id = l.version_id`,
  audit: `select concat_ws(' ', subject, action, detail->>'indexVersion') as key, actor || (detail - 'fileId')::text as value
    from audit where action in ('knowledge.drafted', 'knowledge.published')`,
  index: `select 'version' as key, version::text as value from knowledge_index`,
} as const

/** What a knowledge base holds, part by part; two that hold the same are equal. */
export type KnowledgeState = Readonly<Record<keyof typeof parts, readonly string[]>>

/** Reads what a knowledge base holds, straight from its tables. */
export async function knowledgeState(sql: Queryable): Promise<KnowledgeState> {
  const read = async (name: keyof typeof parts) => {
    const { rows } = await sql.query(parts[name])
    return Lines.parse(rows)
      .map(({ key, value }) => `${key}: ${value}`)
      .sort()
  }
  const names = Object.keys(parts) as (keyof typeof parts)[]
  const held: [string, readonly string[]][] = []
  for (const name of names) held.push([name, await read(name)])
  return Object.fromEntries(held) as KnowledgeState
}

/**
 * What must never be seen, however an import ended: a version without articles or terms, terms that are not those of
 * its articles, two live revisions of one version, a document without any version, an index older than a version.
 * @returns one line for each fault
 */
export async function knowledgeFaults(sql: Queryable): Promise<readonly string[]> {
  const { rows } = await sql.query(`
    select doc as key, 'no articles' as value from document_version v
      where not exists (select 1 from article a where a.version_id = v.id)
    union all select doc, 'bigrams differ' from document_version v
      where (select coalesce(sum(cardinality(g.hits)), 0) from gram_hits g where g.version_id = v.id) = 0
        or exists (select 1 from gram_hits g cross join lateral unnest(g.hits) as h (hit) where g.version_id = v.id
          and not exists (select 1 from article a where a.version_id = v.id and a.ordinal = h.hit >> 32
            and a.grams = (h.hit >> 8) & 16777215))
    union all select doc, 'live twice' from document_version
      where state in ('published', 'pending_retire') group by doc having count(*) > 1
    union all select act_id, 'no version' from document d
      where not exists (select 1 from document_version v where v.act_id = d.act_id)
    union all select doc, 'newer than the index' from document_version
      where index_version > (select version from knowledge_index)
    union all select doc, 'published without a trail' from document_version v where state = 'published'
      and not exists (select 1 from audit where action = 'knowledge.published' and subject = v.doc)`)
  return Lines.parse(rows).map(({ key, value }) => `${key}: ${value}`)
}
