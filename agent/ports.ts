import type { ApiAnswer, ApiCall, Documents, Locale, Log, Person, Render, Reply, ReplyPart, Scope } from '#sdk'
import type { Confirmation, Decided, NewConfirmation, Shown } from '../store/confirmations.ts'
import type { OutboxRow, OutboxState } from '../store/outbox.ts'
import type { OwnWrite } from '../store/own-writes.ts'
import type { FirstConsent, SecondNotice } from '../store/second-consents.ts'
import type { ClaimedTurn } from '../store/turns.ts'
import type { Exchange, MadeBy } from './model.ts'

export type { ClaimedTurn, Confirmation, Decided, OutboxRow, OutboxState, OwnWrite, Shown }

/** What a service counted without doing it, and what must come with the real call. */
export type Counted = { readonly answer: ApiAnswer; readonly confirmationToken: string | null }

/** A service on behalf of one person, with a token for just the rights a tool declares. */
export type ServiceSession = {
  /** A call that changes nothing. */
  read(call: ApiCall): Promise<ApiAnswer>
  /** Counts a write without doing it. */
  preview(call: ApiCall): Promise<Counted>
  /** Writes once per key. `unknown: true` = the answer was lost and the write may have happened. */
  write(call: ApiCall, key: string, confirmationToken: string | null): Promise<ApiAnswer & { readonly unknown?: true }>
  /** The stored answer of an earlier write; null when the service never saw the key. */
  operation(key: string): Promise<ApiAnswer | null>
}

/** A service that tools talk to: the HR system, or a department's own. */
export type Service = {
  /** @throws ToolError `unavailable` when it does not answer, `forbidden` when it knows no such person */
  open(personId: string, scopes: readonly Scope[]): Promise<ServiceSession>
}

/** Who a staff id is, at this moment. */
export type Directory = {
  /** @throws ToolError `unavailable` when the HR system does not answer, `not_found` for an unknown staff id */
  identify(personId: string, locale: Locale): Promise<Person>
  /**
   * Who besides a person may give the second consent to what that person prepared.
   * @throws ToolError `unavailable` when the HR system does not answer
   */
  holders(personId: string, scope: Scope): Promise<readonly { readonly id: string; readonly name: string }[]>
}

/** Confirmations as the tables hold them: the authority over every write. */
export type Confirmations = {
  prepare(turn: ClaimedTurn, made: NewConfirmation): Promise<Confirmation>
  /** @param locale in which the outcome is told */
  consume(turn: ClaimedTurn, personId: string, id: string, locale: Locale): Promise<Decided | null>
  cancel(turn: ClaimedTurn, personId: string, id: string): Promise<Confirmation | null>
  /** The first of two consents. */
  first(turn: ClaimedTurn, given: FirstConsent): Promise<Decided | null>
  /** The second of two consents, by one of those who were asked. */
  second(turn: ClaimedTurn, personId: string, id: string): Promise<Decided | null>
  refuseSecond(turn: ClaimedTurn, personId: string, id: string, told: SecondNotice): Promise<Confirmation | null>
  /** By the code a person was given, as the first or as the second; the code in the answer is theirs. */
  find(personId: string, code: string): Promise<Confirmation | null>
  byId(personId: string, id: string): Promise<Confirmation | null>
  pending(conversation: string): Promise<Confirmation | null>
}

/** What a submission came to, kept in its outbox row and said to the person. */
export type Delivered = {
  readonly receipt?: string
  /** What came of it, in one sentence. */
  readonly sentence: string
  readonly parts: readonly ReplyPart[]
  /** Why it was not done; `changed` = what was shown no longer holds. */
  readonly refusal?: 'changed' | 'refused'
  /** True when what the conversation remembers was erased by it. */
  readonly erased?: boolean
}

/** Rows of the outbox that are submissions. */
export type Submissions = {
  /** Takes this row, or due ones; a row another worker holds is left alone. */
  claim(limit: number, id?: string): Promise<readonly OutboxRow[]>
  /** Keeps what was answered so far. @throws when a later try has begun elsewhere */
  keep(row: OutboxRow, result: unknown): Promise<void>
  /**
   * Ends the row with its audit entry and its writes on Renshi's own side, and tells the person if the turn is over
   * already; one transaction.
   */
  end(
    row: OutboxRow,
    state: 'done' | 'failed' | 'dead',
    delivered: Delivered,
    writes?: readonly OwnWrite[],
  ): Promise<void>
  retry(row: OutboxRow, reason: string): Promise<void>
  state(id: string): Promise<OutboxState>
}

/** Where audited decisions of the conversation go. */
export type AuditTrail = {
  record(entry: {
    actor: string
    action: string
    subject: string
    detail: Record<string, string | number | boolean | null>
  }): Promise<void>
}

/** The clock of work: real, or in demo mode the business clock. */
export type Clock = {
  /** ISO instant with the offset of Asia/Shanghai. */
  now(): string
}

/** Documents of a plugin. */
export type DocumentStore = (plugin: string) => Documents

/** Makes files for a person; on one occasion the first, second … file is the same at every try, without one it is new. */
export type FileMaker = (personId: string, occasion: string | null) => Render

/** What everything in the conversation shares; made once by the wiring. */
export type Shared = {
  readonly clock: Clock
  readonly log: Log
  /** A fresh id. */
  newId(): string
  /** A fresh confirmation code of six digits. */
  newCode(): string
}

/** What one turn comes to. */
export type TurnResult = {
  readonly reply: Reply
  /** A submission the reply calls 处理中; its end must be told when the turn is closed. */
  readonly watch: string | null
  /** What the conversation is to remember of it. */
  readonly exchange: Exchange | null
  /** Set when it was on a sensitive subject, of which nothing is counted. */
  readonly sensitive?: true
  /** Id of the official answer that was given. */
  readonly official?: string
  /** The language model that took part, and the version of its prompt. */
  readonly by?: MadeBy
  /** What was said in a group is to be answered to the person alone. */
  readonly isPrivate?: true
}
