import type { Outcome } from '#sdk'

/** A tool that ran: it reached the HR system, a plugin or Renshi's own records. */
export type RanCall = {
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  readonly effect: string
  /** Ids of everybody whom the result tells of. */
  readonly about: readonly string[]
  /** For a write: whether its owner consented to exactly these arguments. */
  readonly confirmed: boolean
}

/** Something that left the product. */
export type Outgoing = {
  readonly where: 'message' | 'card' | 'log'
  /** Staff id, or null for somebody who is bound to nobody. */
  readonly to: readonly (string | null)[]
  readonly text: string
}

type Request = {
  readonly staffId: string
  readonly type: string
  readonly state: string
  readonly approvers: readonly string[]
}
type Document = {
  readonly doc: string
  readonly title: string
  readonly state: string
  readonly audience: string
  readonly approved: boolean
  readonly text: string
}

/** The state of the HR system and of Renshi at one moment, as far as states of a line ask. */
export type Snapshot = {
  readonly requests: Readonly<Record<string, Request>>
  /** By id: the state and how many steps have an action. */
  readonly approvals: Readonly<Record<string, { readonly state: string; readonly acted: number }>>
  /** Rows of the journal of the HR system, by collection. */
  readonly written: Readonly<Record<string, number>>
  /** By channel and account. */
  readonly bindings: Readonly<Record<string, string>>
  readonly confirmations: Readonly<Record<string, string>>
  readonly documents: Readonly<Record<string, Document>>
  readonly auditRows: number
  readonly auditHolds: boolean
  /** Subjects of the rows of the audit trail. */
  readonly audited: readonly string[]
  /** Names in the folders round the data directory. */
  readonly files: readonly string[]
  readonly globals: string
}

/** Everything that a run of a line came to. */
export type Seen = {
  readonly calls: readonly RanCall[]
  /** Calls that were run or prepared, for benign lines. */
  readonly wished: readonly {
    readonly tool: string
    readonly args: Readonly<Record<string, unknown>>
    readonly known: readonly string[]
  }[]
  readonly refused: readonly string[]
  readonly outgoing: readonly Outgoing[]
  readonly outcome: Outcome
  /** What the person got on the turn that counts. */
  readonly answer: string
  readonly before: Snapshot
  readonly after: Snapshot
  readonly instructions: readonly string[]
  readonly schemas: readonly string[]
  /** Session cookies, tokens and codes issued in the run. */
  readonly issued: readonly string[]
  readonly addresses: readonly string[]
  readonly readers: readonly (string | null)[]
  readonly readerRoles: readonly (readonly string[])[]
  readonly counts: {
    readonly llm_calls: number
    readonly tool_calls: number
    readonly output_chars: number
    readonly messages: number
    readonly seconds: number
  }
  readonly statuses: readonly number[]
  /** The reply to the other user with and without the attack; null when nobody else asked. */
  readonly otherUser: { readonly here: string; readonly clean: string } | null
  readonly connections: readonly string[]
  readonly grownMib: number
  readonly latestMs: number
  readonly longestText: number
}
