import * as z from 'zod'
import { Reply } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import { CurationError } from '../curate/error.ts'
import { changeGap } from './gap-steps.ts'
import { noteGap } from './gaps.ts'
import { type NoteParts, namedIn } from './note.ts'

/** What a person thinks of an answer they got. */
export type Rating = {
  readonly turnId: string
  readonly person: { readonly id: string; readonly name: string }
  readonly good: boolean
  /** How many of five, where it was given that finely. */
  readonly stars?: number | null
  readonly reason: string
}

const Turn = z.object({
  personId: z.string(),
  text: z.string(),
  reply: Reply.pick({ outcome: true, citations: true, parts: true, toolCalls: true }),
})
const longestReason = 500

/** The turn with what was said and answered; null when it is not this person's, or not answered yet. */
async function ownTurn(sql: Queryable, turnId: string, personId: string): Promise<z.output<typeof Turn> | null> {
  const { rows } = await sql.query(
    `select t.message ->> 'personId' as "personId", coalesce(t.message #>> '{incoming,text}', '') as text, e.data as reply
     from turn t join turn_event e on e.turn_id = t.id and e.kind = 'reply'
     where t.id = $1 and t.message ->> 'personId' = $2 order by e.seq limit 1`,
    [turnId, personId],
  )
  return rows[0] ? Turn.parse(rows[0]) : null
}

const Before = z.object({ gapId: z.coerce.string().nullable() })

/** An item that rests on nothing but a rating that was taken back needs no work. */
async function closeIfEmpty(sql: Queryable, { record }: NoteParts, gapId: string, actor: string): Promise<void> {
  const { rows } = await sql.query(
    `select 1 from knowledge_gap g where g.id = $1 and g.state in ('open', 'assigned')
       and not exists (select 1 from gap_wording w where w.gap_id = g.id and w.asked > 0)
       and not exists (select 1 from answer_rating r where r.gap_id = g.id and not r.good) for update`,
    [gapId],
  )
  if (!rows[0]) return
  await changeGap(sql, gapId, { state: 'ignored', note: '评价已改为满意。' })
  const detail = { reason: '评价已改为满意。' }
  await record(sql, { actor, action: 'knowledge.gap_ignored', subject: `gap:${gapId}`, detail })
}

/** A bad rating of an answer on the rules makes a gap of its question. */
function isGap({ text, reply }: z.output<typeof Turn>, { good }: Rating): boolean {
  return !good && text !== '' && (reply.outcome === 'answer' || reply.outcome === 'decline')
}

/**
 * Keeps what a person thinks of an answer, once per turn; a later word replaces an earlier one. A bad rating of an
 * answer on the rules becomes a gap.
 * @returns the number of the gap, if there is one
 * @throws CurationError for a turn that is not this person's own
 */
export async function rate(parts: NoteParts, rating: Rating): Promise<string | null> {
  const { turnId, person, good } = rating
  if (rating.reason.length > longestReason)
    throw new CurationError(`理由最多 ${longestReason} 个字。`, `A reason has at most ${longestReason} characters.`)
  const turn = await ownTurn(parts.db, turnId, person.id)
  if (!turn)
    throw new CurationError(
      '没有找到您的这次问答，不能评价。',
      'This is no answered question of yours, so it cannot be rated.',
      'missing',
    )
  const question = isGap(turn, rating) ? await parts.hide(turn.text, person) : null
  const reason = await parts.hide(rating.reason.trim(), person)
  const nearest = namedIn(turn.reply)
  return parts.db.tx(async (sql) => {
    const { rows } = await sql.query('select gap_id as "gapId" from answer_rating where turn_id = $1', [turnId])
    const before = rows[0] ? Before.parse(rows[0]).gapId : null
    const found = question === null ? null : { question, nearest, day: parts.today(), counts: 'rated' as const }
    const gapId = found && (await noteGap(parts, sql, found))
    await sql.query(
      `insert into answer_rating (turn_id, good, reason, gap_id, stars) values ($1, $2, $3, $4, $5)
       on conflict (turn_id) do update set good = excluded.good, reason = excluded.reason, gap_id = excluded.gap_id,
         stars = excluded.stars, at = now()`,
      [turnId, good, reason, gapId, rating.stars ?? null],
    )
    await parts.record(sql, {
      actor: person.id,
      action: 'knowledge.answer_rated',
      subject: `turn:${turnId}`,
      detail: { good, gap: gapId },
    })
    if (before !== null && before !== gapId) await closeIfEmpty(sql, parts, before, person.id)
    return gapId
  })
}
