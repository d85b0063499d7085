import type { Log, Person, Text, Tool } from '#sdk'
import { sha256 } from '#sdk/canonical'
import {
  builtInPolicy,
  closedPolicy,
  type Policy,
  policyHash,
  policyProblems,
  policyText,
  readPolicy,
} from '../agent/policy.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db, Queryable } from '../store/db.ts'
import {
  decidePolicy,
  listPolicyChanges,
  lockPolicies,
  newestApproved,
  type PolicyChange,
  policyChange,
  proposePolicy,
} from '../store/policies.ts'
import { mayAsk, mayDecide } from './two-people.ts'

/** The rules in force, and how they came to be. */
export type PolicyInForce = {
  readonly policy: Policy
  readonly hash: string
  /**
   * `built_in` = nothing was ever approved; `damaged` = what was approved was changed in the database, and nothing is
   * open until two people approve rules anew.
   */
  readonly state: 'built_in' | 'approved' | 'damaged'
  /** The change that put them in force; null unless `approved`. */
  readonly change: PolicyChange | null
}

/** Why a step towards other rules was not taken. */
export type PolicyRefused = 'role' | 'same_person' | 'missing' | 'over' | 'hash' | 'stale' | 'unchanged'

/** Rules that would not do what their authors mean. */
export type PolicyFaulty = { readonly problems: readonly Text[] }

/** What the rules need of the product. */
export type PolicyParts = {
  readonly db: Db
  readonly inForce: ReturnType<typeof createPolicyInForce>
  newId(): string
  /** A tool as the product has it, by its visible name. */
  tool(name: string): Tool | undefined
}

/** So many characters of a hash name what is approved without doubt. */
const leastHash = 12

/**
 * Tells the rules in force, read at each call so that every replica obeys an approval at its next turn. They are the
 * content that was approved, kept in the database: a file is never obeyed. The content has to have the hash that its
 * row and the approval on the audit trail name, proposed by one person and approved by another.
 */
export function createPolicyInForce(db: Db, log: Log) {
  let known: { readonly content: string; readonly policy: Policy; readonly hash: string } | null = null
  let told = false
  const builtIn = policyHash(builtInPolicy)
  const closed = policyHash(closedPolicy)

  async function read(content: string) {
    // Of the same text the same object, by which others know what they made of it.
    if (known?.content === content) return known
    const policy = readPolicy(parsed(content))
    if (typeof policy === 'string') return null
    known = { content, policy, hash: await sha256(content) }
    return known
  }

  async function look(sql: Queryable): Promise<PolicyInForce> {
    const { change, approval } = await newestApproved(sql)
    if (!change && !approval) return { policy: builtInPolicy, hash: await builtIn, state: 'built_in', change: null }
    const found = change && (await read(change.content))
    const isWhole =
      found?.hash === change?.hash &&
      approval?.number === change?.number &&
      approval?.hash === change?.hash &&
      approval?.by === change?.decidedBy &&
      approval?.proposed === change?.proposedBy &&
      approval?.by !== approval?.proposed
    if (found && isWhole) {
      told = false
      return { policy: found.policy, hash: found.hash, state: 'approved', change }
    }
    if (!told)
      log.error('The approved policy was changed in the database; nothing is open until two people approve one.')
    told = true
    return { policy: closedPolicy, hash: await closed, state: 'damaged', change: null }
  }

  let last: PolicyInForce | null = null
  let unread = false
  return async (sql: Queryable = db): Promise<PolicyInForce> => {
    if (sql !== db) return look(sql)
    try {
      last = await look(db)
      unread = false
      return last
    } catch (error) {
      // Without its trail nothing is submitted either; what was in force here a moment ago goes on for reading.
      if (!unread)
        log.error('The rules in force cannot be read; those read before hold.', { error: (error as Error).message })
      unread = true
      return last ?? { policy: closedPolicy, hash: await closed, state: 'damaged', change: null }
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** True when a hash names this content and no other; the row is hashed anew. */
async function isNamedBy({ content, hash }: PolicyChange, named: string): Promise<boolean> {
  const actual = await sha256(content)
  return named.length >= leastHash && actual.startsWith(named) && actual === hash
}

/** Makes the steps of changing the rules: one administrator proposes, another person approves or refuses. */
export function createPolicies({ db, inForce, newId, tool }: PolicyParts) {
  const record = (sql: Queryable, actor: string, action: string, { number, hash }: PolicyChange, detail = {}) =>
    appendAudit(sql, { actor, action, subject: `policy:${number}`, detail: { number, hash, ...detail } })

  /** The proposal as the second person finds it. */
  async function openFor(sql: Queryable, number: number, by: Person): Promise<PolicyChange | PolicyRefused> {
    if (!mayDecide(by)) return 'role'
    await lockPolicies(sql)
    const found = await policyChange(sql, number)
    if (!found) return 'missing'
    return found.state === 'proposed' ? found : 'over'
  }

  return {
    inForce,
    /** Whether somebody may look at the rules and what was proposed. */
    mayRead: mayDecide,
    list: () => listPolicyChanges(db),
    change: (number: number) => policyChange(db, number),
    async propose(by: Person, content: unknown, reason: string): Promise<PolicyChange | PolicyRefused | PolicyFaulty> {
      if (!mayAsk(by)) return 'role'
      const policy = readPolicy(content)
      if (typeof policy === 'string') return { problems: [{ zh: policy, en: policy }] }
      const problems = policyProblems(policy, tool)
      if (problems.length > 0) return { problems }
      const text = policyText(policy)
      const hash = await sha256(text)
      return db.tx(async (sql) => {
        await lockPolicies(sql)
        const now = await inForce(sql)
        if (now.hash === hash && now.state !== 'damaged') return 'unchanged'
        const asked = { id: newId(), content: text, hash, baseHash: now.hash, reason, by: by.id }
        const change = await proposePolicy(sql, asked)
        await record(sql, by.id, 'policy.proposed', change, { base: now.hash })
        return change
      })
    },
    /** @param hash what the second person has read, as its first 12 or more characters */
    async approve(by: Person, number: number, hash: string): Promise<PolicyChange | PolicyRefused> {
      return db.tx(async (sql) => {
        const open = await openFor(sql, number, by)
        if (typeof open === 'string') return open
        if (open.proposedBy === by.id) return 'same_person'
        if (!(await isNamedBy(open, hash))) return 'hash'
        if ((await inForce(sql)).hash !== open.baseHash) return 'stale'
        const change = await decidePolicy(sql, { id: open.id, by: by.id, state: 'approved' })
        if (!change) return 'over'
        await record(sql, by.id, 'policy.approved', change, { proposed: change.proposedBy, base: change.baseHash })
        return change
      })
    },
    async refuse(by: Person, number: number): Promise<PolicyChange | PolicyRefused> {
      return db.tx(async (sql) => {
        const open = await openFor(sql, number, by)
        if (typeof open === 'string') return open
        const change = await decidePolicy(sql, { id: open.id, by: by.id, state: 'refused' })
        if (!change) return 'over'
        await record(sql, by.id, 'policy.refused', change, { proposed: change.proposedBy })
        return change
      })
    },
  }
}

/** The steps of changing the rules, as the entries use them. */
export type Policies = ReturnType<typeof createPolicies>
