import * as z from 'zod'
import type { Db, Queryable } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import { dateIsKnown } from '../search/validity.ts'
import type { AnswerParts } from './answers.ts'
import { type ListedAnswer, listAnswers } from './answers.ts'
import { addDays } from './days.ts'
import { type AgingDocument, expiringDays, type Stale, staleDocuments, staleKinds, unusedDays } from './stale-rules.ts'

const day = z.string().nullable()
const Row = z
  .object({
    doc: z.string(),
    title: z.string(),
    actId: z.string(),
    author: z.string(),
    effectiveFrom: day,
    effectiveUntil: day,
    dateSource: z.string(),
    verifiedUntil: day,
    publishedOn: z.string(),
    lastUsed: day,
    basis: z.array(z.string()),
  })
  .transform((row): AgingDocument => ({ ...row, dateIsKnown: dateIsKnown(row) }))

async function agingDocuments(sql: Queryable): Promise<readonly AgingDocument[]> {
  const { rows } = await sql.query(
    `select v.doc, v.title, v.act_id as "actId", v.author, v.effective_from as "effectiveFrom",
       v.effective_until as "effectiveUntil", v.date_source as "dateSource", v.verified_until as "verifiedUntil",
       (coalesce(v.published_at, v.approved_at, v.created_at) at time zone 'Asia/Shanghai')::date as "publishedOn",
       (select max(u.day) from article_use u where u.doc = v.doc) as "lastUsed",
       coalesce((select jsonb_agg(distinct d.act_id) from document_link l join document d
         on l.to_act in (d.act_id, d.title) or d.title = '中华人民共和国' || l.to_act
         where l.version_id = v.id and l.kind = 'rests_on' and d.act_id <> v.act_id), '[]') as basis
     from document_version v where v.state in ('published', 'pending_retire') order by v.doc`,
  )
  return z.array(Row).parse(rows)
}

function staleAnswer(answer: ListedAnswer, today: string): Stale[] {
  if (answer.state !== 'approved') return []
  const { validUntil, suspended } = answer
  const about = { subject: `answer:${answer.id}`, title: answer.wordings[0] ?? '', owner: answer.author }
  const found: Stale[] = []
  if (suspended !== null)
    found.push({
      ...about,
      kind: 'answer_suspended',
      why: `官方答复已暂停使用：${suspended}。`,
      since:
        answer.citations.flatMap(({ effectiveUntil }) => effectiveUntil ?? []).sort()[0] ?? answer.approvedOn ?? today,
    })
  if (validUntil === null) return found
  const since = addDays(validUntil, 1)
  if (since <= today) found.push({ ...about, kind: 'answer_expired', why: `官方答复${validUntil}已到期。`, since })
  else if (addDays(since, -expiringDays) <= today)
    found.push({
      ...about,
      kind: 'answer_expiring',
      why: `官方答复将于${validUntil}到期。`,
      since: addDays(since, -expiringDays),
    })
  return found
}

const Decision = z.object({
  subject: z.string(),
  kind: z.enum(staleKinds),
  since: z.string(),
  owner: z.string().nullable(),
  decision: z.enum(['keep', 'revise', 'retire']).nullable(),
  note: z.string(),
  until: day,
})
type Decision = z.output<typeof Decision>

/** Something that grew old, with what was decided on it. */
export type StaleItem = Stale & Pick<Decision, 'decision' | 'note' | 'until'>

const keyOf = ({ subject, kind, since }: Pick<Stale, 'subject' | 'kind' | 'since'>) => `${kind} ${since} ${subject}`

async function decisionsOf(sql: Queryable): Promise<ReadonlyMap<string, Decision>> {
  const { rows } = await sql.query('select subject, kind, since, owner, decision, note, until from stale_decision')
  const decisions = z.array(Decision).parse(rows)
  return new Map(decisions.map((decision) => [keyOf(decision), decision]))
}

const order = new Map(staleKinds.map((kind, at) => [kind, at]))

/** What grew old and was not decided to be kept for now, the gravest first. */
export async function listStale(
  parts: Pick<AnswerParts, 'db' | 'knowledge' | 'today'>,
  { kind, owner }: { readonly kind?: string | undefined; readonly owner?: string | undefined } = {},
): Promise<readonly StaleItem[]> {
  const today = parts.today()
  const documents = staleDocuments(await agingDocuments(parts.db), today)
  const answers = (await listAnswers(parts, 'approved')).flatMap((answer) => staleAnswer(answer, today))
  const decisions = await decisionsOf(parts.db)
  return [...documents, ...answers]
    .map((item): StaleItem => {
      const decided = decisions.get(keyOf(item))
      const { decision = null, note = '', until = null } = decided ?? {}
      return { ...item, owner: decided?.owner ?? item.owner, decision, note, until }
    })
    .filter((item) => !(item.decision === 'keep' && item.until !== null && today < item.until))
    .filter((item) => (kind === undefined || item.kind === kind) && (owner === undefined || item.owner === owner))
    .sort(
      (one, other) => (order.get(one.kind) ?? 0) - (order.get(other.kind) ?? 0) || (one.since < other.since ? -1 : 1),
    )
}

/** What somebody decided on something that grew old. */
export type StaleDecision = {
  readonly subject: string
  readonly kind: string
  readonly since: string
  readonly decision: 'keep' | 'revise' | 'retire'
  readonly note: string
  /** First day on which it is listed again when it is kept; half a year from now if left out. */
  readonly until?: string | undefined
  /** Who sees to it; stays as it is if left out. */
  readonly owner?: string | undefined
}

/** Keeps a decision on something that is listed as stale. @throws CurationError */
export async function decideStale(
  parts: AnswerParts & { readonly db: Db },
  given: StaleDecision,
  actor: string,
): Promise<void> {
  if (given.note.trim() === '') throw new CurationError('请写明理由。', 'Please give a reason.')
  const today = parts.today()
  const until = given.decision === 'keep' ? (given.until ?? addDays(today, unusedDays)) : null
  if (until !== null && until <= today)
    throw new CurationError('再次提醒的日期要在今天之后。', 'The day to list it again must lie ahead.')
  if (!(await listStale(parts)).some((item) => keyOf(item) === `${given.kind} ${given.since} ${given.subject}`))
    throw new CurationError(
      '这一项不在老化清单里，请刷新后再看。',
      'This is not on the list of stale items. Look again.',
      'missing',
    )
  await parts.db.tx(async (sql) => {
    await sql.query(
      `insert into stale_decision (subject, kind, since, owner, decision, note, until, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now())
       on conflict (subject, kind, since) do update set owner = coalesce(excluded.owner, stale_decision.owner),
         decision = excluded.decision, note = excluded.note, until = excluded.until, decided_by = excluded.decided_by,
         decided_at = now()`,
      [given.subject, given.kind, given.since, given.owner ?? null, given.decision, given.note.trim(), until, actor],
    )
    const detail = { kind: given.kind, decision: given.decision, until, note: given.note.trim() }
    await parts.record(sql, { actor, action: 'knowledge.stale_decided', subject: given.subject, detail })
  })
}
