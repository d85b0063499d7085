import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import { writeQuestionIndex } from '../index/sql-questions.ts'
import { markEqual } from './rows.ts'

const Made = z.object({ id: z.coerce.string(), revision: z.number() })

/**
 * Copies a revision with its articles, index terms, questions and links into a new one, which is changed from then on
 * instead of it.
 * @param state of the copy
 */
export async function copyRevision(
  sql: Queryable,
  from: string,
  copy: { readonly author: string; readonly state: 'draft' | 'in_review'; readonly reason: string | null },
): Promise<{ readonly id: string; readonly revision: number }> {
  const { rows } = await sql.query(
    `insert into document_version (act_id, doc, revision, sha256, state, author, title, issuer, level, region,
       doc_number, source, version_date, effective_from, date_source, status, superseded_by, declared_until, staff_types,
       audience, based_on, verified_until, index_version, confirmed, made_from, reason,
       read_from, file_id, file_name, screened_edit)
     select act_id, doc, (select max(revision) + 1 from document_version o where o.doc = v.doc), sha256, $2, $3, title,
       issuer, level, region, doc_number, source, version_date, effective_from, date_source, status, superseded_by,
       declared_until, staff_types, audience, based_on, verified_until, index_version, confirmed, id, $4,
       read_from, file_id, file_name, case when screened_edit = edit then 1 end
     from document_version v where id = $1 returning id, revision`,
    [from, copy.state, copy.author, copy.reason],
  )
  const made = Made.parse(rows[0])
  await sql.query(
    `insert into article (version_id, ordinal, number, suffix, label, path, parts, text, sha256, words, grams, questions)
     select $2, ordinal, number, suffix, label, path, parts, text, sha256, words, grams, questions
     from article where version_id = $1`,
    [from, made.id],
  )
  await sql.query(
    `insert into gram_hits (term, version_id, part, hits)
     select term, $2, part, hits from gram_hits where version_id = $1`,
    [from, made.id],
  )
  await sql.query(
    `insert into document_link (version_id, kind, from_article, to_act, to_article, added_by)
     select $2, kind, from_article, to_act, to_article, added_by from document_link where version_id = $1`,
    [from, made.id],
  )
  await sql.query(
    `insert into document_finding (version_id, source, kind, severity, sentence, count, text_sha256, accepted_by,
       accepted_at, reason)
     select $2, source, kind, severity, sentence, count, text_sha256, accepted_by, accepted_at, reason
     from document_finding where version_id = $1 order by id`,
    [from, made.id],
  )
  const { rows: edge } = await sql.query('select 1 from question_index where version_id = $1', [from])
  if (edge.length > 0) await writeQuestionIndex(sql, [made.id])
  await markEqual(sql, made.id)
  return made
}
