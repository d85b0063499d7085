import * as z from 'zod'
import { Citation } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import type { Reader } from '../port.ts'
import { mayRead } from '../search/filter.ts'
import type { RecordCare } from './record.ts'
import { nearestWording, readWording, type Weigh } from './wording.ts'

/** From this likeness on two questions are one item. */
const gapThreshold = 0.8
/** So many of the last wordings a new question is compared with. */
const mostCompared = 3000
const lockKey = 7314003

/** What keeping gaps works with. */
export type GapParts = { readonly record: RecordCare; readonly weigh: Weigh }

/** A question that was not answered, or badly. */
export type GapFound = {
  /** With personal data masked. */
  readonly question: string
  readonly nearest: readonly Citation[]
  readonly day: string
  /** A bad rating is counted by its own row. */
  readonly counts: 'asked' | 'rated'
}

const Wording = z.object({ gapId: z.coerce.string(), text: z.string() })

async function findGap(sql: Queryable, question: string, weigh: Weigh): Promise<string | null> {
  const asked = readWording(question)
  const { rows: same } = await sql.query('select gap_id as "gapId", text from gap_wording where folded = $1', [
    asked.folded,
  ])
  if (same[0]) return Wording.parse(same[0]).gapId
  const { rows } = await sql.query(
    `select w.gap_id as "gapId", w.text from gap_wording w join knowledge_gap g on g.id = w.gap_id
     order by g.last_asked desc, w.gap_id desc limit $1`,
    [mostCompared],
  )
  const known = z
    .array(Wording)
    .parse(rows)
    .map(({ gapId, text }) => ({ item: gapId, wording: readWording(text) }))
  return (await nearestWording(asked, known, { threshold: gapThreshold, weigh, sql }))?.item ?? null
}

async function openGap(sql: Queryable, { question, nearest, day }: GapFound, record: RecordCare): Promise<string> {
  const { rows } = await sql.query(
    `insert into knowledge_gap (question, nearest, first_asked, last_asked) values ($1, $2::jsonb, $3, $3) returning id`,
    [question, JSON.stringify(nearest), day],
  )
  const id = z.coerce.string().parse(rows[0]?.id)
  await record(sql, { actor: 'system', action: 'knowledge.gap_opened', subject: `gap:${id}`, detail: {} })
  return id
}

const Reopened = z.object({ id: z.coerce.string() })

/** A solved item whose question is still not answered comes back. */
async function askedAgain(sql: Queryable, id: string, { nearest, day }: GapFound, record: RecordCare): Promise<void> {
  await sql.query('update knowledge_gap set nearest = $2::jsonb, last_asked = greatest(last_asked, $3) where id = $1', [
    id,
    JSON.stringify(nearest),
    day,
  ])
  const { rows } = await sql.query(
    `update knowledge_gap set state = case when owner is null then 'open' else 'assigned' end, version = version + 1,
       note = '解决之后又有人问到，仍没有答好。'
     where id = $1 and state = 'solved' returning id`,
    [id],
  )
  if (Reopened.safeParse(rows[0]).success)
    await record(sql, { actor: 'system', action: 'knowledge.gap_reopened', subject: `gap:${id}`, detail: {} })
}

/**
 * Keeps a question as an item, or joins it to the item of a question alike. One writer at a time, so that two people
 * who ask the same make one item.
 * @returns the item's number
 */
export async function noteGap({ record, weigh }: GapParts, sql: Queryable, found: GapFound): Promise<string> {
  await sql.query('select pg_advisory_xact_lock($1)', [lockKey])
  const known = await findGap(sql, found.question, weigh)
  const id = known ?? (await openGap(sql, found, record))
  if (known) await askedAgain(sql, known, found, record)
  await sql.query(
    `insert into gap_wording (folded, gap_id, text, asked) values ($1, $2, $3, $4)
     on conflict (folded) do update set asked = gap_wording.asked + excluded.asked`,
    [readWording(found.question).folded, id, found.question, found.counts === 'asked' ? 1 : 0],
  )
  return id
}

const Gap = z.object({
  id: z.coerce.string(),
  question: z.string(),
  nearest: z.array(Citation),
  state: z.enum(['open', 'assigned', 'drafted', 'solved', 'ignored']),
  owner: z.string().nullable(),
  note: z.string(),
  draftDoc: z.string().nullable(),
  answer: z.coerce.string().nullable(),
  firstAsked: z.string(),
  lastAsked: z.string(),
  version: z.number(),
  asked: z.coerce.number(),
  badRatings: z.coerce.number(),
  wordings: z.array(z.string()),
  reasons: z.array(z.string()),
})

/** A gap with how often its question was asked and rated badly, and in which words. */
export type Gap = z.output<typeof Gap>

const select = `select g.id, g.question, g.nearest, g.state, g.owner, g.note, g.draft_doc as "draftDoc", g.answer::text as answer,
  g.first_asked as "firstAsked", g.last_asked as "lastAsked", g.version,
  (select coalesce(sum(w.asked), 0) from gap_wording w where w.gap_id = g.id) as asked,
  (select count(*) from answer_rating r where r.gap_id = g.id and not r.good) as "badRatings",
  (select coalesce(jsonb_agg(w.text order by w.asked desc, w.folded), '[]') from gap_wording w where w.gap_id = g.id) as wordings,
  (select coalesce(jsonb_agg(r.reason order by r.at), '[]') from answer_rating r
    where r.gap_id = g.id and not r.good and r.reason <> '') as reasons
  from knowledge_gap g`

/** Which gaps are listed, and for whom. */
export type GapFilter = {
  readonly state?: string | undefined
  readonly owner?: string | undefined
  /** Whose rights decide which of the nearest articles are named; left out for administrators, who read everything. */
  readonly reader?: Reader | undefined
}

const Audience = z.object({ doc: z.string(), audience: z.array(z.string()) })

/**
 * Gaps with those nearest articles only that a reader may open: whoever asked may have read more than the one whom the
 * question was given to.
 */
async function readableFor(sql: Queryable, gaps: readonly Gap[], reader: Reader): Promise<readonly Gap[]> {
  const docs = new Set(gaps.flatMap(({ nearest }) => nearest.map(({ document }) => document)))
  const { rows } = await sql.query(
    `select doc, audience from document_version where doc = any($1::text[]) and state in ('published', 'pending_retire')`,
    [[...docs]],
  )
  const open = new Set(
    z
      .array(Audience)
      .parse(rows)
      .flatMap((version) => (mayRead(version, reader) ? version.doc : [])),
  )
  return gaps.map((gap) => ({ ...gap, nearest: gap.nearest.filter(({ document }) => open.has(document)) }))
}

/** Gaps of a state and an owner, those asked most first; without a state those that are still to be worked. */
export async function listGaps(sql: Queryable, { state, owner, reader }: GapFilter = {}): Promise<readonly Gap[]> {
  const { rows } = await sql.query(
    `select * from (${select}) gap where ($1::text is null and state not in ('solved', 'ignored') or state = $1)
       and ($2::text is null or owner = $2)
     order by asked + "badRatings" desc, "lastAsked" desc, id::bigint limit 500`,
    [state ?? null, owner ?? null],
  )
  const gaps = z.array(Gap).parse(rows)
  return reader ? readableFor(sql, gaps, reader) : gaps
}

/** One gap; null when there is none of this number. */
export async function findGapById(sql: Queryable, id: string): Promise<Gap | null> {
  const { rows } = await sql.query(`${select} where g.id = $1`, [id])
  return rows[0] ? Gap.parse(rows[0]) : null
}
