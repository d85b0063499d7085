import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import { actOf } from '../document.ts'
import { loadVersion } from '../index/load.ts'
import type { KnowledgeIndex } from '../index/open-index.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import type { KnowledgeResult } from '../port.ts'
import { planSearch } from '../search/plan.ts'
import { searchSnapshot } from '../search/search.ts'
import { articleKey } from '../split/labels.ts'
import type { Curating } from './curating.ts'
import { previewOf } from './preview.ts'
import { listQuestions, readerOfQuestion, type SetQuestion } from './question-set.ts'
import type { Revision } from './revisions.ts'

/**
 * How well a question is answered, from worst to best: the expected article is not among the first ten, is among them,
 * is one of the three that an answer may quote, or is the first of an answer. For a question that nothing answers:
 * `wrong` when it is answered all the same, else `first`.
 */
export const Grade = z.enum(['wrong', 'missing', 'found', 'shown', 'first'])
export type Grade = z.output<typeof Grade>

const Compared = z.object({ id: z.string(), text: z.string(), before: Grade, after: Grade })

/** What the question set says of a version: how each question fares before and after publishing. */
export const Trial = z.object({
  doc: z.string(),
  revision: z.number(),
  /** State of the index it was compared with. */
  indexVersion: z.number(),
  questions: z.number(),
  better: z.array(Compared),
  worse: z.array(Compared),
  same: z.number(),
})
export type Trial = z.output<typeof Trial>

const quoted = 3
const limit = 10

function gradeOf({ expected }: SetQuestion, { passages, answerable }: KnowledgeResult): Grade {
  if (expected.length === 0) return answerable ? 'wrong' : 'first'
  const place = passages.findIndex(({ citation }) =>
    expected.some(
      ({ document, article }) =>
        (citation.document === document || actOf(citation.document) === document) &&
        articleKey(citation.article) === articleKey(article),
    ),
  )
  if (place < 0) return 'missing'
  if (!answerable || place >= quoted) return 'found'
  return place === 0 ? 'first' : 'shown'
}

/** Questions in one go before others get their turn: a process answers people meanwhile. */
const inOneGo = 10

async function gradeAll(
  index: KnowledgeIndex,
  tokenizer: Tokenizer | null,
  questions: readonly SetQuestion[],
  today: string,
): Promise<{ readonly version: number; readonly grades: readonly Grade[] }> {
  const open = await index.open()
  const grades: Grade[] = []
  for (const [at, question] of questions.entries()) {
    if (at > 0 && at % inOneGo === 0) await new Promise((resolve) => setTimeout(resolve, 0))
    const { text, asOf } = question
    const query = { text, asOf: asOf ?? today, reader: readerOfQuestion(question), limit }
    const plan = planSearch(open.catalogue, tokenizer, query)
    grades.push(gradeOf(question, searchSnapshot(await open.forQuestion(plan), plan, query)))
  }
  return { version: open.catalogue.version, grades }
}

/**
 * Asks the question set of the index that answers now and of one as it would be after publishing; nothing is changed.
 * @param today ISO day for the questions that name none
 * @throws CurationError when the version could not be published
 */
export async function trialOf(curating: Curating, revision: Revision, today: string): Promise<Trial> {
  const { db, index, tokenizer } = curating
  const questions = await listQuestions(db)
  if (questions.length === 0) {
    const nothing = { questions: 0, better: [], worse: [], same: 0 }
    return { doc: revision.doc, revision: revision.revision, indexVersion: await loadVersion(db), ...nothing }
  }
  const { version, grades: before } = await gradeAll(index, tokenizer, questions, today)
  const preview = index.over(await previewOf(db, revision))
  const { grades: after } = await gradeAll(preview, tokenizer, questions, today)
  const rank = (grade: Grade | undefined) => Grade.options.indexOf(grade ?? 'wrong')
  const compared = questions.map(({ id, text }, at) => ({
    ...{ id, text },
    before: before[at] ?? 'wrong',
    after: after[at] ?? 'wrong',
  }))
  const better = compared.filter((one) => rank(one.after) > rank(one.before))
  const worse = compared.filter((one) => rank(one.after) < rank(one.before))
  return {
    doc: revision.doc,
    revision: revision.revision,
    indexVersion: version,
    questions: questions.length,
    ...{ better, worse },
    same: questions.length - better.length - worse.length,
  }
}

/** Keeps what a trial said, and who decided on it with which questions acknowledged. */
export async function keepTrial(
  sql: Queryable,
  { id, edit }: Revision,
  kept: { readonly trial: Trial; readonly acknowledged: readonly string[]; readonly decidedBy: string },
): Promise<void> {
  await sql.query(
    `insert into curation_trial (version_id, edit, index_version, result, acknowledged, decided_by)
     values ($1, $2, $3, $4::jsonb, $5::jsonb, $6)`,
    [
      ...[id, edit, kept.trial.indexVersion, JSON.stringify(kept.trial)],
      ...[JSON.stringify(kept.acknowledged), kept.decidedBy],
    ],
  )
}

const Kept = z
  .object({
    id: z.coerce.string(),
    edit: z.number(),
    result: Trial,
    acknowledged: z.array(z.string()),
    decided_by: z.string(),
    at: z.date(),
  })
  .transform(({ decided_by: decidedBy, at, ...row }) => ({ ...row, decidedBy, at: at.toISOString() }))

/** A trial on which somebody decided. */
export type KeptTrial = Readonly<z.output<typeof Kept>>

/** The trials on which the publishing of a document was decided, newest first. */
export async function keptTrials(sql: Queryable, doc: string): Promise<readonly KeptTrial[]> {
  const { rows } = await sql.query(
    `select t.id, t.edit, t.result, t.acknowledged, t.decided_by, t.at
     from curation_trial t join document_version v on v.id = t.version_id where v.doc = $1 order by t.id desc`,
    [doc],
  )
  return z.array(Kept).parse(rows)
}
