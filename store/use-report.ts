import type { Queryable } from './db.ts'

/** What one person did in a span of time; used for sums over groups only. */
export type OwnUse = {
  readonly personId: string
  readonly unitId: string | null
  readonly unitName: string | null
  readonly turns: number
  /** Policy questions that were answered. */
  readonly answered: number
  /** Look-ups, calculations and notes that were done. */
  readonly lookedUp: number
  readonly declined: number
  readonly handedOver: number
  readonly submitted: number
  /** Fields of what was submitted, which nobody had to fill in. */
  readonly fields: number
  readonly good: number
  readonly bad: number
}

/** From an instant, until before another. */
export type UseSpan = { readonly from: string; readonly to: string }

/** What each person did in a span; guests and the erased are not in it. */
export async function useByPerson(sql: Queryable, { from, to }: UseSpan): Promise<readonly OwnUse[]> {
  const { rows } = await sql.query<OwnUse>(
    `with said as (
       select c.person_id as id, t.id as turn, e.data ->> 'outcome' as outcome, r.good
       from turn t join conversation c on c.id = t.conversation
         join turn_event e on e.turn_id = t.id and e.kind = 'reply'
         left join answer_rating r on r.turn_id = t.id
       where t.created_at >= $1 and t.created_at < $2
     ), talk as (
       select id, count(*)::int as turns, (count(*) filter (where outcome = 'answer'))::int as answered,
         (count(*) filter (where outcome = 'call'))::int as looked,
         (count(*) filter (where outcome = 'decline'))::int as declined,
         (count(*) filter (where good))::int as good, (count(*) filter (where not good))::int as bad
       from said group by id
     ), handed as (
       select person_id as id, count(*)::int as n from service_ticket where created_at >= $1 and created_at < $2 group by 1
     ), sent as (
       select c.person_id as id, count(*)::int as n,
         coalesce(sum((select count(*) from jsonb_object_keys(c.args))), 0)::int as fields
       from confirmation c join outbox o on o.id = c.outbox_id and o.state = 'done'
       where c.decided_at >= $1 and c.decided_at < $2 group by 1
     )
     select k.person_id as "personId", k.person ->> 'unitId' as "unitId", k.person ->> 'unitName' as "unitName", t.turns,
       t.answered, t.looked as "lookedUp", t.declined, coalesce(h.n, 0) as "handedOver", coalesce(s.n, 0) as submitted,
       coalesce(s.fields, 0) as fields, t.good, t.bad
     from known_person k join talk t on t.id = k.person_id
       left join handed h on h.id = k.person_id left join sent s on s.id = k.person_id
     order by k.person_id`,
    [from, to],
  )
  return rows
}

/** Why answers were rated badly, in the masked words of those who did, newest first; who said it is not told. */
export async function ratingReasons(
  sql: Queryable,
  { from, to }: UseSpan,
): Promise<readonly { readonly reason: string; readonly gap: string | null }[]> {
  const { rows } = await sql.query<{ reason: string; gap: string | null }>(
    `select reason, gap_id::text as gap from answer_rating where not good and reason <> '' and at >= $1 and at < $2
     order by at desc limit 100`,
    [from, to],
  )
  return rows
}
