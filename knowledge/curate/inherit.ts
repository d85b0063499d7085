import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import type { ArticleQuestion, Collection, ReadDocument } from '../document.ts'
import { actOf } from '../document.ts'
import { pairArticles } from './diff.ts'
import { live } from './publish.ts'

const Relative = z.object({ id: z.coerce.string(), day: z.string() })
const Asked = z.object({
  label: z.string(),
  path: z.array(z.string()),
  text: z.string(),
  questions: z.array(z.string()),
})

const daysApart = (one: string, other: string) => Math.abs(Date.parse(one) - Date.parse(other))

/**
 * The live version nearest in time among those of the same act and those that a version replaces or is replaced by, as
 * far as they have questions. Only one for the same readers: its questions say something of what it holds.
 */
async function nearestRelative(
  sql: Queryable,
  { meta }: ReadDocument,
  collection: Collection,
): Promise<z.output<typeof Relative> | null> {
  const { rows } = await sql.query(
    `select v.id, coalesce(v.effective_from::text, nullif(v.version_date::text, ''), '1900-01-01') as day
     from document_version v join document d on d.act_id = v.act_id
     where v.${live} and v.doc <> $1 and (v.act_id = $2 or v.doc = $3 or v.superseded_by = $1)
       and d.collection = $4 and v.audience = $5::jsonb
       and exists (select 1 from article a where a.version_id = v.id and a.questions <> '[]'::jsonb)
     order by v.doc`,
    [meta.doc, actOf(meta.doc), meta.supersededBy, collection, JSON.stringify(meta.audience)],
  )
  const own = meta.effectiveFrom ?? (meta.versionDate || '1900-01-01')
  const apart = (relative: z.output<typeof Relative>) => daysApart(relative.day, own)
  return (
    z
      .array(Relative)
      .parse(rows)
      .sort((one, other) => apart(one) - apart(other))[0] ?? null
  )
}

/**
 * Gives the articles for which nobody has written questions those of the articles that they came from or became: people
 * ask the same of an old wording and of a new one, and a new version would else not be found in their words.
 */
export async function withInheritedQuestions(
  sql: Queryable,
  document: ReadDocument,
  collection: Collection,
): Promise<ReadDocument> {
  const asked = new Set(document.questions.map(({ ordinal }) => ordinal))
  if (document.articles.every(({ ordinal }) => asked.has(ordinal))) return document
  const relative = await nearestRelative(sql, document, collection)
  if (relative === null) return document
  const { rows } = await sql.query(
    'select label, path, text, questions from article where version_id = $1::bigint order by ordinal',
    [relative.id],
  )
  const theirs = z.array(Asked).parse(rows)
  const inherited = pairArticles(theirs, document.articles).flatMap(({ before, after }): ArticleQuestion[] => {
    const article = after === null ? undefined : document.articles[after]
    if (before === null || article === undefined || asked.has(article.ordinal)) return []
    return (theirs[before]?.questions ?? []).map((text) => ({ ordinal: article.ordinal, text }))
  })
  return inherited.length === 0 ? document : { ...document, questions: [...document.questions, ...inherited] }
}
