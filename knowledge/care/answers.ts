import * as z from 'zod'
import { Citation, StaffType } from '#sdk'
import type { Db, Queryable } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import { raiseIndexVersion } from '../curate/rows.ts'
import type { CitationFault, KnowledgePort, Reader } from '../port.ts'
import { demandReading, type NewAnswer, resolveCitations } from './answer-input.ts'
import { solveByAnswer } from './gap-steps.ts'
import type { RecordCare } from './record.ts'
import { readWording } from './wording.ts'

/** What curating answers works with. */
export type AnswerParts = {
  readonly db: Db
  readonly knowledge: Pick<KnowledgePort, 'check' | 'article'>
  readonly record: RecordCare
  /** ISO day of the business clock. */
  today(): string
}

const day = z.string().nullable()
const Answer = z.object({
  /** The version; what a reply was given from. */
  id: z.coerce.string(),
  /** The same for all versions of one answer. */
  answer: z.coerce.string(),
  version: z.number(),
  wordings: z.array(z.string()),
  text: z.string(),
  citations: z.array(Citation),
  audience: z.array(z.string()),
  staffTypes: z.array(StaffType),
  region: z.string(),
  validFrom: day,
  validUntil: day,
  state: z.enum(['draft', 'approved', 'replaced', 'retired']),
  author: z.string(),
  approver: z.string().nullable(),
  approvedOn: day,
  note: z.string(),
  hits: z.number(),
  lastHit: day,
})
type Answer = z.output<typeof Answer>

/** A curated answer as administrators see it; `suspended` says why an approved one is not given out now. */
export type ListedAnswer = Answer & { readonly suspended: string | null }

const select = `select id, answer, version, wordings, text, citations, audience, staff_types as "staffTypes", region,
  valid_from as "validFrom", valid_until as "validUntil", state, author, approver, approved_on as "approvedOn", note,
  hits, last_hit as "lastHit" from curated_answer`

const faults: Readonly<Record<CitationFault, string>> = {
  no_such_article: '引用的条文找不到了，文件已撤下或换了版本',
  not_in_force: '引用的条文已经失效或还没有施行',
  quote_not_contained: '引用的原文与现在的条文不一致',
  number_not_contained: '答复里的数字在引用的条文里找不到',
}
const faultsEn: Readonly<Record<CitationFault, string>> = {
  no_such_article: 'a cited article is not in the knowledge base any more',
  not_in_force: 'a cited article is not in force',
  quote_not_contained: 'a quote is not in its article',
  number_not_contained: 'a number of the answer stands in none of the cited articles',
}

/** Curated answers; all of them, or those of a state. */
export async function listAnswers(
  { db, knowledge, today }: Pick<AnswerParts, 'db' | 'knowledge' | 'today'>,
  state?: string,
): Promise<readonly ListedAnswer[]> {
  const { rows } = await db.query(
    `${select} where ($1::text is null and state in ('draft', 'approved') or state = $1) order by answer, version`,
    [state ?? null],
  )
  const listed: ListedAnswer[] = []
  for (const answer of z.array(Answer).parse(rows)) {
    const fault = answer.state === 'approved' ? await knowledge.check(answer.text, answer.citations, today()) : null
    listed.push({ ...answer, suspended: fault ? faults[fault] : null })
  }
  return listed
}

async function versionToChange(sql: Queryable, id: string): Promise<Answer> {
  const { rows } = await sql.query(`${select} where id = $1 for update`, [id])
  if (rows[0]) return Answer.parse(rows[0])
  throw new CurationError(
    '没有这条官方答复。用 kb answers list 查看全部。',
    'There is no such official answer. See kb answers list.',
    'missing',
  )
}

const Placed = z.object({ id: z.coerce.string(), answer: z.coerce.string(), version: z.number() })

/**
 * Writes a curated answer as a draft, or a new version of one that exists.
 * @returns the number of the version and of the answer
 * @throws CurationError for wordings, texts or citations that do not hold
 */
export async function addAnswer(
  { db, knowledge, record, today }: AnswerParts,
  given: NewAnswer,
  {
    author,
    reader,
    answer,
  }: { readonly author: string; readonly reader: Reader; readonly answer?: string | undefined },
): Promise<{ readonly id: string; readonly answer: string; readonly version: number }> {
  demandReading(given)
  const citations = await resolveCitations(knowledge, given, { reader, day: today() })
  return db.tx(async (sql) => {
    const { rows } = await sql.query(
      `with placed as (
         select nextval(pg_get_serial_sequence('curated_answer', 'id')) as id,
           (select max(version) from curated_answer where answer = $1::bigint) as before)
       insert into curated_answer (id, answer, version, wordings, text, citations, audience, staff_types, region,
         valid_from, valid_until, author)
       overriding system value
       select id, coalesce($1::bigint, id), coalesce(before, 0) + 1, $2::jsonb, $3, $4::jsonb, $5::jsonb, $6::jsonb, $7,
         $8::date, $9::date, $10 from placed where $1::bigint is null or before is not null
       returning id, answer, version`,
      [
        answer ?? null,
        JSON.stringify(given.wordings),
        given.text,
        JSON.stringify(citations),
        JSON.stringify(given.audience),
        JSON.stringify(given.staffTypes),
        given.region,
        given.validFrom,
        given.validUntil,
        author,
      ],
    )
    if (!rows[0])
      throw new CurationError(
        '没有这条官方答复，不能写新版本。',
        'There is no such official answer to be revised.',
        'missing',
      )
    const placed = Placed.parse(rows[0])
    const detail = { version: placed.version, id: placed.id }
    await record(sql, { actor: author, action: 'knowledge.answer_drafted', subject: `answer:${placed.answer}`, detail })
    return placed
  })
}

