import { z } from '#sdk'
import type { Queryable } from './db.ts'

/** A proposed change of the rules, and what became of it. */
export type PolicyChange = {
  readonly id: string
  readonly number: number
  /** The canonical text that was hashed. */
  readonly content: string
  readonly hash: string
  /** Of what was in force when it was proposed. */
  readonly baseHash: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly state: 'proposed' | 'approved' | 'refused'
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** What the audit trail records of an approval. */
export type PolicyApproval = { readonly number: number; readonly hash: string; readonly proposed: string }

const columns = `id, number::int, content, hash, base_hash as "baseHash", reason, proposed_by as "proposedBy",
  proposed_at as "proposedAt", state, decided_by as "decidedBy", decided_at as "decidedAt"`
const Approval = z.object({ number: z.number(), hash: z.string(), proposed: z.string() })
const lockKey = 7314003

/** Keeps a proposal. */
export async function proposePolicy(
  sql: Queryable,
  asked: Pick<PolicyChange, 'id' | 'content' | 'hash' | 'baseHash' | 'reason'> & { readonly by: string },
): Promise<PolicyChange> {
  const { rows } = await sql.query<PolicyChange>(
    `insert into policy_change (id, content, hash, base_hash, reason, proposed_by) values ($1, $2, $3, $4, $5, $6)
     returning ${columns}`,
    [asked.id, asked.content, asked.hash, asked.baseHash, asked.reason, asked.by],
  )
  return rows[0] as PolicyChange
}

/** Lets one decision on the rules be made at a time, until the transaction ends. */
export async function lockPolicies(sql: Queryable): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1)', [lockKey])
}

/** One change; null when there is none of this number. */
export async function policyChange(sql: Queryable, number: number): Promise<PolicyChange | null> {
  const { rows } = await sql.query<PolicyChange>(`select ${columns} from policy_change where number = $1`, [number])
  return rows[0] ?? null
}

/** Changes, newest first. */
export async function listPolicyChanges(sql: Queryable): Promise<readonly PolicyChange[]> {
  const { rows } = await sql.query<PolicyChange>(`select ${columns} from policy_change order by number desc limit 500`)
  return rows
}

/** Ends a proposal. @returns how it stands now; null when it was decided already */
export async function decidePolicy(
  sql: Queryable,
  { id, by, state }: { readonly id: string; readonly by: string; readonly state: 'approved' | 'refused' },
): Promise<PolicyChange | null> {
  const { rows } = await sql.query<PolicyChange>(
    `update policy_change set state = $2, decided_by = $3, decided_at = clock_timestamp()
     where id = $1 and state = 'proposed' returning ${columns}`,
    [id, state, by],
  )
  return rows[0] ?? null
}

/**
 * What the tables and the audit trail each say is in force: the newest approved change, and the newest approval on the
 * trail with who gave it. Both are null where nothing was ever approved; where they differ one of them was changed.
 */
export async function newestApproved(sql: Queryable): Promise<{
  readonly change: PolicyChange | null
  readonly approval: (PolicyApproval & { readonly by: string }) | null
}> {
  const { rows } = await sql.query<{ change: PolicyChange | null; by: string | null; detail: unknown }>(
    `select (select jsonb_build_object('id', id, 'number', number, 'content', content, 'hash', hash,
         'baseHash', base_hash, 'reason', reason, 'proposedBy', proposed_by, 'proposedAt', proposed_at,
         'state', state, 'decidedBy', decided_by, 'decidedAt', decided_at)
       from policy_change where state = 'approved' order by decided_at desc, number desc limit 1) as change,
       a.actor as by, a.detail
     from (select 1) one left join lateral
       (select actor, detail from audit where action = 'policy.approved' order by seq desc limit 1) a on true`,
  )
  const [row] = rows
  const change = row?.change ?? null
  const approval = Approval.safeParse(row?.detail)
  return {
    change: change && {
      ...change,
      proposedAt: new Date(change.proposedAt),
      decidedAt: change.decidedAt && new Date(change.decidedAt),
    },
    // An approval that cannot be read is one that names nothing.
    approval: row?.by == null ? null : { ...(approval.data ?? { number: 0, hash: '', proposed: '' }), by: row.by },
  }
}