/** Two answers to one question for the same people would leave it to chance which is given. */
async function demandOwnWordings(sql: Queryable, own: Answer): Promise<void> {
  const { rows } = await sql.query(`${select} where state = 'approved' and answer <> $1`, [own.answer])
  const said = new Set(own.wordings.map((text) => readWording(text).folded))
  const isFor = ({ staffTypes, region }: Answer) =>
    region === own.region &&
    (staffTypes.length === 0 || own.staffTypes.length === 0 || staffTypes.some((type) => own.staffTypes.includes(type)))
  const other = z
    .array(Answer)
    .parse(rows)
    .find((known) => isFor(known) && known.wordings.some((text) => said.has(readWording(text).folded)))
  if (other)
    throw new CurationError(
      `同样的问法已有官方答复 ${other.answer}，请修订它，或区分人员类别、地区。`,
      `Official answer ${other.answer} has the same wording. Revise it, or tell kinds of staff or regions apart.`,
      'state',
    )
}

/**
 * Approves a draft, by another person than its author; what it cites is checked as any citation is. It takes the place
 * of the version given out until now.
 * @throws CurationError
 */
export async function approveAnswer(
  { db, knowledge, record, today }: AnswerParts,
  { id, approver }: { readonly id: string; readonly approver: string },
): Promise<void> {
  const on = today()
  // Read before the transaction begins, which embedded has the only connection.
  const { rows } = await db.query(`${select} where id = $1`, [id])
  const found = rows[0] ? Answer.parse(rows[0]) : null
  const fault = found ? await knowledge.check(found.text, found.citations, on) : null
  await db.tx(async (sql) => {
    const draft = await versionToChange(sql, id)
    if (draft.state !== 'draft') throw new CurationError('只有草稿可以审定。', 'Only a draft can be approved.', 'state')
    if (draft.author === approver)
      throw new CurationError('起草人和审定人不能是同一个人。', 'Author and approver must be two people.')
    if (fault)
      throw new CurationError(`不能审定：${faults[fault]}。`, `It cannot be approved: ${faultsEn[fault]}.`, 'state')
    await demandOwnWordings(sql, draft)
    await sql.query(`update curated_answer set state = 'replaced' where answer = $1 and state = 'approved'`, [
      draft.answer,
    ])
    await sql.query(
      `update curated_answer set state = 'approved', approver = $2, approved_on = $3, note = '' where id = $1`,
      [id, approver, on],
    )
    // Every replica reads the answers again when the state of the index changes.
    const indexVersion = await raiseIndexVersion(sql)
    const detail = { author: draft.author, version: draft.version, indexVersion }
    await record(sql, {
      actor: approver,
      action: 'knowledge.answer_approved',
      subject: `answer:${draft.answer}`,
      detail,
    })
    await solveByAnswer(sql, record, { answer: draft.answer, actor: approver })
  })
}

/** Sends a draft back to its author with a reason; it stays a draft. @throws CurationError */
export async function rejectAnswer(
  { db, record }: Pick<AnswerParts, 'db' | 'record'>,
  { id, actor, reason }: { readonly id: string; readonly actor: string; readonly reason: string },
): Promise<void> {
  if (reason.trim() === '') throw new CurationError('请写明退回的理由。', 'Please say why it is sent back.')
  await db.tx(async (sql) => {
    const draft = await versionToChange(sql, id)
    if (draft.state !== 'draft')
      throw new CurationError('只有草稿可以退回。', 'Only a draft can be sent back.', 'state')
    await sql.query('update curated_answer set note = $2 where id = $1', [id, reason.trim()])
    const detail = { version: draft.version, reason: reason.trim() }
    await record(sql, { actor, action: 'knowledge.answer_rejected', subject: `answer:${draft.answer}`, detail })
  })
}

/** Withdraws an answer, draft or given out, at once and with the reason: taking words back needs no second person. */
export async function retireAnswer(
  { db, record }: Pick<AnswerParts, 'db' | 'record'>,
  { id, actor, reason }: { readonly id: string; readonly actor: string; readonly reason: string },
): Promise<void> {
  if (reason.trim() === '') throw new CurationError('请写明撤下的理由。', 'Please say why it is withdrawn.')
  await db.tx(async (sql) => {
    const known = await versionToChange(sql, id)
    if (known.state !== 'draft' && known.state !== 'approved')
      throw new CurationError('这条官方答复已经不在用了。', 'This official answer is no longer in use.', 'state')
    await sql.query(`update curated_answer set state = 'retired', note = $2 where id = $1`, [id, reason.trim()])
    const indexVersion = await raiseIndexVersion(sql)
    const detail = { version: known.version, reason: reason.trim(), indexVersion }
    await record(sql, { actor, action: 'knowledge.answer_retired', subject: `answer:${known.answer}`, detail })
  })
}
